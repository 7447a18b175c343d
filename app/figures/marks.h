// Marks on lanes and arrows between them.
#pragma once
#include <functional>
#include <vector>

#include "app/figures/lane_painter.h"

namespace kvant::figures {

// The box of a thread's row, or nullptr when it is not seen.
using BoxOfThread = std::function<const scene::Rect*(ThreadId)>;

// What will be drawn: found before the lanes are painted, so that labels keep clear of it.
struct PlacedLink {
  const trace::Link* link;
  scene::Point from, tip;
};
struct PlacedMark {
  const trace::Mark* mark;
  double x;
  scene::Rect box;
};
std::vector<PlacedLink> place_links(const TimelineContext& context, const BoxOfThread& box_of);
std::vector<PlacedMark> place_marks(const TimelineContext& context, const BoxOfThread& box_of);
void add_obstacles(TimelineContext& context, const std::vector<PlacedLink>& links,
                   const std::vector<PlacedMark>& marks);
void paint_links(TimelineContext& context, const std::vector<PlacedLink>& links);
void paint_marks(TimelineContext& context, const std::vector<PlacedMark>& marks);

void paint_mark(scene::Scene& scene, const scene::Theme& theme, trace::Mark::Kind kind,
                const scene::ActorColors& actor, double x, const scene::Rect& box);
// A thin arrow; `tip` is where it points.
void paint_arrow(scene::Scene& scene, scene::Point from, scene::Point tip, scene::Color color, bool dashed);

}  // namespace kvant::figures
