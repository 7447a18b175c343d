// Draws one lane's intervals in the visual language: a state is told by shape and texture as well as by
// colour.
#pragma once
#include <bitset>
#include <vector>

#include "app/figures/lane_walk.h"
#include "app/figures/timeline.h"
#include "app/scene/measure.h"

namespace kvant::figures {

// What occurs in the figure, for its legend.
struct Seen {
  std::bitset<16> states;  // by trace::LaneState; of threads, processes, cores and locks
  std::bitset<16> task_states, socket_states;
  std::bitset<8> marks;  // by trace::Mark::Kind
  std::bitset<8> links;  // by trace::Link::Kind
  bool finished = false, folded = false, fold = false;
};

inline constexpr double kLaneHeight = 34;
inline constexpr double kLeastTexture = 4;  // narrower blocks are tinted only
inline constexpr double kSlimHeight = 12;
inline constexpr double kMinLabelled = 15;  // lanes lower than this carry no labels

// What a label must not lie under: an arrow that passes, a fold, the cursor.
struct Obstacle {
  double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
};

// Shared by the parts of a timeline while it is laid out.
struct TimelineContext {
  const FigureInput& input;
  const scene::Theme& theme;
  const scene::TextMeasure& measure;
  scene::Scene& scene;
  TimelineFrame& frame;
  Seen seen;
  std::vector<Obstacle> obstacles;
  bool embedded = false;
  VirtualTime until =
      0;  // nothing is drawn from here on: the right edge, or the cursor when the future is hidden
  double min_width = 2;
  std::vector<Obstacle> headings = {};  // names of processes, which the cursor leaves free
  std::int32_t actor = kNobody;         // whose colours the lane has that is drawn; kNobody: its own

  double x_of(VirtualTime time) const { return frame.x_of(time); }
  // The widest part of a box that no obstacle crosses.
  scene::Rect free_part(const scene::Rect& box) const;
};

// What a state is called as a sign; its legend has the id "legend-" and this.
const char* sign_of(trace::LaneState state);
const char* sign_of(trace::LaneKind kind, trace::LaneState state);  // sockets have their own

// In the box of a row: x and width are the plot's.
void paint_lane(TimelineContext& context, const trace::Lane& lane, const scene::Rect& box);

// One block in a state, for lanes and legends alike; `actor` gives the colours. Does not write the label.
void paint_state(scene::Scene& scene, const scene::Theme& theme, trace::LaneState state,
                 const scene::ActorColors& actor, const scene::Rect& box, scene::Id id,
                 const scene::Hit& hit);
void paint_end_cap(scene::Scene& scene, const scene::ActorColors& actor, double x, const scene::Rect& box);

scene::Font block_font();  // letters in blocks
scene::Font small_font();  // letters above blocks and in slim lanes

}  // namespace kvant::figures
