// life::thread: starting and joining, told to the trace.
#include "life/thread.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <string>
#include <system_error>

#include "run/session.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {
namespace {

using trace::event_kind;

// The new thread's side: it takes its lane, works, and says when it has ended.
void live(lane mine, const std::function<void()>& work) {
  current_lane() = mine;
  const auto self = trace::make_object_id(trace::object_type::thread, mine.number);
  tell(event_kind::thread_start, self, 0, {});
  try {
    work();
  } catch (const std::exception& e) {
    mine.run->end_program("An exception escaped the thread " +
                          mine.recorder->thread_name(mine.number) + ": " + e.what());
  } catch (...) {
    mine.run->end_program("An exception that is no std::exception escaped the thread " +
                          mine.recorder->thread_name(mine.number));
  }
  tell(event_kind::thread_end, self, 0, {});
  auto& state = mine.recorder->state(mine.number);
  state.doing.store(static_cast<std::uint32_t>(trace::activity::ended), std::memory_order_release);
  state.version.fetch_add(1, std::memory_order_release);
}

}  // namespace

thread::thread(std::string_view name, std::function<void()> work) {
  const lane& me = current_lane();
  if (me.recorder == nullptr) {
    real_ = std::thread{std::move(work)};
    return;
  }
  const int number = me.recorder->add_thread(name);
  if (number < 0) {
    throw std::system_error{std::make_error_code(std::errc::resource_unavailable_try_again),
                            "a run can tell of no more threads than it has had"};
  }
  lane mine = me;
  mine.number = static_cast<std::uint16_t>(number);
  mine.drawn = 0;
  id_ = trace::make_object_id(trace::object_type::thread, mine.number);
  tell(event_kind::spawn, id_, 0, {});
  try {
    real_ = std::thread{live, mine, std::move(work)};
  } catch (const std::system_error&) {
    auto& state = me.recorder->state(mine.number);
    state.doing.store(static_cast<std::uint32_t>(trace::activity::ended),
                      std::memory_order_release);
    throw;
  }
}

void thread::join(location where) {
  {
    const waiting wait{id_, where};
    real_.join();
  }
  tell(event_kind::join, id_, 0, where);
}

thread_id this_thread_id() noexcept {
  return std::this_thread::get_id();
}

std::string this_thread_name() {
  const lane& me = current_lane();
  return me.recorder == nullptr ? std::string{} : me.recorder->thread_name(me.number);
}

// What an iostream would print, without iostreams.
std::uint64_t number_of(thread_id id) noexcept {
  std::uintptr_t number = 0;
  static_assert(sizeof id == sizeof number && std::is_trivially_copyable_v<thread_id>);
  std::memcpy(&number, &id, sizeof number);
  return number;
}

unsigned hardware_concurrency() noexcept {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace cooks::life
