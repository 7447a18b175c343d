// The timeline as the window draws it each frame, and the parts its figure is made of.
#pragma once
#include <memory>
#include <vector>

#include "app/figures/figure.h"
#include "app/figures/time_axis.h"

namespace kvant::figures {

// What part of the timeline is seen, and how. Points: the window divides its pixels by its scale.
struct Viewport {
  double width = 720;
  double height = 0;        // 0: all rows, however many
  VirtualTime from = 0;     // at the left edge of the plot
  VirtualTime to = kNever;  // at the right edge; kNever: the end of the run
  double scroll = 0;        // points by which the rows are moved up
  bool embedded = true;     // in the window: ruler at the top, no title, no legend, no tooltips
  double gutter = 0;        // width for the names; 0: as needed
  std::shared_ptr<const TimeAxis> axis =
      {};  // made once and kept by the caller; null: made here, from input.axis
};

struct TimelineRow {
  // `process` is a header, `process_lane` a lane of its own.
  enum class Kind : std::uint8_t {
    process,
    thread,
    core,
    lock,
    task,
    socket,
    process_lane,
    more  // how many lanes before it there is no room for
  } kind = Kind::thread;
  std::int32_t id = 0;  // ProcessId, ThreadId, CoreId, LockId, task, index of a socket's lane, or a number
  double y = 0;         // top, in the scene (scroll applied)
  double height = 0;
  bool collapsed = false;
};

// Where things are, for the window: what is under the pointer, how far to scroll, where to zoom.
struct TimelineFrame {
  scene::Rect plot;           // between the names and the right edge, below the ruler
  double content_height = 0;  // of all rows, seen or not
  VirtualTime from = 0, to = 0;
  std::shared_ptr<const TimeAxis> axis;
  std::vector<TimelineRow> rows;

  double x_of(VirtualTime time) const;
  VirtualTime time_at(double x) const;  // also outside of the plot
  // The window that keeps the time under `x` in place while zooming by `factor` (2: twice as near), or after
  // moving by dx points. Never shorter than 20 ns, never outside [0, last].
  void zoomed(double x, double factor, VirtualTime last, VirtualTime& new_from, VirtualTime& new_to) const;
  void panned(double dx, VirtualTime last, VirtualTime& new_from, VirtualTime& new_to) const;
};

// The lane a row shows, or nullptr for a header.
const trace::Lane* lane_of(const trace::Lanes& lanes, const TimelineRow& row);

// At most about kMaxPrimitives for the seen rows, whatever the number of intervals.
inline constexpr std::size_t kMaxPrimitives = 3000;
scene::Scene layout_timeline(const FigureInput& input, const Viewport& viewport,
                             TimelineFrame* frame = nullptr);

}  // namespace kvant::figures
