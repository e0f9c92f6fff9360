// future: the receipt for a result that is not there yet. Knows mutex, condition variable and
// queue.
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "cooks/clock.hpp"
#include "cooks/condition_variable.hpp"
#include "cooks/guards.hpp"
#include "cooks/location.hpp"
#include "cooks/mutex.hpp"
#include "cooks/queue.hpp"

namespace cooks {

/// \addtogroup tasks
/// \{

/// `timeout_error` says that somebody has waited as long as he wanted. What he waited for goes on.
class timeout_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `cancelled_error` says that there will be no result: the task was cancelled before it began.
class cancelled_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `broken_promise_error` says that there will be no result: the promise went without giving one.
class broken_promise_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `future_state` is what a future and its promise share: how far it has come, and who waits.
/// Demos have futures; executors are built on this.
class future_state {
 public:
  /// Who wants to hear that it is done, and by which number he knows it.
  using finished_numbers = queue<std::size_t>;

  explicit future_state(std::string_view name);
  virtual ~future_state() = default;
  future_state(const future_state&) = delete;
  future_state& operator=(const future_state&) = delete;

  const std::string& name() const noexcept { return name_; }

  // For those who have the future -----------------------------------------------------------------
  bool done(location where) const;
  bool running(location where) const;
  bool cancelled(location where) const;
  bool cancel(location where);
  void wait(location where) const;
  /// False when it was not done in time. `left` is in the demo's time.
  bool wait_for(std::chrono::duration<double> left, location where) const;
  /// Waits; null when there is a result. \throws cancelled_error
  std::exception_ptr exception(location where) const;
  /// Waits; throws what the task has thrown, or cancelled_error.
  void need_result(location where) const;
  [[noreturn]] void tell_timeout() const;
  /// Puts that number into that queue when it is done, or at once when it is.
  void tell_end(const std::shared_ptr<finished_numbers>& to, std::size_t number, location where);

  // For those who have the promise ----------------------------------------------------------------
  /// False: it was cancelled, and is not to be run.
  bool start(location where);
  /// False: it is over already, and nothing happens.
  bool finish(std::exception_ptr error, location where);
  /// \throws std::logic_error  when it is over already.
  void finish_once(std::exception_ptr error, location where);

 private:
  enum class progress : std::uint8_t { waiting, running, done, cancelled };

  bool over() const noexcept {
    return progress_ == progress::done || progress_ == progress::cancelled;
  }
  condition_variable& bell() const;
  void end_as(progress how, std::exception_ptr error, unique_lock<mutex>& held, location where);

  std::string name_;
  mutable mutex key_;
  // There is one from when somebody waits: most futures are never waited for one by one.
  mutable std::unique_ptr<condition_variable> bell_;
  progress progress_ = progress::waiting;
  std::exception_ptr error_;
  std::vector<std::pair<std::shared_ptr<finished_numbers>, std::size_t>> listeners_;
};

/// `result_state` also has room for the result. It is written before `finish()`, and read after
/// `need_result()`.
template <class T>
class result_state final : public future_state {
 public:
  using future_state::future_state;
  using value_type = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
  std::optional<value_type> value;
};

/// `any_future` is what all futures have in common, whatever their results are.
///
/// It is a handle: copies stand for the same task. Asking is allowed to several threads at once.
class any_future {
 public:
  /// `done()` is true when it will not change any more: there is a result, it has thrown, or it was
  /// cancelled.
  bool done(location where = location::current()) const { return state_->done(where); }
  /// `running()` is true while a worker is at it.
  bool running(location where = location::current()) const { return state_->running(where); }
  /// `cancelled()` is true when it will never run, for somebody has cancelled it.
  bool cancelled(location where = location::current()) const { return state_->cancelled(where); }

  /// `cancel()` takes it back, if nobody has begun.
  /// \return false when it is running or done: then nothing happens. Nobody can take a running
  /// function away from a thread. To end such work, let it look at a cooks::stop_token.
  bool cancel(location where = location::current()) const { return state_->cancel(where); }

  /// `wait()` waits until it is done.
  void wait(location where = location::current()) const { state_->wait(where); }
  /// `wait_for()` waits no longer than `patience`, in the demo's time.
  /// \return false when it was not done by then.
  template <class Rep, class Period>
  bool wait_for(std::chrono::duration<Rep, Period> patience,
                location where = location::current()) const {
    return state_->wait_for(patience, where);
  }

  /// `exception()` waits until it is done.
  /// \return what the task has thrown; null when it has returned.
  /// \throws cancelled_error
  std::exception_ptr exception(location where = location::current()) const {
    return state_->exception(where);
  }

  /// `name()` is the task's.
  const std::string& name() const noexcept { return state_->name(); }

 protected:
  explicit any_future(std::shared_ptr<future_state> state) : state_(std::move(state)) {}

 private:
  friend class completion;
  std::shared_ptr<future_state> state_;
};

/// `future` is the receipt for the result of a task that was handed in. Whoever has it can ask
/// whether the task is done, wait for the result, or take the task back while nobody has begun.
///
/// \code
/// cooks::future<int> dish = pool.submit(cook, "soup");
/// lay_the_table();            // meanwhile
/// eat(dish.result());         // waits, if need be
/// \endcode
///
/// What the task throws is not lost: `result()` throws it again, here. Everything that the task did
/// happens before `result()` returns.
///
/// Leaving scope never waits. The std counterpart is `std::shared_future`; unlike there, a running
/// or a waiting task can be told apart, and a waiting one can be cancelled, as with Python's
/// `concurrent.futures.Future`.
template <class T>
class future : public any_future {
 public:
  explicit future(std::shared_ptr<result_state<T>> state)
      : any_future(state), state_(std::move(state)) {}

  /// `result()` waits until the task is done.
  /// \return a copy of the result.
  /// \throws cancelled_error  when it was cancelled; and whatever the task has thrown.
  T result(location where = location::current()) const {
    state_->need_result(where);
    if constexpr (!std::is_void_v<T>) {
      return *state_->value;
    }
  }
  /// `result_for()` waits no longer than `patience`, in the demo's time.
  /// \throws timeout_error  when the task was not done by then. It goes on all the same, and its
  /// result can be asked for again.
  template <class Rep, class Period>
  T result_for(std::chrono::duration<Rep, Period> patience,
               location where = location::current()) const {
    if (!state_->wait_for(patience, where)) {
      state_->tell_timeout();
    }
    return result(where);
  }

 private:
  std::shared_ptr<result_state<T>> state_;
};

/// `promise` is the other end of a future: whoever has it owes the result. Executors do that for
/// you.
///
/// \code
/// cooks::promise<int> owed{"soup"};
/// cooks::thread cook{[owed = std::move(owed)]() mutable { owed.set_result(cook_soup()); }};
/// \endcode
///
/// A promise that goes without a result leaves a broken_promise_error. The std counterpart is
/// `std::promise`.
template <class T>
class promise {
 public:
  explicit promise(std::string_view name = {}) : state_(std::make_shared<result_state<T>>(name)) {}
  promise(promise&&) noexcept = default;
  promise& operator=(promise&& other) noexcept {
    promise taken{std::move(other)};
    std::swap(state_, taken.state_);
    return *this;
  }
  ~promise() {
    if (state_) {
      state_->finish(std::make_exception_ptr(broken_promise_error{
                         "the promise went without a result: " + state_->name()}),
                     {});
    }
  }

  /// `get_future()` is the receipt; any number of them.
  future<T> get_future() const { return future<T>{state_}; }
  /// `start()` says that the work begins: it can't be cancelled any more.
  /// \return false when it was cancelled already, and nobody wants it.
  bool start(location where = location::current()) { return state_->start(where); }

  /// `set_result()` gives the result. \throws std::logic_error  when it is done already.
  template <class Value = T>
  requires(!std::is_void_v<T> &&
           std::convertible_to<Value, T>) void set_result(Value&& value,
                                                          location where = location::current()) {
    need_unfinished(where);
    state_->value.emplace(std::forward<Value>(value));
    state_->finish_once(nullptr, where);
  }
  /// `set_result()` says that it is done.
  void set_result(location where = location::current()) requires std::is_void_v<T> {
    state_->finish_once(nullptr, where);
  }
  /// `set_exception()` says what went wrong.
  void set_exception(std::exception_ptr error, location where = location::current()) {
    state_->finish_once(std::move(error), where);
  }

 private:
  void need_unfinished(location where) const {
    if (state_->done(where)) {
      throw std::logic_error{"it is done already: " + state_->name()};
    }
  }

  std::shared_ptr<result_state<T>> state_;
};

/// `completion` hears of futures in the order in which they are done: what as_completed(),
/// wait_any() and wait_all() have in common.
class completion {
 public:
  completion() : finished_(std::make_shared<future_state::finished_numbers>(0, "finished")) {}
  /// `add()` wants to hear of this one, by that number.
  void add(const any_future& one, std::size_t number, location where) {
    one.state_->tell_end(finished_, number, where);
  }
  /// `next()` waits for the number of the next one.
  std::size_t next(location where) { return *finished_->get(where); }
  /// `next_by()` waits no longer than until then; nothing: none was done.
  std::optional<std::size_t> next_by(clock::time_point until, location where) {
    return finished_->get_for(until - clock::now(), where);
  }

 private:
  std::shared_ptr<future_state::finished_numbers> finished_;
};

/// `finish_order` is what as_completed() gives: futures, in the order in which they are done.
template <class T>
class finish_order {
 public:
  /// An iterator that is used up by going on, as those of streams are.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = future<T>;
    using difference_type = std::ptrdiff_t;
    using pointer = const future<T>*;
    using reference = const future<T>&;

    iterator() = default;
    explicit iterator(finish_order* all) : all_(all) { ++*this; }
    reference operator*() const { return all_->futures_[number_]; }
    pointer operator->() const { return &**this; }
    iterator& operator++() {
      const auto number = all_->next();
      if (number) {
        number_ = *number;
      } else {
        all_ = nullptr;
      }
      return *this;
    }
    /// `number()` is where this one stood in the list that was handed over, from 0.
    std::size_t number() const noexcept { return number_; }
    friend bool operator==(const iterator& one, const iterator& other) noexcept {
      return one.all_ == other.all_;
    }

   private:
    finish_order* all_ = nullptr;
    std::size_t number_ = 0;
  };

  finish_order(std::vector<future<T>> futures, std::optional<clock::time_point> until,
               location where)
      : futures_(std::move(futures)), left_(futures_.size()), until_(until), where_(where) {
    for (std::size_t i = 0; i < futures_.size(); ++i) {
      done_.add(futures_[i], i, where_);
    }
  }
  finish_order(const finish_order&) = delete;
  finish_order& operator=(const finish_order&) = delete;

  iterator begin() { return iterator{this}; }
  iterator end() const noexcept { return {}; }

 private:
  // Waits for the next one; nothing: there are no more.
  std::optional<std::size_t> next() {
    if (left_ == 0) {
      return std::nullopt;
    }
    std::optional<std::size_t> number;
    if (until_) {
      number = done_.next_by(*until_, where_);
      if (!number) {
        throw timeout_error{std::to_string(left_) + " of " + std::to_string(futures_.size()) +
                            " futures were not done in time"};
      }
    } else {
      number = done_.next(where_);
    }
    --left_;
    return number;
  }

  std::vector<future<T>> futures_;
  std::size_t left_;
  std::optional<clock::time_point> until_;
  location where_;
  completion done_;
};

/// `as_completed()` gives futures back in the order in which they are done, waiting for the next
/// one where need be. Each comes once. What was done before comes first.
///
/// \code
/// for (const cooks::future<price>& one : cooks::as_completed(asked)) {
///   show(one.result());
/// }
/// \endcode
///
/// There is no std counterpart. In Python it is `concurrent.futures.as_completed`.
template <class T>
finish_order<T> as_completed(std::vector<future<T>> futures, location where = location::current()) {
  return finish_order<T>{std::move(futures), std::nullopt, where};
}
/// `as_completed()` with patience waits so long for all of them together, from now on.
/// Going on to the next one throws timeout_error when it is not done by then. The tasks go on.
template <class T, class Rep, class Period>
finish_order<T> as_completed(std::vector<future<T>> futures,
                             std::chrono::duration<Rep, Period> patience,
                             location where = location::current()) {
  return finish_order<T>{std::move(futures),
                         clock::now() + std::chrono::duration_cast<clock::duration>(patience),
                         where};
}

/// `wait_all()` waits until all are done.
template <class T>
void wait_all(const std::vector<future<T>>& futures, location where = location::current()) {
  for (const future<T>& one : futures) {
    one.wait(where);
  }
}
/// `wait_all()` with patience is false when they were not all done by then.
template <class T, class Rep, class Period>
bool wait_all(const std::vector<future<T>>& futures, std::chrono::duration<Rep, Period> patience,
              location where = location::current()) {
  const auto until = clock::now() + std::chrono::duration_cast<clock::duration>(patience);
  return std::all_of(futures.begin(), futures.end(), [until, where](const future<T>& one) {
    return one.wait_for(until - clock::now(), where);
  });
}

/// `wait_any()` waits until one of them is done.
/// \return its number, from 0.
/// \throws std::invalid_argument  when there are none.
template <class T>
std::size_t wait_any(const std::vector<future<T>>& futures, location where = location::current()) {
  if (futures.empty()) {
    throw std::invalid_argument{"wait_any() waits for one of none"};
  }
  completion done;
  for (std::size_t i = 0; i < futures.size(); ++i) {
    done.add(futures[i], i, where);
  }
  return done.next(where);
}
/// `wait_any()` with patience; nothing: none was done by then.
template <class T, class Rep, class Period>
std::optional<std::size_t> wait_any(const std::vector<future<T>>& futures,
                                    std::chrono::duration<Rep, Period> patience,
                                    location where = location::current()) {
  const auto until = clock::now() + std::chrono::duration_cast<clock::duration>(patience);
  completion done;
  for (std::size_t i = 0; i < futures.size(); ++i) {
    done.add(futures[i], i, where);
  }
  return done.next_by(until, where);
}

/// \}
}  // namespace cooks
