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
  calls_and_loops,    // 3.11, 3.12
};

struct Profile {
  std::string_view name;  // "3.9", as in a scenario
  int major, minor;
  VirtualTime instruction;  // ns of one bytecode instruction
  SwitchPoints switch_points;
  bool has_gil;
  std::string_view doc;
};
std::span<const Profile> profile_table();
const Profile* find_profile(std::string_view name);  // null if unknown
const Profile& default_profile();                    // 3.11

}  // namespace kvant::python
