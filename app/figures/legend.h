// Explains what occurs in a timeline, and nothing else.
#pragma once
#include "app/figures/lane_painter.h"

namespace kvant::figures {

// Rows of samples with their words from `top` on, as wide as the plot. Returns the height, 0 when nothing
// occurs. With `places`, what is seen there has its place, too, though it may not have occurred yet.
double paint_legend(TimelineContext& context, double top, const Seen* places = nullptr);

// Parts of other figures' legends.
void paint_fold_sample(scene::Scene& scene, const scene::Theme& theme, const scene::Rect& box);
// What the legend says of a state of threads, of tasks, or of both.
lang::TextId state_legend_text(trace::LaneState state, bool of_threads, bool of_tasks);

}  // namespace kvant::figures
