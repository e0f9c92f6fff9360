// channel: no lock is held while a frame is written, for the other end's bytes may come meanwhile.
#include "process/channel.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "cooks/process_error.hpp"
#include "life/lane.hpp"

namespace cooks::life {
namespace {

constexpr std::uint32_t was_received = 1;
constexpr std::size_t shown_of_a_message = 60;

// The room that a message takes: an empty one takes some too.
constexpr std::size_t room_for(std::size_t size) {
  return size + 16;
}

// Why an end came may be a sentence already: what a program has thrown, say.
std::string as_sentence(std::string text) {
  if (text.empty() || text.back() != '.') {
    text += '.';
  }
  return text;
}

void tell_message(std::string_view message, trace::object_id pipe, std::int64_t number,
                  location where, std::uint32_t link) {
  std::string shown{message.substr(0, shown_of_a_message)};
  for (char& c : shown) {
    c = c < ' ' || c > '~' ? '.' : c;  // it may be anything
  }
  tell_text(trace::event_kind::message, shown, where, pipe, number, link);
}

}  // namespace

channel::channel(std::string other, frame_writer write, trace::object_id out, trace::object_id in,
                 std::function<void()> before_message)
    : other_(std::move(other)),
      write_(std::move(write)),
      before_message_(std::move(before_message)),
      out_(out),
      in_(in) {}

template <class Ready>
bool channel::wait(std::unique_lock<std::mutex>& guard, trace::object_id on, patience until,
                   location where, const Ready& ready) {
  if (ready()) {
    return true;
  }
  if (!until) {
    const waiting told{on, where};
    changed_.wait(guard, ready);
    return true;
  }
  if (*until == real_time::min()) {
    return false;
  }
  const waiting told{on, where, microseconds_until(*until)};
  return changed_.wait_until(guard, *until, ready);
}

void channel::refuse_to_send() const {
  throw process_error{as_sentence("Nothing can be sent to " + other_ + ": " +
                                  (why_.empty() ? "it has ended" : why_))};
}

bool channel::send(std::string_view message, patience until, location where) {
  if (message.size() > longest_message) {
    throw process_error{"A message of " + std::to_string(message.size()) +
                        " bytes is too long: a pipe takes at most " +
                        std::to_string(longest_message) + " at once."};
  }
  std::unique_lock guard{mutex_};
  if (closed_) {
    throw std::logic_error{"A message was sent into a pipe that this end had closed"};
  }
  if (!wait(guard, out_, until, where,
            [&] { return has_room(room_for(message.size())) || ended_; })) {
    return false;
  }
  if (ended_) {
    refuse_to_send();
  }
  sending_ = true;
  on_their_way_ += room_for(message.size());
  const std::int64_t number = ++sent_;
  guard.unlock();
  tell_message(message, out_, number, where, 0);
  if (before_message_) {
    before_message_();
  }
  const bool written = write_(frame_kind::message, message);
  guard.lock();
  sending_ = false;
  changed_.notify_all();
  if (!written) {
    // Who reads will be told in a moment why nobody is there.
    changed_.wait_for(guard, std::chrono::seconds{1}, [this] { return ended_; });
    refuse_to_send();
  }
  return true;
}

std::optional<std::string> channel::receive(patience until, location where) {
  std::unique_lock guard{mutex_};
  if (!wait(guard, in_, until, where,
            [this] { return !inbox_.empty() || other_closed_ || ended_; })) {
    return std::nullopt;
  }
  if (inbox_.empty()) {
    if (!why_.empty()) {
      throw process_error{as_sentence("Nothing more comes from " + other_ + ": " + why_)};
    }
    return std::nullopt;
  }
  std::string message = std::move(inbox_.front());
  inbox_.pop_front();
  tell_message(message, in_, ++received_, where, was_received);
  guard.unlock();
  field_writer size;
  size.put(static_cast<std::uint64_t>(room_for(message.size())));
  write_(frame_kind::taken, size.content());
  return message;
}

void channel::close(location where) {
  {
    const std::lock_guard guard{mutex_};
    if (closed_ || ended_) {
      return;
    }
    closed_ = true;
  }
  tell(trace::event_kind::notify, out_, 0, where);
  write_(frame_kind::closed, {});
}

bool channel::closed() const {
  const std::lock_guard guard{mutex_};
  return inbox_.empty() && (other_closed_ || ended_);
}

void channel::take(frame one) {
  const std::lock_guard guard{mutex_};
  if (one.kind == frame_kind::message) {
    inbox_.push_back(std::move(one.content));
  } else if (one.kind == frame_kind::taken) {
    const auto size = field_reader{one.content}.get<std::uint64_t>();
    on_their_way_ -= std::min<std::size_t>(on_their_way_, static_cast<std::size_t>(size));
  } else {
    other_closed_ = true;
  }
  changed_.notify_all();
}

void channel::end(std::string why) {
  const std::lock_guard guard{mutex_};
  if (!ended_) {
    ended_ = true;
    why_ = std::move(why);
    changed_.notify_all();
  }
}

}  // namespace cooks::life
