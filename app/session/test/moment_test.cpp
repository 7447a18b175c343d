#include "app/session/moment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace kvant::session {
namespace {

class Moments : public testing::Test {
 protected:
  void SetUp() override {
    scenario::Problem problem;
    const auto scenario = scenario::load_bundled("semaphore", problem);
    ASSERT_TRUE(scenario) << problem.to_string();
    player_ = std::make_unique<Player>(scenario, scenario->header.settings);
    while (!player_->complete()) player_->record(1'000'000);
  }
  VirtualTime at(std::string_view text) const {
    VirtualTime time = -1;
    EXPECT_TRUE(moment_of(*player_, text, time)) << text;
    return time;
  }
  std::unique_ptr<Player> player_;
};

TEST_F(Moments, ThreadsFunctionsAndTheirEnds) {
  const VirtualTime begin = at("guest 3"), end = at("end:guest 3");
  EXPECT_GT(begin, 0);
  EXPECT_GT(end, begin + 30 * kMillisecond);
  EXPECT_EQ(at("guest 3+2ms"), begin + 2 * kMillisecond);
  EXPECT_EQ(at("end:guest 3-5us"), end - 5 * kMicrosecond);
  EXPECT_GT(at("guest 4"), begin);
}

TEST_F(Moments, AreCounted) {
  EXPECT_GT(at("seats#2"), at("seats#1") - 1);
  EXPECT_EQ(at("seats#1"), at("seats"));
}

TEST_F(Moments, WhatDoesNotHappenIsNotFound) {
  VirtualTime time = 17;
  for (const char* text : {"guest 12", "", "#1", "end:", "guest 3#9"}) {
    EXPECT_FALSE(moment_of(*player_, text, time)) << text;
    EXPECT_EQ(time, 17);
  }
  const std::vector<std::string> names = moment_names(*player_);
  EXPECT_NE(std::find(names.begin(), names.end(), "guest 6"), names.end());
}

}  // namespace
}  // namespace kvant::session
