// A scenario: a Python file and the header that says on which machine it runs and what it must show.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/machine/machine.h"
#include "sim/machine/schedule.h"
#include "sim/python/runtime.h"

namespace kvant::scenario {

// What is wrong with an input, for one message: "FILE:LINE: message".
struct Problem {
  std::string file;
  int line = 0;  // 0: the file as a whole
  Text message;
  std::string detail;  // a syntax error's source line and caret, ready to print; may be empty
  std::string to_string(std::string Text::*language = &Text::en) const;
};

// Everything a run depends on besides the program's text. Equal settings and text: equal runs.
struct Settings {
  machine::MachineSettings machine;
  python::PythonSettings python;
  machine::Limits limits;
  machine::Schedule schedule;
};

// What a scenario states about itself ([expect]); the test suite holds it to that.
struct Expectation {
  std::optional<std::string> output;      // standard output, exactly
  std::vector<std::string> output_lines;  // each must occur, in any order
  std::optional<std::string> stop;        // name of a StopReason; default "finished"
  std::optional<VirtualTime> min_duration, max_duration;
  // Outcomes that some order of the threads must lead to, and outcomes that none may: a line of the output
  // or the name of a StopReason. Tried by a bounded search over preemptions (sim/player/reach.h).
  std::vector<std::string> reachable, unreachable;
  std::optional<std::string> output_not;  // must not be the output: a lost update
};

// A further program of the scenario: [[program]].
struct ProgramSpec {
  std::string file;    // beside the scenario, or
  std::string source;  // its text
  std::string name;    // of its process; the file's name if not given
  VirtualTime start = 0;
  std::vector<std::string> args;  // sys.argv[1:]
  int line = 0;                   // of the header
};

// One of the runs a scenario compares ([[compare.run]]): the same program, or another file, with some
// settings changed.
struct CompareRun {
  Text title;
  std::string file;  // "": the scenario's own
  int cores = 0;     // 0: as set
  std::optional<bool> gil;
  const python::Profile* profile = nullptr;
  std::optional<machine::PolicyKind> policy;
  VirtualTime quantum = 0;  // 0: as set
  std::optional<machine::Schedule> schedule;
};

struct Header {
  Text title, description;
  std::string subject;  // for grouping in lists: "threads", "gil", …
  int order = 1000;
  Settings settings;
  // Which settings the header names itself, e.g. "machine.cores".
  std::vector<std::string> given;
  Expectation expect;
  std::string figure = "timeline";
  std::vector<std::string> args;  // sys.argv[1:] of the program itself
  std::vector<ProgramSpec> programs;
  std::vector<std::pair<std::string, std::string>> files;  // name, text
  std::optional<std::string> input;                        // standard input of all programs; none: at its end
  std::string input_file;  // beside the scenario; its text is read into `input` when loading
  std::vector<CompareRun> compare;
  std::map<std::string, std::string> words_ru;  // names in the program → Russian, for figures
};

// A program as it is started.
struct Program {
  std::string name;  // of its process
  std::shared_ptr<const python::CodeUnit> main;
  std::vector<std::string> args;
  VirtualTime start = 0;
};

struct Scenario {
  std::string path;    // as given; "-" for standard input; "" for a bundled one
  std::string name;    // file name without folder
  std::string id;      // bundled: file name without .py, else ""
  std::string source;  // UTF-8
  std::vector<std::string> lines;
  Header header;
  std::shared_ptr<python::CodeTable> codes;
  std::shared_ptr<const python::CodeUnit> main;
  std::vector<Program> programs;  // all of them; the first is `main`
  // What the simulated file system holds beside the programs: name below /home/user, bytes. Never written
  // back.
  std::vector<std::pair<std::string, std::string>> files;
};

inline constexpr std::size_t kMaxSourceBytes =
    2'000'000;  // a longer file is no program to be stepped through

// Reads, checks, compiles. On failure returns null and fills `problem`; nothing else happens.
std::shared_ptr<const Scenario> load_file(const std::string& path, Problem& problem);
std::shared_ptr<const Scenario> load_text(std::string source, std::string path, Problem& problem);
// The scenario with one more program: `path`, started at `start`. Null and `problem` as above.
std::shared_ptr<const Scenario> with_program(const Scenario& scenario, const std::string& path,
                                             VirtualTime start, Problem& problem);
// Of the files beside a program: larger ones, and what comes after these limits are reached, are left out.
inline constexpr std::size_t kMaxFileBytes = 4'000'000, kMaxFilesBytes = 32'000'000, kMaxFiles = 500;
// Only the header. A text without one gives the defaults.
bool parse_header(std::string_view source, const std::string& file, Header& out, Problem& problem);

// The bundled scenarios, in the order of their headers. Embedded in the program.
struct CatalogueEntry {
  std::string id;
  std::string_view source;
};
const std::vector<CatalogueEntry>& catalogue();
std::shared_ptr<const Scenario> load_bundled(std::string_view id, Problem& problem);
// The candidate nearest to `word` by edit distance, or "" when none is near: for "did you mean".
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// "10 ms", "1.5 s", "200 us", "7 ns" → ns; false when it is none of these.
bool parse_duration(std::string_view text, VirtualTime& out);

}  // namespace kvant::scenario
