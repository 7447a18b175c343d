#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "sim/python/syntax/dump.h"
#include "sim/python/syntax/parser.h"

namespace kvant::python::syntax {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string kind_of(const std::string& source) {
  Tree tree;
  SyntaxError error;
  return parse(source, "x.py", Mode::kExec, tree, error) ? "" : error.kind + ": " + error.message;
}

// xorshift: the same mutations on every machine.
class Random {
 public:
  std::size_t below(std::size_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ % n);
  }

 private:
  std::uint64_t state_ = 88172645463325252U;
};

constexpr std::string_view kProgram = R"py(@decorate(a, *b, **c)
async def f(x: int = 1, /, *args, key=None, **rest) -> "y":
    """Text."""
    async with open(f"{x!r:>{w}} {y=}") as (a, *b), c:
        return [i async for i in z if i not in {1, 2j, 0x1f, b"\x00"}]
class A(B, metaclass=C):
    def g(self):
        try:
            lambda q, *r: (yield) if q else ~r ** -1
        except* (E, F) as e:
            raise G from e
        finally:
            del self.x[1:2, ::3]
match p:
    case {"k": [1, *_], **m} | H(n=-1.5 + 2j) if (o := p): pass
    case _: print("a" 'b', u"\u00e9", sep="")
while not s < t <= u is not v: x += 1; global y
else: from ..k import (l as m, n,)
)py";

constexpr std::string_view kPieces[] = {
    "(",  ")",    "[",  "]", "{", "}",  "'",   "\"",   "\"\"\"", "f'{",     "\\",
    "\n", "\t",   "  ", ":", "=", ":=", "if ", "for ", " in ",   "lambda ", "0",
    "1e", "\xff", "é",  "$", "#", "*",  ",",   "\\N{", "match ", "case ",   "\0"};

TEST(Robustness, MutatedProgramsEndInATreeOrAnError) {
  Random random;
  int errors = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string source(kProgram);
    for (std::size_t n = 1 + random.below(4); n > 0; --n) {
      const std::size_t at = random.below(source.size());
      const std::size_t size = random.below(12);
      switch (random.below(4)) {
        case 0:
          source.erase(at, size);
          break;
        case 1:
          source.insert(at, kPieces[random.below(std::size(kPieces))]);
          break;
        case 2:
          source.insert(at, source.substr(random.below(source.size()), size));
          break;
        default:
          source[at] = static_cast<char>(random.below(256));
          break;
      }
      if (source.empty()) source.push_back('\n');
    }
    Tree tree;
    SyntaxError error;
    if (parse(source, "x.py", Mode::kExec, tree, error)) {
      EXPECT_FALSE(dump(tree).empty());
    } else {
      ++errors;
      EXPECT_FALSE(error.kind.empty());
      EXPECT_FALSE(error.message.empty()) << source;
      EXPECT_FALSE(format_error(error, "x.py").empty());
    }
  }
  EXPECT_GT(errors, 1000);
}

TEST(Robustness, EveryPrefixOfAProgramIsHandled) {
  for (std::size_t size = 0; size < kProgram.size(); ++size) {
    Tree tree;
    SyntaxError error;
    if (!parse(kProgram.substr(0, size), "x.py", Mode::kExec, tree, error)) {
      EXPECT_FALSE(error.message.empty()) << size;
    }
  }
}

TEST(Robustness, BracketsNestTo200) {
  EXPECT_EQ(kind_of(repeated("(", 200) + "1" + repeated(")", 200)), "");
  EXPECT_EQ(kind_of(repeated("[", 201) + repeated("]", 201)), "SyntaxError: too many nested parentheses");
  EXPECT_EQ(kind_of(repeated("{1:[(", 60) + "a b" + repeated(")]}", 60)),
            "SyntaxError: invalid syntax. Perhaps you forgot a comma?");
}

TEST(Robustness, DeepExpressionsAreRefused) {
  constexpr char kParser[] = "MemoryError: Parser stack overflowed - Python source too complex to parse";
  constexpr char kTree[] = "RecursionError: maximum recursion depth exceeded during compilation";
  for (const char* prefix : {"-", "not ", "lambda: ", "1 if 1 else ", "2**"}) {
    EXPECT_EQ(kind_of(repeated(prefix, 50'000) + "1"), kParser) << prefix;
  }
  for (const char* suffix : {"+1", ".a", "[0]", "()"}) {
    EXPECT_EQ(kind_of(fmt::format("a{}", repeated(suffix, 50'000))), kTree) << suffix;
  }
  EXPECT_EQ(kind_of(fmt::format("if a: b\n{}", repeated("elif a: b\n", 50'000))), kParser);
  EXPECT_EQ(kind_of(fmt::format("a{}", repeated("+1", 500))), "");
}

TEST(Robustness, IndentsNestTo99) {
  std::string source;
  for (int i = 0; i < 99; ++i) source += repeated(" ", i) + "if a:\n";
  EXPECT_EQ(kind_of(source + repeated(" ", 99) + "b\n"), "");
  source += repeated(" ", 99) + "if a:\n";
  EXPECT_EQ(kind_of(source + repeated(" ", 100) + "b\n"), "IndentationError: too many levels of indentation");
}

}  // namespace
}  // namespace kvant::python::syntax
