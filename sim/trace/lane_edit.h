// Opening and closing the intervals of a lane: for the files of Lanes only.
#pragma once
#include "sim/trace/lanes.h"

namespace kvant::trace::lane_edit {

// A lane may be asked for before the rows below it exist: identifiers are dense, their first events need not
// be in order.
inline Lane& lane_of(std::vector<Lane>& lanes, LaneKind kind, std::int64_t id) {
  while (static_cast<std::int64_t>(lanes.size()) <= id) {
    Lane lane;
    lane.kind = kind;
    lane.id = static_cast<std::int32_t>(lanes.size());
    lanes.push_back(std::move(lane));
  }
  return lanes[static_cast<std::size_t>(id)];
}

inline bool is_open(const Lane& lane) {
  return !lane.intervals.empty() && lane.intervals.back().end_event < 0;
}

inline void close(Lane& lane, VirtualTime time, std::int32_t event) {
  if (!is_open(lane)) return;
  Interval& last = lane.intervals.back();
  if (last.begin == time) {
    lane.intervals.pop_back();  // it took no time: nothing to draw
  } else {
    last.end = time;
    last.end_event = event;
  }
}

inline Interval& begin(Lane& lane, VirtualTime time, LaneState state, std::int32_t event) {
  close(lane, time, event);
  Interval next;
  next.begin = next.end = time;
  next.state = state;
  next.begin_event = event;
  return lane.intervals.emplace_back(next);
}

}  // namespace kvant::trace::lane_edit
