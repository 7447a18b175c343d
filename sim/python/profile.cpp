#include "sim/python/profile.h"

namespace kvant::python {
namespace {

constexpr Profile kProfiles[] = {
#define PROFILE(id, name, major, minor, instruction_ns, switch_points, has_gil, counts, doc) \
  {name, major, minor, instruction_ns, SwitchPoints::switch_points, has_gil, RefCounts::counts, doc},
#include "sim/python/profiles.def"
#undef PROFILE
};

}  // namespace

std::span<const Profile> profile_table() {
  return kProfiles;
}

const Profile* find_profile(std::string_view name) {
  for (const Profile& p : kProfiles)
    if (p.name == name) return &p;
  return nullptr;
}

const Profile& default_profile() {
  return *find_profile("3.11");
}

}  // namespace kvant::python
