#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "sim/scenario/scenario.h"

namespace kvant::scenario {
namespace {

class Load : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("kvant-load-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  // The message for a file that does not load, without the folder.
  std::string message(const std::string& path) {
    Problem problem;
    EXPECT_EQ(load_file(path, problem), nullptr);
    std::string text = problem.to_string();
    const std::string prefix = folder_.string() + "/";
    if (text.rfind(prefix, 0) == 0) text = text.substr(prefix.size());
    return text;
  }
  std::filesystem::path folder_;
};

TEST_F(Load, AGoodFile) {
  Problem problem;
  const auto scenario = load_file(write("ok.py", "print('привет')\r\nx = 1"), problem);
  ASSERT_NE(scenario, nullptr) << problem.to_string();
  EXPECT_EQ(scenario->name, "ok.py");
  ASSERT_EQ(scenario->lines.size(), 2U);
  EXPECT_EQ(scenario->lines[0], "print('привет')");
}

TEST_F(Load, EachBadFileHasItsMessage) {
  EXPECT_EQ(message((folder_ / "none.py").string()), "none.py: no such file");
  EXPECT_EQ(message(folder_.string()), folder_.string() + ": this is a folder; give a Python file in it");
  EXPECT_EQ(message(write("empty.py", "")), "empty.py: the file is empty: there is no program to run");
  EXPECT_EQ(message(write("blank.py", " \n\n")), "blank.py: the file is empty: there is no program to run");
  EXPECT_EQ(message(write("a.out", std::string("\x7f"
                                               "ELF\0\0\1",
                                               7))),
            "a.out: this is a binary file, not a Python program");
  const std::string latin = message(write("latin.py", "a = 1\nb = '\xe9'\n"));
  EXPECT_EQ(latin.rfind("latin.py:2: not valid UTF-8: ", 0), 0U) << latin;
  std::string huge = "#";
  huge.resize(50'000'000, '#');
  EXPECT_EQ(message(write("huge.py", huge)),
            "huge.py: 50 MB is too long for a program to step through; the limit is 2 MB");
}

// What lies beside a program never makes loading wait or go round in circles.
TEST_F(Load, FilesBesideAreReadWithoutWaiting) {
  namespace fs = std::filesystem;
  fs::create_directories(folder_ / "data" / "deep" / "deeper");
  const std::string path = write("ok.py", "print(1)");
  write("data/a.txt", "a");
  write("data/deep/b.txt", "bb");
  write("data/deep/deeper/c.txt", "too deep");
  write(".hidden", "no");
  write("empty.txt", "");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink(folder_, folder_ / "data" / "up");  // a circle
  fs::create_symlink("loop", folder_ / "loop");          // a link to itself
  fs::create_symlink("nowhere", folder_ / "dangling");
  fs::create_symlink("/dev/zero", folder_ / "zero");
  fs::create_symlink("/proc/kmsg", folder_ / "kmsg");
  fs::create_symlink("data/a.txt", folder_ / "link.txt");
  write("secret.txt", "s");
  fs::permissions(folder_ / "secret.txt", fs::perms::none);
  write("large.bin", std::string(kMaxFileBytes + 1, 'x'));
  Problem problem;
  const auto scenario = load_file(path, problem);
  ASSERT_NE(scenario, nullptr) << problem.to_string();
  std::vector<std::string> names;
  for (const auto& [name, bytes] : scenario->files)
    if (name != "secret.txt") names.push_back(name + "=" + bytes);  // root may read it
  EXPECT_EQ(names, (std::vector<std::string>{"data/a.txt=a", "data/deep/b.txt=bb", "empty.txt=", "link.txt=a",
                                             "ok.py=print(1)"}));
}

TEST_F(Load, ASyntaxErrorReadsAsCPythons) {
  EXPECT_EQ(message(write("bad.py", "x = 1\nwhile x\n    pass\n")),
            "bad.py:2: SyntaxError: expected ':'\n"
            "  File \"bad.py\", line 2\n"
            "    while x\n"
            "           ^\n"
            "SyntaxError: expected ':'\n");
}

TEST(Catalogue, HasFortyScenariosInBothLanguagesAndNoTwoOfOneName) {
  EXPECT_GE(catalogue().size(), 40U);
  std::set<std::string> titles;
  for (const CatalogueEntry& entry : catalogue()) {
    Problem problem;
    const auto scenario = load_bundled(entry.id, problem);
    ASSERT_NE(scenario, nullptr) << problem.to_string();
    const Header& header = scenario->header;
    EXPECT_FALSE(header.title.en.empty()) << entry.id;
    EXPECT_NE(header.title.en, header.title.ru) << entry.id;
    EXPECT_TRUE(titles.insert(header.title.en).second) << entry.id;
    EXPECT_TRUE(titles.insert(header.title.ru).second) << entry.id;
    EXPECT_NE(header.description.en, header.description.ru) << entry.id;
    EXPECT_FALSE(header.subject.empty()) << entry.id;
    EXPECT_TRUE(header.expect.output || header.expect.output_not || !header.expect.output_lines.empty())
        << entry.id;
  }
}

TEST(Catalogue, AWrongIdNamesTheNearest) {
  Problem problem;
  EXPECT_EQ(load_bundled("deadlok", problem), nullptr);
  EXPECT_EQ(problem.to_string(), "deadlok: no such scenario; did you mean deadlock?");
}

}  // namespace
}  // namespace kvant::scenario
