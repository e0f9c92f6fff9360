// system: a page may not ask the operating system, and a browser doesn't tell.
#include "cooks/system.hpp"

namespace cooks {

std::optional<std::uint64_t> resident_memory() {
  return std::nullopt;
}

std::optional<switch_counts> context_switches() {
  return std::nullopt;
}

std::optional<switch_counts> context_switches_of_this_thread() {
  return std::nullopt;
}

std::optional<std::int64_t> process_id() {
  return std::nullopt;
}

std::optional<std::string> owner() {
  return std::nullopt;
}

std::string become_nobody() {
  return "a page has no users";
}

std::optional<std::vector<std::string>> open_files() {
  return std::nullopt;
}

std::optional<std::int64_t> thread_number() {
  return std::nullopt;
}

std::vector<cache> data_caches() {
  return {};
}

struct one_core::cores {};

one_core::one_core() = default;
one_core::one_core(unsigned /*number*/) {}
one_core::~one_core() = default;

bool start_process_once() {
  return false;
}

}  // namespace cooks
