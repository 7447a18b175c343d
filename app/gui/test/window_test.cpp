// The program in a window on a virtual screen, driven by a script. Skipped where there is no xvfb-run or no
// OpenGL.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using State = std::map<std::string, std::string>;

class WindowTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(KVANT_PROGRAM)) GTEST_SKIP() << "the program is not built";
    if (std::system("command -v xvfb-run >/dev/null 2>&1") != 0) GTEST_SKIP() << "no xvfb-run";
    folder_ = fs::temp_directory_path() / ("kvant-window-" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::create_directories(KVANT_ARTIFACTS);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  // Runs the script; the states it dumped, in order. Fails the test if the program did not end well.
  std::vector<State> run(const std::string& script, const std::string& arguments = "") {
    const fs::path file = folder_ / "script", out = folder_ / "out", err = folder_ / "err";
    std::ofstream(file) << script;
    const std::string command =
        "XDG_CONFIG_HOME=" + (folder_ / "config").string() +
        " XDG_STATE_HOME=" + (folder_ / "state").string() +
        " LANG=C LC_ALL=C LIBGL_ALWAYS_SOFTWARE=1 timeout 120 xvfb-run -a -s '-screen 0 "
        "1920x1080x24 -noreset' " KVANT_PROGRAM " --script " +
        file.string() + " " + arguments + " >" + out.string() + " 2>" + err.string();
    const int status = std::system(command.c_str());
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    errors_ = text_of(err);
    return states_of(text_of(out));
  }
  bool no_window() const {
    return status_ == 1 && errors_.find("no window can be opened") != std::string::npos;
  }

  static std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  // Each dump begins with the language.
  static std::vector<State> states_of(const std::string& text) {
    std::vector<State> states;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t colon = line.find(": ");
      if (line.rfind("language: ", 0) == 0) states.emplace_back();
      if (colon != std::string::npos && !states.empty())
        states.back()[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return states;
  }
  static std::string artifact(const char* name) { return std::string(KVANT_ARTIFACTS) + "/" + name; }
  static bool is_png(const std::string& path) {
    const std::string bytes = text_of(path);
    return bytes.size() > 5000 && bytes.compare(1, 3, "PNG") == 0;
  }

  fs::path folder_;
  int status_ = 0;
  std::string errors_;
};

#define SKIP_WITHOUT_WINDOW() \
  if (no_window()) GTEST_SKIP() << errors_

TEST_F(WindowTest, OpensStepsGoesBackAndChangesTheModel) {
  const std::vector<State> s =
      run("open lost-update\nwait\ndump state\n"
          "key Ctrl+Right\nkey Ctrl+Right\nkey Ctrl+Right\ndump state\n"
          "key Right\ndump state\nkey Left\ndump state\n"
          "screenshot " +
          artifact("window-light.png") +
          "\n"
          "press toolbar.version\npress version.3.12\nwait\ndump state\n"
          "key Ctrl+Z\nwait\ndump state\n"
          "key L\nkey D\nscreenshot " +
          artifact("window-dark-ru.png") +
          "\ndump state\nkey L\nkey D\n"
          "key P\nscreenshot " +
          artifact("window-projector.png") + "\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 7U);
  EXPECT_EQ(s[0].at("file"), "lost-update.py");
  EXPECT_EQ(s[0].at("position"), "0");
  EXPECT_EQ(s[0].at("recording"), "false");
  EXPECT_GT(std::stoull(s[1].at("position")), 0U);
  EXPECT_GT(std::stoull(s[2].at("position")), std::stoull(s[1].at("position")));
  EXPECT_LT(std::stoull(s[3].at("position")), std::stoull(s[2].at("position")));
  EXPECT_EQ(s[0].at("version"), "3.9");
  EXPECT_EQ(s[4].at("version"), "3.12");
  EXPECT_NE(s[4].at("end_time"), s[0].at("end_time"));
  EXPECT_EQ(s[5].at("version"), "3.9");
  EXPECT_EQ(s[5].at("end_time"), s[0].at("end_time"));
  EXPECT_EQ(s[5].at("position"), s[3].at("position"));
  EXPECT_EQ(s[6].at("language"), "ru");
  EXPECT_EQ(s[6].at("theme"), "dark");
  for (const char* name : {"window-light.png", "window-dark-ru.png", "window-projector.png"})
    EXPECT_TRUE(is_png(artifact(name))) << name;
}

TEST_F(WindowTest, RunsToABreakpointAndBack) {
  const std::vector<State> s =
      run("open lost-update\nwait\nkey F5\nwait\ndump state\n"
          "press code.line.26\nwait\ndump state\n"
          "key F5\nwait\ndump state\nkey F5\nwait\ndump state\nkey Shift+F5\nwait\ndump state\n"
          "screenshot " +
          artifact("window-breakpoint.png") +
          "\n"
          "key Shift+F5\nwait\ndump state\nkey F5\nwait\nkey F9\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 7U);
  EXPECT_NE(s[0].at("notice").find("no breakpoint"), std::string::npos);
  EXPECT_EQ(s[0].at("position"), "0");
  EXPECT_NE(s[1].at("breakpoints").find("lost-update.py:26"), std::string::npos);
  EXPECT_EQ(s[1].at("notice"), "");
  EXPECT_NE(s[2].at("thread " + s[2].at("shown")).find("line 26"), std::string::npos);
  EXPECT_GT(std::stoull(s[3].at("position")), std::stoull(s[2].at("position")));
  EXPECT_EQ(s[4].at("position"), s[2].at("position"));
  EXPECT_EQ(s[5].at("position"), "0");
  EXPECT_NE(s[5].at("notice"), "");
  EXPECT_EQ(s[6].at("breakpoints"), "") << "F9 takes it away where the thread stands";
}

TEST_F(WindowTest, ExportsWhatIsSeen) {
  const std::string out = (folder_ / "figure.svg").string();
  const std::vector<State> s =
      run("open deadlock\nwait\nkey E\ntype " + out + "\nkey Enter\nwait 5\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 1U);
  EXPECT_EQ(s[0].at("problem"), "");
  const std::string svg = text_of(out);
  EXPECT_NE(svg.find("<svg"), std::string::npos);
  EXPECT_NE(svg.find("baker"), std::string::npos);
}

// The runs to compare with are recorded first, however early one asks; a column is as wide as a column.
TEST_F(WindowTest, ExportsAComparisonAndAColumn) {
  const std::string compare = (folder_ / "compare.svg").string(), column = (folder_ / "column.svg").string();
  const std::vector<State> s =
      run("open cpu-bound-gil\nkey E\npress export.figure\npress export.figure.compare\nwait\n"
          "key Esc\nkey E\ntype " +
          compare + "\nkey Enter\nwait 5\ndump state\n" +
          "key E\npress export.figure\npress export.figure.gil\npress export.size\npress "
          "export.size.column\nkey Esc\nkey E\ntype " +
          column + "\nkey Enter\nwait 5\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 2U);
  EXPECT_EQ(s[1].at("problem"), "");
  const std::string svg = text_of(compare);
  EXPECT_NE(svg.find("run-2-title"), std::string::npos) << "three runs, recorded";
  const std::string narrow = text_of(column);
  EXPECT_NE(narrow.find("width=\"252pt\""), std::string::npos) << narrow.substr(0, 300);
}

// Other runs of the program are looked for in the window, too; with a hidden future there is this run alone.
TEST_F(WindowTest, ExportsRunsWithDifferentResults) {
  const std::string runs = (folder_ / "runs.svg").string(), own = (folder_ / "own.svg").string();
  const std::string begin = "press figure.kind\npress figure.interleaving\npress figure.option\n";
  const std::vector<State> s =
      run("open three-runs\n" + begin + "press figure.runs\nwait\nkey E\ntype " + runs +
          "\nkey Enter\nwait 5\nkey H\nkey E\ntype " + own + "\nkey Enter\nwait 5\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 1U);
  EXPECT_EQ(s[0].at("problem"), "");
  const std::string several = text_of(runs);
  for (const char* result : {"x = 6", "x = 5", "x = 3"})
    EXPECT_NE(several.find(result), std::string::npos) << result;
  const std::string one = text_of(own);
  EXPECT_NE(one.find("<svg"), std::string::npos);
  EXPECT_EQ(one.find("x = 5"), std::string::npos);
}

TEST_F(WindowTest, AClickOnTheTimelineGoesThere) {
  const std::vector<State> s =
      run("open lost-update\nwait\nclick 600 300\nwait\ndump state\nclick 900 300\nwait\ndump state\nkey "
          "Home\ndump state\n"
          "move 600 200\nwheel 3\ndump state\nkey F\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 5U);
  EXPECT_GT(std::stoll(s[0].at("time")), 0);
  EXPECT_GT(std::stoll(s[1].at("time")), std::stoll(s[0].at("time")));
  EXPECT_EQ(s[2].at("position"), "0");
  EXPECT_NE(s[3].at("timeline"), s[0].at("timeline"));
  EXPECT_EQ(s[4].at("timeline"), s[0].at("timeline"));
}

TEST_F(WindowTest, AFileWithAMistakeIsToldAndNothingIsLost) {
  const fs::path bad = folder_ / "bad.py";
  std::ofstream(bad) << "x = (1\n";
  const std::vector<State> s =
      run("open lost-update\nwait\nopen " + bad.string() + "\nwait\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 1U);
  EXPECT_NE(s[0].at("problem").find("bad.py:1"), std::string::npos) << s[0].at("problem");
  EXPECT_EQ(s[0].at("file"), "lost-update.py");
}

TEST_F(WindowTest, WhatWasSetIsRememberedAndSoAreTheFiles) {
  const fs::path program = folder_ / "own.py";
  std::ofstream(program) << "print('hello')\n";
  run("open " + program.string() + "\nwait\nkey L\nkey D\nwait 3\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  EXPECT_NE(text_of(folder_ / "config/kvant/settings.toml").find("theme = \"dark\""), std::string::npos);
  EXPECT_EQ(text_of(folder_ / "state/kvant/recent"), fs::canonical(folder_).string() + "/own.py\n");
  const std::vector<State> s = run("wait\npress welcome.recent.0\nwait\nkey End\ndump state\nquit\n");
  ASSERT_EQ(s.size(), 1U);
  EXPECT_EQ(s[0].at("language"), "ru");
  EXPECT_EQ(s[0].at("file"), "own.py");
  EXPECT_EQ(s[0].at("output"), "hello|");
}

TEST_F(WindowTest, TabStaysInADialog) {
  const std::vector<State> s =
      run("open lost-update\nwait\nkey Ctrl+O\ndump state\nkey Tab\nkey Enter\nwait 3\ndump state\nquit\n");
  SKIP_WITHOUT_WINDOW();
  ASSERT_EQ(status_, 0) << errors_;
  ASSERT_EQ(s.size(), 2U);
  EXPECT_NE(s[0].at("dialog"), "0");
  EXPECT_EQ(s[1].at("dialog"), "0") << "the first is the dialog's own cross";
}

TEST_F(WindowTest, AScriptWithAMistakeSaysWhere) {
  run("wait\nfly\n");
  SKIP_WITHOUT_WINDOW();
  EXPECT_EQ(status_, 2);
  EXPECT_NE(errors_.find(":2: there is no command fly"), std::string::npos) << errors_;
}

}  // namespace
