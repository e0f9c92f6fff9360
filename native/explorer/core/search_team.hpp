// search_team: the same search by several threads of the machine, each with executions of its own.
// All schedules are cut into parts by how they begin; whoever has nothing to do takes the next
// part. What is found is put together in the order of the parts, so it does not depend on who was
// faster.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "explorer/core/search.hpp"

namespace cooks::explorer {

class search_team : public searching {
 public:
  /// \param how  Not by chance.
  /// \param jobs  So many threads.
  search_team(program of, const search_limits& how, int jobs);
  ~search_team() override;

  /// \throws whatever one of its threads has thrown.
  bool advance(double seconds, const std::atomic<bool>& stop) override;
  const search_result& result() const noexcept override { return result_; }

 private:
  struct job;

  void begin();
  void work();
  void put_together();
  void send_home() noexcept;

  program program_;
  search_limits how_;
  std::size_t jobs_;
  search_result result_;
  std::vector<std::unique_ptr<job>> parts_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> at_work_{0};
  std::atomic<std::uint64_t> executions_{0};
  std::atomic<bool> is_enough_{false};
  std::mutex fault_door_;
  std::exception_ptr fault_;
  std::vector<std::thread> team_;
  bool has_begun_ = false;
};

}  // namespace cooks::explorer
