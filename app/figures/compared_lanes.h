// Which lanes of a run its comparison with others shows, and what they are called there.
#pragma once
#include <string>
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

// Threads and tasks, in order of appearance.
std::vector<const trace::Lane*> compared_lanes(const ComparedRun& run);
// A process with one thread is what that thread is known by: every process has a MainThread.
std::string compared_name(const FigureInput& input, const ComparedRun& run, const trace::Lane& lane);

}  // namespace kvant::figures
