#include "app/figures/gil_moments.h"

#include <algorithm>

namespace kvant::figures {

using trace::Event;
using trace::EventKind;
using trace::Interval;
using trace::Lane;

const Lane* gil_lane(const trace::Lanes& lanes, ProcessId process) {
  const Lane* found = nullptr;
  for (const Lane& lane : lanes.locks()) {
    if (lane.lock_kind != trace::WaitKind::gil) continue;
    if (!found) found = &lane;
    for (const Interval& i : lane.intervals)
      if (i.thread >= 0 && static_cast<std::size_t>(i.thread) < lanes.threads().size() &&
          lanes.threads()[static_cast<std::size_t>(i.thread)].process == process)
        return &lane;
  }
  return found;
}

std::vector<GilMoment> gil_moments(const trace::Trace& trace, const Lane& gil) {
  std::vector<GilMoment> out;
  std::vector<ThreadId> asked;
  const auto& events = trace.events();
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i];
    if (e.a != gil.id) continue;
    const auto index = static_cast<std::int32_t>(i);
    if (e.kind == EventKind::gil_request) {
      asked.push_back(static_cast<ThreadId>(e.b));
      out.push_back({GilMoment::Kind::request, e.time, e.thread, index});
    } else if (e.kind == EventKind::lock_acquire) {
      out.push_back({GilMoment::Kind::acquire, e.time, e.thread, index});
    } else if (e.kind == EventKind::lock_release) {
      const bool drop = std::find(asked.begin(), asked.end(), e.thread) != asked.end();
      asked.clear();
      out.push_back({drop ? GilMoment::Kind::drop : GilMoment::Kind::release, e.time, e.thread, index});
    }
  }
  return out;
}

void choose_gil_window(const FigureInput& input, const std::vector<GilMoment>& moments, VirtualTime& from,
                       VirtualTime& to) {
  constexpr std::size_t kFew = 14;   // times of taking it
  constexpr std::size_t kPage = 10;  // from page to page, so that each begins with the end of the one before
  from = input.from;
  const VirtualTime end = input.lanes.end_time();
  to = input.to == kNever ? end : std::min(input.to, std::max(end, input.to));
  if (input.from > 0 || input.to != kNever) return;
  std::vector<VirtualTime> times;
  for (const GilMoment& m : moments)
    if (m.kind == GilMoment::Kind::acquire) times.push_back(m.time);
  if (times.size() <= kFew) return;
  std::size_t last = kFew;
  if (input.cursor != kNever) {
    const auto at =
        static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), input.cursor) - times.begin());
    // Within a page nothing moves.
    last = input.steady ? (at > 0 ? (at - 1) / kPage * kPage : 0) + kFew : std::max(kFew, at + kFew / 2);
    last = std::min(last, times.size() - 1);
  }
  from = last > kFew ? times[last - kFew] : 0;
  to = last + 1 == times.size() && input.steady ? end : times[last];
}

}  // namespace kvant::figures
