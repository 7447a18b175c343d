// The timers of a machine: at most one a thread, earliest first, removable. A value.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/time.h"

namespace kvant::machine {

class TimerHeap {
 public:
  bool empty() const { return heap_.empty(); }
  VirtualTime next() const { return heap_.empty() ? kNever : heap_.front().time; }
  // `thread` must have no timer. kNever sets none.
  void set(ThreadId thread, VirtualTime time);
  void cancel(ThreadId thread);  // does nothing if there is none
  // The threads whose timer is due at next(), in the order in which the timers were set.
  void due(std::vector<ThreadId>& out) const;
  std::size_t size() const { return heap_.size(); }
  VirtualTime time_of(ThreadId thread) const;  // kNever: none

 private:
  struct Timer {
    VirtualTime time;
    std::uint64_t order;
    ThreadId thread;
    bool before(const Timer& other) const {
      return time != other.time ? time < other.time : order < other.order;
    }
  };
  void place(std::size_t at, const Timer& timer);
  void up(std::size_t at);
  void down(std::size_t at);

  std::vector<Timer> heap_;
  std::vector<std::int32_t> place_;  // by thread: index in heap_, or -1
  std::uint64_t order_ = 0;
};

}  // namespace kvant::machine
