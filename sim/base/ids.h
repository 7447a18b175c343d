// Small integer names of the things of a run. They count from 0 in order of creation, so they are
// deterministic.
#pragma once
#include <cstdint>

namespace kvant {

using ThreadId = std::int32_t;   // index of a thread in the machine, unique over all processes
using ProcessId = std::int32_t;  // index of a process in the machine; its pid as a user sees it is `pid_of`
using CoreId = std::int32_t;
using StringId = std::uint32_t;  // index in the trace's table of strings; 0 is ""
using LockId = std::int32_t;     // index of a lock-like object (lock, GIL, …) in the order of first use

inline constexpr std::int32_t kNobody = -1;  // "no thread", "no core", "no process", "no lock"

// The first process of a run is 4711, the next 4712, …
constexpr int pid_of(ProcessId process) {
  return 4711 + process;
}

// A point of a run: how many steps were taken before it. A step is one instruction of one thread, or one
// action of the machine (a dispatch, a time-out, a request carried out). Equal positions of one schedule are
// equal worlds.
using Position = std::uint64_t;

}  // namespace kvant
