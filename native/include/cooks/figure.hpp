// figure: what a run leaves behind to be looked at: a table, a Gantt chart, a logarithmic scale, a
// little machine.
// Knows its life.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// `machine` is what a little computer did: its processor, memory and devices, step by step. A page
/// plays it again, a terminal lists the steps.
struct machine {
  /// `part` is what an instruction keeps busy.
  enum class part : std::uint8_t { compute, memory, io };
  /// `instruction` is one word of the program; its address is its place.
  struct instruction {
    std::string text;
    part works = part::compute;
  };
  /// `place` is something with a name that holds something: a register, a cell, a file.
  struct place {
    std::string name;  ///< No two places of a machine have the same.
    std::string holds;
  };
  /// `step` is one executed instruction, and how things stand after it.
  struct step {
    std::size_t at = 0;    ///< The instruction's address.
    std::size_t next = 0;  ///< Where the program goes on; behind its end when it is over.
    std::string from;      ///< The place that a value came from, if one travelled.
    std::string to;        ///< The place that was changed, if one was.
    std::string tells;     ///< What happened, in a sentence.
    std::vector<std::string> registers;  ///< What each holds now.
    std::vector<std::string> cells;
    std::vector<std::string> device;
    int loads = 0;   ///< So far.
    int stores = 0;  ///< So far.
  };
  std::string title;
  std::vector<instruction> code;
  std::vector<place> registers;  ///< As they are at first, like the cells and the device.
  std::vector<place> cells;
  std::vector<place> device;
  std::vector<step> steps;
};

/// `show()` adds a figure to the run's report, here and in `--json`.
/// \code
/// cooks::show(cooks::table{"Dishes", {"dish", "minutes"}, {{"soup", "20"}, {"salad", "5"}}});
/// \endcode
void show(const table& figure);
void show(const gantt& figure);
void show(const log_scale& figure);
void show(const machine& figure);

/// \}
}  // namespace cooks
