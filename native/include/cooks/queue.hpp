// queue: a serving hatch between threads. Knows location and its life.
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cooks/location.hpp"
#include "life/queue.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `first_in_first_out` hands items out in the order in which they came.
template <class T>
class first_in_first_out {
 public:
  void push(T item, std::uint64_t number) { items_.emplace_back(number, std::move(item)); }
  std::pair<std::uint64_t, T> pop() {
    auto next = std::move(items_.front());
    items_.pop_front();
    return next;
  }

 private:
  std::deque<std::pair<std::uint64_t, T>> items_;
};

/// `last_in_first_out` hands out what came last, like a pile of plates.
template <class T>
class last_in_first_out {
 public:
  void push(T item, std::uint64_t number) { items_.emplace_back(number, std::move(item)); }
  std::pair<std::uint64_t, T> pop() {
    auto next = std::move(items_.back());
    items_.pop_back();
    return next;
  }

 private:
  std::vector<std::pair<std::uint64_t, T>> items_;
};

/// `smallest_first` hands out the smallest item; of equal ones the one that came first.
template <class T, class Less = std::less<>>
class smallest_first {
 public:
  void push(T item, std::uint64_t number) {
    items_.emplace_back(number, std::move(item));
    std::push_heap(items_.begin(), items_.end(), later);
  }
  std::pair<std::uint64_t, T> pop() {
    std::pop_heap(items_.begin(), items_.end(), later);
    auto next = std::move(items_.back());
    items_.pop_back();
    return next;
  }

 private:
  using entry = std::pair<std::uint64_t, T>;
  static bool later(const entry& a, const entry& b) {
    const Less less;
    return less(b.second, a.second) || (!less(a.second, b.second) && b.first < a.first);
  }

  std::vector<entry> items_;
};

/// `queue` hands items from threads that make them to threads that use them. Whoever finds it full
/// waits until there is room; whoever finds it empty waits until something comes.
///
/// \code
/// cooks::queue<order> hatch{4, "hatch"};
/// // the waiter                      // the cook
/// hatch.put(order);                  while (auto next = hatch.get()) {
/// hatch.close();                       cook(*next);
///                                    }  // ends when the queue is closed and empty
/// \endcode
///
/// What is put happens before the `get()` that returns it. A full queue slows down those who put
/// (*backpressure*). Several threads may put, and several get.
///
/// `task_done()` and `join()` tell when everything has been worked off, not merely taken out.
///
/// There is no std counterpart yet. The names are those of Python's `queue.Queue`; closing is as in
/// the proposal P0260 for C++.
template <class T, class Order = first_in_first_out<T>>
class queue {
 public:
  /// \param capacity  How many items it holds; 0: as many as there is memory for.
  /// \param name  What timelines call it.
  explicit queue(std::size_t capacity = 0, std::string_view name = {}) : core_(capacity, name) {}
  queue(const queue&) = delete;
  queue& operator=(const queue&) = delete;

  /// `put()` waits while the queue is full, and puts an item in.
  /// \return false when the queue is closed; then the item is left as it was.
  template <std::convertible_to<T> Item = T>
  bool put(Item&& item, location where = location::current()) {
    return put_until(std::forward<Item>(item), std::nullopt, where);
  }
  /// `try_put()` puts an item in if there is room at once.
  /// \return false when the queue is full or closed; then the item is left as it was.
  template <std::convertible_to<T> Item = T>
  bool try_put(Item&& item, location where = location::current()) {
    return put_until(std::forward<Item>(item), life::queue::none(), where);
  }
  /// `put_for()` waits for room no longer than `patience`, in the demo's time.
  template <std::convertible_to<T> Item = T, class Rep, class Period>
  bool put_for(Item&& item, std::chrono::duration<Rep, Period> patience,
               location where = location::current()) {
    return put_until(std::forward<Item>(item), life::real_deadline(patience), where);
  }

  /// `get()` waits while the queue is empty, and takes an item out.
  /// \return nothing when the queue is closed and empty.
  std::optional<T> get(location where = location::current()) {
    return get_until(std::nullopt, where);
  }
  /// `try_get()` takes an item out if there is one at once.
  std::optional<T> try_get(location where = location::current()) {
    return get_until(life::queue::none(), where);
  }
  /// `get_for()` waits for an item no longer than `patience`, in the demo's time.
  template <class Rep, class Period>
  std::optional<T> get_for(std::chrono::duration<Rep, Period> patience,
                           location where = location::current()) {
    return get_until(life::real_deadline(patience), where);
  }

  /// `close()` lets nothing more in. What is inside can still be taken out.
  void close(location where = location::current()) { core_.close(where); }
  /// `closed()` is true after `close()`.
  bool closed(location where = location::current()) const { return core_.closed(where); }

  /// `task_done()` says that an item that was taken out is worked off.
  /// \throws std::logic_error  when it is called more often than items were put in.
  void task_done(location where = location::current()) { core_.task_done(where); }
  /// `join()` waits until `task_done()` was called for every item that was put in.
  void join(location where = location::current()) { core_.join(where); }

  /// `size()` is how many items are inside now; a moment later it may be another number.
  std::size_t size(location where = location::current()) const { return core_.size(where); }
  /// `empty()` is true when nothing is inside now.
  bool empty(location where = location::current()) const { return core_.size(where) == 0; }

 private:
  template <class Item>
  bool put_until(Item&& item, life::queue::patience until, location where) {
    return core_.put([&](std::uint64_t number) { items_.push(std::forward<Item>(item), number); },
                     until, where);
  }

  std::optional<T> get_until(life::queue::patience until, location where) {
    std::optional<T> taken;
    core_.get(
        [&] {
          auto [number, item] = items_.pop();
          taken.emplace(std::move(item));
          return number;
        },
        until, where);
    return taken;
  }

  life::queue core_;
  Order items_;
};

/// `lifo_queue` is a queue that hands out what came last.
template <class T>
using lifo_queue = queue<T, last_in_first_out<T>>;

/// `priority_queue` is a queue that hands out the smallest item first, as Python's does.
/// (`std::priority_queue`, which no two threads may use at once, has the largest on top.)
template <class T, class Less = std::less<>>
using priority_queue = queue<T, smallest_first<T, Less>>;

/// `task_guard` calls `task_done()` when it leaves scope, also by an exception: then `join()`
/// waits for nobody who has given up.
///
/// \code
/// while (auto next = hatch.get()) {
///   cooks::task_guard task{hatch};
///   cook(*next);  // may throw
/// }
/// \endcode
template <class Queue>
class task_guard {
 public:
  explicit task_guard(Queue& queue, location where = location::current())
      : queue_(queue), where_(where) {}
  ~task_guard() { queue_.task_done(where_); }
  task_guard(const task_guard&) = delete;
  task_guard& operator=(const task_guard&) = delete;

 private:
  Queue& queue_;
  location where_;
};

/// \}
}  // namespace cooks
