// hire: threads and processes.
#include "tasks/hire.hpp"

#include "cooks/process_pool.hpp"
#include "cooks/thread_pool.hpp"

namespace cooks::parallel {

std::shared_ptr<executor> hire(workers who, int how_many) {
  if (who == workers::processes) {
    return std::make_shared<process_pool>(how_many);
  }
  return std::make_shared<thread_pool>(how_many);
}

int default_workers(workers who) noexcept {
  return who == workers::processes ? process_pool::default_workers()
                                   : thread_pool::default_workers();
}

bool end_at_once(executor& crew, location where) {
  auto* const pool = dynamic_cast<process_pool*>(&crew);
  if (pool == nullptr) {
    return false;
  }
  pool->end_workers(where);
  return true;
}

}  // namespace cooks::parallel
