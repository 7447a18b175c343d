// The parts every command is made of.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/lang/lang.h"
#include "sim/player/player.h"
#include "sim/scenario/scenario.h"

namespace kvant::cli {

// Exit statuses. A program that ran to its end gives its own instead (0, or 1 after a traceback).
enum ExitStatus : int {
  kDone = 0,
  kFailed = 1,  // `check`: a scenario does not show what it states; `export`: the file could not be written
  kUsage = 2,   // bad option, bad input
  kDeadlocked = 3,  // no thread can ever run again
  kLimit = 4,       // stopped by a limit
  kInterrupted = 130,
  kCrashed = 139,  // a simulated segmentation fault, as a shell says 128 + SIGSEGV
};

// Adds its options to `command` and returns what to do when it was chosen.
using Action = std::function<int()>;
#define COMMAND(name) Action add_##name(CLI::App& command);
#include "app/cli/commands.def"
#undef COMMAND

// The options by which every running command sets the machine: they win over the scenario's header.
struct ModelOptions {
  std::string python, gil, policy, quantum, max_time, schedule, switch_interval;
  int cores = 0;
  std::int64_t seed = -1;
  bool unbuffered = false;
  std::vector<std::string> costs;
  std::vector<std::string> with;  // further programs: FILE or FILE@START
  std::string input;              // a file with the standard input of all programs
  void add_to(CLI::App& command);
  // The scenario `file` with what the options add to it. Null with a message on standard error.
  std::shared_ptr<const scenario::Scenario> open(const std::string& file) const;
  // The same, but what is wrong with `file` itself is left to the caller; other problems are reported.
  std::shared_ptr<const scenario::Scenario> open(const std::string& file, scenario::Problem& problem) const;
  // Header first, then the options. False with a message on standard error.
  bool apply(scenario::Settings& settings) const;
};

// As below; says in `problem` why it is null.
std::shared_ptr<const scenario::Scenario> open_scenario(const std::string& file, scenario::Problem& problem);
// A path, "-", or the id of a bundled scenario. Null with a message on standard error.
std::shared_ptr<const scenario::Scenario> open_scenario(const std::string& file);

// What stands behind FILE on the line of `run` is the program's, as with python3. Kvant's own long options
// are still taken there, up to the first word that is none of them, or up to `--`. A misspelt one is left for
// the parser to refuse.
std::vector<std::string> take_program_arguments(const CLI::App& run, std::vector<std::string>& words);
void set_program_arguments(
    std::vector<std::string> arguments);  // sys.argv[1:] of the program that `run` runs

// What an option's value must be; help shows it, and a wrong value is refused with it.
CLI::Validator one_of(std::vector<std::string> words);
CLI::Validator between(double low, double high);

// "kvant: MESSAGE" on standard error; returns kUsage.
int usage_error(std::string_view message);
int report(const scenario::Problem& problem);

// Records to the end, with progress on a terminal; Ctrl+C stops it and keeps what was recorded. `each` is
// called after every slice.
void record(Player& player, const std::function<void()>& each = {});
// Why a run did not simply finish, in words, on standard error; and the status that goes with it.
int report_stop(const Player& player);

}  // namespace kvant::cli
