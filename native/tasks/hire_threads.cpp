// hire: threads alone, for the explorer: it knows no processes.
#include <stdexcept>

#include "cooks/thread_pool.hpp"
#include "tasks/hire.hpp"

namespace cooks::parallel {

std::shared_ptr<executor> hire(workers who, int how_many) {
  if (who == workers::processes) {
    throw std::invalid_argument{"there are no processes here"};
  }
  return std::make_shared<thread_pool>(how_many);
}

int default_workers(workers /*who*/) noexcept {
  return thread_pool::default_workers();
}

bool end_at_once(executor& /*crew*/, location /*where*/) {
  return false;
}

}  // namespace cooks::parallel
