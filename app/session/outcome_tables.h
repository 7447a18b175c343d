// Several runs of one program beside each other, as far as their results differ.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "app/session/step_table.h"

namespace kvant::session {

// Looks for runs of the same program that end with different values of the shared variable, as far as one
// choice made by hand leads to them. For small programs: every place where a thread touches the variable is
// tried. The player, which must be recorded, outlives the search.
class OutcomeSearch {
 public:
  OutcomeSearch(const Player& player, const StepTableOptions& options, std::size_t most_runs = 4);
  // Tries one more choice, which is one run of the program. False when nothing is left to try.
  bool advance();
  // What was found: first the runs in which each thread waits for the other, then those that lose something.
  std::vector<figures::StepTable> take();

 private:
  const Player& player_;
  StepTableOptions options_;
  std::size_t most_runs_;
  std::vector<figures::StepTable> found_;
  std::set<std::string> known_;
  std::vector<Position> places_;  // the next to try is the last
  Position position_ = 0;
  std::vector<ThreadId> others_;  // that could go on at `position_`
  std::size_t tried_ = 0;
};

// All of the search at once.
std::vector<figures::StepTable> outcome_tables(const Player& player, const StepTableOptions& options);

}  // namespace kvant::session
