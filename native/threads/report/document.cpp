// document: a finished run in JSON.
#include "report/document.hpp"

#include "report/json_text.hpp"
#include "report/value_text.hpp"

namespace cooks::report {

std::string document(const life::session& session, const repetition* repeated) {
  json_text json;
  json.open('{').key("demo").value(session.which().name);
  json.key("variant").value(session.way().name).key("parameters").open('{');
  for (const parameter& p : session.which().parameters) {
    if (p.exists_in(session.settings().where) && p.is_of(session.way().name)) {
      json.key(p.name);
      tell_value(json, session.parameters().values().at(p.name));
    }
  }
  json.close('}').key("seed").value(session.settings().seed);
  json.key("scale").value(session.settings().scale).key("seconds").value(session.seconds());
  json.key("verdict").value(life::name_of(session.outcome()));
  if (const std::string message = session.message(); !message.empty()) {
    json.key("message").value(message);
  }
  json.key("checks").open('[');
  for (const auto& check : session.checks()) {
    json.open('{').key("what").value(check.what).key("expected").value(check.expected);
    json.key("actual").value(check.actual).key("held").value(check.held).close('}');
  }
  json.close(']').key("claims").open('[');
  for (const auto& claim : session.claims()) {
    json.open('{').key("what").value(claim.made->what).key("claimed").value(claim.claimed);
    json.key("measured").value(claim.measured).key("unit").value(claim.made->unit);
    json.key("low").value(claim.made->low).key("high").value(claim.made->high);
    json.key("slack").value(claim.made->slack).key("held").value(claim.held).close('}');
  }
  json.close(']').key("results").open('{');
  for (const auto& result : session.results()) {
    json.key(result.name);
    if (result.is_number) {
      json.raw(result.value);
    } else {
      json.value(result.value);
    }
  }
  json.close('}').key("figures").open('[');
  for (const auto& figure : session.figures()) {
    json.raw(figure.json);
  }
  json.close(']').key("lanes").value(session.recorder().thread_count());
  json.key("events").value(session.recorder().recorded());
  json.key("dropped").value(session.recorder().dropped());
  if (repeated != nullptr) {
    json.key("repeat").open('{').key("runs").value(repeated->runs);
    json.key("failed").value(repeated->failed).key("seconds").open('{');
    json.key("least").value(repeated->least).key("median").value(repeated->median);
    json.key("most").value(repeated->most).close('}').close('}');
  }
  json.close('}');
  return json.text();
}

}  // namespace cooks::report
