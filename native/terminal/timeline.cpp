// timeline: each column of a lane shows what the thread did for most of that time.
#include "terminal/timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

#include "report/parameters.hpp"
#include "terminal/intervals.hpp"

namespace cooks::terminal {
namespace {

constexpr std::size_t most_lanes = 24;
constexpr std::size_t longest_name = 18;

enum class cell : std::uint8_t { nothing, work, wait, by_itself };

struct glyphs {
  std::string_view work;
  std::string_view wait;
  std::string_view by_itself;
};
constexpr glyphs unicode{"█", "░", "~"};
constexpr glyphs ascii{"#", ".", "~"};

struct row {
  std::string name;
  std::vector<cell> cells;
  std::string label_cells;  ///< A character to show instead of the glyph, or 0.
};

class drawing {
 public:
  drawing(const trace::recorder& recorder, const std::vector<trace::event>& events,
          const terminal_style& style)
      : recorder_(recorder), style_(style), paired_(pair_up(events)) {
    total_ = paired_.times.empty() ? 0 : std::max<std::int64_t>(paired_.times.back(), 1);
    const std::uint32_t lanes = recorder.thread_count();
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      const std::string name = recorder.thread_name(static_cast<std::uint16_t>(lane));
      name_width_ = std::max(name_width_, std::min(longest_name, name.size()));
    }
    columns_ = static_cast<std::size_t>(style.columns) - name_width_ - 4;
  }

  std::string draw() {
    std::string text = axis();
    const std::uint32_t lanes = recorder_.thread_count();
    const std::size_t shown = lanes > most_lanes ? most_lanes - 4 : lanes;
    for (std::size_t lane = 0; lane < shown; ++lane) {
      text += drawn(lane_row(static_cast<std::uint16_t>(lane)));
      for (const row& one : activity_rows(static_cast<std::uint16_t>(lane))) {
        text += drawn(one);
      }
    }
    if (shown < lanes) {
      text += "  " + style_.dim("and " + std::to_string(lanes - shown) + " lanes more") + "\n";
    }
    return text + legend();
  }

 private:
  std::size_t column_of(std::int64_t time) const {
    const auto column = static_cast<std::size_t>(
        static_cast<double>(time) / static_cast<double>(total_) * static_cast<double>(columns_));
    return std::min(column, columns_ - 1);
  }

  // The time within a column that an interval covers, as a part of the column's whole.
  double covered(const interval& one, std::size_t column) const {
    const double width = static_cast<double>(total_) / static_cast<double>(columns_);
    const double begin = static_cast<double>(column) * width;
    const double from = std::max(begin, static_cast<double>(one.begin));
    const double to = std::min(begin + width, static_cast<double>(one.end));
    return std::max(0.0, to - from) / width;
  }

  row lane_row(std::uint16_t lane) const {
    std::vector<double> alive(columns_);
    std::vector<double> waits(columns_);
    row made{recorder_.thread_name(lane), std::vector<cell>(columns_), std::string(columns_, '\0')};
    for (const interval& one : paired_.intervals) {
      const bool is_wait = one.kind == interval_kind::wait;
      if (one.lane() == lane && (is_wait || one.kind == interval_kind::life)) {
        for (std::size_t c = column_of(one.begin); c <= column_of(one.end); ++c) {
          (is_wait ? waits : alive)[c] += covered(one, c);
        }
      }
    }
    for (std::size_t c = 0; c < columns_; ++c) {
      made.cells[c] = alive[c] <= 0.25           ? cell::nothing
                      : waits[c] >= alive[c] / 2 ? cell::wait
                                                 : cell::work;
    }
    for (const interval& one : paired_.intervals) {
      if (one.lane() == lane && one.kind == interval_kind::life) {
        show_short_life(made, one);
      }
      if (one.lane() == lane && one.kind == interval_kind::span) {
        write_label(made, one, recorder_.text(one.begun_by->text));
      }
    }
    return made;
  }

  // A thread that lived for less than a column still lived.
  void show_short_life(row& made, const interval& life) const {
    cell& first = made.cells[column_of(life.begin)];
    if (first == cell::nothing) {
      first = cell::work;
    }
  }

  std::vector<row> activity_rows(std::uint16_t lane) const {
    std::map<trace::object_id, row> rows;
    for (const interval& one : paired_.intervals) {
      if (one.kind != interval_kind::activity || one.lane() != lane) {
        continue;
      }
      row& made = rows[one.begun_by->object];
      if (made.cells.empty()) {
        made = {"", std::vector<cell>(columns_), std::string(columns_, '\0')};
      }
      for (std::size_t c = column_of(one.begin); c <= column_of(one.end); ++c) {
        made.cells[c] = covered(one, c) > 0.25 ? cell::by_itself : made.cells[c];
      }
      write_label(made, one, recorder_.text(one.begun_by->text));
    }
    std::vector<row> all;
    for (auto& [object, made] : rows) {
      all.push_back(std::move(made));
    }
    return all;
  }

  // Of an address, the end is what tells it from the others.
  static std::string short_label(const std::string& label) {
    const std::size_t slash = label.find_last_of('/');
    const bool is_address = label.find("://") != std::string::npos && slash + 1 < label.size();
    return is_address ? label.substr(slash + 1) : label;
  }

  // Inside its bar if it fits, else cut from the left.
  void write_label(row& made, const interval& one, const std::string& label) const {
    const std::size_t begin = column_of(one.begin);
    const std::size_t room = column_of(one.end) - begin;
    if (room < 5 || std::any_of(label.begin(), label.end(), [](char c) { return c < ' '; })) {
      return;
    }
    std::string text = short_label(label);
    if (text.size() + 3 > room) {
      text = ".." + text.substr(text.size() - std::min(text.size(), room - 5));
    }
    text = " " + text + " ";
    std::copy(text.begin(), text.end(),
              made.label_cells.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
  }

  std::string drawn(const row& made) const {
    std::string name = made.name.substr(0, name_width_);
    name.resize(name_width_, ' ');
    std::string bar;
    const std::size_t end =
        static_cast<std::size_t>(std::find_if(made.cells.rbegin(), made.cells.rend(),
                                              [](cell c) { return c != cell::nothing; })
                                     .base() -
                                 made.cells.begin());
    for (std::size_t c = 0; c < end; ++c) {
      bar +=
          made.label_cells[c] != '\0' ? std::string(1, made.label_cells[c]) : glyph(made.cells[c]);
    }
    return "  " + style_.bold(name) + "  " + bar + "\n";
  }

  std::string glyph(cell what) const {
    const glyphs& set = style_.fancy ? unicode : ascii;
    switch (what) {
      case cell::work:
        return style_.accent(set.work);
      case cell::wait:
        return style_.dim(set.wait);
      case cell::by_itself:
        return style_.accent(set.by_itself);
      case cell::nothing:
        break;
    }
    return " ";
  }

  // Ticks at 1, 2 or 5 times a power of ten, as many as fit.
  std::string axis() const {
    const double total = static_cast<double>(total_);
    double step = std::pow(10.0, std::floor(std::log10(total)));
    for (const double finer : {0.5, 0.2, 0.1}) {
      const double width = step * finer / total * static_cast<double>(columns_);
      step = width >= 12 && finer == 0.5 ? step * finer : step;
      if (finer != 0.5 && step / total * static_cast<double>(columns_) >= 30) {
        step *= 0.5;
      }
    }
    std::string line(columns_ + 12, ' ');
    for (int number = 0; number * step <= total; ++number) {
      const double tick = number * step;
      const std::string label = time_text(tick);
      const std::size_t at = column_of(static_cast<std::int64_t>(tick));
      if (at + label.size() <= line.size()) {
        std::copy(label.begin(), label.end(), line.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return "  " + std::string(name_width_, ' ') + "  " + style_.dim(line) + "\n";
  }

  std::string time_text(double nanoseconds) const {
    constexpr std::array<std::pair<double, std::string_view>, 4> units{
        {{1e9, " s"}, {1e6, " ms"}, {1e3, " us"}, {1.0, " ns"}}};
    for (const auto& [size, name] : units) {
      if (static_cast<double>(total_) >= size || size == 1.0) {
        return report::number_text(std::round(nanoseconds / size * 1000) / 1000) +
               std::string{name};
      }
    }
    return {};
  }

  std::string legend() const {
    const bool by_itself =
        std::any_of(paired_.intervals.begin(), paired_.intervals.end(),
                    [](const interval& one) { return one.kind == interval_kind::activity; });
    return "  " + std::string(name_width_, ' ') + "  " + glyph(cell::work) +
           style_.dim(" works  ") + glyph(cell::wait) + style_.dim(" waits") +
           (by_itself ? "  " + glyph(cell::by_itself) + style_.dim(" goes on by itself") : "") +
           "\n";
  }

  const trace::recorder& recorder_;
  const terminal_style& style_;
  paired_trace paired_;
  std::int64_t total_ = 0;
  std::size_t name_width_ = 4;
  std::size_t columns_ = 60;
};

}  // namespace

std::string draw_timeline(const trace::recorder& recorder, const std::vector<trace::event>& events,
                          const terminal_style& style) {
  return events.empty() ? std::string{} : drawing{recorder, events, style}.draw();
}

}  // namespace cooks::terminal
