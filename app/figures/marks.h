// Marks on lanes and arrows between them.
#pragma once
#include <functional>

#include "app/figures/lane_painter.h"

namespace kvant::figures {

// The box of a thread's row, or nullptr when it is not seen.
using BoxOfThread = std::function<const scene::Rect*(ThreadId)>;

void paint_links(TimelineContext& context, const BoxOfThread& box_of);
void paint_marks(TimelineContext& context, const BoxOfThread& box_of);

void paint_mark(scene::Scene& scene, const scene::Theme& theme, trace::Mark::Kind kind,
                const scene::ActorColors& actor, double x, const scene::Rect& box);
// A thin arrow; `tip` is where it points.
void paint_arrow(scene::Scene& scene, scene::Point from, scene::Point tip, scene::Color color, bool dashed);

}  // namespace kvant::figures
