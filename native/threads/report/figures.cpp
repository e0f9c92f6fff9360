// figures: each becomes JSON for the run's document, and a drawing where the host can draw.
#include "cooks/figure.hpp"

#include <array>
#include <string_view>

#include "life/lane.hpp"
#include "report/figure_drawing.hpp"
#include "report/json_text.hpp"
#include "run/session.hpp"

namespace cooks {
namespace {

using report::json_text;

void tell_texts(json_text& json, const std::vector<std::string>& texts) {
  json.open('[');
  for (const std::string& text : texts) {
    json.value(text);
  }
  json.close(']');
}

json_text begin(std::string_view kind, const std::string& title) {
  json_text json;
  json.open('{').key("kind").value(kind).key("title").value(title);
  return json;
}

void tell_number(json_text& json, std::string_view name, const std::optional<double>& number) {
  json.key(name);
  if (number) {
    json.value(*number);
  } else {
    json.raw("null");
  }
}

void tell_places(json_text& json, const std::vector<machine::place>& places) {
  json.open('[');
  for (const machine::place& one : places) {
    json.open('{').key("name").value(one.name).key("holds").value(one.holds).close('}');
  }
  json.close(']');
}

void tell_step(json_text& json, const machine::step& step) {
  json.open('{').key("at").value(step.at).key("next").value(step.next);
  json.key("from").value(step.from).key("to").value(step.to).key("tells").value(step.tells);
  tell_texts(json.key("registers"), step.registers);
  tell_texts(json.key("cells"), step.cells);
  tell_texts(json.key("device"), step.device);
  json.key("loads").value(step.loads).key("stores").value(step.stores).close('}');
}

void add(json_text& json, std::string drawing) {
  json.close('}');
  if (life::session* run = life::current_lane().run; run != nullptr) {
    run->add_figure({json.text(), std::move(drawing)});
  }
}

}  // namespace

void show(const table& figure) {
  json_text json = begin("table", figure.title);
  tell_texts(json.key("columns"), figure.columns);
  json.key("rows").open('[');
  for (const auto& row : figure.rows) {
    tell_texts(json, row);
  }
  json.close(']');
  add(json, report::draw(figure));
}

void show(const gantt& figure) {
  json_text json = begin("gantt", figure.title);
  json.key("unit").value(figure.unit).key("rows").open('[');
  for (const gantt::row& row : figure.rows) {
    json.open('{').key("name").value(row.name).key("bars").open('[');
    for (const gantt::bar& bar : row.bars) {
      json.open('{').key("label").value(bar.label);
      json.key("from").value(bar.from).key("to").value(bar.to).close('}');
    }
    json.close(']').close('}');
  }
  json.close(']');
  add(json, report::draw(figure));
}

void show(const log_scale& figure) {
  json_text json = begin("scale", figure.title);
  json.key("unit").value(figure.unit).key("rows").open('[');
  for (const log_scale::row& row : figure.rows) {
    json.open('{').key("name").value(row.name);
    tell_number(json, "measured", row.measured);
    tell_number(json, "low", row.low);
    tell_number(json, "high", row.high);
    tell_number(json, "reference", row.reference);
    json.key("source").value(row.source).key("human").value(row.human);
    json.key("note").value(row.note).close('}');
  }
  json.close(']');
  add(json, report::draw(figure));
}

void show(const machine& figure) {
  constexpr std::array<std::string_view, 3> part_names{"compute", "memory", "io"};
  json_text json = begin("machine", figure.title);
  json.key("code").open('[');
  for (const machine::instruction& one : figure.code) {
    json.open('{').key("text").value(one.text);
    json.key("part").value(part_names[static_cast<std::size_t>(one.works)]).close('}');
  }
  json.close(']');
  tell_places(json.key("registers"), figure.registers);
  tell_places(json.key("cells"), figure.cells);
  tell_places(json.key("device"), figure.device);
  json.key("steps").open('[');
  for (const machine::step& step : figure.steps) {
    tell_step(json, step);
  }
  json.close(']');
  add(json, report::draw(figure));
}

}  // namespace cooks
