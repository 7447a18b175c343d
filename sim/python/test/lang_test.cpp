// Language tests: every lang/*.py is run; its standard output must be the texts of its `# expect:` comments,
// in their order. Each `# expect-error:` must be a line of standard error, in this order (others may stand
// between: lines of library files have other numbers); `# status: N` is the exit status, 0 if not given.
// check_with_cpython.sh holds the same files against a real CPython. A file whose first line is
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

// The texts behind a mark, a line each.
std::string marked(const std::string& source, std::string_view mark) {
  std::string all;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find(mark);
    if (at == std::string::npos) continue;
    std::string text = line.substr(at + mark.size());
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

// The first line of `wanted` that does not occur in `text` behind those before it; empty when all do.
std::string missing_line(const std::string& wanted, const std::string& text) {
  std::istringstream lines(wanted), given(text);
  for (std::string line, other; std::getline(lines, line);) {
    bool found = false;
    while (!found && std::getline(given, other)) found = other == line;
    if (!found) return line;
  }
  return "";
}

class Lang : public testing::TestWithParam<std::string> {};

TEST_P(Lang, PrintsWhatItExpects) {
  std::ifstream file(folder() / (GetParam() + ".py"));
  std::stringstream source;
  source << file.rdbuf();
  const LangRun run = run_program(source.str(), GetParam() + ".py", settings_of(source.str()));
  EXPECT_EQ(run.out, marked(source.str(), "# expect:")) << run.err << run.stop.text;
  EXPECT_EQ(missing_line(marked(source.str(), "# expect-error:"), run.err), "") << run.err;
  const std::string status = marked(source.str(), "# status:");
  EXPECT_EQ(run.status, status.empty() ? 0 : std::stoi(status)) << run.err;
}

INSTANTIATE_TEST_SUITE_P(Programs, Lang, testing::ValuesIn(programs()),
                         [](const auto& info) { return info.param; });

// A row of unmodelled.def that came to be modelled would keep programs from running that can.
TEST(Unmodelled, NothingThatIsThereIsSaidToBeMissing) {
  std::string source = "import importlib\n";
#define UNMODELLED(module, names)                                            \
  source += "m = importlib.import_module('" module "')\nfor name in '" names \
            "'.split():\n    if hasattr(m, name): print('" module "', name)\n";
#include "sim/python/unmodelled.def"
#undef UNMODELLED
  const LangRun run = run_program(source + "print('asked')\n", "unmodelled.py");
  EXPECT_EQ(run.out, "asked\n");
  EXPECT_EQ(run.err, "");
}

}  // namespace
}  // namespace kvant::python
