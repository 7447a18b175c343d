#include "app/session/session.h"

#include <algorithm>
#include <chrono>

namespace kvant::session {

namespace {

// Small enough that a slice overruns its time by a few milliseconds at most.
constexpr std::uint64_t kSliceSteps = 100'000;
constexpr std::uint64_t kSearchSteps = 20'000;

}  // namespace

Session::Session() = default;
Session::~Session() = default;

bool Session::open(const std::string& file) {
  scenario::Problem problem;
  std::shared_ptr<const scenario::Scenario> loaded;
  const auto& bundled = scenario::catalogue();
  const bool is_bundled =
      std::any_of(bundled.begin(), bundled.end(),
                  [&](const scenario::CatalogueEntry& entry) { return entry.id == file; });
  loaded = is_bundled ? scenario::load_bundled(file, problem) : scenario::load_file(file, problem);
  if (!loaded) {
    problem_ = {problem.to_string(&Text::en), problem.to_string(&Text::ru)};
    return false;
  }
  problem_ = {};
  scenario_ = std::move(loaded);
  history_.clear();
  undone_to_ = 0;
  chosen_thread_ = kNobody;
  playing_ = false;
  breakpoints_.clear();
  restart(scenario_->header.settings, std::nullopt, std::nullopt);
  return true;
}

bool Session::reload() {
  if (!is_open()) return false;
  const VirtualTime time = player_->time();
  const std::string file = scenario_->id.empty() ? scenario_->path : scenario_->id;
  const Breakpoints breakpoints = breakpoints_;
  if (!open(file)) return false;
  breakpoints_ = breakpoints;
  wanted_time_ = time;
  settle();
  return true;
}

std::string Session::title(lang::Lang lang) const {
  if (!is_open()) return "";
  const Text& title = scenario_->header.title;
  const std::string& text = lang == lang::Lang::ru && !title.ru.empty() ? title.ru : title.en;
  return text.empty() ? scenario_->name : text;
}

void Session::restart(const scenario::Settings& settings, std::optional<Position> position,
                      std::optional<VirtualTime> time) {
  searching_ = 0;
  player_.reset();
  player_.emplace(scenario_, settings);
  wanted_position_ = position;
  wanted_time_ = time;
  ++run_revision_;
  ++cursor_revision_;
}

void Session::settle() {
  if (wanted_position_ && (player_->end() >= *wanted_position_ || player_->complete())) {
    player_->seek(*wanted_position_);
    wanted_position_.reset();
    ++cursor_revision_;
  }
  if (wanted_time_ && (player_->end_time() >= *wanted_time_ || player_->complete())) {
    player_->seek_time(*wanted_time_);
    wanted_time_.reset();
    ++cursor_revision_;
  }
}

bool Session::record_slice(double milliseconds) {
  if (!recording()) return false;
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  while (!player_->record(kSliceSteps) && Clock::now() < end) {
  }
  ++run_revision_;
  settle();
  return true;
}

void Session::stop_recording() {
  if (!recording()) return;
  player_->record_all([](const Player&) { return false; });
  settle();
  ++run_revision_;
}

void Session::push(Change change) {
  history_.resize(undone_to_);
  history_.push_back(std::move(change));
  undone_to_ = history_.size();
}

void Session::change(const scenario::Settings& wanted) {
  if (!is_open()) return;
  scenario::Settings after = wanted;
  after.schedule.picks.clear();
  after.schedule.interventions.clear();
  Change change{player_->settings(), after, player_->position(), 0};
  const VirtualTime time = player_->time();
  restart(after, std::nullopt, time);
  settle();
  change.position_after = 0;
  push(std::move(change));
}

void Session::choose_next(ThreadId thread) {
  if (!is_open()) return;
  const scenario::Settings before = player_->settings();
  stop_search();
  const Position at = player_->position();
  player_->choose_next(thread);
  push({before, player_->settings(), at, at});
  wanted_position_.reset();
  wanted_time_.reset();
  ++run_revision_;
  ++cursor_revision_;
}

void Session::use_schedule(const machine::Schedule& schedule) {
  if (!is_open()) return;
  scenario::Settings after = player_->settings();
  after.schedule = schedule;
  push({player_->settings(), after, player_->position(), 0});
  restart(after, Position{0}, std::nullopt);
}

void Session::undo() {
  if (!can_undo()) return;
  const Change& change = history_[--undone_to_];
  restart(change.before, change.position_before, std::nullopt);
}

void Session::redo() {
  if (!can_redo()) return;
  const Change& change = history_[undone_to_++];
  restart(change.after, change.position_after, std::nullopt);
}

void Session::seek_time(VirtualTime time) {
  if (!is_open()) return;
  stop_search();
  wanted_position_.reset();
  wanted_time_ = std::max<VirtualTime>(0, time);
  settle();
}

void Session::seek(Position position) {
  if (!is_open()) return;
  stop_search();
  wanted_time_.reset();
  wanted_position_ = position;
  settle();
}

bool Session::step(StepUnit unit, int direction) {
  if (!is_open()) return false;
  stop_search();
  wanted_time_.reset();
  wanted_position_.reset();
  const bool moved = direction > 0 ? player_->step_forward(unit) : player_->step_back(unit);
  if (moved) ++cursor_revision_;
  return moved;
}

void Session::play(bool on) {
  if (on) stop_search();
  playing_ = on && is_open() && (player_->position() < player_->end() || recording());
}

bool Session::toggle_breakpoint(const std::string& file, int line) {
  if (!is_open()) return false;
  stop_search();
  if (breakpoints_.erase({file, line}) > 0) return true;
  const std::set<int> lines = lines_with_code(*scenario_, file);
  const auto found = lines.lower_bound(line);
  if (found == lines.end()) return false;
  breakpoints_.insert({file, *found});
  return true;
}

bool Session::run_to_breakpoint(int direction) {
  if (!is_open() || breakpoints_.empty()) return false;
  play(false);
  wanted_time_.reset();
  wanted_position_.reset();
  player_->search(breakpoints_, direction);
  searching_ = direction;
  return true;
}

Search Session::search_slice(double milliseconds) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  const int direction = searching_;
  Search result = Search::unfinished;
  do {
    const bool waits = direction > 0 && recording();  // for more of the run
    result = player_->search_on(kSearchSteps);
    if (waits) break;
  } while (result == Search::unfinished && Clock::now() < end);
  if (result == Search::unfinished) return result;
  searching_ = 0;
  if (result == Search::none) player_->seek(direction > 0 ? player_->end() : 0);
  ++cursor_revision_;
  return result;
}

void Session::stop_search() {
  if (player_) player_->stop_search();
  searching_ = 0;
}

ThreadId Session::shown_thread() const {
  if (!is_open()) return kNobody;
  const auto& threads = player_->world().machine.threads();
  const auto exists = [&](ThreadId id) { return id >= 0 && static_cast<std::size_t>(id) < threads.size(); };
  if (exists(chosen_thread_)) return chosen_thread_;
  const machine::Machine& machine = player_->world().machine;
  if (exists(machine.last_thread())) return machine.last_thread();
  // The machine itself took the last step: show who is on a core, else the last event's actor.
  for (CoreId core = 0; core < machine.settings().cores; ++core)
    if (exists(machine.running_on(core))) return machine.running_on(core);
  const auto& events = player_->trace().events();
  for (std::int32_t i = player_->event_at_cursor(); i >= 0; --i)
    if (exists(events[static_cast<std::size_t>(i)].thread)) return events[static_cast<std::size_t>(i)].thread;
  return threads.empty() ? kNobody : 0;
}

void Session::choose_thread(ThreadId thread) {
  if (chosen_thread_ == thread) return;
  chosen_thread_ = thread;
  ++cursor_revision_;
}

}  // namespace kvant::session
