// An open document: a scenario, its recorded run with the cursor, settings changed live, and the way back.
// No window in it: everything here can be tested without one.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/lang/lang.h"
#include "sim/player/player.h"
#include "sim/scenario/scenario.h"

namespace kvant::session {

class Session {
 public:
  Session();
  ~Session();

  // --- documents ---
  // A path or the id of a bundled scenario. On failure returns false, problem() says why in the words of the
  // command line, and what was open stays open.
  bool open(const std::string& file);
  bool reload();  // reads the file again; the cursor goes to the same time
  bool is_open() const { return player_.has_value(); }
  const std::string& problem(lang::Lang lang) const { return lang::in(problem_, lang); }
  void clear_problem() { problem_ = {}; }
  void report(const std::string& problem) { problem_ = {problem, problem}; }

  const scenario::Scenario& scenario() const { return *scenario_; }  // only when is_open()
  std::string title(lang::Lang lang) const;                          // the header's, else the file's name
  Player& player() { return *player_; }
  const Player& player() const { return *player_; }

  // --- recording ---
  bool recording() const { return player_ && !player_->complete(); }
  // Records for about `milliseconds` of the wall clock; only how far a slice gets depends on it, never what
  // is recorded. True when something was recorded.
  bool record_slice(double milliseconds);
  void stop_recording();  // keeps what there is: the run ends where it is

  // --- settings and choices, all of which can be undone ---
  const scenario::Settings& settings() const { return player_->settings(); }
  // Records anew under other settings; the cursor goes to the time it was at. Choices made by hand do not
  // survive: they belong to one course of the machine.
  void change(const scenario::Settings& settings);
  void choose_next(ThreadId thread);
  void use_schedule(const machine::Schedule& schedule);
  bool can_undo() const { return undone_to_ > 0; }
  bool can_redo() const { return undone_to_ < history_.size(); }
  void undo();
  void redo();

  // --- cursor ---
  void seek_time(VirtualTime time);
  void seek(Position position);
  bool step(StepUnit unit, int direction);
  StepUnit unit() const { return unit_; }
  void set_unit(StepUnit unit) { unit_ = unit; }
  bool playing() const { return playing_; }
  void play(bool on);
  // Counts up whenever the recorded run or the cursor may differ from before: for caches.
  std::uint64_t run_revision() const { return run_revision_; }
  std::uint64_t cursor_revision() const { return cursor_revision_; }

  // --- breakpoints: of this document, whatever the settings; another one begins without ---
  const Breakpoints& breakpoints() const { return breakpoints_; }
  // Sets one, or takes away the one that is there. A line without code gives it to the next line below that
  // has some; false when there is none.
  bool toggle_breakpoint(const std::string& file, int line);
  // Begins to look for the next (direction > 0) or the last one before; false when there are none. What else
  // moves the cursor ends the search.
  bool run_to_breakpoint(int direction);
  bool searching() const { return searching_ != 0; }
  bool searches_forward() const { return searching_ > 0; }
  // Searches for about `milliseconds`. When no breakpoint is reached the cursor goes where the run ends, or
  // begins.
  Search search_slice(double milliseconds);
  void stop_search();

  // --- selection ---
  // The thread whose code is shown: the one chosen, else the one that ran last.
  ThreadId shown_thread() const;
  ThreadId chosen_thread() const { return chosen_thread_; }
  void choose_thread(ThreadId thread);  // kNobody: follow who runs
  bool hide_future = false;

 private:
  struct Change {
    scenario::Settings before, after;
    Position position_before, position_after;
  };
  void restart(const scenario::Settings& settings, std::optional<Position> position,
               std::optional<VirtualTime> time);
  void push(Change change);
  void settle();  // carries out a postponed seek as soon as the run is recorded that far

  std::shared_ptr<const scenario::Scenario> scenario_;
  std::optional<Player> player_;
  Text problem_;
  std::vector<Change> history_;
  std::size_t undone_to_ = 0;  // history_[0 … undone_to_) is done, the rest can be redone
  std::optional<Position> wanted_position_;
  std::optional<VirtualTime> wanted_time_;
  StepUnit unit_ = StepUnit::instruction;
  bool playing_ = false;
  Breakpoints breakpoints_;
  int searching_ = 0;  // direction; 0: no search
  ThreadId chosen_thread_ = kNobody;
  std::uint64_t run_revision_ = 1, cursor_revision_ = 1;
};

}  // namespace kvant::session
