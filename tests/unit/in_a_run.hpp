// in_a_run: lets a test's lambda run as a demo's variant, and keeps what it told.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "cooks/demo.hpp"
#include "run/session.hpp"
#include "trace/recorder.hpp"

namespace cooks::testing {

class in_a_run {
 public:
  explicit in_a_run(std::function<void(const run&)> body, life::run_settings settings = {},
                    std::vector<claim> claims = {})
      : demo_(std::make_unique<demo>(
            demo{.name = "test",
                 .summary = "a test",
                 .variants = {{.name = "only", .summary = "the only way", .body = std::move(body)}},
                 .claims = std::move(claims)})),
        session_(std::make_unique<life::session>(*demo_, demo_->variants.front(), run{{}, 1},
                                                 settings)) {
    session_->execute();
    session_->recorder().drain(events_);
  }

  const life::session& session() const { return *session_; }
  const std::vector<trace::event>& events() const { return events_; }

  long count(trace::event_kind kind) const {
    return std::count_if(events_.begin(), events_.end(),
                         [kind](const trace::event& e) { return e.kind == kind; });
  }

  /// The texts of all events of a kind, in order.
  std::vector<std::string> texts(trace::event_kind kind) const {
    std::vector<std::string> all;
    for (const trace::event& e : events_) {
      if (e.kind == kind) {
        all.push_back(session_->recorder().text(e.text));
      }
    }
    return all;
  }

 private:
  std::unique_ptr<demo> demo_;
  std::unique_ptr<life::session> session_;
  std::vector<trace::event> events_;
};

}  // namespace cooks::testing
