// demo: how a program declares itself: name, variants, parameters, claims. From this one
// declaration come the CLI's options and help, the controls in the page and the manifest.
// Knows no host.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cooks {

/// \addtogroup demos
/// \{

/// `host` is where a demo runs, and so where a parameter may exist.
enum class host : std::uint8_t { terminal, page, explorer };

/// `parameter_value` is what a parameter holds. Seconds and reals are doubles; a choice, a text and
/// a path are texts.
using parameter_value =
    std::variant<std::int64_t, double, bool, std::string, std::vector<std::string>>;

/// `parameter_type` is what a parameter takes; it decides the control in a page.
enum class parameter_type : std::uint8_t {
  integer,
  real,
  seconds,
  flag,
  text,
  texts,
  choice,
  folder,
  file,
  source
};

/// `range` is the smallest and the largest value of a number, both allowed.
struct range {
  double least = std::numeric_limits<double>::lowest();
  double most = std::numeric_limits<double>::max();
};

/// `override_in` is another default and range in one of the hosts.
struct override_in {
  host where = host::page;
  parameter_value initial;
  range allowed;
};

/// `parameter` is one option of a demo, `--threads` or `--delay`. Make it by the functions below.
struct parameter {
  std::string name{};
  parameter_type type = parameter_type::integer;
  parameter_value initial;
  range allowed;
  std::string help_text;
  std::vector<std::string> choices;
  std::vector<host> where{host::terminal, host::page, host::explorer};
  std::vector<override_in> overrides;
  std::map<std::string, parameter_value, std::less<>> of_variants{};  ///< See of_variant().
  std::vector<std::string> only_variants{};  ///< See for_variants(); none: every variant has it.
  std::function<std::string(const std::string&)> find_fault{};  ///< Of a text, see checked_by().

  /// `help()` is one line that says what it does.
  parameter&& help(std::string text) &&;
  /// `only()` keeps it to one host.
  parameter&& only(host one) &&;
  /// `in()` gives it another default and range in one host.
  parameter&& in(host one, parameter_value other_initial, range other_allowed) &&;
  /// `of_variant()` gives it another default in one variant: a program of its own, say.
  parameter&& of_variant(std::string variant, parameter_value other_initial) &&;
  /// `for_variants()` keeps it to these variants. The others don't offer it, and
  /// refuse it: exit code 2 in a terminal.
  parameter&& for_variants(std::vector<std::string> names) &&;
  /// `checked_by()` lets the demo itself judge a text before the run. `find_fault` returns what is
  /// wrong with it and what was expected, in a sentence or two, or an empty text. A host refuses a
  /// text with a fault as it refuses a number out of range: exit code 2 in a terminal.
  parameter&& checked_by(std::function<std::string(const std::string&)> find_fault) &&;

  /// `exists_in()` tells whether that host has it.
  bool exists_in(host one) const noexcept;
  /// `is_of()` tells whether that variant has it.
  bool is_of(std::string_view variant) const noexcept;
  /// `initial_in()` is its default there.
  const parameter_value& initial_in(host one) const noexcept;
  /// `initial_in()` is its default there, for a run of that variant.
  const parameter_value& initial_in(host one, std::string_view variant) const noexcept;
  /// `allowed_in()` is its range there.
  const range& allowed_in(host one) const noexcept;
};

/// `integer()` is a whole number, `--threads 4`.
parameter integer(std::string name, std::int64_t initial, range allowed);
/// `real()` is a number, `--growth 1.5`.
parameter real(std::string name, double initial, range allowed);
/// `seconds()` is a time in seconds; fractions are fine.
parameter seconds(std::string name, double initial, range allowed);
/// `flag()` is given or not, `--verbose`.
parameter flag(std::string name);
/// `text()` is any text.
parameter text(std::string name, std::string initial);
/// `texts()` is a text that may be given several times.
parameter texts(std::string name);
/// `choice()` is one of some words.
parameter choice(std::string name, std::string initial, std::vector<std::string> words);
/// `folder()` is a folder that results are written to. It is made if need be, before the run.
parameter folder(std::string name);
/// `file()` is a file that is read; that it can be is checked before the run.
parameter file(std::string name);
/// `source()` is a text of several lines, such as a program: a text area in a page; in a terminal
/// the name of a file that holds it. run::text() is the text in both.
parameter source(std::string name, std::string initial);

/// `run` is what a variant is handed: the values of its parameters.
class run {
 public:
  run(std::map<std::string, parameter_value, std::less<>> values, std::uint64_t seed)
      : values_(std::move(values)), seed_(seed) {}

  /// \throws std::logic_error  when the demo declares no such parameter, or of another type.
  std::int64_t integer(std::string_view name) const { return get<std::int64_t>(name); }
  double real(std::string_view name) const { return get<double>(name); }
  /// `seconds()` is a time as a duration, in the demo's own time.
  std::chrono::duration<double> seconds(std::string_view name) const {
    return std::chrono::duration<double>{get<double>(name)};
  }
  bool flag(std::string_view name) const { return get<bool>(name); }
  const std::string& text(std::string_view name) const { return get<std::string>(name); }
  const std::vector<std::string>& texts(std::string_view name) const {
    return get<std::vector<std::string>>(name);
  }
  /// `seed()` is where random numbers begin: the same seed, the same numbers.
  std::uint64_t seed() const noexcept { return seed_; }

  const std::map<std::string, parameter_value, std::less<>>& values() const noexcept {
    return values_;
  }

 private:
  template <class T>
  const T& get(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || !std::holds_alternative<T>(found->second)) {
      throw std::logic_error{"The demo asks for a parameter that it does not declare so: " +
                             std::string{name}};
    }
    return std::get<T>(found->second);
  }

  std::map<std::string, parameter_value, std::less<>> values_;
  std::uint64_t seed_;
};

/// `thread_count` is how many threads a variant starts: a number, and the value of a parameter.
/// A page gets its workers ready by it.
struct thread_count {
  int fixed = 0;
  std::string parameter{};
};

/// `outcome` is what a variant is there to show with real threads: that nothing goes wrong, that a
/// check fails, or that it gets stuck. `either`: it goes wrong only by luck, and the explorer tells
/// how.
enum class outcome : std::uint8_t { ok, failed, deadlock, either };

/// `variant` is one way of doing what the demo does.
struct variant {
  std::string name{};
  std::string summary{};
  std::function<void(const run&)> body{};
  thread_count threads{};
  outcome shows = outcome::ok;  ///< Tests hold it to that: `ok` must never fail.
  bool only_figures = false;    ///< What it shows are its figures: its timeline tells nothing.
};

class connection;

/// `child_entry` is a function that another process of this program may run; see cooks::process.
struct child_entry {
  std::string name{};
  /// What it returns is the process's exit code.
  std::function<int(connection& parent, const std::vector<std::string>& arguments)> body{};
  int threads = 0;  ///< How many it starts: a page gets its workers ready by it.
};

/// `task_entry` is a function that a worker process of a cooks::process_pool may run. It is made
/// from a cooks::task.
struct task_entry {
  std::string name{};
  /// From the arguments, as bytes, to the result, as bytes. What it throws goes to the future.
  std::function<std::string(std::string_view arguments)> body{};
};

/// `claim` is what the text says will come out, to be set beside what is measured. It holds when
/// the measured value lies between `low` and `high` times the claimed one, give or take `slack`.
struct claim {
  std::string variant{};
  std::string what{};  ///< "wall time" is measured by the host; anything else by `measured()`.
  std::string unit{};  ///< Claims in "s" shrink with `--scale`.
  std::function<std::optional<double>(const run&)>
      claimed{};  ///< Nothing: no claim for these parameters.
  double low = 0.95;
  double high = 1.15;
  double slack = 0.1;
};

/// `demo` is one program about one idea.
struct demo {
  std::string name{};
  std::string summary{};
  std::vector<variant> variants{};
  std::vector<parameter> parameters{};
  std::vector<claim> claims{};
  bool network = false;                 ///< It makes requests.
  bool explorable = false;              ///< Every schedule of it can be explored.
  std::vector<child_entry> children{};  ///< What its processes run.
  std::vector<task_entry> tasks{};      ///< What the worker processes of its pools may run.
  std::vector<std::string> places{};    ///< Where threads `go_to()`, from left to right.

  const variant* find_variant(std::string_view wanted) const noexcept;
};

/// `registration` makes a demo known to the host that it is linked with. Registered demos are the
/// project's only global state.
/// \code
/// const cooks::registration here{{.name = "race", .summary = "…", .variants = {…}}};
/// \endcode
class registration {
 public:
  explicit registration(demo declared);
};

/// `registered_demos()` are all demos linked into this program, in no particular order.
const std::vector<demo>& registered_demos() noexcept;

/// `surroundings_error` is thrown when not the demo failed but what it needs: a network, a file,
/// memory. The terminal's exit code is 3 then.
class surroundings_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// \}
}  // namespace cooks
