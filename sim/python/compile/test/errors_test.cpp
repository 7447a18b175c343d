// The compiler's own syntax errors: words and places are CPython 3.11.2's.
#include <gtest/gtest.h>

#include "sim/python/compile/compiler.h"

namespace kvant::python {
namespace {

struct Case {
  const char* source;
  const char* message;
  int line, column, end_line, end_column;
};

constexpr Case kCases[] = {
#include "error_cases.inc"
};

TEST(CompileErrors, AreThoseOfCPython) {
  for (const Case& c : kCases) {
    syntax::SyntaxError error;
    EXPECT_FALSE(compile(c.source, "x.py", syntax::Mode::kExec, {}, error)) << c.source;
    EXPECT_EQ(error.kind, "SyntaxError") << c.source;
    EXPECT_EQ(error.message, c.message) << c.source;
    EXPECT_EQ(error.line, c.line) << c.source;
    EXPECT_EQ(error.column, c.column) << c.source;
    EXPECT_EQ(error.end_line, c.end_line) << c.source;
    EXPECT_EQ(error.end_column, c.end_column) << c.source;
  }
}

TEST(CompileErrors, ShowTheLineTheyAreIn) {
  syntax::SyntaxError error;
  ASSERT_FALSE(compile("x = 1\nreturn x\ny = 2\n", "x.py", syntax::Mode::kExec, {}, error));
  EXPECT_EQ(syntax::format_error(error, "x.py"),
            "  File \"x.py\", line 2\n"
            "    return x\n"
            "    ^^^^^^^^\n"
            "SyntaxError: 'return' outside function\n");
}

TEST(CompileErrors, TooManyNestedBlocks) {
  std::string source;
  for (int depth = 0; depth < 21; ++depth) source += std::string(depth, ' ') + "while a:\n";
  source += std::string(21, ' ') + "pass\n";
  syntax::SyntaxError error;
  ASSERT_FALSE(compile(source, "x.py", syntax::Mode::kExec, {}, error));
  EXPECT_EQ(error.message, "too many statically nested blocks");
}

}  // namespace
}  // namespace kvant::python
