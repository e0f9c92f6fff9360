// parallel: one call for many tasks: hand them to a crew, wait for all, give the results back in
// the order of the inputs. Knows executor, thread_pool and task.
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "cooks/clock.hpp"
#include "cooks/executor.hpp"
#include "cooks/future.hpp"
#include "cooks/location.hpp"
#include "cooks/task.hpp"
#include "cooks/thread.hpp"
#include "cooks/thread_pool.hpp"

/// `cooks::parallel` runs many tasks by one call: in threads or in processes, with a timeout, with
/// more tries for those that fail, and always with the results in the order of the inputs.
namespace cooks::parallel {

/// \addtogroup parallel
/// \{

/// `workers` is who runs the tasks.
enum class workers : std::uint8_t { threads, processes };
inline constexpr workers threads = workers::threads;
inline constexpr workers processes = workers::processes;

/// `retry` is how often a task that has thrown is tried again, and how long it waits before that.
/// Meanwhile its worker does other tasks.
///
/// The first pause is `wait`, each further one `growth` times as long, and none is longer than
/// `longest` (*exponential back-off*). Then chance takes away up to `jitter` of it, so that tasks
/// which failed together don't all come back together. The same seed (`--seed`) gives the same
/// pauses.
/// \code
/// parallel::map(download, urls, {.retries = {.times = 3, .wait = 200ms}});
/// \endcode
struct retry {
  int times = 0;  ///< After the first try; 0: never again.
  std::chrono::duration<double> wait{0.1};
  double growth = 2;
  std::chrono::duration<double> longest{10};
  double jitter = 0.5;  ///< From 0, always the whole pause, to 1, any part of it.
};

/// `options` are what all calls of this library have in common. Name those that you want:
/// \code
/// parallel::map(is_prime, numbers, {.in = parallel::processes, .max_workers = 4});
/// \endcode
struct options {
  /// Threads run any function. Processes run a cooks::task that the demo declares.
  workers in = threads;
  /// So many at the same time; 0: of threads four more than there are cores, but no more than 32;
  /// of processes as many as there are cores. Never more than there are tasks.
  int max_workers = 0;
  /// For the whole call, in the demo's time. See map() for what becomes of tasks that are not done.
  std::optional<std::chrono::duration<double>> timeout{};
  retry retries{};
  /// A failed task is a value among the results; otherwise the call throws.
  bool silent = false;
};

/// `failed_task` is what a task has left behind that has no result.
/// \code
/// for (const parallel::failed_task& one : prices.failures()) {
///   cooks::print("{}: {}", one.name, one.what());
/// }
/// \endcode
struct failed_task {
  /// `reason` is why there is no result.
  enum class reason : std::uint8_t { thrown, late, cancelled };

  std::size_t number = 0;  ///< Its place in the list, from 0.
  std::string name{};      ///< In named results its name there.
  reason why = reason::thrown;
  int tries = 0;  ///< So often it was tried.
  std::exception_ptr
      error{};  ///< What it has thrown at last; else a timeout_error or cancelled_error.

  /// `what()` is what the exception says.
  std::string what() const;
};

/// `results` are the results of a list of tasks, in the order of the list, whoever was done first.
/// \code
/// const std::vector<int> all = parallel::map(square, numbers);  // throws if one has failed
///
/// const auto some = parallel::map(square, numbers, {.silent = true});
/// use(some.replace_failed(0));
/// \endcode
/// Without silent mode none has failed: the call would have thrown.
template <class T>
class results {
 public:
  results(std::vector<std::optional<T>> values, std::vector<failed_task> failures)
      : values_(std::move(values)), failures_(std::move(failures)) {}

  std::size_t size() const noexcept { return values_.size(); }
  bool empty() const noexcept { return values_.empty(); }

  /// `failed()` is true when that task has no result.
  bool failed(std::size_t number) const { return !values_.at(number); }
  /// `operator[]()` is that task's result.
  /// \throws what the task has thrown, if it has failed; std::out_of_range
  const T& operator[](std::size_t number) const {
    if (failed(number)) {
      std::rethrow_exception(failure_of(number).error);
    }
    return *values_[number];
  }

  /// `failures()` are the tasks that have failed, in the order of the list.
  const std::vector<failed_task>& failures() const noexcept { return failures_; }
  /// `succeeded()` are the results of all others, in the order of the list.
  std::vector<T> succeeded() const {
    std::vector<T> those;
    for (const auto& value : values_) {
      if (value) {
        those.push_back(*value);
      }
    }
    return those;
  }
  /// `replace_failed()` is the list with a value in the place of each that has failed.
  std::vector<T> replace_failed(const T& by) const {
    std::vector<T> all;
    all.reserve(size());
    for (const auto& value : values_) {
      all.push_back(value ? *value : by);
    }
    return all;
  }
  /// `list()` is the list of results.
  /// \throws what the first task that has failed has thrown.
  std::vector<T> list() const {
    if (!failures_.empty()) {
      std::rethrow_exception(failures_.front().error);
    }
    return succeeded();
  }
  /// It goes wherever a `std::vector` is wanted, as list() does.
  operator std::vector<T>() const { return list(); }  // NOLINT(google-explicit-constructor)

  /// `iterator` goes through the results as operator[]() gives them.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    iterator() = default;
    iterator(const results* of, std::size_t number) : of_(of), number_(number) {}
    reference operator*() const { return (*of_)[number_]; }
    pointer operator->() const { return &**this; }
    iterator& operator++() {
      ++number_;
      return *this;
    }
    iterator operator++(int) {
      const iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const iterator& one, const iterator& other) noexcept {
      return one.number_ == other.number_;
    }

   private:
    const results* of_ = nullptr;
    std::size_t number_ = 0;
  };
  iterator begin() const { return {this, 0}; }
  iterator end() const { return {this, size()}; }

 private:
  const failed_task& failure_of(std::size_t number) const {
    std::size_t i = 0;
    while (failures_[i].number != number) {
      ++i;
    }
    return failures_[i];
  }

  std::vector<std::optional<T>> values_;
  std::vector<failed_task> failures_;
};

/// `named_results` are results that are known by the names of their inputs.
/// \code
/// const auto pages = parallel::map(download, {{"soup", url_1}, {"bread", url_2}});
/// show(pages["soup"]);
/// \endcode
template <class T>
class named_results {
 public:
  named_results(std::vector<std::string> names, results<T> values)
      : names_(std::move(names)), values_(std::move(values)) {}

  std::size_t size() const noexcept { return names_.size(); }
  bool empty() const noexcept { return names_.empty(); }
  /// `names()` are all names, in alphabetical order.
  const std::vector<std::string>& names() const noexcept { return names_; }

  /// `failed()` is true when that task has no result. \throws std::out_of_range
  bool failed(std::string_view name) const { return values_.failed(number_of(name)); }
  /// `operator[]()` is that task's result.
  /// \throws what the task has thrown, if it has failed; std::out_of_range  for an unknown name.
  const T& operator[](std::string_view name) const { return values_[number_of(name)]; }

  /// `failures()` are the tasks that have failed.
  const std::vector<failed_task>& failures() const noexcept { return values_.failures(); }
  /// `succeeded()` are the results of all others.
  std::map<std::string, T> succeeded() const {
    std::map<std::string, T> those;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!values_.failed(i)) {
        those.emplace(names_[i], values_[i]);
      }
    }
    return those;
  }
  /// `replace_failed()` is all of it, with a value in the place of each that has failed.
  std::map<std::string, T> replace_failed(const T& by) const {
    std::map<std::string, T> all;
    for (std::size_t i = 0; i < size(); ++i) {
      all.emplace(names_[i], values_.failed(i) ? by : values_[i]);
    }
    return all;
  }
  /// It goes wherever a `std::map` is wanted.
  /// \throws what the first task that has failed has thrown.
  operator std::map<std::string, T>() const {  // NOLINT(google-explicit-constructor)
    if (!failures().empty()) {
      std::rethrow_exception(failures().front().error);
    }
    return succeeded();
  }

 private:
  std::size_t number_of(std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) {
        return i;
      }
    }
    throw std::out_of_range{"there is no result of this name: " + std::string{name}};
  }

  std::vector<std::string> names_;
  results<T> values_;
};

/// `job` is a function with all of its arguments, bound now and run later: what par() takes.
/// \code
/// const parallel::job soup{cook_dish, order{"soup", 0.5}};  // a cooks::task: runs anywhere
/// const parallel::job bill{[&] { return add(prices); }};    // any function: in threads only
/// soup();                                                   // here and now
/// \endcode
/// A function that is no task is copied, and its arguments are. The nearest std counterparts are
/// `std::bind_front` and `std::packaged_task`.
template <class R>
class job {
 public:
  using result_type = R;
  /// What there is of it among results: for a job that returns nothing, `std::monostate`.
  using value_type = std::conditional_t<std::is_void_v<R>, std::monostate, R>;

  /// \param what  The task.
  /// \param arguments  What it will be called with.
  template <class... P>
  explicit job(const task<R(P...)>& what, std::type_identity_t<std::decay_t<P>>... arguments)
      : name_(what.name()),
        travels_(true),
        hand_in_([what, all = std::tuple<std::decay_t<P>...>{std::move(arguments)...}](
                     executor& crew, const std::string& /*name*/) {
          return std::apply(
              [&](const auto&... one) { return crew.submit(what, std::decay_t<P>{one}...); }, all);
        }),
        run_([what, all = std::tuple<std::decay_t<P>...>{std::move(arguments)...}] {
          return std::apply([&](auto... one) -> R { return what(std::forward<P>(one)...); }, all);
        }) {}

  /// \param work  Any function.
  /// \param arguments  What it will be called with.
  template <class Function, class... A>
  requires(!a_task<Function> && std::is_invocable_r_v<R, const Function&, const A&...> &&
           !std::same_as<Function, job>) explicit job(Function work, A... arguments)
      : name_("task"),
        run_([work = std::move(work), all = std::tuple<A...>{std::move(arguments)...}] {
          return std::apply([&](const auto&... one) -> R { return work(one...); }, all);
        }) {
    hand_in_ = [work = std::make_shared<std::function<R()>>(run_)](executor& crew,
                                                                   const std::string& name) {
      auto* const pool = dynamic_cast<thread_pool*>(&crew);
      if (pool == nullptr) {
        throw std::invalid_argument{"a function without a name can't go to another process"};
      }
      return pool->submit(name, [work] { return (*work)(); });
    };
  }

  /// `named()` is the same job; timelines and failures call it so.
  /// A cooks::task keeps its own name in timelines: other processes know it by that.
  job named(std::string_view name) const {
    job other = *this;
    other.name_ = name;
    return other;
  }
  const std::string& name() const noexcept { return name_; }

  /// Calling it runs it here and now.
  R operator()() const { return run_(); }
  /// `travels()` is true when it can go to another process.
  bool travels() const noexcept { return travels_; }
  /// `hand_in()` hands it to an executor.
  future<R> hand_in(executor& crew) const { return hand_in_(crew, name_); }

 private:
  std::string name_;
  bool travels_ = false;
  std::function<future<R>(executor&, const std::string&)> hand_in_;
  std::function<R()> run_;
};

template <class R, class... P, class... A>
job(const task<R(P...)>&, A...) -> job<R>;
template <class Function, class... A>
requires(!a_task<Function>) job(Function, A...)
->job<std::invoke_result_t<const Function&, const A&...>>;

/// `extras` are arguments that every task of a map gets, after its own input.
/// \code
/// // std::string download(const std::string& url, double patience, int tries);
/// parallel::map(download, urls, parallel::extras{2.5, 3});
/// \endcode
template <class... E>
struct extras {
  explicit extras(E... all) : values(std::move(all)...) {}
  std::tuple<E...> values;
};

/// `arguments` are an input that brings extras of its own: they go before the common ones. What is
/// left out, or is `std::nullopt`, is as for all others.
/// \code
/// const std::vector<parallel::arguments<std::string, double, int>> urls{
///     {"soup.example"}, {"slow.example", 9.0}, {"shy.example", std::nullopt, 10}};
/// parallel::map(download, urls, parallel::extras{2.5, 3});
/// \endcode
template <class Input, class... E>
struct arguments {
  template <class... Own>
  requires(sizeof...(Own) <= sizeof...(E))
      // NOLINTNEXTLINE(google-explicit-constructor): lists are written with braces
      arguments(Input input_of_it, Own... own_ones)
      : input(std::move(input_of_it)) {
    set(std::index_sequence_for<Own...>{}, std::move(own_ones)...);
  }

  Input input;
  std::tuple<std::optional<E>...> own{};

 private:
  template <std::size_t... I, class... Own>
  void set(std::index_sequence<I...> /*places*/, Own... ones) {
    ((std::get<I>(own) = std::move(ones)), ...);
  }
};

/// `errand` is a job as the call sees it, whatever it returns. Demos never meet one.
struct errand {
  std::string name{};
  bool travels = false;
  std::function<any_future(executor&)> hand_in{};
};

/// `call` is the head waiter: hands all errands in, hears of each, tries again those that failed,
/// and gives up at the timeout. Demos never meet one.
class call {
 public:
  /// \throws std::invalid_argument  for options that make no sense.
  call(const options& how, std::vector<errand> errands);
  call(const call&) = delete;
  call& operator=(const call&) = delete;

  /// `run()` does all of it, and returns when everything is done, or at the timeout. Call it once.
  void run(location where);
  /// `cancel()` lets it begin no more of them. Any thread may call it, once.
  void cancel(location where);

  // Once it has run:
  /// `has_result()` is true for those whose future has one.
  bool has_result(std::size_t number) const { return ends_[number].over && !ends_[number].error; }
  /// `failures()` are the others. \throws unless silent, what the call is to throw.
  std::vector<failed_task> failures() const;

 private:
  struct ending {
    bool over = false;
    int tries = 0;
    failed_task::reason why = failed_task::reason::thrown;
    std::exception_ptr error;
  };

  void hand_in(std::size_t number, completion& done, location where);
  void settle(std::size_t number, location where);
  void end(std::size_t number, failed_task::reason why, std::exception_ptr error);
  void stop(location where);
  void give_up(location where);
  void hand_in_those_due(completion& done, location where);
  clock::duration pause_before(int next_try, location where) const;

  options how_;
  std::vector<errand> errands_;
  std::vector<ending> ends_;
  std::vector<std::optional<any_future>> receipts_;
  std::multimap<clock::time_point, std::size_t> later_;  // those that will be tried again
  promise<void> bell_;                                   // rung by cancel()
  std::size_t open_ = 0;
  bool stops_ = false;
  std::shared_ptr<executor> crew_;
};

/// `jobs_of` are jobs of one type and their receipts: what a call writes, and reads its results
/// from. Demos never meet one.
template <class R>
class jobs_of {
 public:
  using result_list = results<typename job<R>::value_type>;

  explicit jobs_of(std::vector<job<R>> jobs)
      : jobs_(std::move(jobs)), receipts_(std::make_shared<receipts>(jobs_.size())) {}

  std::vector<errand> errands() const {
    std::vector<errand> all;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      all.push_back({jobs_[i].name(), jobs_[i].travels(),
                     [one = jobs_[i], i, to = receipts_](executor& crew) -> any_future {
                       return (*to)[i].emplace(one.hand_in(crew));
                     }});
    }
    return all;
  }
  /// `only_result()` is that of the one job, which has one.
  typename job<R>::value_type only_result() const {
    if constexpr (std::is_void_v<R>) {
      return {};
    } else {
      return receipts_->front()->result();
    }
  }
  result_list collected(const call& from, location where) const {
    std::vector<failed_task> failures = from.failures();
    std::vector<std::optional<typename job<R>::value_type>> values(jobs_.size());
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (from.has_result(i)) {
        if constexpr (std::is_void_v<R>) {
          values[i].emplace();
        } else {
          values[i] = (*receipts_)[i]->result(where);
        }
      }
    }
    return {std::move(values), std::move(failures)};
  }

 private:
  using receipts = std::vector<std::optional<future<R>>>;

  std::vector<job<R>> jobs_;
  std::shared_ptr<receipts> receipts_;
};

/// `batch` is a map() or a par() that you start and come back to: what async_map() and async_par()
/// give. One more thread is its head waiter.
/// \code
/// auto prices = parallel::async_map(ask_price, shops, {.max_workers = 8});
/// prices.start();
/// lay_the_table();                 // meanwhile
/// show(prices.results(2s));        // waits no longer than that
/// \endcode
/// Leaving scope waits until it is done; cancel() before that, if you want no more of it. Use it
/// from one thread.
template <class Results>
class [[nodiscard]] batch {
 public:
  using collect = std::function<Results(const call&, location)>;

  batch(const options& how, std::vector<errand> errands, collect collected)
      : state_(std::make_unique<state>(how, std::move(errands), std::move(collected))) {}

  /// `start()` hands everything in, and returns at once.
  /// \throws std::logic_error  when it was started already.
  void start(location where = location::current()) {
    if (started_) {
      throw std::logic_error{"this batch was started already: make a new one"};
    }
    started_ = true;
    state_->begin(where);
  }
  /// `done()` is true when results() would not wait. \throws std::logic_error  before start().
  bool done(location where = location::current()) const {
    need_start("done()");
    return state_->over.get_future().done(where);
  }
  /// `results()` waits until all is done. It can be asked again.
  /// \return as map() or par() does.
  /// \throws as map() or par() does; cancelled_error  when it was cancelled, unless in silent mode;
  /// std::logic_error  before start().
  Results results(location where = location::current()) const {
    need_start("results()");
    state_->over.get_future().result(where);
    return state_->collected(state_->all, where);
  }
  /// `results()` with patience waits no longer than that, in the demo's time.
  /// \throws timeout_error  when it was not done by then. It goes on, and can be asked again.
  template <class Rep, class Period>
  Results results(std::chrono::duration<Rep, Period> patience,
                  location where = location::current()) const {
    need_start("results()");
    if (!state_->over.get_future().wait_for(patience, where)) {
      throw timeout_error{"the batch was not done in time"};
    }
    return results(where);
  }
  /// `cancel()` takes back what nobody has begun, and tries nothing again. What runs goes on.
  /// Calling it again does no harm. \throws std::logic_error  before start().
  void cancel(location where = location::current()) {
    need_start("cancel()");
    if (!cancelled_) {
      cancelled_ = true;
      state_->all.cancel(where);
    }
  }

 private:
  struct state {
    state(const options& how, std::vector<errand> errands, collect how_to_collect)
        : all(how, std::move(errands)), collected(std::move(how_to_collect)) {}

    void begin(location where) {
      head_waiter = thread{"head waiter", [this, where] {
                             if (const auto error = what_is_thrown(where)) {
                               over.set_exception(error);
                             } else {
                               over.set_result();
                             }
                           }};
    }
    std::exception_ptr what_is_thrown(location where) {
      try {
        all.run(where);
        return nullptr;
      } catch (...) {
        return std::current_exception();
      }
    }

    call all;
    collect collected;
    promise<void> over;
    thread head_waiter;  // last: joined first
  };

  void need_start(std::string_view what) const {
    if (!started_) {
      throw std::logic_error{std::string{what} + " of a batch that was not started: start() it"};
    }
  }

  std::unique_ptr<state> state_;
  bool started_ = false;
  bool cancelled_ = false;
};

namespace detail {

/// `names_of()` are the keys. `named()` are the jobs, called by them.
template <class Value>
std::vector<std::string> names_of(const std::map<std::string, Value>& all) {
  std::vector<std::string> names;
  for (const auto& one : all) {
    names.push_back(one.first);
  }
  return names;
}
template <class R>
std::vector<job<R>> named(const std::map<std::string, job<R>>& all) {
  std::vector<job<R>> jobs;
  for (const auto& [name, one] : all) {
    jobs.push_back(one.named(name));
  }
  return jobs;
}

/// `first_argument` is what a task takes first: so that a list of inputs can be written in braces.
template <class Work>
struct first_argument {};
template <a_task Work>
requires(std::tuple_size_v<typename Work::arguments_type> > 0) struct first_argument<Work> {
  using type = std::tuple_element_t<0, typename Work::arguments_type>;
};
template <class Work>
using first_argument_t = typename first_argument<Work>::type;

/// `result_of` is what a function returns for an input and extras.
template <class Work, class... A>
using result_of = std::invoke_result_t<const Work&, const A&...>;

/// `bound()` is the job of one input.
template <class Work, class Input, class... E>
auto bound(const Work& work, const Input& input, const extras<E...>& common) {
  return std::apply([&](const E&... one) { return job{work, input, one...}; }, common.values);
}
template <class Work, class Input, class... E>
auto bound(const Work& work, const arguments<Input, E...>& input, const extras<E...>& common) {
  return [&]<std::size_t... I>(std::index_sequence<I...> /*places*/) {
    return job{work, input.input, std::get<I>(input.own).value_or(std::get<I>(common.values))...};
  }
  (std::index_sequence_for<E...>{});
}
template <class Work, class Input, class... E>
using bound_job = decltype(bound(std::declval<const Work&>(), std::declval<const Input&>(),
                                 std::declval<const extras<E...>&>()));

template <class Work, class Input, class... E>
auto bound_all(const Work& work, const std::vector<Input>& inputs, const extras<E...>& common) {
  std::vector<bound_job<Work, Input, E...>> jobs;
  jobs.reserve(inputs.size());
  for (const Input& one : inputs) {
    jobs.push_back(bound(work, one, common));
  }
  return jobs;
}
template <class Work, class Input, class... E>
auto bound_all(const Work& work, const std::map<std::string, Input>& inputs,
               const extras<E...>& common) {
  std::map<std::string, bound_job<Work, Input, E...>> jobs;
  for (const auto& [name, one] : inputs) {
    jobs.emplace(name, bound(work, one, common));
  }
  return jobs;
}

}  // namespace detail

/// `par()` runs different jobs at the same time, and waits for all.
/// \code
/// const auto plates = parallel::par(std::vector{parallel::job{cook, "soup"},
///                                               parallel::job{bake, "bread"}});
/// \endcode
/// \return the results in the order of the jobs.
/// \throws as map() does.
template <class R>
results<typename job<R>::value_type> par(const std::vector<job<R>>& jobs, const options& how = {},
                                         location where = location::current()) {
  const jobs_of<R> these{jobs};
  call all{how, these.errands()};
  all.run(where);
  return these.collected(all, where);
}
/// `par()` of jobs with names gives results with names.
template <class R>
named_results<typename job<R>::value_type> par(const std::map<std::string, job<R>>& jobs,
                                               const options& how = {},
                                               location where = location::current()) {
  return {detail::names_of(jobs), par(detail::named(jobs), how, where)};
}
/// `par()` of jobs whose results have different types gives a tuple.
/// \code
/// const auto [soup, bill] = parallel::par({.timeout = 2s}, parallel::job{cook, "soup"},
///                                         parallel::job{add, prices});
/// \endcode
/// \throws std::invalid_argument  in silent mode: a tuple has no place for what failed.
template <class... R>
std::tuple<typename job<R>::value_type...> par(const options& how, const job<R>&... jobs) {
  if (how.silent) {
    throw std::invalid_argument{"results of different types can't be silent about failures"};
  }
  std::tuple<jobs_of<R>...> these{jobs_of<R>{std::vector<job<R>>{jobs}}...};
  std::vector<errand> errands;
  std::apply([&](const auto&... one) { (errands.push_back(one.errands().front()), ...); }, these);
  call all{how, std::move(errands)};
  all.run({});
  all.failures();  // throws
  return std::apply(
      [&](const auto&... one) {
        return std::tuple<typename job<R>::value_type...>{one.only_result()...};
      },
      these);
}

/// `async_par()` is a par() to be started. See batch.
template <class R>
auto async_par(const std::vector<job<R>>& jobs, const options& how = {}) {
  const jobs_of<R> these{jobs};
  using list = typename jobs_of<R>::result_list;
  return batch<list>{how, these.errands(), [these](const call& from, location where) {
                       return these.collected(from, where);
                     }};
}
template <class R>
auto async_par(const std::map<std::string, job<R>>& jobs, const options& how = {}) {
  const jobs_of<R> these{detail::named(jobs)};
  using list = named_results<typename job<R>::value_type>;
  return batch<list>{how, these.errands(),
                     [these, names = detail::names_of(jobs)](const call& from, location where) {
                       return list{names, these.collected(from, where)};
                     }};
}

/// `map()` calls a function once for each input, many at the same time, and waits for all.
/// \code
/// const std::vector<bool> prime = parallel::map(is_prime, numbers, {.in = parallel::processes});
/// \endcode
/// \param work  A cooks::task, or for threads any function. It is copied.
/// \param inputs  What it is called with, one by one. They are copied.
/// \param how  See options.
/// \return the results in the order of the inputs, whatever the order in which they were done.
/// \throws what the first task, in the order of the inputs, has thrown. What nobody has begun is
/// cancelled then, and what runs is waited for. In silent mode nothing is thrown: failures are
/// among the results.
/// \throws timeout_error  at the timeout, unless in silent mode.
/// \throws std::invalid_argument  for options that make no sense, and for a function that is no
/// task in processes.
///
/// At the timeout map() really returns. What nobody has begun is cancelled. A process that is still
/// at a task is ended. A thread can't be ended: it goes on with its task, its result is dropped,
/// and the *run* waits for it at its end. So what the function refers to has to live as long as the
/// run: let it have copies.
template <class Work, class Input = detail::first_argument_t<Work>>
auto map(const Work& work, const std::vector<Input>& inputs, const options& how = {},
         location where = location::current()) {
  return par(detail::bound_all(work, inputs, extras<>{}), how, where);
}
/// `map()` with extras calls it with the input and with these. See arguments for inputs that bring
/// their own.
template <class Work, class Input = detail::first_argument_t<Work>, class... E>
auto map(const Work& work, const std::vector<Input>& inputs, const extras<E...>& common,
         const options& how = {}, location where = location::current()) {
  return par(detail::bound_all(work, inputs, common), how, where);
}
/// `map()` of inputs with names gives results with names.
template <class Work, class Input>
auto map(const Work& work, const std::map<std::string, Input>& inputs, const options& how = {},
         location where = location::current()) {
  return par(detail::bound_all(work, inputs, extras<>{}), how, where);
}
template <class Work, class Input, class... E>
auto map(const Work& work, const std::map<std::string, Input>& inputs, const extras<E...>& common,
         const options& how = {}, location where = location::current()) {
  return par(detail::bound_all(work, inputs, common), how, where);
}

/// `async_map()` is a map() to be started. See batch.
template <class Work, class Input = detail::first_argument_t<Work>>
auto async_map(const Work& work, const std::vector<Input>& inputs, const options& how = {}) {
  return async_par(detail::bound_all(work, inputs, extras<>{}), how);
}
template <class Work, class Input = detail::first_argument_t<Work>, class... E>
auto async_map(const Work& work, const std::vector<Input>& inputs, const extras<E...>& common,
               const options& how = {}) {
  return async_par(detail::bound_all(work, inputs, common), how);
}
template <class Work, class Input>
auto async_map(const Work& work, const std::map<std::string, Input>& inputs,
               const options& how = {}) {
  return async_par(detail::bound_all(work, inputs, extras<>{}), how);
}
template <class Work, class Input, class... E>
auto async_map(const Work& work, const std::map<std::string, Input>& inputs,
               const extras<E...>& common, const options& how = {}) {
  return async_par(detail::bound_all(work, inputs, common), how);
}

/// `worker_count()` is how many workers these options take for so many tasks: at least one.
int worker_count(const options& how, std::size_t tasks);

/// `chunks()` cuts a list into parts, in order: as many as `parts`, but never an empty one, and
/// their sizes differ by one at most.
/// \code
/// parallel::chunks(std::vector{1, 2, 3, 4, 5}, 2);  // {1, 2, 3} and {4, 5}
/// \endcode
/// \throws std::invalid_argument  when there is to be no part.
template <class T>
std::vector<std::vector<T>> chunks(const std::vector<T>& list, std::size_t parts) {
  if (parts == 0) {
    throw std::invalid_argument{"a list is cut into one chunk at least"};
  }
  const std::size_t count = std::min(parts, list.size());
  std::vector<std::vector<T>> all;
  auto from = list.begin();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = list.size() / count + (i < list.size() % count ? 1 : 0);
    const auto to = from + static_cast<std::ptrdiff_t>(size);
    all.emplace_back(from, to);
    from = to;
  }
  return all;
}

/// `split()` cuts a list into chunks, calls a function for each, many at the same time, and joins
/// the lists that come back, in order. It pays where a task is so small that handing it in costs
/// more than doing it.
/// \code
/// // std::vector<bool> are_primes(const std::vector<std::int64_t>& some);
/// const std::vector<bool> all = parallel::split(are_primes, numbers, {.max_workers = 4});
/// \endcode
/// \param work  Takes a list, never an empty one, and returns a list.
/// \param list  Of an empty one nothing is made: `work` is not called.
/// \param parts  How many chunks; 0: one for each worker.
/// \throws as map() does; std::invalid_argument  in silent mode: nobody knows how much is missing.
template <class Work, class Input = typename detail::first_argument_t<Work>::value_type>
auto split(const Work& work, const std::vector<Input>& list, const options& how = {},
           std::size_t parts = 0, location where = location::current()) {
  if (how.silent) {
    throw std::invalid_argument{"a split list can't be silent about failures"};
  }
  if (parts == 0) {
    parts = static_cast<std::size_t>(worker_count(how, list.size()));
  }
  detail::result_of<Work, std::vector<Input>> joined;
  for (const auto& part : map(work, chunks(list, parts), how, where)) {
    joined.insert(joined.end(), part.begin(), part.end());
  }
  return joined;
}

/// \}
}  // namespace cooks::parallel
