#include "app/panels/code_colors.h"

#include <gtest/gtest.h>

namespace kvant::panels {
namespace {

// "keyword:def|plain: |name:f|…"
std::string told(const std::vector<std::string>& lines, std::size_t line) {
  static const char* const kNames[] = {"plain", "keyword", "name", "string", "number", "comment"};
  const std::vector<std::vector<ColoredPart>> colored = color_python(lines);
  std::string out;
  std::size_t at = 0;
  for (const ColoredPart& part : colored[line]) {
    EXPECT_EQ(part.begin, at);
    at = part.end;
    out += (out.empty() ? "" : "|") + std::string(kNames[static_cast<int>(part.color)]) + ":" +
           lines[line].substr(part.begin, part.end - part.begin);
  }
  EXPECT_EQ(at, lines[line].size());
  return out;
}

TEST(CodeColors, ADefinition) {
  EXPECT_EQ(told({"def f(a=1):  # why"}, 0),
            "keyword:def|plain: |name:f|plain:(a=|number:1|plain:):  |comment:# why");
}

TEST(CodeColors, StringsWithPrefixesQuotesAndEscapes) {
  EXPECT_EQ(told({"x = rb'a\\'b' + \"#\""}, 0), "plain:x = |string:rb'a\\'b'|plain: + |string:\"#\"");
}

TEST(CodeColors, AnUnfinishedStringEndsWithItsLine) {
  EXPECT_EQ(told({"x = 'abc", "if x:"}, 1), "keyword:if|plain: x:");
}

TEST(CodeColors, ThreeQuotesGoOnOverLines) {
  const std::vector<std::string> lines = {"'''one", "# two", "three''' + 4"};
  EXPECT_EQ(told(lines, 1), "string:# two");
  EXPECT_EQ(told(lines, 2), "string:three'''|plain: + |number:4");
}

TEST(CodeColors, WordsThatOnlyLookLikeKeywords) {
  EXPECT_EQ(told({"iffy = inner.match"}, 0), "plain:iffy = inner.match");
}

TEST(CodeColors, AnyBytesAreCoveredWithoutGaps) {
  for (const char* line : {"\\", "'", "\"\"\"", "\xFF\xFE'", "b", "f'{x!r:>{w}}'", "1_000.5e-3j", "é = 'я'"})
    told({line}, 0);
}

TEST(Header, ItsLinesAndTheEmptyOnesBehindIt) {
  EXPECT_EQ(header_lines({"# /// kvant", "# a = 1", "# ///", "", "x = 1"}),
            (std::pair<std::size_t, std::size_t>{0, 4}));
  EXPECT_EQ(header_lines({"#!x", "# /// kvant", "# ///"}), (std::pair<std::size_t, std::size_t>{1, 3}));
  EXPECT_EQ(header_lines({"x = 1"}), (std::pair<std::size_t, std::size_t>{0, 0}));
  EXPECT_EQ(header_lines({"# /// kvant", "x = 1"}), (std::pair<std::size_t, std::size_t>{0, 0}));
}

}  // namespace
}  // namespace kvant::panels
