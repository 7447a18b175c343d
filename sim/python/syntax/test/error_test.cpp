#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/python/syntax/parser.h"

namespace kvant::python::syntax {
namespace {

struct ErrorCase {
  const char* source;
  const char* output;
};

constexpr ErrorCase kCases[] = {
#include "sim/python/syntax/test/error_cases.inc"
};

std::string output_of(std::string_view source) {
  Tree tree;
  SyntaxError error;
  return parse(source, "x.py", Mode::kExec, tree, error) ? "no error" : format_error(error, "x.py");
}

TEST(SyntaxErrors, AreThoseOfCPython) {
  for (const ErrorCase& c : kCases) EXPECT_EQ(output_of(c.source), c.output) << c.source;
}

TEST(SyntaxErrors, CountCharactersNotBytes) {
  Tree tree;
  SyntaxError error;
  ASSERT_FALSE(parse("привет = (мир друг)\n", "x.py", Mode::kExec, tree, error));
  EXPECT_EQ(error.line, 1);
  EXPECT_EQ(error.column, 11);
  EXPECT_EQ(error.end_column, 19);
  EXPECT_EQ(format_error(error, "x.py"),
            "  File \"x.py\", line 1\n"
            "    привет = (мир друг)\n"
            "              ^^^^^^^^\n"
            "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n");
}

TEST(SyntaxErrors, BytesThatAreNoText) {
  const auto message = [](std::string_view byte, int line) {
    return fmt::format(
        "SyntaxError: Non-UTF-8 code starting with '\\x{}' in file x.py on line {}, but no encoding "
        "declared; see https://peps.python.org/pep-0263/ for details\n",
        byte, line);
  };
  EXPECT_EQ(output_of("x = '\xff'\n"), message("ff", 1));
  EXPECT_EQ(output_of("x = 1\n\xe2\x28"), message("e2", 2));
  EXPECT_EQ(output_of("x = 1\n\xe2\x82"), message("e2", 2));
  EXPECT_EQ(output_of("\xed\xa0\x80"), message("ed", 1));
  EXPECT_EQ(output_of(std::string_view("x\0y", 3)), "SyntaxError: source code cannot contain null bytes\n");
}

TEST(SyntaxErrors, NumbersOfTooManyDigits) {
  const std::string out = output_of(fmt::format("x = {:9>4301}", ""));
  EXPECT_NE(out.find("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits"),
            std::string::npos);
  EXPECT_EQ(output_of(fmt::format("x = {:9>4300}", "")), "no error");
  EXPECT_EQ(output_of(fmt::format("x = 0x{:f>5000}", "")), "no error");
}

}  // namespace
}  // namespace kvant::python::syntax
