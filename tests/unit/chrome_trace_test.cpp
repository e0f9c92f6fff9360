// Trace files: if these fail, Perfetto shows another run than the one that was.
#include "terminal/chrome_trace.hpp"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "cooks/guards.hpp"
#include "cooks/mutex.hpp"
#include "cooks/span.hpp"
#include "cooks/thread.hpp"
#include "in_a_run.hpp"
#include "report/document.hpp"

namespace {

using nlohmann::json;

json trace_of(const std::function<void(const cooks::run&)>& body) {
  const cooks::testing::in_a_run r{body};
  return json::parse(
      cooks::terminal::trace_file(r.session(), r.events(), cooks::report::document(r.session())));
}

void some_locks(const cooks::run& /*run*/) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  const auto work = [&] {
    for (int i = 0; i < 20; ++i) {
      const cooks::span work{"season"};
      salt.lock();
      pepper.lock();
      salt.unlock();  // crosses the other hold
      pepper.unlock();
    }
  };
  cooks::activity pan{"pan"};
  pan.begin();
  cooks::thread ana{"Ana", work};
  cooks::thread ben{"Ben", work};
  ana.join();
  ben.join();
  pan.end();
}

TEST(chrome_trace, complete_events_nest_on_their_lane) {
  std::map<int, std::vector<double>> open_until;
  const json trace = trace_of(some_locks);
  for (const json& e : trace["traceEvents"]) {
    if (e["ph"] != "X") {
      continue;
    }
    auto& stack = open_until[e["tid"].get<int>()];
    const double begin = e["ts"];
    const double end = begin + e["dur"].get<double>();
    while (!stack.empty() && stack.back() <= begin) {
      stack.pop_back();
    }
    if (!stack.empty()) {
      EXPECT_LE(end, stack.back() + 1e-6) << e;
    }
    stack.push_back(end);
  }
  EXPECT_EQ(open_until.size(), 3U);
}

TEST(chrome_trace, times_never_go_back_and_pairs_are_pairs) {
  double last = 0;
  std::map<std::string, std::string> open;
  std::map<int, int> flows;
  bool crossing = false;
  const json trace = trace_of(some_locks);
  for (const json& e : trace["traceEvents"]) {
    if (e["ph"] == "M") {
      continue;
    }
    EXPECT_GE(e["ts"].get<double>(), last);
    last = e["ts"];
    if (e["ph"] == "b") {
      crossing = crossing || e["cat"] == "hold";
      open[e["id"].get<std::string>()] = e["name"].get<std::string>();
    } else if (e["ph"] == "e") {
      EXPECT_EQ(open[e["id"].get<std::string>()], e["name"].get<std::string>());
      open.erase(e["id"].get<std::string>());
    } else if (e["ph"] == "s") {
      EXPECT_EQ(flows[e["id"].get<int>()]++, 0);
    } else if (e["ph"] == "f") {
      EXPECT_EQ(flows[e["id"].get<int>()]++, 1) << "a flow arrives after it has left";
    }
  }
  EXPECT_TRUE(crossing) << "holds that cross must be asynchronous";
  EXPECT_TRUE(open.empty());
  EXPECT_GE(flows.size(), 4U) << "two spawns and two joins at least";
  for (const auto& [id, ends] : flows) {
    EXPECT_EQ(ends, 2) << id;
  }
}

TEST(chrome_trace, names_lanes_and_places) {
  const json trace = trace_of(some_locks);
  std::vector<std::string> lanes;
  bool placed = false;
  for (const json& e : trace["traceEvents"]) {
    if (e["name"] == "thread_name") {
      lanes.push_back(e["args"]["name"]);
    }
    placed =
        placed || (e.contains("args") && e["args"].contains("loc") &&
                   e["args"]["loc"].get<std::string>().rfind("chrome_trace_test.cpp:", 0) == 0);
  }
  EXPECT_EQ(lanes, (std::vector<std::string>{"main", "Ana", "Ben"}));
  EXPECT_TRUE(placed);
}

TEST(chrome_trace, carries_the_recording) {
  const json recording = trace_of(some_locks)["cooks"];
  EXPECT_EQ(recording["document"]["demo"], "test");
  EXPECT_EQ(recording["threads"].size(), 3U);
  EXPECT_EQ(recording["objects"][0]["name"], "salt");
  EXPECT_EQ(recording["events"].size(), recording["document"]["events"].get<std::size_t>());
  EXPECT_EQ(recording["events"][0][0], 1);
  EXPECT_EQ(recording["files"][0], "");
}

TEST(chrome_trace, what_never_ended_ends_with_the_trace) {
  const json trace = trace_of([](const cooks::run&) {
    static cooks::mutex salt{"salt"};
    static bool first = true;
    if (first) {
      salt.lock();
    }
    first = false;
  });
  bool unfinished = false;
  for (const json& e : trace["traceEvents"]) {
    unfinished = unfinished || (e.contains("args") && e["args"].contains("unfinished"));
  }
  EXPECT_TRUE(unfinished);
}

}  // namespace
