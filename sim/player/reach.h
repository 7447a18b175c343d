// Can a run end so? A bounded search over preemptions: the run is tried with another thread put next before
// every instruction of the program's own code, first once, then twice. What it finds is a schedule that
// replays; what it does not find is out of reach of so many preemptions.
#pragma once
#include <cstddef>
#include <functional>
#include <string>

#include "sim/player/world.h"

namespace kvant {

struct ReachLimits {
  int preemptions = 2;
  std::size_t runs = 20'000;
  Position steps = 1'000'000;  // of one run
};

struct Reach {
  bool found = false;
  machine::Schedule schedule;  // of the run that was found
  std::size_t runs = 0;        // ended runs that were looked at
  bool exhausted = false;      // all were tried that the limits allow for
};

// How a run ended: why, and what stood on standard output.
using RunTest = std::function<bool(const machine::StopInfo& stop, const std::string& output)>;

Reach find_run(const scenario::Scenario& scenario, const scenario::Settings& settings, const RunTest& wanted,
               const ReachLimits& limits = {});

// A test for find_run from the words of a scenario's statement: the name of a stop ("deadlock"), or else a
// line of the output.
RunTest run_ends_with(const std::string& outcome);

}  // namespace kvant
