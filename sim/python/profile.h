// Which CPython is simulated: what differs between versions, one row a version in profiles.def.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/base/time.h"

namespace kvant::python {

// Where a running thread looks whether it must drop the GIL (Python/ceval.c of each version).
enum class SwitchPoints : std::uint8_t {
  nearly_everywhere,  // 3.8, 3.9
  calls_and_jumps,    // 3.10
  calls_and_loops,    // 3.11 … 3.13 (a call with keywords is KW_NAMES and CALL here, CALL_KW in 3.13)
};

// How changes of reference counts are kept from disturbing each other.
enum class RefCounts : std::uint8_t {
  gil,     // plain counts: only the holder of the GIL changes them
  naive,   // plain counts and no GIL: read, add and write are steps of their own, and updates get lost
  atomic,  // one atomic instruction a change: right, but slower
  biased,  // PEP 703: a plain count for the thread that owns the object, an atomic one for all others
};
inline constexpr std::string_view kRefCountsNames[] = {"gil", "naive", "atomic", "biased"};

struct Profile {
  std::string_view name;  // "3.9", as in a scenario
  int major, minor;
  VirtualTime instruction;  // ns of one bytecode instruction
  SwitchPoints switch_points;
  bool has_gil;
  RefCounts counts;
  std::string_view doc;
};
std::span<const Profile> profile_table();
const Profile* find_profile(std::string_view name);  // null if unknown
const Profile& default_profile();                    // 3.11

}  // namespace kvant::python
