// life::ending: what is kept until the run ends.
#pragma once

#include <memory>

namespace cooks::life {

/// `keep_until_the_end()` keeps something until the run's main function has ended, and lets go of
/// it then. Whatever its destructor waits for, the run waits for. Outside a run it is let go at
/// once.
void keep_until_the_end(std::shared_ptr<void> what);

}  // namespace cooks::life
