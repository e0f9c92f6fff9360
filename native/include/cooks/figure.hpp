// figure: what a run leaves behind to be looked at: a table, a Gantt chart, a logarithmic scale.
// Knows its life.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cooks {

/// \addtogroup measuring
/// \{

/// `table` is rows of texts under headings.
struct table {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< Each as long as `columns`.
};

/// `gantt` is a Gantt chart: who worked where, and when.
struct gantt {
  /// `bar` is a stretch of work. Bars with the same label have the same colour; one without a
  /// label is lost time, such as a switch.
  struct bar {
    std::string label;
    double from = 0;
    double to = 0;
  };
  /// `row` is a place that can be worked at, such as a CPU.
  struct row {
    std::string name;
    std::vector<bar> bars;
  };
  std::string title;
  std::string unit;  ///< Of all times; may be empty.
  std::vector<row> rows;
};

/// `log_scale` is measured values on a logarithmic scale, each beside a published reference.
struct log_scale {
  /// `row` is one measured thing.
  struct row {
    std::string name;
    std::optional<double> measured;   ///< Nothing: this host can't measure it; `note` says why.
    std::optional<double> low;        ///< The smallest that was measured.
    std::optional<double> high;       ///< The largest that was measured.
    std::optional<double> reference;  ///< As published.
    std::string source{};             ///< Where the reference comes from.
    std::string human{};              ///< The value on a human scale: "4 minutes".
    std::string note{};               ///< For example "unstable".
  };
  std::string title;
  std::string unit;
  std::vector<row> rows;
};

/// `show()` adds a figure to the run's report, here and in `--json`.
/// \code
/// cooks::show(cooks::table{"Dishes", {"dish", "minutes"}, {{"soup", "20"}, {"salad", "5"}}});
/// \endcode
void show(const table& figure);
void show(const gantt& figure);
void show(const log_scale& figure);

/// \}
}  // namespace cooks
