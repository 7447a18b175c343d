#include "app/figures/compared_lanes.h"

#include <algorithm>

#include "app/figures/page.h"
#include "app/figures/rows.h"
#include "app/figures/words.h"

namespace kvant::figures {

using trace::Lane;

std::vector<const Lane*> compared_lanes(const ComparedRun& run) {
  std::vector<const Lane*> out;
  // Of a program on one event loop its tasks tell more than the one thread they share.
  const bool only_tasks = run.lanes->threads().size() == 1 && run.lanes->tasks().size() > 1;
  if (!only_tasks)
    for (const Lane& lane : run.lanes->threads())
      if (!lane.intervals.empty()) out.push_back(&lane);
  const std::size_t threads = out.size();
  for (const Lane& lane : run.lanes->tasks())
    if (!lane.intervals.empty() && worth_a_row(*run.lanes, lane) &&
        (!only_tasks || &lane != &run.lanes->tasks().front()))
      out.push_back(&lane);
  // So do they beside the threads that only help the loop.
  if (out.size() - threads > 1)
    std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(threads), out.end());
  return out;
}

std::string compared_name(const FigureInput& input, const ComparedRun& run, const Lane& lane) {
  const auto& threads = run.lanes->threads();
  const auto alone = [&] {
    return std::count_if(threads.begin(), threads.end(),
                         [&](const Lane& l) { return l.process == lane.process; }) == 1;
  };
  if (lane.kind == trace::LaneKind::thread && lane.name == "MainThread" && lane.process > 0 && alone())
    return lang::format(input.lang, lang::TextId::fig_process, pid_of(lane.process));
  return word(input, short_thread_name(lane.name));
}

}  // namespace kvant::figures
