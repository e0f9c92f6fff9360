// main: the command line of every demo. It knows the one demo that it is linked with only by what
// that demo declares.
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "cooks/demo.hpp"
#include "report/describe.hpp"
#include "report/document.hpp"
#include "report/parameters.hpp"
#include "run/session.hpp"
#include "terminal/child.hpp"
#include "terminal/chrome_trace.hpp"
#include "terminal/options.hpp"
#include "terminal/report.hpp"
#include "terminal/run_loop.hpp"
#include "terminal/terminal_style.hpp"
#include "terminal/timeline.hpp"

#ifndef COOKS_VERSION
#error "The build defines COOKS_VERSION."
#endif

namespace {

using namespace cooks;
using namespace cooks::terminal;

enum exit_code {
  all_held = 0,
  bug_showed = 1,
  bad_usage = 2,
  surroundings_failed = 3,
  interrupted = 130
};

std::string why() {
  return std::strerror(errno);
}

// Finds out before the run whether its result can be kept, and leaves an existing file as it is.
void check_trace_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (file == nullptr) {
    throw report::usage_error{"--trace: cannot write '" + path + "': " + why() +
                              ". Name a file in a folder that exists and that you may write to."};
  }
  std::fclose(file);
}

void check_folder(const std::string& option, const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error || !std::filesystem::is_directory(path) || access(path.c_str(), W_OK | X_OK) != 0) {
    throw report::usage_error{option + ": cannot write into '" + path +
                              "': " + (error ? error.message() : why()) +
                              ". Name a folder that you may write to."};
  }
}

void check_readable(const std::string& option, const std::string& path) {
  if (std::filesystem::is_directory(path) || access(path.c_str(), R_OK) != 0) {
    throw report::usage_error{
        option + ": cannot read '" + path +
        "': " + (std::filesystem::is_directory(path) ? "it is a folder" : why()) + "."};
  }
}

void check_files(const demo& which, const options& wanted) {
  if (!wanted.trace_file.empty()) {
    check_trace_file(wanted.trace_file);
  }
  for (const parameter& p : which.parameters) {
    const auto* path = std::get_if<std::string>(&wanted.values.at(p.name));
    if (path == nullptr || path->empty()) {
      continue;
    }
    if (p.type == parameter_type::folder) {
      check_folder("--" + p.name, *path);
    } else if (p.type == parameter_type::file) {
      check_readable("--" + p.name, *path);
    }
  }
}

bool write_trace(const std::string& path, const std::string& content) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  const bool written =
      file != nullptr && std::fwrite(content.data(), 1, content.size(), file) == content.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) {
    fmt::print(stderr, "The trace could not be written to {}: {}\n", path, why());
  }
  return written && closed;
}

int exit_code_of(const life::session& session) {
  switch (session.outcome()) {
    case life::verdict::ok:
      return all_held;
    case life::verdict::stopped:
      return interrupted;
    case life::verdict::failed:
    case life::verdict::deadlock:
      return bug_showed;
    case life::verdict::error:
      break;
  }
  return session.surroundings_failed() ? surroundings_failed : bug_showed;
}

// Runs the variant as often as wanted; the last run is the one that is told in full.
class runs {
 public:
  runs(const demo& which, const options& wanted) : demo_(which), wanted_(wanted) {}

  int go() {
    for (int number = 1; number <= wanted_.repeat; ++number) {
      session_ = std::make_unique<life::session>(
          demo_, *wanted_.way, run{wanted_.values, seed(number)}, settings(number));
      result_ = run_and_watch(*session_, loop(number));
      remember();
      if (result_.threads_left) {
        break;
      }
    }
    tell();
    std::fflush(stdout);
    std::fflush(stderr);
    if (result_.threads_left) {
      std::_Exit(worst_);  // threads that cannot be joined must not meet destructors
    }
    return worst_;
  }

 private:
  std::uint64_t seed(int number) const {
    return wanted_.seed + static_cast<std::uint64_t>(number) - 1;
  }

  life::run_settings settings(int number) const {
    life::run_settings made;
    made.scale = wanted_.scale;
    made.seed = seed(number);
    return made;
  }

  loop_settings loop(int number) const {
    loop_settings made;
    made.show_lines = !wanted_.quiet && wanted_.repeat == 1;
    made.lines_to_stderr = wanted_.json;
    made.show_progress = isatty(STDERR_FILENO) == 1 && !wanted_.quiet;
    if (wanted_.repeat > 1) {
      made.progress_prefix = fmt::format("run {} of {}, ", number, wanted_.repeat);
    }
    return made;
  }

  void remember() {
    worst_ = std::max(worst_, exit_code_of(*session_));
    failed_ += session_->outcome() == life::verdict::ok ? 0 : 1;
    seconds_.push_back(session_->seconds());
  }

  report::repetition repetition() const {
    std::vector<double> sorted = seconds_;
    std::sort(sorted.begin(), sorted.end());
    return {static_cast<int>(sorted.size()), failed_, sorted.front(), sorted[sorted.size() / 2],
            sorted.back()};
  }

  void tell() {
    std::FILE* to = wanted_.json ? stderr : stdout;
    const auto style = terminal_style::of(wanted_.json ? STDERR_FILENO : STDOUT_FILENO);
    const auto repeated = repetition();
    const std::string document =
        report::document(*session_, wanted_.repeat > 1 ? &repeated : nullptr);
    if (!wanted_.quiet && !session_->way().only_figures) {
      fmt::print(to, "\n{}\n", draw_timeline(session_->recorder(), result_.events, style));
    }
    fmt::print(to, "{}", tell_outcome(*session_, result_, style, wanted_.quiet));
    if (wanted_.repeat > 1) {
      fmt::print(to, "{} of {} runs failed; a run took {:.3f} s ({:.3f} to {:.3f} s).\n", failed_,
                 repeated.runs, repeated.median, repeated.least, repeated.most);
    }
    if (!wanted_.trace_file.empty()) {
      if (!write_trace(wanted_.trace_file, trace_file(*session_, result_.events, document))) {
        worst_ = std::max<int>(worst_, surroundings_failed);
      } else if (!wanted_.quiet) {
        fmt::print(to, "The trace is in {}; ui.perfetto.dev opens it.\n", wanted_.trace_file);
      }
    }
    if (wanted_.json) {
      fmt::print("{}\n", document);
    }
  }

  const demo& demo_;
  const options& wanted_;
  std::unique_ptr<life::session> session_;
  loop_result result_;
  std::vector<double> seconds_;
  int failed_ = 0;
  int worst_ = all_held;
};

// The explorer is another program: objects of the two lives never meet in one.
int hand_over_to_explorer(const demo& which, const std::string& program, char** arguments) {
  if (!which.explorable) {
    fmt::print(stderr, "{}: {}\n", which.name, report::why_not_explored(which));
    return bad_usage;
  }
  const auto self = std::filesystem::path{program};
  const auto explorer = self.parent_path() / "explorer" / self.filename();
  execv(explorer.c_str(), arguments);
  fmt::print(stderr, "{}: there is no explorer build of this demo at {}. make native builds it.\n",
             self.filename().string(), explorer.string());
  return bad_usage;
}

int act(const demo& which, const std::string& program, int count, char** values) {
  const options wanted = read_options(which, {values + 1, values + count});
  switch (wanted.wanted) {
    case wish::help:
      fmt::print(
          "{}\nExit codes: 0 every check held, 1 the bug showed, 2 bad usage, 3 the network, a "
          "file\nor memory failed, 130 interrupted.\n",
          wanted.help_text);
      return all_held;
    case wish::version:
      fmt::print("{} (Many Cooks) {}\n", which.name, COOKS_VERSION);
      return all_held;
    case wish::describe:
      fmt::print("{}\n", report::describe(which));
      return all_held;
    case wish::child:
      return act_as_child(which, wanted.child);
    case wish::explore:
      return hand_over_to_explorer(which, program, values);
    case wish::run:
      break;
  }
  check_files(which, wanted);
  return runs{which, wanted}.go();
}

std::string own_path(const char* fallback) {
  std::error_code error;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string{fallback} : path.string();
}

}  // namespace

int main(int count, char** values) {
  hear_interrupts();
  const auto& demos = registered_demos();
  if (demos.size() != 1) {
    fmt::print(stderr, "This program holds {} demos; each demo is a program of its own.\n",
               demos.size());
    return bad_usage;
  }
  const demo& which = demos.front();
  try {
    return act(which, own_path(values[0]), count, values);
  } catch (const report::usage_error& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return bad_usage;
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return surroundings_failed;
  }
}
