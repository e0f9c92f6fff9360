// main: the host of a demo in a page. It runs on a thread of its own (-sPROXY_TO_PTHREAD); that
// thread is the run's main lane. The host worker's own thread stays free: it answers proxied calls
// and lets the watchdog look.
#include <emscripten.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "cooks/demo.hpp"
#include "page/child.hpp"
#include "page/javascript.hpp"
#include "report/document.hpp"
#include "report/json_text.hpp"
#include "report/parameters.hpp"
#include "run/session.hpp"
#include "run/watchdog.hpp"

namespace {

using namespace cooks;

struct wanted {
  const variant* way = nullptr;
  std::map<std::string, parameter_value, std::less<>> values;
  life::run_settings settings;
};

// A module runs once: its session is never destroyed, for threads may still be in it when the page
// ends the worker.
struct hosted_run {
  hosted_run(const demo& which, wanted read)
      : session(which, *read.way, run{std::move(read.values), read.settings.seed}, read.settings),
        watchdog(session.recorder()) {}

  life::session session;
  life::watchdog watchdog;
  std::atomic<bool> told{false};
};
std::atomic<hosted_run*> hosted{nullptr};

void tell_once(hosted_run& run) {
  if (!run.told.exchange(true)) {
    cooks_page_finished(report::document(run.session).c_str());
  }
}

wanted read_arguments(const demo& which, const std::vector<std::string>& arguments) {
  wanted read;
  read.way = &which.variants.front();
  read.settings.where = host::page;
  read.settings.memory = {.events = 1U << 17U, .text = 1U << 20U, .threads = 512, .objects = 4096};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string name = arguments[i].substr(std::min<std::size_t>(2, arguments[i].size()));
    const auto declared =
        std::find_if(which.parameters.begin(), which.parameters.end(),
                     [&](const parameter& p) { return p.name == name && p.exists_in(host::page); });
    if (declared != which.parameters.end() && declared->type == parameter_type::flag) {
      read.values[name] = true;
      continue;
    }
    if (i + 1 == arguments.size()) {
      throw report::usage_error{arguments[i] + " needs a value."};
    }
    const std::string& value = arguments[++i];
    if (name == "variant") {
      read.way = which.find_variant(value);
      if (read.way == nullptr) {
        throw report::usage_error{which.name + " has no variant '" + value + "'."};
      }
    } else if (name == "seed") {
      read.settings.seed = static_cast<std::uint64_t>(
          report::parse_number("seed", value, {0, 9007199254740991.0}, true));
    } else if (name == "scale") {
      read.settings.scale = report::parse_number("scale", value, {0.001, 1000}, false);
    } else if (declared == which.parameters.end()) {
      throw report::usage_error{which.name + " has no parameter '" + name + "' in a page."};
    } else {
      read.values[name] = report::parse_value(*declared, host::page, value);
    }
  }
  for (const parameter& p : which.parameters) {
    if (read.values.count(p.name) != 0) {
      report::refuse_if_of_others(p, *read.way);
    }
    read.values.try_emplace(p.name, report::initial_value(p, host::page, read.way->name));
  }
  return read;
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void cooks_watch() {
  if (page::watch_child != nullptr && page::watch_child()) {
    return;
  }
  hosted_run* run = hosted.load(std::memory_order_acquire);
  if (run == nullptr || run->told.load(std::memory_order_relaxed)) {
    return;
  }
  if (!run->session.finished()) {
    if (auto story = run->watchdog.look()) {
      run->session.end_from_outside(life::verdict::deadlock, std::move(*story));
    }
  }
  if (run->session.finished()) {
    tell_once(*run);
  }
}

int main(int count, char** values) {
  const demo& which = registered_demos().front();
  try {
    if (page::act_as_child != nullptr && count == 3 && std::string_view{values[1]} == "--child") {
      page::act_as_child(which, values[2]);
      emscripten_exit_with_live_runtime();  // the parent ends this worker
    }
    auto owned =
        std::make_unique<hosted_run>(which, read_arguments(which, {values + 1, values + count}));
    hosted_run& run = *owned.release();  // NOLINT: it lives as long as the worker
    cooks_page_started(run.session.recorder().block());
    hosted.store(&run, std::memory_order_release);
    run.session.execute();
    tell_once(run);
  } catch (const report::usage_error& e) {
    report::json_text refused;
    refused.open('{').key("demo").value(which.name).key("verdict").value("error");
    refused.key("message").value(e.what()).close('}');
    cooks_page_finished(refused.text().c_str());
  }
  emscripten_exit_with_live_runtime();  // the page ends this worker when it has read the trace
}
