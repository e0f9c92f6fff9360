// bounded_buffer: a queue built from one mutex and two condition
// variables.
#pragma once

#include <cooks/condition_variable.hpp>
#include <cooks/counter.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>

namespace hatches {

//! [bounded_buffer]
template <class T>
class bounded_buffer {
 public:
  bounded_buffer(std::size_t capacity, std::string_view name)
      : capacity_(capacity),
        occupancy_(name, static_cast<std::uint32_t>(capacity)) {}

  bool put(T item) {
    cooks::unique_lock lock{mutex_};
    while (items_.size() == capacity_ && !closed_) {
      not_full_.wait(lock);
    }
    if (closed_) {
      return false;
    }
    items_.push_back(std::move(item));
    tell_size();
    not_empty_.notify_one();
    return true;
  }

  std::optional<T> get() {
    cooks::unique_lock lock{mutex_};
    while (items_.empty() && !closed_) {
      not_empty_.wait(lock);
    }
    if (items_.empty()) {
      return std::nullopt;  // closed, and nothing is left
    }
    T item = std::move(items_.front());
    items_.pop_front();
    tell_size();
    not_full_.notify_one();
    return item;
  }

  void close() {
    cooks::lock_guard guard{mutex_};
    closed_ = true;
    not_full_.notify_all();
    not_empty_.notify_all();
  }
  //! [bounded_buffer]

  std::size_t size() {
    cooks::lock_guard guard{mutex_};
    return items_.size();
  }

 private:
  void tell_size() const {
    occupancy_.set(static_cast<std::int64_t>(items_.size()));
  }

  std::size_t capacity_;
  cooks::counter occupancy_;
  cooks::mutex mutex_{"mutex"};
  cooks::condition_variable not_full_{"not full"};
  cooks::condition_variable not_empty_{"not empty"};
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace hatches
