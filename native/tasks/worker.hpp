// worker: what a worker process of a process pool does, and the messages between it and its
// courier. Knows the demo's tasks and a connection.
#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "cooks/demo.hpp"
#include "cooks/message.hpp"

namespace cooks {

/// What the library's own child is called.
inline constexpr std::string_view worker_entry = "worker of a pool";

/// `order` is what a courier brings.
struct order {
  std::string task{};
  std::string arguments{};
  auto fields() { return std::tie(task, arguments); }
};

/// `answer` is what he takes back.
struct answer {
  bool returned = false;
  std::string result{};      ///< If it has returned.
  std::string error_type{};  ///< If it has thrown.
  std::string error{};
  auto fields() { return std::tie(returned, result, error_type, error); }
};

/// `worker_of()` is the child that runs the demo's tasks, until its pipe is closed.
child_entry worker_of(const demo& which);

}  // namespace cooks
