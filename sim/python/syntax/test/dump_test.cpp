#include "sim/python/syntax/dump.h"

#include <gtest/gtest.h>

#include "sim/python/syntax/parser.h"

namespace kvant::python::syntax {
namespace {

struct DumpCase {
  const char* source;
  const char* dump;
};

constexpr DumpCase kCases[] = {
#include "sim/python/syntax/test/dump_cases.inc"
};

std::string parsed(std::string_view source, Mode mode = Mode::kExec,
                   Attributes attributes = Attributes::kNone) {
  Tree tree;
  SyntaxError error;
  if (!parse(source, "x.py", mode, tree, error)) return format_error(error, "x.py");
  return dump(tree, attributes);
}

TEST(Dump, IsThatOfCPython) {
  for (const DumpCase& c : kCases) EXPECT_EQ(parsed(c.source), c.dump) << c.source;
}

TEST(Dump, HasLocationsOfCPython) {
  EXPECT_EQ(
      parsed("é = f'{a}'\n", Mode::kExec, Attributes::kLocations),
      "Module(body=[Assign(targets=[Name(id='é', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, "
      "end_col_offset=2)], value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load(), lineno=1, "
      "col_offset=8, end_lineno=1, end_col_offset=9), conversion=-1, lineno=1, col_offset=5, end_lineno=1, "
      "end_col_offset=11)], lineno=1, col_offset=5, end_lineno=1, end_col_offset=11), lineno=1, "
      "col_offset=0, end_lineno=1, end_col_offset=11)], type_ignores=[])");
}

TEST(Dump, DecoratedFunctionBeginsAtDef) {
  Tree tree;
  SyntaxError error;
  ASSERT_TRUE(parse("@a\ndef f(): pass\n", "x.py", Mode::kExec, tree, error));
  EXPECT_EQ(tree.body[0]->loc.line, 2);
}

TEST(Dump, EvalReadsOneExpression) {
  EXPECT_EQ(parsed("  a + 1\n\n", Mode::kEval),
            "Expression(body=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Constant(value=1)))");
  EXPECT_NE(parsed("a = 1", Mode::kEval).find("SyntaxError"), std::string::npos);
}

TEST(Dump, LineEndsAndMarksDoNotMatter) {
  const std::string expected = parsed("if a:\n  b\nc = '''x\ny'''\n");
  EXPECT_EQ(parsed("if a:\r\n  b\r\nc = '''x\r\ny'''\r\n"), expected);
  EXPECT_EQ(parsed("if a:\r  b\rc = '''x\ry'''"), expected);
  EXPECT_EQ(parsed("\xEF\xBB\xBFif a:\n  b\nc = '''x\ny'''"), expected);
  EXPECT_EQ(parsed("# -*- coding: utf-8 -*-\nif a:\n  b\n\fc = '''x\ny'''"), expected);
}

TEST(Dump, IntegersThatDoNotFitKeepTheirDigits) {
  Tree tree;
  SyntaxError error;
  ASSERT_TRUE(parse("9223372036854775807; 9_223_372_036_854_775_808; 0x8000_0000_0000_0000", "x.py",
                    Mode::kExec, tree, error));
  const auto number = [&](std::size_t i) { return tree.body[i]->as<ExprStmt>()->value->as<Constant>(); };
  EXPECT_TRUE(number(0)->int_fits);
  EXPECT_EQ(number(0)->int_value, INT64_MAX);
  EXPECT_FALSE(number(1)->int_fits);
  EXPECT_EQ(number(1)->digits, "9223372036854775808");
  EXPECT_FALSE(number(2)->int_fits);
  EXPECT_EQ(number(2)->digits, "8000000000000000");
  EXPECT_EQ(number(2)->int_base, 16);
}

}  // namespace
}  // namespace kvant::python::syntax
