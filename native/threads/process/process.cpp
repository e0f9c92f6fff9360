// life::process: hands everything on.
#include "process/process.hpp"

#include "process/child_process.hpp"

namespace cooks::life {

process::process(std::string_view name, std::string_view entry,
                 const std::vector<std::string>& arguments, location where)
    : child_(std::make_unique<child_process>(name, entry, arguments, where)) {}
process::process(process&&) noexcept = default;
process& process::operator=(process&&) noexcept = default;
process::~process() = default;

channel& process::messages() noexcept {
  return child_->messages();
}
std::optional<exit_status> process::wait(channel::patience until, location where) {
  return child_->wait(until, where);
}
void process::kill(location where) noexcept {
  child_->kill(where);
}
std::optional<std::int64_t> process::id() const {
  return child_->id();
}

}  // namespace cooks::life
