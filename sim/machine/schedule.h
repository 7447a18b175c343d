// A schedule: what was chosen differently from the defaults, as a short printable string that replays
// exactly.
//
//   kvant1:SEED;d12=3;w4=1;@10452=2
//
// SEED (decimal, may be empty: 0) feeds Chooser::random; `d`, `w`, `t` + call index = chosen option
// (dispatch, wake, timer); `@position=thread` is an intervention. Items in order of position; an empty list
// is the default schedule.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/messages.h"
#include "sim/machine/choice.h"

namespace kvant::machine {

struct Schedule {
  struct Pick {
    ChoiceKind kind;
    std::uint64_t index;  // of the call to Chooser::choose
    std::size_t option;
    bool operator==(const Pick&) const = default;
  };
  std::uint64_t seed = 0;
  std::vector<Pick> picks;                  // by index
  std::vector<Intervention> interventions;  // by position

  std::string to_string() const;
  // On failure returns false and says in `error` what is wrong and where; `out` is unchanged.
  static bool parse(std::string_view text, Schedule& out, Text& error);
};

// Plays a schedule back; with an empty one it is the default chooser. A pick that does not fit answers an
// option that does not exist, at which the machine stops with schedule_mismatch. An option that does not
// exist, or an item that is never reached, is recorded: mismatch() says which, and the run must be reported
// as schedule_mismatch.
class ScheduleChooser final : public Chooser {
 public:
  explicit ScheduleChooser(Schedule schedule);
  std::size_t choose(ChoiceKind kind, std::uint64_t index, std::span<const ThreadId> options) override;
  std::uint64_t random(std::uint64_t index) override;
  Intervention next_intervention(Position from) override;
  // Tells that the run is over: items still to come then are a mismatch. `choices` is
  // Machine::choices_made().
  void finish(Position end, std::uint64_t choices);
  const Text& mismatch() const { return mismatch_; }
  const Schedule& schedule() const { return schedule_; }

 private:
  Schedule schedule_;
  Text mismatch_;
};

}  // namespace kvant::machine
