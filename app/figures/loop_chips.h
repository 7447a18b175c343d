// What the figures of an event loop share: tasks and handles as chips, and their words.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "app/figures/loop_moment.h"
#include "app/figures/page.h"

namespace kvant::figures {

inline constexpr double kChip = 22, kChipGap = 6;  // height of a chip, room between two

const scene::ActorColors& loop_colors(const Page& page, std::int64_t task);
// A task or handle: running is solid, ready (in a queue) dashed, suspended open.
void paint_chip(Page& page, const scene::Rect& box, const std::string& text, std::int64_t task,
                LoopMoment::Task::State state, scene::Id id);
std::string handle_words(const Page& page, const LoopMoment& moment, const LoopMoment::Handle& handle);
// What stands in a queue; the library's callbacks, which have no name, are counted where a chip as wide as
// `room` can say so.
struct QueueChip {
  std::string text;
  std::int64_t task;
  std::size_t count;
};
std::vector<QueueChip> queue_chips(const Page& page, const LoopMoment& moment,
                                   const std::deque<LoopMoment::Handle>& handles, double room);
void describe_moment(Page& page, const LoopMoment& moment);

// A column a moment.
void paint_loop_strip(Page& page, const std::vector<LoopMoment>& moments);

}  // namespace kvant::figures
