// figure_drawing: figures as lines of text, 78 columns at the most where the content allows.
#include "report/figure_drawing.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>

#include "report/parameters.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::report {
namespace {

using terminal::terminal_style;

constexpr std::size_t drawing_columns = 64;

// Unicode characters count once: continuation bytes take no column.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string padded(const std::string& text, std::size_t width, bool right = false) {
  const std::string blanks(width - std::min(width, width_of(text)), ' ');
  return right ? blanks + text : text + blanks;
}

// With a unit perhaps: "12 ms". But "12 ms in order" is no number.
bool looks_like_a_number(const std::string& text) {
  if (std::count(text.begin(), text.end(), ' ') > 1) {
    return false;
  }
  return text.empty() || std::isdigit(static_cast<unsigned char>(text.front())) != 0 ||
         text.front() == '-' || text.front() == '+' || text.front() == '<';
}

std::string heading(const std::string& title, const terminal_style& style) {
  return title.empty() ? std::string{} : "  " + style.bold(title) + "\n";
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

// The colours of bars, by label, in the order in which the labels appear.
class palette {
 public:
  explicit palette(const terminal_style& style) : style_(style) {}

  std::string paint(const std::string& label, const std::string& text) {
    if (!style_.fancy) {
      return text;
    }
    if (label.empty()) {
      return style_.dim(text);
    }
    constexpr std::array<int, 6> colours{208, 39, 106, 170, 179, 73};
    const auto [found, fresh] = numbers_.try_emplace(label, numbers_.size());
    return fmt::format("\x1b[48;5;{};38;5;16m{}\x1b[0m", colours[found->second % colours.size()],
                       text);
  }

 private:
  const terminal_style& style_;
  std::map<std::string, std::size_t> numbers_;
};

// A bar of so many columns with its label in it: |P1---
std::string bar_text(const std::string& label, std::size_t columns, bool fancy) {
  if (columns == 0) {
    return {};
  }
  const char fill = label.empty() ? '.' : fancy ? ' ' : '-';
  std::string text = (fancy ? " " : "|") + label.substr(0, columns - 1);
  text.resize(columns, fill);
  return text;
}

std::string gantt_axis(double last, double per_column, std::size_t name_width) {
  std::string line(drawing_columns + 16, ' ');
  const double step = std::max(1.0, std::pow(10.0, std::floor(std::log10(std::max(last, 1.0)))));
  double every = step;
  while (every / per_column > 16 && every / 2 >= 1) {
    every /= 2;
  }
  while (every / per_column < 6) {
    every *= 2;
  }
  const auto ticks = static_cast<int>(std::floor((last + 1e-9) / every));
  for (int i = 0; i <= ticks; ++i) {
    const double tick = i * every;
    const std::string label = number_text(tick);
    std::copy(label.begin(), label.end(),
              line.begin() + static_cast<std::ptrdiff_t>(std::lround(tick / per_column)));
  }
  return "  " + std::string(name_width, ' ') + "  " + without_trailing_blanks(line);
}

// 4.1 ns, 12 us, 3 ms: three digits and a unit of its size.
std::string time_text(double seconds) {
  constexpr std::array<std::pair<double, const char*>, 4> units{
      {{1, "s"}, {1e-3, "ms"}, {1e-6, "us"}, {1e-9, "ns"}}};
  for (const auto& [size, name] : units) {
    if (seconds >= size || size == 1e-9) {
      const double number = seconds / size;
      return number < 10 ? fmt::format("{:.2f} {}", number, name)
                         : fmt::format("{:.{}f} {}", number, number < 100 ? 1 : 0, name);
    }
  }
  return {};
}

std::string value_text(const std::optional<double>& value, const std::string& unit) {
  if (!value) {
    return "-";
  }
  return unit == "s" ? time_text(*value) : number_text(*value) + " " + unit;
}

// 1.06 to 5.69 ns: a unit that both have is told once.
std::string spread_text(const log_scale::row& row, const std::string& unit) {
  if (!row.low || !row.high) {
    return "";
  }
  std::string low = value_text(row.low, unit);
  const std::string high = value_text(row.high, unit);
  const auto unit_of = [](const std::string& text) { return text.substr(text.find(' ')); };
  if (unit_of(low) == unit_of(high)) {
    low.erase(low.find(' '));
  }
  return low + " to " + high;
}

// The positions of values on a logarithmic scale of so many columns.
class log_columns {
 public:
  log_columns(const log_scale& figure, std::size_t columns) : last_(columns - 1) {
    double most = 0;
    for (const log_scale::row& row : figure.rows) {
      for (const auto& value : {row.measured, row.reference}) {
        if (value && *value > 0) {
          least_ = least_ == 0 ? *value : std::min(least_, *value);
          most = std::max(most, *value);
        }
      }
    }
    if (least_ > 0) {
      decades_ = std::max(1.0, std::log10(most / least_));
    }
  }

  bool are_any() const { return least_ > 0; }
  std::size_t of(double value) const {
    return static_cast<std::size_t>(
        std::lround(std::log10(value / least_) / decades_ * static_cast<double>(last_)));
  }
  double factor() const { return std::pow(10.0, decades_ / static_cast<double>(last_)); }

 private:
  std::size_t last_;
  double least_ = 0;
  double decades_ = 1;
};

std::string log_bar(const log_scale::row& row, const log_columns& columns, std::size_t width) {
  std::string bar(width, ' ');
  if (row.measured && *row.measured > 0) {
    std::fill_n(bar.begin(), columns.of(*row.measured) + 1, '#');
  }
  if (row.reference && *row.reference > 0) {
    bar[columns.of(*row.reference)] = 'o';
  }
  return bar;
}

// The first steps of a long program and the last; what lies between is like them.
constexpr std::size_t first_steps_drawn = 24;
constexpr std::size_t last_steps_drawn = 4;

std::vector<std::string> row_of(std::string number, std::string instruction, std::string part,
                                const std::vector<std::string>& registers,
                                const std::vector<std::string>& cells) {
  std::vector<std::string> row{std::move(number), std::move(instruction), std::move(part)};
  row.insert(row.end(), registers.begin(), registers.end());
  row.insert(row.end(), cells.begin(), cells.end());
  return row;
}

std::vector<std::string> texts_of(const std::vector<machine::place>& places,
                                  std::string machine::place::*which) {
  std::vector<std::string> texts;
  std::transform(places.begin(), places.end(), std::back_inserter(texts),
                 [which](const machine::place& one) { return one.*which; });
  return texts;
}

table steps_of(const machine& figure) {
  constexpr std::array<const char*, 3> part_names{"compute", "memory", "I/O"};
  table listed;
  listed.columns =
      row_of("step", "instruction", "part", texts_of(figure.registers, &machine::place::name),
             texts_of(figure.cells, &machine::place::name));
  listed.rows.push_back(row_of("", "", "", texts_of(figure.registers, &machine::place::holds),
                               texts_of(figure.cells, &machine::place::holds)));
  const std::size_t all = figure.steps.size();
  for (std::size_t i = 0; i < all; ++i) {
    if (i == first_steps_drawn && all > first_steps_drawn + last_steps_drawn + 1) {
      i = all - last_steps_drawn;
      const std::vector<std::string> none(figure.registers.size() + figure.cells.size());
      listed.rows.push_back(row_of("", "...", "", none, {}));
    }
    const machine::step& step = figure.steps[i];
    const machine::instruction& done = figure.code[step.at];
    listed.rows.push_back(row_of(std::to_string(i + 1), done.text,
                                 part_names[static_cast<std::size_t>(done.works)], step.registers,
                                 step.cells));
  }
  return listed;
}

}  // namespace

std::string draw(const table& figure) {
  const auto style = terminal_style::of(STDOUT_FILENO);
  const std::size_t columns = figure.columns.size();
  std::vector<std::size_t> widths(columns);
  std::vector<bool> right(columns, true);
  for (std::size_t c = 0; c < columns; ++c) {
    widths[c] = width_of(figure.columns[c]);
    for (const auto& row : figure.rows) {
      widths[c] = std::max(widths[c], width_of(row[c]));
      right[c] = right[c] && looks_like_a_number(row[c]);
    }
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text = "  ";
    for (std::size_t c = 0; c < columns; ++c) {
      text += (c == 0 ? "" : "  ") + padded(cells[c], widths[c], right[c]);
    }
    return without_trailing_blanks(text);
  };
  std::string text = heading(figure.title, style) + style.dim(line(figure.columns));
  for (const auto& row : figure.rows) {
    text += line(row);
  }
  return text;
}

std::string draw(const gantt& figure) {
  const auto style = terminal_style::of(STDOUT_FILENO);
  palette colours{style};
  double last = 0;
  std::size_t name_width = 0;
  for (const gantt::row& row : figure.rows) {
    name_width = std::max(name_width, width_of(row.name));
    for (const gantt::bar& bar : row.bars) {
      last = std::max(last, bar.to);
    }
  }
  // A whole number of columns for each unit where there is room, so that bars are comparable.
  const double room = static_cast<double>(drawing_columns);
  const double per_column =
      last <= room ? 1 / std::max(1.0, std::min(6.0, std::floor(room / std::max(last, 1.0))))
                   : last / room;
  const auto column_of = [per_column](double time) {
    return static_cast<std::size_t>(std::lround(time / per_column));
  };
  std::string text = heading(figure.title, style);
  text += style.dim(gantt_axis(last, per_column, name_width));
  for (const gantt::row& row : figure.rows) {
    std::string line = "  " + padded(row.name, name_width) + "  ";
    std::size_t at = 0;
    for (const gantt::bar& bar : row.bars) {
      const std::size_t from = std::max(at, column_of(bar.from));
      const std::size_t to = std::max(from, column_of(bar.to));
      line += std::string(from - at, ' ') +
              colours.paint(bar.label, bar_text(bar.label, to - from, style.fancy));
      at = to;
    }
    text += line + (style.fancy ? "" : "|") + "\n";
  }
  return text + (figure.unit.empty() ? "" : style.dim("  in " + figure.unit) + "\n");
}

std::string draw(const log_scale& figure) {
  const auto style = terminal_style::of(STDOUT_FILENO);
  constexpr std::size_t bar_columns = 36;
  const log_columns columns{figure, bar_columns};
  const auto any = [&figure](auto has) {
    return std::any_of(figure.rows.begin(), figure.rows.end(), has);
  };
  const bool has_references = any([](const auto& row) { return row.reference.has_value(); });
  const bool has_notes = any([](const auto& row) { return !row.note.empty(); });
  table numbers{"", {"", "measured", "spread"}, {}};
  if (has_references) {
    numbers.columns.emplace_back("reference");
  }
  if (has_notes) {
    numbers.columns.emplace_back("");
  }
  std::size_t name_width = 0;
  for (const log_scale::row& row : figure.rows) {
    name_width = std::max(name_width, width_of(row.name));
    std::vector<std::string> cells{row.name, value_text(row.measured, figure.unit),
                                   spread_text(row, figure.unit)};
    if (has_references) {
      cells.push_back(value_text(row.reference, figure.unit));
    }
    if (has_notes) {
      cells.push_back(row.note);
    }
    numbers.rows.push_back(std::move(cells));
  }
  std::string text = heading(figure.title, style) + draw(numbers);
  if (!columns.are_any()) {
    return text;
  }
  text += "\n";
  for (const log_scale::row& row : figure.rows) {
    text += "  " + padded(row.name, name_width) + "  " +
            without_trailing_blanks(log_bar(row, columns, bar_columns) + "  " + row.human);
  }
  return text +
         style.dim(fmt::format("  # measured{}; each column is {:.1f} times the one before\n",
                               has_references ? ", o reference" : "", columns.factor()));
}

std::string draw(const machine& figure) {
  const auto style = terminal_style::of(STDOUT_FILENO);
  const int loads = figure.steps.empty() ? 0 : figure.steps.back().loads;
  const int stores = figure.steps.empty() ? 0 : figure.steps.back().stores;
  return heading(figure.title, style) + draw(steps_of(figure)) +
         style.dim(fmt::format("  data accesses: {} ({} {}, {} {})", loads + stores, loads,
                               loads == 1 ? "load" : "loads", stores,
                               stores == 1 ? "store" : "stores")) +
         "\n";
}

}  // namespace cooks::report
