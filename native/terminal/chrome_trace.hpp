// chrome_trace: a run as a file of Chrome trace events, which Perfetto, chrome://tracing and Tracy
// open. Beside them, under "cooks", the run's own events: from those the page plays recordings.
#pragma once

#include <string>
#include <vector>

#include "run/session.hpp"
#include "trace/event.hpp"

namespace cooks::terminal {

/// `trace_file()` is the whole file. \param document  The run's `--json` document.
std::string trace_file(const life::session& session, const std::vector<trace::event>& events,
                       const std::string& document);

}  // namespace cooks::terminal
