// thread: a cook in the kitchen. Knows location, the stop token and its life.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cooks/location.hpp"
#include "cooks/stop_token.hpp"
#include "life/thread.hpp"

namespace cooks {

/// \addtogroup threads
/// \{

/// `thread` runs a function beside the one that starts it, and joins it when it leaves scope.
///
/// \code
/// std::string soup;
/// {
///   cooks::thread ana{"Ana", [&] { soup = cook_soup(); }};  // runs from here on
///   lay_the_table();
/// }                                                          // waits for Ana here
/// serve(soup);
/// \endcode
///
/// A function whose first parameter is a cooks::stop_token is handed one. Leaving scope asks it to
/// stop and joins it. An exception that escapes the function ends the program, as for the std
/// counterpart, `std::jthread`, which Emscripten 3.1.6 does not have.
class thread {
 public:
  /// `id` tells a thread from all others that were not joined yet. Once a thread has been joined,
  /// a new one may get its id. The std counterpart is `std::thread::id`.
  class id {
   public:
    /// `id()` stands for no thread at all.
    id() noexcept = default;
    explicit id(life::thread_id real) noexcept : real_(real) {}

    /// `number()` is what to print: large, and of no further meaning. 0 stands for no thread.
    std::uint64_t number() const noexcept { return life::number_of(real_); }

    friend bool operator==(id one, id other) noexcept { return one.real_ == other.real_; }
    friend bool operator<(id one, id other) noexcept { return one.real_ < other.real_; }

   private:
    life::thread_id real_{};
  };

  /// `thread()` makes a thread object without a thread.
  thread() noexcept = default;

  /// `thread()` starts `function(arguments…)` at once.
  /// \param name  What timelines call the lane.
  /// \param function  Anything callable; copied or moved into the thread, as the arguments are.
  /// \param arguments  What it is called with; wrap references in `std::ref`.
  /// \throws std::system_error  when the system has no room for another thread.
  template <class Function, class... Arguments>
  requires(!std::convertible_to<Function, std::string_view>)
      thread(std::string_view name, Function&& function, Arguments&&... arguments)
      : core_(name, bind(stop_, std::forward<Function>(function),
                         std::forward<Arguments>(arguments)...)) {}

  /// `thread()` without a name is called by its number.
  template <class Function, class... Arguments>
  requires(!std::convertible_to<Function, std::string_view> &&
           !std::same_as<std::remove_cvref_t<Function>,
                         thread>) explicit thread(Function&& function, Arguments&&... arguments)
      : thread(std::string_view{}, std::forward<Function>(function),
               std::forward<Arguments>(arguments)...) {}

  thread(thread&&) noexcept = default;
  thread& operator=(thread&& other) noexcept {
    if (this != &other) {
      end();
      stop_ = std::move(other.stop_);
      core_ = std::move(other.core_);
    }
    return *this;
  }
  ~thread() { end(); }

  /// `join()` waits until the thread has ended.
  /// \throws std::system_error  when there is nothing to join: a second time, or on itself.
  void join(location where = location::current()) { core_.join(where); }
  /// `joinable()` is true until the thread was joined.
  bool joinable() const noexcept { return core_.joinable(); }
  /// `get_id()` is the thread's id; of an object that was joined, or never had a thread, `id()`.
  id get_id() const noexcept { return id{core_.get_id()}; }
  /// `request_stop()` asks the thread to stop; it decides when it looks.
  bool request_stop() noexcept { return stop_.request_stop(); }
  /// `get_stop_token()` is the token that the thread was given.
  stop_token get_stop_token() const { return stop_.get_token(); }

  /// `hardware_concurrency()` is how many threads can run at the same time here; at least 1.
  static unsigned hardware_concurrency() noexcept { return life::hardware_concurrency(); }

 private:
  template <class Function, class... Arguments>
  static std::function<void()> bind(const stop_source& stop, Function&& function,
                                    Arguments&&... arguments) {
    if constexpr (std::is_invocable_v<std::decay_t<Function>, stop_token,
                                      std::decay_t<Arguments>...>) {
      return life::callable(std::forward<Function>(function), stop.get_token(),
                            std::forward<Arguments>(arguments)...);
    } else {
      return life::callable(std::forward<Function>(function),
                            std::forward<Arguments>(arguments)...);
    }
  }

  void end() {
    if (core_.joinable()) {
      stop_.request_stop();
      core_.join({});
    }
  }

  stop_source stop_;
  life::thread core_;
};

/// `this_thread` is what a thread can ask about itself. The std counterpart is `std::this_thread`.
namespace this_thread {

/// `get_id()` is the id of the thread that asks.
inline thread::id get_id() noexcept {
  return thread::id{life::this_thread_id()};
}

/// `get_name()` is what timelines call the thread that asks; `main` for the one that the run began
/// with. Names are for people: two threads may have the same. There is no std counterpart.
inline std::string get_name() {
  return life::this_thread_name();
}

}  // namespace this_thread

/// \}
}  // namespace cooks
