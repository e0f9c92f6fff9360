// child_process: a process as the one that started it sees it: its pipes, its lane, its end.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "process/channel.hpp"
#include "process/child_trace.hpp"
#include "process/pipe.hpp"
#include "process/process.hpp"

namespace cooks::life {

class session;

class child_process final : public pipe_listener {
 public:
  child_process(std::string_view name, std::string_view entry,
                const std::vector<std::string>& arguments, location where);
  ~child_process() override;
  child_process(const child_process&) = delete;
  child_process& operator=(const child_process&) = delete;

  channel& messages() noexcept { return *messages_; }
  std::optional<exit_status> wait(channel::patience until, location where);
  void kill(location where) noexcept;
  std::optional<std::int64_t> id() const { return pipe_->id(); }

  void arrived(std::string_view bytes) override;
  void ended(seen_end how) override;

 private:
  void take(frame one);
  void take_last(const std::string& content);
  bool write(frame_kind kind, std::string_view content);

  std::string name_;
  session* run_ = nullptr;
  trace::object_id lane_ = 0;
  std::unique_ptr<channel> messages_;
  std::unique_ptr<trace_listener> trace_;
  frame_cutter cutter_;

  std::mutex mutex_;
  std::condition_variable over_;
  std::optional<exit_status> status_;
  std::string broken_;  ///< What was wrong with what came.
  std::optional<int> own_code_;
  std::string own_message_;
  bool killed_ = false;
  bool joined_ = false;

  std::unique_ptr<pipe> pipe_;  ///< Last: gone first, and with it whoever calls.
};

}  // namespace cooks::life
