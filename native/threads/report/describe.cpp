// describe: the manifest, from the demo's own declaration.
#include "report/describe.hpp"

#include <array>
#include <string>
#include <string_view>

#include "report/json_text.hpp"
#include "report/value_text.hpp"

namespace cooks::report {
namespace {

constexpr std::array<std::string_view, 10> type_names{
    "integer", "real", "seconds", "flag", "text", "texts", "choice", "folder", "file", "source"};
constexpr std::array<std::string_view, 3> host_names{"terminal", "page", "explorer"};
constexpr std::array<std::string_view, 4> outcome_names{"ok", "failed", "deadlock", "either"};

void tell_range(json_text& json, const range& allowed) {
  if (allowed.least > std::numeric_limits<double>::lowest()) {
    json.key("min").value(allowed.least);
  }
  if (allowed.most < std::numeric_limits<double>::max()) {
    json.key("max").value(allowed.most);
  }
}

void tell_parameter(json_text& json, const parameter& p) {
  json.open('{').key("name").value(p.name).key("type");
  json.value(type_names[static_cast<std::size_t>(p.type)]);
  json.key("unit").value(p.type == parameter_type::seconds ? "s" : "").key("default");
  tell_value(json, p.initial);
  tell_range(json, p.allowed);
  if (!p.choices.empty()) {
    json.key("choices").open('[');
    for (const std::string& word : p.choices) {
      json.value(word);
    }
    json.close(']');
  }
  json.key("help").value(p.help_text).key("where").open('[');
  for (const host one : p.where) {
    json.value(host_names[static_cast<std::size_t>(one)]);
  }
  json.close(']');
  for (const override_in& other : p.overrides) {
    json.key(host_names[static_cast<std::size_t>(other.where)]).open('{').key("default");
    tell_value(json, other.initial);
    tell_range(json, other.allowed);
    json.close('}');
  }
  if (!p.only_variants.empty()) {
    json.key("for").open('[');
    for (const std::string& variant : p.only_variants) {
      json.value(variant);
    }
    json.close(']');
  }
  if (!p.of_variants.empty()) {
    json.key("variants").open('{');
    for (const auto& [variant, initial] : p.of_variants) {
      tell_value(json.key(variant), initial);
    }
    json.close('}');
  }
  json.close('}');
}

// The claim at the variant's defaults; what a reader sees before the first run.
run default_run(const demo& which, const std::string& variant) {
  std::map<std::string, parameter_value, std::less<>> values;
  for (const parameter& p : which.parameters) {
    const bool in_page = p.exists_in(host::page);
    values.emplace(p.name, p.initial_in(in_page ? host::page : host::terminal, variant));
  }
  return run{std::move(values), 1};
}

void tell_claim(json_text& json, const claim& made, const run& defaults) {
  json.open('{').key("variant").value(made.variant).key("what").value(made.what);
  json.key("unit").value(made.unit);
  if (const auto claimed = made.claimed(defaults)) {
    json.key("claimed").value(*claimed);
  }
  json.key("low").value(made.low).key("high").value(made.high).key("slack").value(made.slack);
  json.close('}');
}

}  // namespace

std::string why_not_explored(const demo& which) {
  if (which.explorable) {
    return {};
  }
  const std::string who = "Its schedules can't be explored: ";
  if (which.network) {
    return who +
           "it makes requests, and the explorer has no network to answer them in every order.";
  }
  if (!which.children.empty() || !which.tasks.empty()) {
    return who + "it starts processes, and the explorer follows the threads of one program.";
  }
  return who + "what it shows is real time, and the explorer's clock is virtual.";
}

std::string describe(const demo& which) {
  json_text json;
  json.open('{').key("name").value(which.name).key("summary").value(which.summary);
  json.key("network").value(which.network);
  json.key("explorer");
  if (which.explorable) {
    json.value(true);
  } else {
    json.value(why_not_explored(which));
  }
  json.key("variants").open('[');
  for (const variant& v : which.variants) {
    json.open('{').key("name").value(v.name).key("summary").value(v.summary);
    json.key("threads").open('{').key("fixed").value(v.threads.fixed);
    if (!v.threads.parameter.empty()) {
      json.key("parameter").value(v.threads.parameter);
    }
    json.close('}').key("shows").value(outcome_names[static_cast<std::size_t>(v.shows)]);
    json.key("only_figures").value(v.only_figures).close('}');
  }
  json.close(']').key("parameters").open('[');
  for (const parameter& p : which.parameters) {
    tell_parameter(json, p);
  }
  json.close(']').key("claims").open('[');
  for (const claim& made : which.claims) {
    tell_claim(json, made, default_run(which, made.variant));
  }
  json.close(']').key("places").open('[');
  for (const std::string& place : which.places) {
    json.value(place);
  }
  json.close(']').close('}');
  return json.text();
}

}  // namespace cooks::report
