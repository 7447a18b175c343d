#include "app/gui/scripted_input.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

namespace kvant::gui {
namespace {

std::string error_of(const std::string& text) {
  ScriptedInput script;
  std::string error;
  return script.parse(text, "s", error) ? "" : error;
}

TEST(ScriptedInput, MistakesAreToldWithTheirLine) {
  EXPECT_EQ(error_of("wait\njump\n"), "s:2: there is no command jump");
  EXPECT_EQ(error_of("# fine\nkey Any"), "s:2: there is no key Any");
  EXPECT_EQ(error_of("click 3"), "s:1: click takes 2 numbers");
  EXPECT_EQ(error_of("press"), "s:1: press of what?");
  EXPECT_EQ(error_of("  wait 3  \r\n\nquit"), "");
}

TEST(ScriptedInput, KeysWithModifiers) {
  int key = 0, modifiers = 0;
  ASSERT_TRUE(key_from_name("Ctrl+Shift+Right", key, modifiers));
  EXPECT_EQ(key, GLFW_KEY_RIGHT);
  EXPECT_EQ(modifiers, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT);
  ASSERT_TRUE(key_from_name("?", key, modifiers));
  EXPECT_EQ(modifiers, GLFW_MOD_SHIFT);
  EXPECT_FALSE(key_from_name("right", key, modifiers));
}

// Feeds steps without a window.
struct Feeder {
  ImGuiIO io;
  ScriptHost host;
  std::vector<std::string> log;
  bool is_busy = false;
  Feeder() {
    host.key = [this](int key, int) { log.push_back("key " + std::to_string(key)); };
    host.find = [](const std::string& id, ImVec2& middle) {
      middle = {40, 20};
      return id == "here";
    };
    host.busy = [this] { return is_busy; };
    host.quit = [this] { log.push_back("quit"); };
  }
};

TEST(ScriptedInput, APressMovesThenGoesDownAndUpInFramesOfTheirOwn) {
  Feeder feeder;
  ScriptedInput script;
  std::string error, buttons;
  ASSERT_TRUE(script.parse("press here", "s", error));
  for (int i = 0; i < 8; ++i) {
    ASSERT_TRUE(script.feed(feeder.io, feeder.host, error));
#if IMGUI_VERSION_NUM < 18700
    EXPECT_EQ(feeder.io.MousePos.x, 40);
    buttons += feeder.io.MouseDown[0] ? 'v' : '-';
#endif
  }
#if IMGUI_VERSION_NUM < 18700
  EXPECT_EQ(buttons, "--v-----");
#endif
  EXPECT_TRUE(script.done());
}

TEST(ScriptedInput, AControlThatIsNotThereIsAnError) {
  Feeder feeder;
  ScriptedInput script;
  std::string error;
  ASSERT_TRUE(script.parse("\npress nowhere", "s", error));
  bool good = true;
  for (int i = 0; i < 30 && good; ++i) good = script.feed(feeder.io, feeder.host, error);
  EXPECT_FALSE(good);
  EXPECT_EQ(error, "s:2: there is no control nowhere");
}

TEST(ScriptedInput, WaitLastsWhileThereIsWork) {
  Feeder feeder;
  feeder.is_busy = true;
  ScriptedInput script;
  std::string error;
  ASSERT_TRUE(script.parse("wait\nquit", "s", error));
  for (int i = 0; i < 50; ++i) script.feed(feeder.io, feeder.host, error);
  EXPECT_TRUE(feeder.log.empty());
  feeder.is_busy = false;
  for (int i = 0; i < 10; ++i) script.feed(feeder.io, feeder.host, error);
  EXPECT_EQ(feeder.log, std::vector<std::string>{"quit"});
}

}  // namespace
}  // namespace kvant::gui
