// From a trace to the messages of a sequence diagram: who tells whom what, in order.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

struct SequenceLine {  // a life line
  enum class Kind : std::uint8_t { thread, system, host } kind = Kind::thread;
  std::int32_t actor = kNobody;  // ThreadId, or an index of the host
  std::string name;
};

struct SequenceStep {
  enum class Kind : std::uint8_t {
    call,    // a system call that returns at once: there and back in one row
    wait,    // a call that has to wait
    answer,  // what the caller waited for is there
    send,    // bytes leave for the other side
    arrive,  // bytes have come
    work,    // the other side is at work
    connect,
    note,  // something the caller does between its calls: a task goes on or stops
  } kind = Kind::call;
  std::size_t from = 0, to = 0;  // lines
  std::string text;
  VirtualTime time = 0, until = kNever;  // until: of work
  bool failed = false;
  std::int64_t times = 1;  // so many equal calls in a row
  std::int32_t event = -1;
};

struct Sequence {
  std::vector<SequenceLine> lines;
  std::vector<SequenceStep> steps;
  std::int64_t left_out = 0;            // steps after the last
  std::int64_t before = 0;              // steps before the first
  std::vector<VirtualTime> later = {};  // of steps that are not shown, whose times need room all the same
};

// When there is a new step to see, in [input.from, input.to].
std::vector<VirtualTime> sequence_times(const FigureInput& input);
Sequence sequence_of(const FigureInput& input, VirtualTime from, VirtualTime to);
// Equal calls in a row become one step.
void merge_repeats(Sequence& sequence);

}  // namespace kvant::figures
