// The program as a user meets it: what it prints, where, and with which exit status.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kvant {
namespace {

namespace fs = std::filesystem;

struct Result {
  int status;
  std::string out, err;
};

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / std::to_string(getpid()) /
              (std::string("kvant-cli-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_.parent_path()); }

  static std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  Result kvant(const std::string& arguments, const std::string& input = "") const {
    write("stdin", input);
    const std::string command = "cd '" + folder_.string() + "' && KVANT_LANG=en '" KVANT_PROGRAM "' " +
                                arguments + " <stdin >stdout 2>stderr";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(folder_ / "stdout"),
            slurp(folder_ / "stderr")};
  }
  fs::path folder_;
};

TEST_F(Cli, RunPrintsWhatTheProgramPrints) {
  write("hello.py", "import sys\nprint('привет')\nprint('err', file=sys.stderr)\nsys.exit(7)\n");
  const Result result = kvant("run hello.py");
  EXPECT_EQ(result.out, "привет\n");
  EXPECT_EQ(result.err, "err\n");
  EXPECT_EQ(result.status, 7);
}

TEST_F(Cli, ReadsStandardInput) {
  const Result result = kvant("run -", "print(6 * 7)\n");
  EXPECT_EQ(result.out, "42\n");
  EXPECT_EQ(result.status, 0);
}

TEST_F(Cli, ATracebackReadsAsCPythonsAndTheStatusIsOne) {
  write("bad.py", "def f():\n    return 1 / 0\nf()\n");
  const Result result = kvant("run bad.py");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.err,
            "Traceback (most recent call last):\n"
            "  File \"bad.py\", line 3, in <module>\n"
            "    f()\n"
            "  File \"bad.py\", line 2, in f\n"
            "    return 1 / 0\n"
            "           ~~^~~\n"
            "ZeroDivisionError: division by zero\n");
}

TEST_F(Cli, ADeadlockIsNamed) {
  const Result result = kvant("run deadlock");
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("deadlock at"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("cook waits for board, held by baker"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("baker waits for knife, held by cook"), std::string::npos) << result.err;
}

TEST_F(Cli, ALimitStopsAnEndlessProgram) {
  write("spin.py", "while True:\n    pass\n");
  const Result result = kvant("run spin.py --max-time=20ms");
  EXPECT_EQ(result.status, 4);
  EXPECT_EQ(result.err, "kvant: stopped at 20\u00a0ms: the limit of virtual time is reached (--max-time)\n");
}

TEST_F(Cli, BadInputIsOneClearMessage) {
  write("syntax.py", "if True\n    pass\n");
  write("binary.py", std::string("a\0b", 3));
  write("empty.py", "");
  write("header.py", "# /// kvant\n# [machine]\n# coers = 1\n# ///\n");
  const std::pair<const char*, const char*> cases[] = {
      {"run missing.py", "kvant: missing.py: no such file\n"},
      {"run .", "kvant: .: this is a folder; give a Python file in it\n"},
      {"run empty.py", "kvant: empty.py: the file is empty: there is no program to run\n"},
      {"run binary.py", "kvant: binary.py: this is a binary file, not a Python program\n"},
      {"check syntax.py",
       "kvant: syntax.py:1: SyntaxError: expected ':'\n  File \"syntax.py\", line 1\n    if True\n           "
       "^\n"
       "SyntaxError: expected ':'\n\n"},
      {"check header.py",
       "kvant: header.py:3: unknown key `machine.coers` in the scenario header; did you mean "
       "`machine.cores`?\n"},
      {"run one-thread --quantm=3ms",
       "kvant: unknown option --quantm; did you mean --quantum? What is the program's own stands behind "
       "--\n"},
      {"compare one-thread --quantm=3ms", "kvant: unknown option --quantm; did you mean --quantum?\n"},
      {"run one-thread --policy=round", "kvant: --policy round: must be one of"},
      {"run one-thread --quantum=3", "kvant: --quantum 3: must be a time such as 10ms, 1.5s or 300us\n"},
      {"run one-thread --python=2.7", "kvant: --python 2.7: must be one of"},
      {"run one-thread --schedule=nonsense", "kvant: --schedule: "},
      {"export one-thread -o picture.bmp", "kvant: "},
      {"run", "kvant: "},
      {"dis one-thread two.py", "kvant: unexpected argument"},
      {"run one-thread --cores=99", "kvant: --cores: 99 does not fit; it must be a number from 1 to 64\n"},
      {"run one-thread --gil=maybe", "kvant: --gil: maybe does not fit; it must be one of on, off\n"},
      {"exprot one-thread",
       "kvant: exprot: there is no such command and no such file; did you mean export? "},
      {"run --lang=ru missing.py", "kvant: missing.py: такого файла нет\n"},
      {"run --lang=ru", "kvant: не указано: FILE; см. --help\n"},
      {"run --lang=ru --cores=99 one-thread", "kvant: --cores: 99 не подходит; годится число от 1 до 64\n"},
      {"run --lang=ru --schedule=kvant1:x one-thread",
       "kvant: --schedule: расписание, символ 8: здесь должна быть запись вида ';@120=1' или ';d3=1'\n"},
      {"check --lang=ru header.py",
       "kvant: header.py:3: неизвестный ключ `machine.coers` в заголовке сценария; возможно, "
       "`machine.cores`?\n"},
  };
  for (const auto& [arguments, message] : cases) {
    const Result result = kvant(arguments);
    EXPECT_EQ(result.status, 2) << arguments;
    EXPECT_EQ(result.err.rfind(message, 0), 0U) << arguments << " said: " << result.err;
    EXPECT_EQ(result.out, "") << arguments;
  }
}

TEST_F(Cli, AProgramReadsWhatKvantIsGiven) {
  write("ask.py", "print(input('name? ').upper())\nprint(list(open(0)))\n");
  EXPECT_EQ(kvant("run ask.py", "ann\nrest\n").out, "name? ANN\n['rest\\n']\n");
  write("none.py", "print('no questions')\n");
  EXPECT_EQ(kvant("run none.py", "unread\n").out, "no questions\n");
}

TEST_F(Cli, WordsBehindTheFileAreTheProgramsArguments) {
  write("args.py", "import sys\nprint(sys.argv)\n");
  const std::pair<const char*, const char*> cases[] = {
      {"run args.py", "['args.py']\n"},
      {"run args.py -n 3 in.txt", "['args.py', '-n', '3', 'in.txt']\n"},
      {"run args.py --count=2 --help", "['args.py', '--count=2', '--help']\n"},
      {"run --cores 2 args.py --seed 5 a --seed 6", "['args.py', 'a', '--seed', '6']\n"},
      {"run args.py -- --seed 5 -- '[a,b]'", "['args.py', '--seed', '5', '--', '[a,b]']\n"},
  };
  for (const auto& [arguments, out] : cases) {
    const Result result = kvant(arguments);
    EXPECT_EQ(result.out, out) << arguments << " said: " << result.err;
    EXPECT_EQ(result.status, 0) << arguments;
  }
}

TEST_F(Cli, AScheduleThatDoesNotFitIsRefused) {
  // Whether a decision is ever reached is known only at the end: the program has printed by then.
  const Result result = kvant("run one-thread --schedule='kvant1:;d9999999=5'");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err.rfind("kvant: the schedule does not fit this program: ", 0), 0U) << result.err;
}

TEST_F(Cli, AnExportThatCannotBeWrittenLeavesNothing) {
  const Result result = kvant("export one-thread -o no/such/folder/figure.svg");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.err.rfind("kvant: ", 0), 0U) << result.err;
  EXPECT_FALSE(fs::exists(folder_ / "no"));
}

TEST_F(Cli, MicrosecondsAfterAFoldedNightCountFromItsEnd) {
  write("night.py",
        "import time\nfor _ in range(2):\n    time.sleep(3600 * 6)\n    sum(range(2000))\nprint('ok')\n");
  EXPECT_EQ(kvant("export night.py --axis folded -o night.svg").status, 0);
  const std::string svg = slurp(folder_ / "night.svg");
  EXPECT_NE(svg.find(">+100\u00a0µs<"), std::string::npos) << svg;
  EXPECT_NE(svg.find(">+6\u00a0h<"), std::string::npos) << svg;
}

TEST_F(Cli, ExportsTheSameBytesTwice) {
  for (const std::string name : {"a.svg", "a.pdf", "a.png"}) {
    const Result first = kvant("export deadlock --lang=ru -o " + name);
    ASSERT_EQ(first.status, 0) << first.err;
    const std::string bytes = slurp(folder_ / name);
    EXPECT_GT(bytes.size(), 1000U);
    ASSERT_EQ(kvant("export deadlock --lang=ru -o again-" + name).status, 0);
    EXPECT_EQ(slurp(folder_ / ("again-" + name)), bytes) << name;
  }
}

TEST_F(Cli, HelpAndVersionAreOnStandardOutput) {
  for (const char* arguments : {"--help", "run --help", "export --help", "--version"}) {
    const Result result = kvant(arguments);
    EXPECT_EQ(result.status, 0) << arguments;
    EXPECT_FALSE(result.out.empty()) << arguments;
    EXPECT_EQ(result.err, "") << arguments;
  }
  EXPECT_NE(kvant("--help --lang=ru").out.find("симулятор конкурентности"), std::string::npos);
}

TEST_F(Cli, ListsScenariosAndNames) {
  const Result result = kvant("list");
  for (const char* name : {"lost-update", "timeline", "3.9", "round-robin", "context_switch"})
    EXPECT_NE(result.out.find(name), std::string::npos) << name;
}

TEST_F(Cli, CheckComparesARunWithItsStatement) {
  write("good.py", "# /// kvant\n# [expect]\n# output = \"\"\"\n# 1\n# \"\"\"\n# ///\nprint(1)\n");
  write("wrong.py", "# /// kvant\n# [expect]\n# output = \"\"\"\n# 2\n# \"\"\"\n# ///\nprint(1)\n");
  EXPECT_EQ(kvant("check good.py").status, 0);
  const Result result = kvant("check wrong.py");
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.err.find("the output should be\n2\nbut it is\n1\n"), std::string::npos) << result.err;
}

TEST_F(Cli, AScheduleFromTheSummaryReplaysTheRun) {
  const Result first = kvant("run lost-update --seed=5 --summary");
  ASSERT_EQ(first.status, 0);
  const std::size_t at = first.err.find("kvant1:");
  ASSERT_NE(at, std::string::npos) << first.err;
  const std::string schedule = first.err.substr(at, first.err.find('\n', at) - at);
  EXPECT_EQ(kvant("run lost-update --schedule='" + schedule + "'").out, first.out);
}

TEST_F(Cli, DisIsTheBytecode) {
  write("add.py", "counter = 0\ncounter += 1\n");
  const Result result = kvant("dis add.py");
  EXPECT_NE(result.out.find("BINARY_OP               13 (+=)"), std::string::npos) << result.out;
}

// The number behind NAME=" in an SVG's first tag.
double size_in(const std::string& svg, const std::string& name) {
  const std::size_t at = svg.find(name + "=\"");
  return at == std::string::npos ? -1 : std::strtod(svg.c_str() + at + name.size() + 2, nullptr);
}

TEST_F(Cli, StepsAreNumberedFilesOfOneSize) {
  const Result result = kvant("export three-runs --steps -o step.svg");
  ASSERT_EQ(result.status, 0) << result.err;
  std::size_t n = 0;
  std::string last;
  for (;; ++n) {
    char name[32];
    std::snprintf(name, sizeof name, "step-%03zu.svg", n + 1);
    if (!fs::exists(folder_ / name)) break;
    const std::string svg = slurp(folder_ / name);
    if (!last.empty()) {
      EXPECT_EQ(size_in(svg, "width"), size_in(last, "width")) << name;
      EXPECT_EQ(size_in(svg, "height"), size_in(last, "height")) << name;
      EXPECT_NE(svg, last) << name;
    }
    last = svg;
  }
  EXPECT_GE(n, 5u);
}

TEST_F(Cli, StepsAsOneFileThatMoves) {
  for (const char* name : {"film.svg", "film.png", "film.pdf"}) {
    const Result result = kvant(std::string("export three-runs --animate --pace 400ms -o ") + name);
    if (result.err.find("without librsvg") != std::string::npos) continue;
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_GT(slurp(folder_ / name).size(), 2000u);
  }
  EXPECT_NE(slurp(folder_ / "film.svg").find("class=\"frame\""), std::string::npos);
  EXPECT_EQ(kvant("export three-runs --animate --pace never -o film.svg").status, 2);
}

TEST_F(Cli, AFigureIsCutByWhatHappens) {
  const Result result = kvant("export semaphore --from 'guest 3' --to 'end:guest 3' -o part.svg");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_NE(slurp(folder_ / "part.svg").find("guest 3"), std::string::npos);
  const Result wrong = kvant("export semaphore --from 'guest 33' -o part.svg");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("did you mean guest 3?"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace kvant
