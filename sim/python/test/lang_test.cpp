// Language tests: every lang/*.py is run; its standard output must be the texts of its `# expect:` comments,
// in their order. check_with_cpython.sh holds the same files against a real CPython. A file whose first line is
// `# profile: NAME` is about that profile and is not for CPython 3.11.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/python/test/lang_run.h"

namespace kvant::python {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path(KVANT_SOURCE_DIR) / "sim/python/test/lang";
}

std::vector<std::string> programs() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string expected_output(const std::string& source) {
  constexpr std::string_view kMark = "# expect:";
  std::string all;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find(kMark);
    if (at == std::string::npos) continue;
    std::string text = line.substr(at + kMark.size());
    if (!text.empty() && text.front() == ' ') text.erase(0, 1);
    all += text + "\n";
  }
  return all;
}

PythonSettings settings_of(const std::string& source) {
  constexpr std::string_view kMark = "# profile: ";
  PythonSettings settings;
  if (source.compare(0, kMark.size(), kMark) != 0) return settings;
  settings.profile = find_profile(source.substr(kMark.size(), source.find('\n') - kMark.size()));
  EXPECT_NE(settings.profile, nullptr);
  return settings;
}

class Lang : public testing::TestWithParam<std::string> {};

TEST_P(Lang, PrintsWhatItExpects) {
  std::ifstream file(folder() / (GetParam() + ".py"));
  std::stringstream source;
  source << file.rdbuf();
  const LangRun run = run_program(source.str(), GetParam() + ".py", settings_of(source.str()));
  EXPECT_EQ(run.out, expected_output(source.str())) << run.err << run.stop.text;
  EXPECT_EQ(run.status, 0) << run.err;
}

INSTANTIATE_TEST_SUITE_P(Programs, Lang, testing::ValuesIn(programs()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace kvant::python
