// process: in a page, another instance of the same module, in workers of its own. The host worker
// starts it and carries bytes from one instance's memory into the other's; a listener's address is
// the number by which it knows the child.
#include "process/pipe.hpp"

#include <emscripten.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "page/child.hpp"
#include "page/javascript.hpp"
#include "process/child_run.hpp"
#include "report/parameters.hpp"

namespace cooks::page {
namespace {

class module_pipe final : public life::pipe {
 public:
  module_pipe(const child_entry& entry, life::pipe_listener& listener) : listener_(&listener) {
    cooks_page_spawn(listener_, entry.name.c_str(), entry.threads);
  }
  ~module_pipe() override { cooks_page_drop(listener_); }

  void listen() override {}  // nothing comes before it was greeted
  bool write(life::frame_kind kind, std::string_view content) override {
    const std::string bytes = life::packed(kind, content);
    return cooks_page_write(listener_, bytes.data(), static_cast<std::int32_t>(bytes.size())) != 0;
  }
  void kill() noexcept override { cooks_page_kill(listener_); }
  std::optional<std::int64_t> id() const override { return std::nullopt; }

 private:
  life::pipe_listener* listener_;
};

// What comes from the instance that started this one: a greeting, then messages.
class parent_listener final : public life::pipe_listener {
 public:
  void arrived(std::string_view bytes) override {
    const std::lock_guard guard{mutex_};
    cutter_.feed(bytes);
    while (auto one = cutter_.next()) {
      if (child_ != nullptr) {
        child_->take(std::move(*one));
      } else {
        early_.push_back(std::move(*one));
      }
    }
    came_.notify_all();
  }
  void ended(life::seen_end /*how*/) override {}  // then this worker has ended as well

  life::frame greeting() {
    std::unique_lock guard{mutex_};
    came_.wait(guard, [this] { return !early_.empty(); });
    life::frame first = std::move(early_.front());
    early_.erase(early_.begin());
    return first;
  }

  void hand_over_to(life::child_run& child) {
    const std::lock_guard guard{mutex_};
    child_ = &child;
    for (life::frame& one : early_) {
      child.take(std::move(one));
    }
    early_.clear();
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  life::frame_cutter cutter_;
  std::vector<life::frame> early_;
  life::child_run* child_ = nullptr;
};
std::atomic<life::child_run*> hosted_child{nullptr};

bool write_to_parent(life::frame_kind kind, std::string_view content) {
  const std::string bytes = life::packed(kind, content);
  return cooks_page_write(nullptr, bytes.data(), static_cast<std::int32_t>(bytes.size())) != 0;
}

}  // namespace

// A module runs once: what is made here is never destroyed, for threads may still be in it when the
// parent ends the worker.
void act_as_child(const demo& which, const std::string& entry) {
  const auto found = life::find_child(which, entry);
  if (!found) {
    throw report::usage_error{which.name + " has no child '" + entry + "'."};
  }
  auto& listener = *std::make_unique<parent_listener>().release();  // NOLINT
  cooks_page_listen(static_cast<life::pipe_listener*>(&listener));
  const life::frame first = listener.greeting();
  auto& child = *std::make_unique<life::child_run>(which, *found, life::read_greeting(first),
                                                   host::page, write_to_parent)
                     .release();  // NOLINT
  listener.hand_over_to(child);
  hosted_child.store(&child, std::memory_order_release);
  child.execute();
  if (child.tell_last()) {
    cooks_page_finished("{}");
  }
}

bool watch_child() {
  life::child_run* child = hosted_child.load(std::memory_order_acquire);
  if (child != nullptr) {
    child->tell_events();
    // This thread carries what others write, so it must not wait for one that writes.
    if (child->finished() && child->try_to_tell_last()) {
      cooks_page_finished("{}");
    }
  }
  return child != nullptr;
}

}  // namespace cooks::page

namespace cooks::life {

std::unique_ptr<pipe> start_child(const child_entry& entry, pipe_listener& listener) {
  return std::make_unique<page::module_pipe>(entry, listener);
}

}  // namespace cooks::life

// Both are called on the host worker's own thread, which drops a listener before it goes.
extern "C" EMSCRIPTEN_KEEPALIVE void cooks_pipe_arrived(cooks::life::pipe_listener* listener,
                                                        const char* bytes, std::int32_t size) {
  listener->arrived({bytes, static_cast<std::size_t>(size)});
}

extern "C" EMSCRIPTEN_KEEPALIVE void cooks_pipe_ended(cooks::life::pipe_listener* listener,
                                                      const char* why) {
  listener->ended({0, 0, why});
}
