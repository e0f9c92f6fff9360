// worker: takes orders from its pipe, one at a time.
#include "tasks/worker.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>
#include <vector>

#include "cooks/process.hpp"
#include "cooks/span.hpp"

namespace cooks {
namespace {

std::string name_of_type(const std::exception& error) {
  int status = 0;
  const char* const name = typeid(error).name();
  const std::unique_ptr<char, decltype(&std::free)> readable{
      abi::__cxa_demangle(name, nullptr, nullptr, &status), &std::free};
  return status == 0 ? std::string{readable.get()} : std::string{name};
}

answer failed(const std::exception& error) {
  return {.error_type = name_of_type(error), .error = error.what()};
}

answer run_task(const std::vector<task_entry>& tasks, const order& wanted) {
  const auto found = std::find_if(tasks.begin(), tasks.end(),
                                  [&](const task_entry& t) { return t.name == wanted.task; });
  if (found == tasks.end()) {
    return failed(std::logic_error{"the demo declares no task '" + wanted.task + "'"});
  }
  try {
    const span work{wanted.task, {}};
    return {.returned = true, .result = found->body(wanted.arguments)};
  } catch (const std::exception& error) {
    return failed(error);
  } catch (...) {
    return {.error_type = "an exception",
            .error = "the task threw something that is no std::exception"};
  }
}

int work_off(connection& parent, const std::vector<task_entry>& tasks) {
  while (const auto bytes = parent.receive({})) {
    const answer made = run_task(tasks, unpacked<order>(*bytes));
    try {
      parent.send(packed(made), {});
    } catch (const process_error& too_long) {  // or the parent has gone: then receive() tells
      parent.send(packed(failed(too_long)), {});
    }
  }
  return 0;
}

}  // namespace

child_entry worker_of(const demo& which) {
  return {
      .name = std::string{worker_entry},
      .body = [&tasks = which.tasks](connection& parent, const std::vector<std::string>& /*none*/) {
        return work_off(parent, tasks);
      }};
}

}  // namespace cooks
