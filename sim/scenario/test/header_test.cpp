#include <gtest/gtest.h>

#include "sim/scenario/scenario.h"

namespace kvant::scenario {
namespace {

struct Parsed {
  bool ok;
  Header header;
  Problem problem;
};

Parsed parse(const std::string& source) {
  Parsed result;
  result.ok = parse_header(source, "x.py", result.header, result.problem);
  return result;
}

std::string message(const std::string& source) {
  const Parsed result = parse(source);
  EXPECT_FALSE(result.ok);
  return result.problem.to_string();
}

TEST(Header, AProgramWithoutOneGetsTheDefaults) {
  const Parsed result = parse("print(1)\n");
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.header.settings.machine.cores, 2);
  EXPECT_TRUE(result.header.given.empty());
}

TEST(Header, SetsMachinePythonCostsAndExpectations) {
  const Parsed result = parse(
      "# /// kvant\n"
      "# title.en = \"A\"\n"
      "# title.ru = \"Б\"\n"
      "# [machine]\n"
      "# cores = 4\n"
      "# policy = \"sjf\"\n"
      "# quantum = \"2.5 ms\"\n"
      "# [python]\n"
      "# version = \"3.9\"\n"
      "# [costs]\n"
      "# context_switch = \"5 us\"\n"
      "# [expect]\n"
      "# output = \"\"\"\n"
      "# one\n"
      "# two\n"
      "# \"\"\"\n"
      "# ///\n"
      "print(1)\n");
  ASSERT_TRUE(result.ok) << result.problem.to_string();
  EXPECT_EQ(result.header.title.ru, "Б");
  EXPECT_EQ(result.header.settings.machine.cores, 4);
  EXPECT_EQ(result.header.settings.machine.policy, machine::PolicyKind::sjf);
  EXPECT_EQ(result.header.settings.machine.quantum, 2'500'000);
  EXPECT_EQ(result.header.settings.machine.costs[machine::Cost::context_switch], 5000);
  ASSERT_NE(result.header.settings.python.profile, nullptr);
  EXPECT_EQ(result.header.settings.python.profile->name, "3.9");
  EXPECT_EQ(result.header.expect.output, "one\ntwo\n");
}

TEST(Header, ATitleInOneLanguageStandsForBoth) {
  const Parsed result = parse("# /// kvant\n# title = \"Race\"\n# ///\n");
  ASSERT_TRUE(result.ok);
  EXPECT_EQ(result.header.title.ru, "Race");
}

TEST(Header, UnknownKeysAreErrorsWithLineAndNearestName) {
  EXPECT_EQ(message("import os\n# /// kvant\n# [machine]\n# coers = 4\n# ///\n"),
            "x.py:4: unknown key `machine.coers` in the scenario header; did you mean `machine.cores`?");
  EXPECT_EQ(message("# /// kvant\n# [machin]\n# cores = 4\n# ///\n"),
            "x.py:2: unknown key `machin` in the scenario header; did you mean `machine`?");
  EXPECT_EQ(message("# /// kvant\n# [machine]\n# version = \"3.9\"\n# ///\n"),
            "x.py:3: unknown key `machine.version` in the scenario header; did you mean `python.version`?");
  // A quoted name with dots leads nowhere, least of all to a list that is not there.
  EXPECT_NE(message("# /// kvant\n# \"program.start\" = \"1ms\"\n# ///\n").find("x.py:2: unknown key"),
            std::string::npos);
  EXPECT_NE(
      message("# /// kvant\n# [[\"host.answer\"]]\n# path = \"/\"\n# ///\n").find("x.py:2: unknown key"),
      std::string::npos);
}

TEST(Header, IllTypedValuesSayWhatWouldBeRight) {
  EXPECT_EQ(message("# /// kvant\n# [machine]\n# cores = \"four\"\n# ///\n"),
            "x.py:3: `machine.cores` must be a whole number from 1 to 64");
  EXPECT_EQ(message("# /// kvant\n# [machine]\n# cores = 65\n# ///\n"),
            "x.py:3: `machine.cores` must be a whole number from 1 to 64");
  EXPECT_EQ(message("# /// kvant\n# [machine]\n# quantum = 10\n# ///\n"),
            "x.py:3: `machine.quantum` must be a time such as \"10 ms\", \"1.5 s\" or \"300 us\"");
  EXPECT_NE(message("# /// kvant\n# [machine]\n# policy = \"round robin\"\n# ///\n")
                .find("did you mean \"round-robin\"?"),
            std::string::npos);
  EXPECT_NE(message("# /// kvant\n# [python]\n# version = \"2.7\"\n# ///\n").find("must be one of \"3.8\""),
            std::string::npos);
  EXPECT_NE(message("# /// kvant\n# [costs]\n# context_swich = \"1 us\"\n# ///\n")
                .find("did you mean \"context_switch\"?"),
            std::string::npos);
}

TEST(Header, MustBeClosedAndBeToml) {
  EXPECT_EQ(message("# /// kvant\n# [machine]\nprint(1)\n"),
            "x.py:3: the scenario header is not closed: a line `# ///` must end it");
  EXPECT_EQ(message("# /// kvant\n# [machine]\n"),
            "x.py:1: the scenario header is not closed: a line `# ///` must end it");
  const std::string text = message("# /// kvant\n# [machine]\n# cores = = 2\n# ///\n");
  EXPECT_EQ(text.rfind("x.py:3: the scenario header is not valid TOML: ", 0), 0U) << text;
}

TEST(Header, LettersBeyondAsciiStandInQuotesOrComments) {
  const std::string text = message("# /// kvant\n# title = Гонка\n# ///\n");
  EXPECT_EQ(text.rfind("x.py:2: the scenario header is not valid TOML: ", 0), 0U) << text;
  const Parsed micro =
      parse("# /// kvant\n# title = \"Гонка ~d0\"\n# [machine]\n# quantum = \"300 µs\"\n# ///\n");
  ASSERT_TRUE(micro.ok) << micro.problem.to_string();
  EXPECT_EQ(micro.header.title.en, "Гонка ~d0");
  EXPECT_EQ(micro.header.settings.machine.quantum, 300'000);
  EXPECT_TRUE(
      parse("# /// kvant\n# title = 'Гонка' # название\n# description = \"\"\"\n# «да»\n# \"\"\"\n# ///\n")
          .ok);
}

TEST(Duration, ReadsNaturalUnits) {
  VirtualTime ns = 0;
  EXPECT_TRUE(parse_duration("10 ms", ns));
  EXPECT_EQ(ns, 10 * kMillisecond);
  EXPECT_TRUE(parse_duration("1.5s", ns));
  EXPECT_EQ(ns, 1500 * kMillisecond);
  EXPECT_TRUE(parse_duration("2 min", ns));
  EXPECT_EQ(ns, 120 * kSecond);
  for (const char* bad : {"", "10", "ms", "-1 ms", "1 hour", "1.2.3 s", "9999999999 h"})
    EXPECT_FALSE(parse_duration(bad, ns)) << bad;
}

TEST(Nearest, KnowsASlipFromAnotherWord) {
  EXPECT_EQ(nearest("quantm", {"cores", "quantum"}), "quantum");
  EXPECT_EQ(nearest("zebra", {"cores", "quantum"}), "");
}

}  // namespace
}  // namespace kvant::scenario
