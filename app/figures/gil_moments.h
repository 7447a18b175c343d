// What happens to a GIL: who takes it and lets it go, who asks and who is made to drop it.
#pragma once
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

struct GilMoment {
  enum class Kind : std::uint8_t { acquire, release, drop, request } kind;
  VirtualTime time;
  ThreadId thread;
  std::int32_t event;
};

// The lock that is the process's GIL; nullptr: there is none.
const trace::Lane* gil_lane(const trace::Lanes& lanes, ProcessId process);
// In order. A release that was asked for is a drop.
std::vector<GilMoment> gil_moments(const trace::Trace& trace, const trace::Lane& gil);
// What to show when nobody said it: of a long run the first switches, or those about the cursor.
void choose_gil_window(const FigureInput& input, const std::vector<GilMoment>& moments, VirtualTime& from,
                       VirtualTime& to);

}  // namespace kvant::figures
