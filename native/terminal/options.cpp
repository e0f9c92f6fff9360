// options: CLI11 splits the command line; the demo's own declaration says what each value may be.
#include "terminal/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "report/parameters.hpp"

namespace cooks::terminal {
namespace {

using report::usage_error;

// The texts as they were given; their meaning is found later, by the rules that pages use as well.
struct raw_options {
  std::string variant;
  std::string seed;
  std::string scale;
  std::string repeat;
  std::string trace_file;
  exploration_wish exploration;
  std::string child;
  bool json = false;
  bool quiet = false;
  bool describe = false;
  bool version = false;
  bool help = false;
  CLI::Option* explore = nullptr;
  std::map<std::string, std::vector<std::string>> given;
  std::map<std::string, bool> flags;
};

std::string default_text(const parameter_value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*whole);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return report::number_text(*number);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : *text;
}

std::string help_of(const parameter& p, host where) {
  std::string text = p.help_text;
  if (p.type != parameter_type::flag && p.type != parameter_type::texts) {
    text += ": " + report::expected(p, where);
  }
  if (!p.only_variants.empty()) {
    text += "; of " + report::listed(p.only_variants, "and");
  }
  if (p.type == parameter_type::source) {
    return text + " (one of its own)";
  }
  const std::string initial = default_text(p.initial_in(where));
  return initial.empty() ? text : text + " (" + initial + ")";
}

std::vector<std::string> variant_names(const demo& which) {
  std::vector<std::string> names;
  for (const variant& v : which.variants) {
    names.push_back(v.name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : ", ") + word;
  }
  return all;
}

void declare_parameters(CLI::App& app, const demo& which, raw_options& raw, host where) {
  std::string variants = "which way";
  for (const variant& v : which.variants) {
    variants += "\n" + v.name + ": " + v.summary;
  }
  app.add_option("--variant", raw.variant, variants)->type_name("NAME");
  for (const parameter& p : which.parameters) {
    if (!p.exists_in(where)) {
      continue;
    }
    if (p.type == parameter_type::flag) {
      app.add_flag("--" + p.name, raw.flags[p.name], help_of(p, where))->group("Parameters");
      continue;
    }
    auto* option = app.add_option("--" + p.name, raw.given[p.name], help_of(p, where));
    option->group("Parameters")->expected(1)->type_name("VALUE");
    option->multi_option_policy(p.type == parameter_type::texts ? CLI::MultiOptionPolicy::TakeAll
                                                                : CLI::MultiOptionPolicy::TakeLast);
  }
}

void declare_common_options(CLI::App& app, raw_options& raw) {
  app.add_option("--trace", raw.trace_file, "write a Chrome trace; Perfetto opens it")
      ->type_name("FILE");
  app.add_flag("--json", raw.json, "one JSON document on stdout, everything else on stderr");
  app.add_option("--seed", raw.seed, "where random numbers begin (1)")->type_name("NUMBER");
  app.add_option("--repeat", raw.repeat, "run so many times (1)")->type_name("TIMES");
  app.add_option("--scale", raw.scale, "multiply every delay by this (1)")->type_name("FACTOR");
  app.add_flag("--quiet", raw.quiet, "tell only what failed");
  app.add_flag("--describe", raw.describe, "tell about this demo in JSON");
  app.add_flag("--version", raw.version, "tell the version");
  app.add_flag("--help,-h", raw.help, "tell all this");
  exploration_wish& wish = raw.exploration;
  raw.explore =
      app.add_option("--explore", wish.mode,
                     "try every schedule: all (one of each class), enumerate (each), bounded N\n"
                     "(preemptions), random or pct N (depth)")
          ->expected(0, 2)
          ->type_name("[MODE [N]]")
          ->group("Explorer");
  app.add_option("--replay", wish.replay, "replay one schedule")
      ->type_name("CODE")
      ->group("Explorer");
  app.add_flag("--step", wish.step, "choose each step yourself")->group("Explorer");
  app.add_option("--child", raw.child)->expected(0, 1)->group("");  // not for people: no help
}

// How to search; of use only where there is something to explore.
void declare_search_options(CLI::App& app, exploration_wish& wish) {
  app.add_option("--waiters", wish.waiters,
                 "whom a notification wakes: fifo, who has waited longest, or any")
      ->type_name("WHO")
      ->group("Explorer");
  app.add_option("--wake-ups", wish.wake_ups,
                 "so many spurious wake-ups of condition variables at most (0)")
      ->type_name("TIMES")
      ->group("Explorer");
  app.add_option("--memory", wish.memory, "the memory model: sc, or tso as x86 has it")
      ->type_name("MODEL")
      ->group("Explorer");
  app.add_option("--executions", wish.executions, "so many at most")
      ->type_name("TIMES")
      ->group("Explorer");
  app.add_option("--seconds", wish.seconds, "so long at most (60)")
      ->type_name("TIME")
      ->group("Explorer");
  app.add_option("--steps", wish.steps,
                 "so many of one execution at most (10000): more is called a possible livelock")
      ->type_name("TIMES")
      ->group("Explorer");
  app.add_option("--jobs", wish.jobs, "so many threads search at once (1); the counts are the same")
      ->type_name("THREADS")
      ->group("Explorer");
  app.add_flag("--first", wish.first, "stop at the first schedule that goes wrong")
      ->group("Explorer");
}

void declare_options(CLI::App& app, const demo& which, raw_options& raw, host where) {
  app.set_help_flag();
  try {
    declare_parameters(app, which, raw, where);
    declare_common_options(app, raw);
    if (which.explorable) {
      declare_search_options(app, raw.exploration);
    }
  } catch (const CLI::OptionAlreadyAdded& twice) {
    throw std::logic_error{"The demo " + which.name +
                           " declares a parameter whose name is taken: " + twice.what() +
                           ". Options that every program has, and the demo's other parameters, "
                           "need names of their own."};
  }
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) {
      continue;  // hidden
    }
    names.push_back("--" + option->get_single_name());
  }
  return names;
}

[[noreturn]] void refuse_unknown(const CLI::App& app, const std::string& unknown) {
  const std::string name = unknown.substr(0, unknown.find('='));
  if (name.empty() || name.front() != '-') {
    throw usage_error{"'" + unknown + "' is not expected here: everything is given by options. " +
                      "--help tells them."};
  }
  const std::string near = report::nearest(name, option_names(app));
  throw usage_error{"Unknown option " + name + "." +
                    (near.empty() ? " --help tells all options." : " Did you mean " + near + "?")};
}

void split(CLI::App& app, std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ExtrasError&) {
    refuse_unknown(app, app.remaining().empty() ? std::string{} : app.remaining().front());
  } catch (const CLI::ArgumentMismatch& e) {
    throw usage_error{std::string{e.what()} + ". --help tells what each option takes."};
  } catch (const CLI::ParseError& e) {
    throw usage_error{std::string{e.what()} + ". --help tells all options."};
  }
}

const variant& find_variant(const demo& which, const std::string& name) {
  if (name.empty()) {
    return which.variants.front();
  }
  if (const variant* found = which.find_variant(name)) {
    return *found;
  }
  const auto names = variant_names(which);
  const std::string near = report::nearest(name, names);
  throw usage_error{"--variant: " + which.name + " has no variant '" + name + "'." +
                    (near.empty() ? "" : " Did you mean " + near + "?") + " It has " +
                    joined(names) + "."};
}

// The text of a file that the user wrote: small, and text.
std::string content_of(const std::string& option, const std::string& path) {
  constexpr std::size_t most = 64U << 10U;
  struct close {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
  };
  const auto refuse = [&](const std::string& why) {
    throw usage_error{option + ": cannot read '" + path + "': " + why + "."};
  };
  std::unique_ptr<std::FILE, close> file{std::fopen(path.c_str(), "rb")};
  std::string text(most + 1, '\0');
  if (file == nullptr) {
    refuse(std::strerror(errno));
  }
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) {
    refuse(std::strerror(errno));
  }
  if (text.size() > most) {
    refuse("it is longer than 64 KiB");
  }
  if (text.find('\0') != std::string::npos) {
    refuse("it is no text");
  }
  return text;
}

bool is_given(const parameter& p, const raw_options& raw) {
  const auto given = raw.given.find(p.name);
  const auto flag = raw.flags.find(p.name);
  return (given != raw.given.end() && !given->second.empty()) ||
         (flag != raw.flags.end() && flag->second);
}

std::vector<std::string> identity_of(const demo& which, const raw_options& raw,
                                     const variant& way) {
  std::vector<std::string> words{"--variant", way.name};
  for (const parameter& p : which.parameters) {
    const auto flag = raw.flags.find(p.name);
    if (flag != raw.flags.end() && flag->second) {
      words.push_back("--" + p.name);
    }
    const auto given = raw.given.find(p.name);
    if (given == raw.given.end()) {
      continue;
    }
    for (const std::string& value : given->second) {
      if (!value.empty() && value.front() == '-') {
        words.push_back("--" + p.name + "=" + value);  // else it would be taken for an option
      } else {
        words.insert(words.end(), {"--" + p.name, value});
      }
    }
  }
  if (!raw.seed.empty()) {
    words.insert(words.end(), {"--seed", raw.seed});
  }
  return words;
}

parameter_value value_of(const parameter& p, const raw_options& raw, const variant& way,
                         host where) {
  if (p.type == parameter_type::flag && raw.flags.count(p.name) != 0) {
    return raw.flags.at(p.name);
  }
  const auto given = raw.given.find(p.name);
  if (given == raw.given.end() || given->second.empty()) {
    return report::initial_value(p, where, way.name);
  }
  if (p.type == parameter_type::texts) {
    for (const std::string& one : given->second) {
      report::parse_value(p, where, one);  // refuses a text with a fault
    }
    return given->second;
  }
  if (p.type == parameter_type::source) {
    return report::parse_value(p, where, content_of("--" + p.name, given->second.back()));
  }
  return report::parse_value(p, where, given->second.back());
}

}  // namespace

options read_options(const demo& which, const std::vector<std::string>& arguments, host where) {
  CLI::App app{which.summary, which.name};
  raw_options raw;
  declare_options(app, which, raw, where);
  split(app, arguments);

  options read;
  if (raw.help) {
    read.wanted = wish::help;
    read.help_text = app.help();
    return read;
  }
  if (raw.version || raw.describe) {
    read.wanted = raw.version ? wish::version : wish::describe;
    return read;
  }
  if (app.count("--child") > 0) {
    read.wanted = wish::child;
    read.child = raw.child;
    return read;
  }
  read.exploration = raw.exploration;
  if (where != host::explorer &&
      (raw.explore->count() > 0 || !raw.exploration.replay.empty() || raw.exploration.step)) {
    read.wanted = wish::explore;
    return read;
  }
  read.way = &find_variant(which, raw.variant);
  for (const parameter& p : which.parameters) {
    if (is_given(p, raw)) {
      report::refuse_if_of_others(p, *read.way);
    }
    read.values[p.name] = value_of(p, raw, *read.way, where);
  }
  read.identity = identity_of(which, raw, *read.way);
  if (!raw.seed.empty()) {
    read.seed = static_cast<std::uint64_t>(
        report::parse_number("--seed", raw.seed, {0, 9007199254740991.0}, true));
  }
  if (!raw.scale.empty()) {
    read.scale = report::parse_number("--scale", raw.scale, {0.001, 1000}, false);
  }
  if (!raw.repeat.empty()) {
    read.repeat = static_cast<int>(report::parse_number("--repeat", raw.repeat, {1, 1e6}, true));
  }
  if (app.count("--trace") > 0 && raw.trace_file.empty()) {
    throw usage_error{"--trace: the file's name is empty."};
  }
  read.trace_file = raw.trace_file;
  read.json = raw.json;
  read.quiet = raw.quiet;
  return read;
}

}  // namespace cooks::terminal
