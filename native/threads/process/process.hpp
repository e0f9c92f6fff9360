// life::process: a child process, for the vocabulary: what is behind it stays out of demos.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process/channel.hpp"

namespace cooks::life {

class child_process;

struct exit_status {
  int code = 0;
  int signal = 0;
  std::string why;
};

class process {
 public:
  process(std::string_view name, std::string_view entry, const std::vector<std::string>& arguments,
          location where);
  process(process&& other) noexcept;
  process& operator=(process&& other) noexcept;
  ~process();

  channel& messages() noexcept;
  std::optional<exit_status> wait(channel::patience until, location where);
  void kill(location where) noexcept;
  std::optional<std::int64_t> id() const;

 private:
  std::unique_ptr<child_process> child_;
};

}  // namespace cooks::life
