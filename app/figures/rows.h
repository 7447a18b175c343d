// Which rows a timeline has, and how high they are.
#pragma once
#include <vector>

#include "app/figures/timeline.h"

namespace kvant::figures {

// In order, with heights and offsets from the top of the first row; `content` becomes the height of all.
// `factor` scales the lanes. With `span`, which is a page's, lanes that have nothing in it are left out, and
// of very many only the first are shown.
struct RowSpan {
  VirtualTime from, to;
};
std::vector<TimelineRow> rows_of(const FigureInput& input, bool headers, double factor, double& content,
                                 const RowSpan* span = nullptr);

// What asyncio does for itself at the end (shutting generators down) takes a moment and tells nothing.
bool worth_a_row(const trace::Lanes& lanes, const trace::Lane& task);
// The lane a row shows, or nullptr for a process.
const trace::Lane* lane_of(const FigureInput& input, const TimelineRow& row);
std::string process_title(const FigureInput& input, ProcessId process);

}  // namespace kvant::figures
