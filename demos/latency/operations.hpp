// operations: what is measured, from an addition to a request, and what
// others have published about it.
#pragma once

#include "measure.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace latency {

/// `finding` is what came of measuring something here.
struct finding {
  std::optional<measurement> time;
  std::string note;  ///< What to know about it, or why there is no time.
};

/// `reference` is a published time.
struct reference {
  std::optional<double> seconds;
  std::string source;
};

/// `operation` is something that takes time.
struct operation {
  std::string name;
  std::string detail;  ///< Of its row: what exactly is done.
  reference published;
  std::function<finding(const plan&)> measure;
};

namespace sources {
inline const std::string jeppesen =
    "David Jeppesen, Computer Latency at a Human Scale";
inline const std::string norvig =
    "Peter Norvig, Teach Yourself Programming in Ten Years";
inline const std::string blandy = "Jim Blandy, context-switch";
}  // namespace sources

/// `in_the_processor()`: an addition, a branch taken wrongly.
std::vector<operation> in_the_processor();

/// `in_memory()`: a step of a chase, in each cache and in RAM.
std::vector<operation> in_memory(std::uint64_t seed);

/// `between_threads()`: locking, switching, starting.
std::vector<operation> between_threads();

/// `outside()`: a file, a process, a request, the other side of the
/// globe.
std::vector<operation> outside();

/// `all_operations()` are all of them.
std::vector<operation> all_operations(std::uint64_t seed);

/// `size_words()`: "16 KiB", "8 MiB".
std::string size_words(std::size_t bytes);

/// `biggest_chase()` is the most memory that a demo should take here.
std::size_t biggest_chase();

/// `chase_sizes()` are the sizes that a chase can have here: four times
/// as much each time.
std::vector<std::size_t> chase_sizes();

}  // namespace latency
