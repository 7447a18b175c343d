// The time axis: round ticks in natural units, folded waits, the cursor.
#pragma once
#include <string>
#include <vector>

#include "app/figures/lane_painter.h"

namespace kvant::figures {

struct Tick {
  VirtualTime time = 0;
  double x = 0;
  std::string label;  // "": a minor one
};

// From left to right; labels do not overlap each other.
std::vector<Tick> ticks_of(const TimelineFrame& frame, lang::Lang lang, const scene::TextMeasure& measure,
                           const scene::Font& font);
// "+985 ms" for each folded wait that is seen: where it is and what to write.
std::vector<Tick> folds_of(const TimelineFrame& frame, lang::Lang lang);

scene::Font ruler_font();

// Faint vertical lines at the major ticks.
void paint_grid(TimelineContext& context, const std::vector<Tick>& ticks, double top, double bottom);
// Broken-off bands where waits are folded.
void paint_folds(TimelineContext& context, double top, double bottom);
// The line with its ticks and labels. `below`: a figure's axis with an arrow, labels under it; else labels
// above it.
void paint_ruler(TimelineContext& context, const std::vector<Tick>& ticks, double y, bool below);
// The cursor's line, and its time in a pill whose middle is at pill_y.
void paint_cursor(TimelineContext& context, double pill_y, double bottom);

}  // namespace kvant::figures
