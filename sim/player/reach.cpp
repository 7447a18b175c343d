#include "sim/player/reach.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace kvant {
namespace {

constexpr Position kNoEnd = std::numeric_limits<Position>::max();

// Keeps what is printed on standard output, nothing else.
class OutputSink final : public trace::Sink {
 public:
  explicit OutputSink(std::string& output) : output_(output) {}
  std::int32_t add(const trace::Event& event) override {
    if (event.kind == trace::EventKind::print && event.a == 1 && event.text < texts_.size())
      output_ += texts_[event.text];
    return -1;
  }
  StringId intern(std::string_view text) override {
    texts_.emplace_back(text);
    return static_cast<StringId>(texts_.size() - 1);
  }

 private:
  std::string& output_;
  std::deque<std::string> texts_;
};

// A run that has come so far, and what made it come there.
struct Branch {
  World world;
  machine::Schedule schedule;
  std::string output;
};

class Search {
 public:
  Search(const RunTest& wanted, const ReachLimits& limits, machine::Limits machine_limits)
      : wanted_(wanted), limits_(limits), machine_limits_(machine_limits) {
    machine_limits_.max_steps = std::min(machine_limits_.max_steps, limits.steps);
  }

  // True: over, because found or out of runs.
  bool go(Branch branch, int preemptions) {
    if (preemptions == 0) return finish(std::move(branch));
    machine::ScheduleChooser chooser(branch.schedule);
    OutputSink sink(branch.output);
    for (;;) {
      if (in_program(branch.world)) {
        for (const ThreadId thread : branch.world.machine.candidates()) {
          Branch other = branch;
          other.schedule.interventions.push_back({other.world.position(), thread});
          if (go(std::move(other), preemptions - 1)) return true;
        }
      }
      const machine::StopInfo stop =
          branch.world.advance(chooser, sink, machine_limits_, branch.world.position() + 1);
      if (stop.reason != trace::StopReason::paused) return ended(stop, branch);
    }
  }

  Reach result;

 private:
  // A thread is at an instruction of the program's own.
  static bool in_program(const World& world) {
    for (const machine::Thread& t : world.machine.threads())
      if (t.state == machine::ThreadState::running && world.python.in_user_code(t.id)) return true;
    return false;
  }

  bool finish(Branch branch) {
    machine::ScheduleChooser chooser(branch.schedule);
    OutputSink sink(branch.output);
    return ended(branch.world.advance(chooser, sink, machine_limits_, kNoEnd), branch);
  }

  bool ended(const machine::StopInfo& stop, const Branch& branch) {
    ++result.runs;
    if (wanted_(stop, branch.output)) {
      result.found = true;
      result.schedule = branch.schedule;
      return true;
    }
    return result.runs >= limits_.runs;
  }

  const RunTest& wanted_;
  ReachLimits limits_;
  machine::Limits machine_limits_;
};

}  // namespace

Reach find_run(const scenario::Scenario& scenario, const scenario::Settings& settings, const RunTest& wanted,
               const ReachLimits& limits) {
  Search search(wanted, limits, settings.limits);
  std::string output;
  OutputSink sink(output);
  const Branch start{World(scenario, settings, sink), settings.schedule, output};
  bool over = false;
  // Few preemptions first: the schedule that is found is a short one.
  for (int count = 0; count <= limits.preemptions && !over; ++count) over = search.go(start, count);
  search.result.exhausted = !over;
  return search.result;
}

RunTest run_ends_with(const std::string& outcome) {
  return [outcome](const machine::StopInfo& stop, const std::string& output) {
    if (trace::name_of(stop.reason) == outcome) return true;
    return ("\n" + output).find("\n" + outcome + "\n") != std::string::npos;
  };
}

}  // namespace kvant
