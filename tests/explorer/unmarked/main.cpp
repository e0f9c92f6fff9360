// main: explores every variant of a demo that was compiled for a thread sanitizer, and tells of
// memory that two threads share without a word of the vocabulary. A line for each pair, with the
// addresses in the program's code; the exit code is 1 then.
#include <atomic>
#include <cstdio>
#include <map>
#include <string>
#include <thread>

#include "cooks/demo.hpp"
#include "explorer/core/plain_memory.hpp"
#include "explorer/core/search.hpp"
#include "report/parameters.hpp"

int main() {
  using namespace cooks;
  constexpr double seconds_for_each = 0.5;
  // A process that has never had a second thread counts references without atomics.
  std::thread{[] {}}.join();
  bool is_clean = true;
  for (const demo& which : registered_demos()) {
    for (const variant& way : which.variants) {
      std::map<std::string, parameter_value, std::less<>> values;
      for (const parameter& one : which.parameters) {
        values.emplace(one.name, report::initial_value(one, host::explorer, way.name));
      }
      const run parameters{values, 1};
      explorer::plain_memory plain;
      explorer::search_limits how;
      how.seconds = seconds_for_each;
      how.options.plain = &plain;
      const explorer::search_result found =
          explorer::search_whole([&] { way.body(parameters); }, how);
      std::printf("%s %s: %llu executions, %zu unmarked\n", which.name.c_str(), way.name.c_str(),
                  static_cast<unsigned long long>(found.executions), plain.found().size());
      for (const explorer::plain_pair& pair : plain.found()) {
        std::printf("  %s %p, %s %p\n", pair.first.writes ? "write" : "read", pair.first.from,
                    pair.second.writes ? "write" : "read", pair.second.from);
        is_clean = false;
      }
    }
  }
  return is_clean ? 0 : 1;
}
