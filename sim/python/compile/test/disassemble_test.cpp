// The disassembly must be, to the letter, what CPython 3.11.2 prints for the same source.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "sim/python/compile/compiler.h"

namespace kvant::python {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* expected;
};

constexpr Case kCases[] = {
#include "dis_cases.inc"
};

class Disassembly : public testing::TestWithParam<Case> {};

TEST_P(Disassembly, EqualsCPython) {
  syntax::SyntaxError error;
  const auto code = compile(GetParam().source, "x.py", syntax::Mode::kExec, {}, error);
  ASSERT_TRUE(code) << error.message;
  EXPECT_EQ(disassembly_text(*code), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Snippets, Disassembly, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

std::shared_ptr<const CodeUnit> compiled(std::string_view source, syntax::Mode mode = syntax::Mode::kExec) {
  syntax::SyntaxError error;
  auto code = compile(source, "x.py", mode, {}, error);
  EXPECT_TRUE(code) << error.message;
  return code;
}

TEST(Disassembly, AnExpressionReturnsItsValue) {
  EXPECT_EQ(disassembly_text(*compiled("a + 1", syntax::Mode::kEval)),
            "  0           0 RESUME                   0\n"
            "\n"
            "  1           2 LOAD_NAME                0 (a)\n"
            "              4 LOAD_CONST               0 (1)\n"
            "              6 BINARY_OP                0 (+)\n"
            "             10 RETURN_VALUE\n");
}

TEST(Disassembly, LongJumpsAndArgumentsHaveExtendedArgs) {
  std::string source = "while x:\n";
  for (int i = 0; i < 300; ++i) source += "  a" + std::to_string(i) + " = b\n";
  const auto code = compiled(source);
  const std::vector<DisLine> lines = disassemble(*code);
  const auto jump = std::find_if(lines.begin(), lines.end(),
                                 [](const DisLine& l) { return l.op == Op::POP_JUMP_FORWARD_IF_FALSE; });
  ASSERT_NE(jump, lines.end());
  EXPECT_TRUE(jump->extended);
  EXPECT_EQ(jump[1].offset, jump->offset + 2);
  EXPECT_EQ(jump[1].raw_arg >> 8, jump->raw_arg);
  // The line it names is a jump target, and the instruction it stands for is the target of the code itself.
  const auto target = static_cast<std::size_t>(code->code[jump->instruction].arg);
  const auto at =
      std::find_if(lines.begin(), lines.end(), [&](const DisLine& l) { return l.instruction == target; });
  EXPECT_TRUE(at->jump_target);
  EXPECT_EQ(jump[1].arg_text, "(to " + std::to_string(at->offset) + ")");
}

TEST(Code, FlagsAndCountsDescribeTheFunction) {
  const auto module = compiled("async def f(a, /, b, *c, d, **e):\n  yield b\n");
  const CodeUnit& f = *module->consts[0].code;
  EXPECT_EQ(f.arg_count, 2u);
  EXPECT_EQ(f.posonly_count, 1u);
  EXPECT_EQ(f.kwonly_count, 1u);
  EXPECT_EQ(f.flags, kOptimized | kNewLocals | kVarArgs | kVarKeywords | kAsyncGenerator);
  EXPECT_EQ(f.local_names, (std::vector<std::string>{"a", "b", "d", "c", "e"}));
  EXPECT_EQ(f.stack_size, 1u);
}

TEST(Code, OptionsMarkEveryCodeObject) {
  syntax::SyntaxError error;
  const auto code = compile("def f():\n  return [x for x in y]\n", "x.py", syntax::Mode::kExec,
                            {.hidden = true, .library = false}, error);
  const CodeUnit& f = *code->consts[0].code;
  EXPECT_TRUE(code->flags & kHidden);
  EXPECT_TRUE(f.flags & kHidden);
  EXPECT_TRUE(f.consts[1].code->flags & kHidden);
  EXPECT_FALSE(f.flags & kLibrary);
}

TEST(Code, CellsComeBehindLocalsAndArgumentsMayBeCells) {
  const auto module = compiled("def f(a, b):\n  c = b\n  def g():\n    return a, c\n  return g\n");
  const CodeUnit& f = *module->consts[0].code;
  EXPECT_EQ(f.local_names, (std::vector<std::string>{"a", "b", "g", "c"}));
  EXPECT_EQ(f.local_kinds, (std::vector<LocalKind>{LocalKind::local_cell, LocalKind::local, LocalKind::local,
                                                   LocalKind::cell}));
  EXPECT_EQ(f.consts[1].code->local_kinds, (std::vector<LocalKind>{LocalKind::free, LocalKind::free}));
}

TEST(Code, LocationsPointAtTheOperator) {
  const auto code = compiled("x = (a +\n     b.\n     c)\n");
  const auto at = [&](Op op) {
    for (std::size_t i = 0; i < code->code.size(); ++i)
      if (code->code[i].op == op) return code->locations[i];
    return Location{};
  };
  const Location sum = at(Op::BINARY_OP);
  EXPECT_EQ(std::tie(sum.line, sum.column, sum.end_line, sum.end_column), std::make_tuple(1, 5, 3, 6));
  const Location attribute = at(Op::LOAD_ATTR);  // from the name on, which is on a line of its own
  EXPECT_EQ(std::tie(attribute.line, attribute.column, attribute.end_column), std::make_tuple(3, 5, 6));
}

TEST(Code, HandlersCoverTheGuardedCodeOnly) {
  const auto code = compiled("try:\n  f()\nexcept E:\n  g()\nh()\n");
  ASSERT_EQ(code->exceptions.size(), 3u);
  const ExceptionEntry& guarded = code->exceptions[0];
  EXPECT_EQ(code->code[guarded.target].op, Op::PUSH_EXC_INFO);
  EXPECT_EQ(guarded.depth, 0);
  EXPECT_FALSE(guarded.push_lasti);
  for (std::uint32_t i = guarded.start; i < guarded.end; ++i) EXPECT_EQ(code->locations[i].line, 2);
  EXPECT_TRUE(code->exceptions[1].push_lasti);
  EXPECT_EQ(code->exceptions[1].depth, 1);
}

TEST(Code, EqualConstantsOfDifferentTypesStayApart) {
  const auto code =
      compiled("a = 0, 0.0, -0.0, False, 0j, b\nc = 0xffffffffffffffff, 18446744073709551615, d\n");
  ASSERT_GE(code->consts.size(), 6u);
  EXPECT_EQ(code->consts[0].text, "0");
  EXPECT_EQ(code->consts[1].kind, Constant::Kind::floating);
  EXPECT_EQ(code->consts[2].kind, Constant::Kind::floating);
  EXPECT_TRUE(std::signbit(code->consts[2].real));
  EXPECT_EQ(code->consts[3].kind, Constant::Kind::false_);
  EXPECT_EQ(code->consts[4].kind, Constant::Kind::complex);
  EXPECT_EQ(code->consts[5].text, "0xffffffffffffffff");
  EXPECT_EQ(code->consts[6].kind, Constant::Kind::none);
}

}  // namespace
}  // namespace kvant::python
