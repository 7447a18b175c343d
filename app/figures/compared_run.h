// One of several runs of the same work, for the figures `compare` and `concurrency`.
#pragma once
#include <cstdint>
#include <string>

#include "sim/base/time.h"
#include "sim/trace/lanes.h"
#include "sim/trace/trace.h"

namespace kvant::figures {

struct ComparedRun {
  std::string title;
  const trace::Trace* trace = nullptr;  // both outlive the figure
  const trace::Lanes* lanes = nullptr;
  VirtualTime duration = 0;
  std::int64_t memory = 0;  // bytes at the end; 0: not known
  std::int64_t switches = 0, gil_switches = 0;
  double utilisation = 0;
  std::string stopped;  // why, in words, when it did not simply finish
};

}  // namespace kvant::figures
