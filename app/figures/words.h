// The figures' wording of states, waits and intervals.
#pragma once
#include <string>

#include "app/figures/figure.h"

namespace kvant::figures {

lang::TextId state_text(trace::LaneState state);   // "waits for a core"
lang::TextId legend_text(trace::LaneState state);  // "ready, waits for a core"
lang::TextId wait_text(trace::WaitKind wait);      // "semaphore"

std::string lane_name(const FigureInput& input,
                      const trace::Lane& lane);  // "MainThread", "core 0", "GIL", "a_lock"
// A name of the program (a thread, a function, a phase), in the words the scenario has for the figure's
// language. Of "job: step" each part for itself.
std::string word(const FigureInput& input, const std::string& name);
// The actor whose colours a task has: after the threads, so that MainThread keeps its own.
// What is waited for: the library's own names are translated, too.
std::string object_word(const FigureInput& input, const std::string& name);
std::int32_t task_actor(const FigureInput& input, std::int64_t task);
// What stands in or above the block; "" when nothing does.
std::string interval_label(const FigureInput& input, const trace::Lane& lane,
                           const trace::Interval& interval);
// The same without what can be missed: "Thread-1" for "join Thread-1". May equal the label.
std::string short_label(const FigureInput& input, const trace::Interval& interval);
// "Thread-1: running increase, 5 ms – 10 ms (5 ms)"
std::string interval_tip(const FigureInput& input, const trace::Lane& lane, const trace::Interval& interval);
// The timeline in words, for those who cannot see it.
std::string describe_timeline(const FigureInput& input, VirtualTime from, VirtualTime to);

}  // namespace kvant::figures
