#include "sim/player/player.h"

#include <algorithm>
#include <optional>
#include <span>

#include "sim/player/checkpoints.h"
#include "sim/player/stepper.h"

namespace kvant {
namespace {

// How often a long recording asks whether to go on, in steps.
constexpr std::uint64_t kSlice = 10'000'000;
// Step by step, that takes some dozen milliseconds.
constexpr Position kSearchedAtOnce = 100'000;

}  // namespace

struct Player::Impl {
  std::shared_ptr<const scenario::Scenario> scenario;
  scenario::Settings settings;
  trace::Trace trace;
  trace::Lanes lanes;
  World head;  // at the end of what is recorded
  World cursor;
  machine::ScheduleChooser chooser;
  Checkpoints checkpoints;
  machine::StopInfo stop;
  VirtualTime time_step = kMillisecond;
  std::vector<machine::Schedule> undo;
  struct Searching {
    BreakpointWatch watch;
    int direction;
    Position at;  // forward: all up to here has been looked at; back: all from here on
    std::optional<World> world;
  };
  std::optional<Searching> searching;

  Impl(std::shared_ptr<const scenario::Scenario> s, scenario::Settings given)
      : scenario(std::move(s)),
        settings(std::move(given)),
        lanes(settings.machine.cores),
        head(*scenario, settings, trace),
        cursor(head),
        chooser(settings.schedule),
        checkpoints(settings.python.has_gil() ? Checkpoints::kFirstDistance
                                              : Checkpoints::kFirstDistanceInLockstep) {
    checkpoints.offer(head);
    lanes.update(trace);
  }

  Stepper stepper() { return Stepper(settings.limits, settings.schedule); }

  // Moves the cursor's world to `position`, from wherever the way is shortest.
  void move_to(Position position) {
    position = std::min(position, head.position());
    const WorldImage& checkpoint = checkpoints.before(position);
    if (cursor.position() > position || cursor.position() < checkpoint.position()) checkpoint.restore(cursor);
    stepper().run_to(cursor, position);
  }

  // Moves the cursor's world to where the last step by instruction or line before `end` ended; to 0 if there
  // is none. That is known only by going there.
  void move_to_boundary_before(Position end, StepUnit unit) {
    // Mostly it is close.
    if (end > Stepper::kStretch) {
      const Position start = end - Stepper::kStretch;
      move_to(start);
      if (boundary_within(std::span(&start, 1), end, checkpoints.before(start), unit)) return;
      end = start + 1;
    }
    while (end >= 2) {
      const WorldImage& checkpoint = checkpoints.before(end - 2);
      const WorldImage* next = checkpoints.after(checkpoint);
      const Position start = checkpoint.position();
      const bool whole = next != nullptr && next->position() < end;
      if (!whole || next->user_activity() != checkpoint.user_activity()) {
        checkpoint.restore(cursor);
        if (end - start <= kShort) {
          if (const Position found =
                  stepper().last_boundary(cursor, unit, end, std::span(&start, 1), kShort)) {
            checkpoint.restore(cursor);
            stepper().run_to(cursor, found);
            return;
          }
          end = start + 1;
          continue;
        }
        const std::vector<Position> stretches = stepper().active_stretches(cursor, end);
        const std::span<const Position> all = stretches;
        // Mostly the last one has it.
        const std::size_t before_last = all.empty() ? 0 : all.size() - 1;
        for (const auto part : {all.subspan(before_last), all.first(before_last)}) {
          if (part.empty()) continue;
          checkpoint.restore(cursor);
          if (boundary_within(part, end, checkpoint, unit)) return;
        }
      }
      end = start + 1;
    }
    move_to(0);
  }

  // So many steps are sooner looked at one by one than passed once to find where the user's code is.
  static constexpr Position kShort = Checkpoints::kNearest + Stepper::kStretch;

  // Looks for the boundary in `stretches`, the first of which is at or after the cursor's world, and moves
  // there.
  bool boundary_within(std::span<const Position> stretches, Position end, const WorldImage& earlier,
                       StepUnit unit) {
    stepper().run_to(cursor, stretches.front());
    const WorldImage begin(cursor, &earlier);
    const Position found = stepper().last_boundary(cursor, unit, end, stretches, Stepper::kStretch + 1);
    if (found == 0) return false;
    begin.restore(cursor);
    stepper().run_to(cursor, found);
    return true;
  }

  // The first or the last breakpoint that a step beyond the checkpoint's position, but none beyond `end`,
  // leads to, at or after `from`. Most of a run may be the library's: only the stretches in which some
  // thread was in user code are looked at step by step.
  std::optional<Position> breakpoint_within(const WorldImage& checkpoint, Position from, Position end) {
    Searching& s = *searching;
    if (!s.world) s.world.emplace(checkpoint.restored());
    checkpoint.restore(*s.world);
    stepper().run_to(*s.world, from);
    const WorldImage begin(*s.world, &checkpoint);
    const std::vector<Position> stretches = stepper().active_stretches(*s.world, end + 1);
    begin.restore(*s.world);
    Stepper runner = stepper();
    std::optional<Position> last;
    for (const Position start : stretches) {
      runner.run_to(*s.world, start);
      s.watch.refresh(*s.world);
      while (s.world->position() < std::min(start + Stepper::kStretch, end)) {
        runner.run_to(*s.world, s.world->position() + 1);
        if (!s.watch.moved(*s.world)) continue;
        last = s.world->position();
        if (s.direction > 0) return last;
      }
    }
    return last;
  }

  // Looks through one stretch between two checkpoints, or what there is of it. `used`: the steps it took.
  std::optional<Position> search_interval(std::uint64_t& used) {
    Searching& s = *searching;
    const bool forward = s.direction > 0;
    const WorldImage& checkpoint = checkpoints.before(forward ? s.at : s.at - 2);
    const WorldImage* next = checkpoints.after(checkpoint);
    Position from = forward ? s.at : checkpoint.position();
    Position end = forward ? head.position() : s.at - 1;
    if (next != nullptr) end = std::min(end, next->position());
    const bool idle = next != nullptr && next->user_activity() == checkpoint.user_activity();
    if (!idle) {
      used += end - checkpoint.position();
      // In a long run the checkpoints stand far apart.
      if (end - from > kSearchedAtOnce)
        (forward ? end : from) = forward ? from + kSearchedAtOnce : end - kSearchedAtOnce;
    }
    s.at = forward ? end : from + 1;
    if (idle) return std::nullopt;
    return breakpoint_within(checkpoint, from, end);
  }

  bool record(std::uint64_t steps) {
    if (stop.reason != trace::StopReason::paused) return true;
    const Position goal = head.position() + steps;
    while (head.position() < goal && stop.reason == trace::StopReason::paused) {
      const Position until = std::min(goal, std::max(checkpoints.next(), head.position() + 1));
      stop = head.advance(chooser, trace, settings.limits, until);
      if (stop.reason == trace::StopReason::finished || stop.reason == trace::StopReason::deadlock ||
          stop.reason == trace::StopReason::idle)
        chooser.finish(head.position(), head.machine.choices_made());
      if (!chooser.mismatch().empty())
        stop = {trace::StopReason::schedule_mismatch, chooser.mismatch().en, chooser.mismatch()};
      if (stop.reason == trace::StopReason::paused) checkpoints.offer(head);
    }
    lanes.update(trace);
    return stop.reason != trace::StopReason::paused;
  }

  // Forgets everything after `position` and goes on from there with another schedule.
  void restart_from(Position position, const machine::Schedule& schedule) {
    settings.schedule = schedule;
    searching.reset();
    move_to(position);
    checkpoints.forget_after(position);
    head = cursor;
    trace.truncate(head.machine.events_logged());
    lanes.rebuild(trace, settings.machine.cores);
    chooser = machine::ScheduleChooser(schedule);
    stop = {};
  }
};

Player::Player(std::shared_ptr<const scenario::Scenario> scenario, scenario::Settings settings)
    : impl_(std::make_unique<Impl>(std::move(scenario), std::move(settings))) {}
Player::~Player() = default;
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&&) noexcept = default;

const scenario::Scenario& Player::scenario() const {
  return *impl_->scenario;
}
const scenario::Settings& Player::settings() const {
  return impl_->settings;
}

bool Player::record(std::uint64_t steps) {
  return impl_->record(steps);
}

void Player::record_all(const std::function<bool(const Player&)>& keep_going) {
  while (!impl_->record(kSlice)) {
    if (keep_going && !keep_going(*this)) {
      impl_->stop = {trace::StopReason::interrupted, "interrupted by the user", {}};
      return;
    }
  }
}

void Player::without_checkpoints() {
  impl_->checkpoints.close();
}

bool Player::complete() const {
  return impl_->stop.reason != trace::StopReason::paused;
}
const machine::StopInfo& Player::stopped() const {
  return impl_->stop;
}
Position Player::end() const {
  return impl_->head.position();
}
VirtualTime Player::end_time() const {
  return impl_->head.machine.now();
}
const World& Player::last_world() const {
  return impl_->head;
}
const trace::Trace& Player::trace() const {
  return impl_->trace;
}
const trace::Lanes& Player::lanes() const {
  return impl_->lanes;
}
trace::Metrics Player::metrics() const {
  return trace::metrics_of(impl_->trace, impl_->lanes);
}

int Player::exit_status() const {
  const auto& processes = impl_->head.machine.processes();
  if (processes.empty()) return 0;
  const int status = processes.front().status;
  return status < 0 ? 128 - status : status;  // ended by a signal: as a shell says it
}

std::vector<Player::Output> Player::output(Position until) const {
  std::vector<Output> pieces;
  for (const trace::Event& event : impl_->trace.events()) {
    if (event.position >= until) break;
    if (event.kind != trace::EventKind::print) continue;
    pieces.push_back(
        {event.thread, static_cast<int>(event.a), impl_->trace.text(event.text), event.position, event.time});
  }
  return pieces;
}

Position Player::position() const {
  return impl_->cursor.position();
}
VirtualTime Player::time() const {
  return impl_->cursor.machine.now();
}
const World& Player::world() const {
  return impl_->cursor;
}

void Player::seek(Position position) {
  impl_->move_to(position);
}

void Player::seek_time(VirtualTime time) {
  // Events bracket the moment; between two events only instructions pass.
  const auto& events = impl_->trace.events();
  const std::size_t after = impl_->trace.first_at_time(time + 1);
  const Position low = after == 0 ? 0 : std::min(events[after - 1].position + 1, impl_->head.position());
  const Position high = after < events.size() ? std::min(events[after].position + 1, impl_->head.position())
                                              : impl_->head.position();
  const Position start = std::clamp(impl_->checkpoints.before_time(time).position(), low, high);
  impl_->move_to(start);
  impl_->stepper().run_to_time(impl_->cursor, time, high, &impl_->checkpoints.before(start));
}

bool Player::step_forward(StepUnit unit) {
  Impl& p = *impl_;
  const Position from = p.cursor.position();
  if (from >= p.head.position()) return false;
  if (unit == StepUnit::time) {
    seek_time(time() + p.time_step);
    if (p.cursor.position() == from) p.move_to(from + 1);
  } else if (const auto event = next_event(p.trace, unit, from)) {
    p.move_to(*event);
  } else if (unit == StepUnit::event || unit == StepUnit::context_switch) {
    p.move_to(p.head.position());
  } else {
    p.stepper().forward(p.cursor, unit, p.head.position());
  }
  return p.cursor.position() != from;
}

bool Player::step_back(StepUnit unit) {
  Impl& p = *impl_;
  const Position from = p.cursor.position();
  if (from == 0) return false;
  if (unit == StepUnit::time) {
    seek_time(std::max<VirtualTime>(0, time() - p.time_step));
    if (p.cursor.position() >= from) p.move_to(from - 1);
  } else if (unit == StepUnit::event || unit == StepUnit::context_switch) {
    p.move_to(previous_event(p.trace, unit, from).value_or(0));
  } else {
    p.move_to_boundary_before(from, unit);
  }
  return true;
}

VirtualTime Player::time_step() const {
  return impl_->time_step;
}
void Player::set_time_step(VirtualTime ns) {
  impl_->time_step = std::max<VirtualTime>(1, ns);
}

std::int32_t Player::event_at_cursor() const {
  return static_cast<std::int32_t>(impl_->trace.first_at(position())) - 1;
}

void Player::search(const Breakpoints& breakpoints, int direction) {
  impl_->searching.emplace(
      Impl::Searching{BreakpointWatch(breakpoints), direction, impl_->cursor.position(), std::nullopt});
}

Search Player::search_on(std::uint64_t steps) {
  Impl& p = *impl_;
  std::uint64_t used = 0;
  while (p.searching) {
    const bool forward = p.searching->direction > 0;
    if (forward ? p.searching->at >= p.head.position() : p.searching->at <= 1) {
      if (forward && !complete()) return Search::unfinished;
      break;
    }
    if (used >= steps) return Search::unfinished;
    if (const auto found = p.search_interval(used)) {
      p.searching.reset();
      p.move_to(*found);
      return Search::found;
    }
  }
  p.searching.reset();
  return Search::none;
}

void Player::stop_search() {
  impl_->searching.reset();
}

std::vector<ThreadId> Player::candidates() const {
  return impl_->cursor.machine.candidates();
}

void Player::choose_next(ThreadId thread) {
  Impl& p = *impl_;
  const Position at = p.cursor.position();
  p.undo.push_back(p.settings.schedule);
  machine::Schedule schedule = p.settings.schedule;
  // What was chosen later belongs to another future.
  std::erase_if(schedule.interventions, [at](const machine::Intervention& i) { return i.at >= at; });
  schedule.interventions.push_back({at, thread});
  p.restart_from(at, schedule);
}

bool Player::can_undo_choice() const {
  return !impl_->undo.empty();
}

void Player::undo_choice() {
  Impl& p = *impl_;
  if (p.undo.empty()) return;
  const machine::Schedule schedule = p.undo.back();
  p.undo.pop_back();
  const Position at = p.settings.schedule.interventions.back().at;
  const Position cursor = p.cursor.position();
  p.restart_from(std::min(at, p.head.position()), schedule);
  p.record(cursor > p.head.position() ? cursor - p.head.position() : 0);
  p.move_to(cursor);
}

World Player::world_at(Position position) const {
  position = std::min(position, impl_->head.position());
  World world = impl_->checkpoints.before(position).restored();
  impl_->stepper().run_to(world, position);
  return world;
}

std::size_t Player::checkpoint_count() const {
  return impl_->checkpoints.count();
}

}  // namespace kvant
