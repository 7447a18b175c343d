// Every bundled scenario shows what it states, every run is repeatable, and every step can be undone.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "sim/player/player.h"
#include "sim/player/statement.h"

namespace kvant {
namespace {

std::vector<std::string> ids() {
  std::vector<std::string> result;
  for (const auto& entry : scenario::catalogue()) result.push_back(entry.id);
  return result;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

class Bundled : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    scenario::Problem problem;
    scenario_ = scenario::load_bundled(GetParam(), problem);
    ASSERT_NE(scenario_, nullptr) << problem.to_string();
  }
  Player player() const { return Player(scenario_, scenario_->header.settings); }
  std::shared_ptr<const scenario::Scenario> scenario_;
};

TEST_P(Bundled, ShowsWhatItStates) {
  Player p = player();
  p.record_all();
  for (const Text& failure : check_statement(p)) ADD_FAILURE() << failure.en;
}

TEST_P(Bundled, ARunIsTheSameHoweverItIsCut) {
  Player whole = player();
  whole.record_all();
  Player pieces = player();
  while (!pieces.record(7919)) {
  }
  EXPECT_EQ(whole.trace().hash(), pieces.trace().hash());
  EXPECT_EQ(whole.end(), pieces.end());
  EXPECT_EQ(whole.last_world().hash(), pieces.last_world().hash());
}

TEST_P(Bundled, GoingBackShowsTheSameStates) {
  Player p = player();
  p.record_all();
  constexpr int kStops = 40;
  std::vector<std::uint64_t> forward;
  for (int i = 0; i <= kStops; ++i) {
    p.seek(p.end() * static_cast<Position>(i) / kStops);
    forward.push_back(p.world().hash());
  }
  for (int i = kStops; i >= 0; --i) {
    p.seek(p.end() * static_cast<Position>(i) / kStops);
    EXPECT_EQ(p.world().hash(), forward[static_cast<std::size_t>(i)]) << "at stop " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Bundled, testing::ValuesIn(ids()), test_name);

}  // namespace
}  // namespace kvant
