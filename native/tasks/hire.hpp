// hire: the crew of one call of the parallel library. Each host says whom it has.
#pragma once

#include <memory>

#include "cooks/executor.hpp"
#include "cooks/parallel.hpp"

namespace cooks::parallel {

/// `hire()` is a crew of so many. \throws std::invalid_argument  when there are none such here.
std::shared_ptr<executor> hire(workers who, int how_many);
/// `default_workers()` is how many are taken unless somebody says.
int default_workers(workers who) noexcept;
/// `end_at_once()` ends those of the crew that can be ended, wherever they are: processes.
/// False: threads can't.
bool end_at_once(executor& crew, location where);

}  // namespace cooks::parallel
