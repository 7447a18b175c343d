// A trace in the JSON format that Perfetto and Chrome's trace viewer open.
#pragma once
#include <string>

#include "sim/trace/lanes.h"
#include "sim/trace/trace.h"

namespace kvant::trace {

// One track a thread (grouped by process), one a core and one a lock; arrows for spawning and waking,
// instants for what was printed. Times are virtual, in microseconds with three decimals, as the format wants
// them. Ends with a newline; byte-identical for equal traces. `lanes` must be up to date with `trace`.
std::string chrome_json(const Trace& trace, const Lanes& lanes);

}  // namespace kvant::trace
