// Virtual time: the only clock of the simulator. A signed count of nanoseconds since the start of the run.
#pragma once
#include <cstdint>
#include <limits>

namespace kvant {

using VirtualTime = std::int64_t;  // ns

inline constexpr VirtualTime kNever = std::numeric_limits<VirtualTime>::max();
inline constexpr VirtualTime kMicrosecond = 1'000;
inline constexpr VirtualTime kMillisecond = 1'000'000;
inline constexpr VirtualTime kSecond = 1'000'000'000;

}  // namespace kvant
