// What a program writes to standard error, to the letter of CPython 3.11.
#include <gtest/gtest.h>

#include "sim/python/test/lang_run.h"

namespace kvant::python {
namespace {

std::string errors_of(std::string_view source) {
  return run_program(source, "x.py").err;
}

TEST(CoreTraceback, MarksThePartThatFailed) {
  EXPECT_EQ(errors_of("def h(a): return a['x']['y']['z']\n"
                      "h({'x': {'y': None}})\n"),
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 2, in <module>\n"
            "    h({'x': {'y': None}})\n"
            "  File \"x.py\", line 1, in h\n"
            "    def h(a): return a['x']['y']['z']\n"
            "                     ~~~~~~~~~~~^^^^^\n"
            "TypeError: 'NoneType' object is not subscriptable\n");
}

TEST(CoreTraceback, ChainsCauseAndContext) {
  EXPECT_EQ(errors_of("try:\n"
                      "    try:\n"
                      "        1 / 0\n"
                      "    except ZeroDivisionError as e:\n"
                      "        raise KeyError('a') from e\n"
                      "except KeyError:\n"
                      "    undefined\n"),
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 3, in <module>\n"
            "    1 / 0\n"
            "    ~~^~~\n"
            "ZeroDivisionError: division by zero\n"
            "\n"
            "The above exception was the direct cause of the following exception:\n"
            "\n"
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 5, in <module>\n"
            "    raise KeyError('a') from e\n"
            "KeyError: 'a'\n"
            "\n"
            "During handling of the above exception, another exception occurred:\n"
            "\n"
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 7, in <module>\n"
            "    undefined\n"
            "NameError: name 'undefined' is not defined\n");
}

TEST(CoreTraceback, FoldsRecursion) {
  EXPECT_EQ(errors_of("def r(n):\n"
                      "    return r(n+1)\n"
                      "r(0)\n"),
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 3, in <module>\n"
            "    r(0)\n"
            "  File \"x.py\", line 2, in r\n"
            "    return r(n+1)\n"
            "           ^^^^^^\n"
            "  File \"x.py\", line 2, in r\n"
            "    return r(n+1)\n"
            "           ^^^^^^\n"
            "  File \"x.py\", line 2, in r\n"
            "    return r(n+1)\n"
            "           ^^^^^^\n"
            "  [Previous line repeated 996 more times]\n"
            "RecursionError: maximum recursion depth exceeded\n");
}

TEST(CoreTraceback, SuggestsNames) {
  EXPECT_EQ(errors_of("prnt('hello')\n"),
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 1, in <module>\n"
            "    prnt('hello')\n"
            "    ^^^^\n"
            "NameError: name 'prnt' is not defined. Did you mean: 'print'?\n");
}

TEST(CoreTraceback, ShowsGroupsAsATree) {
  EXPECT_EQ(
      errors_of("raise ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError('t')])])\n"),
      "  + Exception Group Traceback (most recent call last):\n"
      "  |   File \"x.py\", line 1, in <module>\n"
      "  |     raise ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError('t')])])\n"
      "  | ExceptionGroup: top (2 sub-exceptions)\n"
      "  +-+---------------- 1 ----------------\n"
      "    | ValueError: 1\n"
      "    +---------------- 2 ----------------\n"
      "    | ExceptionGroup: in (1 sub-exception)\n"
      "    +-+---------------- 1 ----------------\n"
      "      | TypeError: t\n"
      "      +------------------------------------\n");
}

TEST(CoreTraceback, AsksAStrWrittenInPython) {
  EXPECT_EQ(errors_of("class E(Exception):\n"
                      "    def __str__(self): return 'mine'\n"
                      "raise E\n"),
            "Traceback (most recent call last):\n"
            "  File \"x.py\", line 3, in <module>\n"
            "    raise E\n"
            "E: mine\n");
}

TEST(CoreTraceback, TellsOfCoroutinesNeverAwaited) {
  EXPECT_EQ(errors_of("async def f(): pass\n"
                      "def g():\n"
                      "    f()\n"
                      "g()\n"),
            "x.py:3: RuntimeWarning: coroutine 'f' was never awaited\n"
            "  f()\n"
            "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

TEST(CoreExit, StatusOfTheProgram) {
  EXPECT_EQ(run_program("import sys\nsys.exit(3)\n", "x.py").status, 3);
  EXPECT_EQ(run_program("raise SystemExit\n", "x.py").status, 0);
  const LangRun text = run_program("import sys\nsys.exit('bye')\n", "x.py");
  EXPECT_EQ(text.status, 1);
  EXPECT_EQ(text.err, "bye\n");
  EXPECT_EQ(run_program("1/0\n", "x.py").status, 1);
}

TEST(CoreLimits, AnObjectThatIsTooLargeIsAnException) {
  const LangRun run = run_program(
      "try:\n"
      "    x = ' ' * 10**10\n"
      "except MemoryError:\n"
      "    print('too large')\n",
      "x.py");
  EXPECT_EQ(run.out, "too large\n");
}

TEST(CoreLimits, AFullHeapEndsTheRun) {
  const LangRun run = run_program(
      "data = []\n"
      "while True: data.append(' ' * 50000000)\n",
      "x.py");
  EXPECT_EQ(run.stop.reason, trace::StopReason::memory_limit);
}

}  // namespace
}  // namespace kvant::python
