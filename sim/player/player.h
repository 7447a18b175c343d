// A recorded run with a cursor in it. Recording fills trace and lanes from start to end; the cursor's world
// is restored from checkpoints by replay, so that every step can be undone.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/player/breakpoints.h"
#include "sim/player/world.h"
#include "sim/scenario/scenario.h"
#include "sim/trace/lanes.h"
#include "sim/trace/trace.h"

namespace kvant {

enum class StepUnit : std::uint8_t {
  instruction,     // one bytecode instruction of the user's program (library and hidden code are passed over)
  line,            // until some thread comes to another line of the user's program
  event,           // to the next event of the trace
  context_switch,  // until a core or the GIL changes hands
  time,            // by Player::time_step()
};

enum class Search : std::uint8_t { found, none, unfinished };

class Player {
 public:
  Player(std::shared_ptr<const scenario::Scenario> scenario, scenario::Settings settings);
  ~Player();
  Player(Player&&) noexcept;
  Player& operator=(Player&&) noexcept;

  const scenario::Scenario& scenario() const;
  const scenario::Settings& settings() const;  // schedule included, with the choices made by hand

  // --- recording ---
  // Records at most `steps` more; true when the run is recorded to its end (or stopped by a limit).
  bool record(std::uint64_t steps);
  // Records to the end. `keep_going` is asked about every 10 million steps; false interrupts
  // (StopReason::interrupted).
  void record_all(const std::function<bool(const Player&)>& keep_going = {});
  // For a run in which nobody will go back: recording is faster, going back replays from the start.
  void without_checkpoints();
  bool complete() const;
  const machine::StopInfo& stopped() const;  // reason `paused` while recording
  Position end() const;                      // of what is recorded
  VirtualTime end_time() const;
  const World& last_world() const;  // at end(): for deadlock reports
  const trace::Trace& trace() const;
  const trace::Lanes& lanes() const;
  trace::Metrics metrics() const;
  int exit_status() const;  // of the first process
  // What was printed up to a position: (stream, text) pieces with their thread, in order.
  struct Output {
    ThreadId thread;
    int stream;
    std::string text;
    Position position;
    VirtualTime time;
  };
  std::vector<Output> output(Position until = ~Position{0}) const;

  // --- cursor ---
  Position position() const;
  VirtualTime time() const;
  const World& world() const;        // at the cursor
  void seek(Position position);      // clamped to [0, end()]
  void seek_time(VirtualTime time);  // to the last position at or before `time`
  bool step_forward(StepUnit unit);  // false at the end
  bool step_back(StepUnit unit);     // false at the start
  VirtualTime time_step() const;     // for StepUnit::time; settable
  void set_time_step(VirtualTime ns);
  // Index of the last event that has happened at the cursor, -1 if none. An event of position p was made by
  // the step from p to p + 1: it has happened where the cursor is beyond p.
  std::int32_t event_at_cursor() const;

  // --- breakpoints ---
  // Begins a search from the cursor for the next (direction > 0) or the last position before at which a
  // thread comes to one of them. The cursor stays until one is found.
  void search(const Breakpoints& breakpoints, int direction);
  // Searches on, through about `steps` steps at least; found: the cursor is there. Recording may go on
  // meanwhile: while the run is not complete, a search forward that has come to its end is unfinished. A
  // choice ends the search: `none`, as without one.
  Search search_on(std::uint64_t steps);
  void stop_search();

  // --- what happens next is my choice ---
  // Threads that could go next at the cursor.
  std::vector<ThreadId> candidates() const;
  // From the cursor on, `thread` goes next; the future is recorded anew (record() again). The choice becomes
  // part of settings().schedule.
  void choose_next(ThreadId thread);
  bool can_undo_choice() const;
  void undo_choice();

  // The world at any position, without moving the cursor.
  World world_at(Position position) const;
  std::size_t checkpoint_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kvant
