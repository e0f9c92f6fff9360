// report: claimed against measured, checks, verdict.
#include "terminal/report.hpp"

#include <fmt/core.h>

#include "report/parameters.hpp"

namespace cooks::terminal {
namespace {

std::string tell_claims(const life::session& session, const terminal_style& style) {
  std::string text;
  for (const auto& claim : session.claims()) {
    text += fmt::format("  {}: claimed {} {}, measured {:.2f} {}: {}\n", claim.made->what,
                        report::number_text(claim.claimed), claim.made->unit, claim.measured,
                        claim.made->unit,
                        claim.held ? style.good("as claimed") : style.bad("not as claimed"));
  }
  return text;
}

std::string tell_checks(const life::session& session, const terminal_style& style,
                        bool only_failures) {
  std::string text;
  for (const auto& check : session.checks()) {
    if (check.held && !only_failures) {
      text += "  " + style.good("held") + "    " + check.what + "\n";
    } else if (!check.held) {
      text += "  " + style.bad("FAILED") + "  " + check.what + ": expected " + check.expected +
              ", got " + check.actual + "\n";
    }
  }
  return text;
}

std::string verdict_line(const life::session& session, const loop_result& result,
                         const terminal_style& style) {
  const std::string time = fmt::format(" after {:.2f} s", session.seconds());
  switch (session.outcome()) {
    case life::verdict::ok:
      return style.good("ok") + time + "\n";
    case life::verdict::failed:
      return style.bad("failed") + time + ": a check did not hold.\n";
    case life::verdict::deadlock:
      return style.bad("deadlock") + time + ".\n" + session.message() + "\n";
    case life::verdict::stopped:
      return style.bad("stopped") + time +
             (result.interrupted ? ": interrupted.\n" : ": " + session.message() + "\n");
    case life::verdict::error:
      break;
  }
  return style.bad("error") + time + ": " + session.message() + "\n";
}

}  // namespace

std::string tell_outcome(const life::session& session, const loop_result& result,
                         const terminal_style& style, bool only_failures) {
  const std::uint32_t dropped = session.recorder().dropped() + result.not_kept;
  std::string text;
  if (!only_failures) {
    for (const auto& figure : session.figures()) {
      text += figure.drawing + "\n";
    }
  }
  text += tell_checks(session, style, only_failures);
  if (!only_failures) {
    text += tell_claims(session, style);
    if (dropped > 0) {
      text += "  " + std::to_string(dropped) + " of " +
              std::to_string(session.recorder().recorded() + session.recorder().dropped()) +
              " events are not shown: there was no room for them.\n";
    }
  }
  if (!only_failures || session.outcome() != life::verdict::ok) {
    text += verdict_line(session, result, style);
  }
  return text;
}

}  // namespace cooks::terminal
