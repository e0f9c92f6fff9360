// process_error: what goes wrong between processes. Knows nothing.
#pragma once

#include <stdexcept>

namespace cooks {

/// \addtogroup processes
/// \{

/// `process_error` says that nothing can come from a process any more, or go to it, and why: it was
/// killed, it broke, it sent what is no message.
class process_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// \}
}  // namespace cooks
