// Explains what occurs in a timeline, and nothing else.
#pragma once
#include "app/figures/lane_painter.h"

namespace kvant::figures {

// Rows of samples with their words from `top` on, as wide as the plot. Returns the height, 0 when nothing
// occurs.
double paint_legend(TimelineContext& context, double top);

}  // namespace kvant::figures
