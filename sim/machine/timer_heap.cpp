#include "sim/machine/timer_heap.h"

#include <algorithm>

namespace kvant::machine {

void TimerHeap::place(std::size_t at, const Timer& timer) {
  heap_[at] = timer;
  place_[static_cast<std::size_t>(timer.thread)] = static_cast<std::int32_t>(at);
}

void TimerHeap::up(std::size_t at) {
  const Timer moved = heap_[at];
  while (at > 0) {
    const std::size_t parent = (at - 1) / 2;
    if (!moved.before(heap_[parent])) break;
    place(at, heap_[parent]);
    at = parent;
  }
  place(at, moved);
}

void TimerHeap::down(std::size_t at) {
  const Timer moved = heap_[at];
  for (;;) {
    std::size_t child = 2 * at + 1;
    if (child >= heap_.size()) break;
    if (child + 1 < heap_.size() && heap_[child + 1].before(heap_[child])) ++child;
    if (!heap_[child].before(moved)) break;
    place(at, heap_[child]);
    at = child;
  }
  place(at, moved);
}

void TimerHeap::set(ThreadId thread, VirtualTime time) {
  if (time == kNever) return;
  const auto index = static_cast<std::size_t>(thread);
  if (place_.size() <= index) place_.resize(index + 1, -1);
  heap_.push_back({time, order_++, thread});
  up(heap_.size() - 1);
}

void TimerHeap::cancel(ThreadId thread) {
  const auto index = static_cast<std::size_t>(thread);
  if (index >= place_.size() || place_[index] < 0) return;
  const auto at = static_cast<std::size_t>(place_[index]);
  place_[index] = -1;
  const Timer last = heap_.back();
  heap_.pop_back();
  if (at == heap_.size()) return;
  place(at, last);
  up(at);
  down(static_cast<std::size_t>(place_[static_cast<std::size_t>(last.thread)]));
}

void TimerHeap::due(std::vector<ThreadId>& out) const {
  out.clear();
  if (heap_.empty()) return;
  const VirtualTime time = heap_.front().time;
  const bool several =
      (heap_.size() > 1 && heap_[1].time == time) || (heap_.size() > 2 && heap_[2].time == time);
  if (!several) {
    out.push_back(heap_.front().thread);
    return;
  }
  for (const Timer& timer : heap_)
    if (timer.time == time) out.push_back(timer.thread);
  std::sort(out.begin(), out.end(), [this](ThreadId a, ThreadId b) {
    const auto order = [this](ThreadId t) {
      return heap_[static_cast<std::size_t>(place_[static_cast<std::size_t>(t)])].order;
    };
    return order(a) < order(b);
  });
}

VirtualTime TimerHeap::time_of(ThreadId thread) const {
  const auto index = static_cast<std::size_t>(thread);
  if (index >= place_.size() || place_[index] < 0) return kNever;
  return heap_[static_cast<std::size_t>(place_[index])].time;
}

}  // namespace kvant::machine
