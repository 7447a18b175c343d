#include "app/session/preferences.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kvant::session {
namespace {

namespace fs = std::filesystem;

// A home of its own for every test.
class Home : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("kvant-test-" + std::to_string(getpid()));
    fs::remove_all(folder_);
    setenv("XDG_CONFIG_HOME", (folder_ / "config").c_str(), 1);
    setenv("XDG_STATE_HOME", (folder_ / "state").c_str(), 1);
    for (const char* name : {"LC_ALL", "LC_MESSAGES"}) unsetenv(name);
    setenv("LANG", "C", 1);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

using PreferencesTest = Home;

TEST_F(PreferencesTest, WhatIsSavedIsLoaded) {
  Preferences p;
  p.lang = lang::Lang::ru;
  p.dark = true;
  p.projector = true;
  p.scale = 1.25;
  p.steps_per_second = 25;
  p.disassembly = false;
  ASSERT_TRUE(save_preferences(p));
  EXPECT_EQ(load_preferences(), p);
  EXPECT_EQ(text_of(folder_ / "config/kvant/settings.toml").find("language = \"ru\""), 0U);
  // Nothing is left of the temporary file.
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "config/kvant"), fs::directory_iterator()), 1);
}

TEST_F(PreferencesTest, WithoutAFileTheLocaleGivesTheLanguage) {
  EXPECT_EQ(load_preferences().lang, lang::Lang::en);
  setenv("LANG", "ru_RU.UTF-8", 1);
  EXPECT_EQ(load_preferences().lang, lang::Lang::ru);
  setenv("LC_ALL", "de_DE.UTF-8", 1);  // goes before LANG
  EXPECT_EQ(load_preferences().lang, lang::Lang::en);
}

TEST_F(PreferencesTest, ABrokenFileGivesTheDefaults) {
  fs::create_directories(folder_ / "config/kvant");
  std::ofstream(folder_ / "config/kvant/settings.toml") << "scale = = 3";
  EXPECT_EQ(load_preferences(), Preferences{});
}

TEST_F(PreferencesTest, ValuesOutOfRangeArePassedOver) {
  Preferences p;
  ASSERT_TRUE(
      from_toml("scale = 90.0\nspeed = -1.0\ntheme = \"purple\"\nlanguage = \"xx\"\nprojector = 1\n", p));
  EXPECT_EQ(p, Preferences{});
}

TEST_F(PreferencesTest, AFolderThatCannotBeMadeIsNoDisaster) {
  std::ofstream(folder_.string()) << "a file where a folder should be";
  EXPECT_FALSE(save_preferences({}));
  EXPECT_FALSE(save_recents({"/a.py"}));
  EXPECT_TRUE(load_recents().empty());
}

using Recents = Home;

TEST_F(Recents, NewestFirstWithoutRepetitionAndNotTooMany) {
  std::vector<std::string> recents;
  for (int i = 0; i < 15; ++i) recents = with_recent(recents, "/p/" + std::to_string(i) + ".py");
  recents = with_recent(recents, "/p/9.py");
  EXPECT_EQ(recents.size(), kMaxRecents);
  EXPECT_EQ(recents[0], "/p/9.py");
  EXPECT_EQ(recents[1], "/p/14.py");
  EXPECT_EQ(std::count(recents.begin(), recents.end(), "/p/9.py"), 1);
  ASSERT_TRUE(save_recents(recents));
  EXPECT_EQ(load_recents(), recents);
}

TEST_F(Recents, APathIsMadeAbsolute) {
  const auto recents = with_recent({}, "x/../a.py");
  ASSERT_EQ(recents.size(), 1U);
  EXPECT_EQ(recents[0], (fs::current_path() / "a.py").string());
}

}  // namespace
}  // namespace kvant::session
