// Which rows a timeline has, and how high they are.
#pragma once
#include <vector>

#include "app/figures/timeline.h"

namespace kvant::figures {

// In order, with heights and offsets from the top of the first row; `content` becomes the height of all.
// `factor` scales the lanes.
std::vector<TimelineRow> rows_of(const FigureInput& input, bool headers, double factor, double& content);

// What asyncio does for itself at the end (shutting generators down) takes a moment and tells nothing.
bool worth_a_row(const trace::Lanes& lanes, const trace::Lane& task);
// The lane a row shows, or nullptr for a process.
const trace::Lane* lane_of(const FigureInput& input, const TimelineRow& row);
std::string process_title(const FigureInput& input, ProcessId process);

}  // namespace kvant::figures
