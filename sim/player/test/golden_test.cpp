// The trace of every bundled scenario, as a hash: equal at every optimisation level, under the sanitizers and
// on every compiler. After a change that is meant to alter runs, put the printed values into golden.def.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <map>

#include "sim/player/player.h"

namespace kvant {
namespace {

const std::map<std::string, std::uint64_t> kGolden = {
#define GOLDEN(id, hash) {id, hash},
#include "sim/player/test/golden.def"
#undef GOLDEN
};

TEST(Golden, TracesAreTheSameEverywhere) {
  std::string actual;
  bool same = true;
  for (const auto& entry : scenario::catalogue()) {
    scenario::Problem problem;
    const auto scenario = scenario::load_bundled(entry.id, problem);
    ASSERT_NE(scenario, nullptr) << problem.to_string();
    Player player(scenario, scenario->header.settings);
    player.record_all();
    const std::uint64_t hash = player.trace().hash();
    actual += fmt::format("GOLDEN(\"{}\", 0x{:016x})\n", entry.id, hash);
    const auto golden = kGolden.find(entry.id);
    same = same && golden != kGolden.end() && golden->second == hash;
  }
  EXPECT_TRUE(same) << "golden.def differs; the actual values are:\n" << actual;
}

}  // namespace
}  // namespace kvant
