// What the pointer is over on the timeline, in words.
#include "app/session/explain.h"

namespace kvant::session {

using lang::Lang;
using lang::TextId;
using trace::LaneState;

namespace {

struct Hover {
  const Player& player;
  Lang lang;
  VirtualTime at;

  std::string name(ThreadId id) const {
    const auto& threads = player.lanes().threads();
    return id >= 0 && static_cast<std::size_t>(id) < threads.size()
               ? short_name(threads[static_cast<std::size_t>(id)].name)
               : "";
  }
  std::string duration(VirtualTime time) const { return lang::duration(time, lang); }
  std::string label(const trace::Interval& interval) const {
    const std::string& text = player.trace().text(interval.label);
    return text == "<module>" ? lang::tr(TextId::explain_main_program, lang) : text;
  }
  // Who holds lock `id` at the hovered time.
  ThreadId holder(LockId id) const {
    const auto& locks = player.lanes().locks();
    if (id < 0 || static_cast<std::size_t>(id) >= locks.size()) return kNobody;
    const trace::Lane& lane = locks[static_cast<std::size_t>(id)];
    const std::size_t i = lane.at(at);
    if (i >= lane.intervals.size() || lane.intervals[i].state != LaneState::running) return kNobody;
    return lane.intervals[i].thread;
  }
  LockId gil_of(ProcessId process) const {
    for (const trace::Lane& lane : player.lanes().locks())
      if (lane.lock_kind == trace::WaitKind::gil && lane.process == process) return lane.id;
    for (const trace::Lane& lane : player.lanes().locks())
      if (lane.lock_kind == trace::WaitKind::gil) return lane.id;
    return kNobody;
  }

  std::string held_by(ThreadId who) const {
    return who == kNobody ? "" : lang::format(lang, TextId::explain_hover_holds, name(who));
  }
  // The latest request of `waiter` for the GIL within the interval and before the hovered time.
  VirtualTime asked(ThreadId waiter, const trace::Interval& interval) const {
    VirtualTime time = kNever;
    for (const trace::Mark& mark : player.lanes().marks()) {
      if (mark.time > interval.end) break;
      if (mark.kind == trace::Mark::Kind::gil_request && mark.thread == waiter && mark.time >= interval.begin)
        time = mark.time;
    }
    return time;
  }
  std::string whole(const trace::Interval& i) const {
    return lang::format(lang, TextId::explain_hover_whole, duration(i.end - i.begin), duration(i.begin),
                        duration(i.end));
  }

  HoverText thread(const trace::Lane& lane, const trace::Interval& i) const {
    const std::string so_far = duration(at - i.begin), length = duration(i.end - i.begin);
    switch (i.state) {
      case LaneState::absent:
      case LaneState::switching:
        return {lang::format(lang,
                             at > lane.intervals.front().end ? TextId::explain_hover_ended
                                                             : TextId::explain_hover_not_started,
                             short_name(lane.name)),
                ""};
      case LaneState::running:
        return {
            label(i).empty()
                ? lang::format(lang, TextId::explain_hover_running_plain, short_name(lane.name), length)
                : lang::format(lang, TextId::explain_hover_running, short_name(lane.name), label(i), length),
            whole(i)};
      case LaneState::ready: {
        std::string runs;
        for (const trace::Lane& core : player.lanes().cores()) {
          const std::size_t k = core.at(at);
          if (k >= core.intervals.size() || core.intervals[k].thread == kNobody) continue;
          runs += (runs.empty() ? "" : ", ") + name(core.intervals[k].thread);
        }
        return {lang::format(lang, TextId::explain_hover_ready, short_name(lane.name), so_far),
                runs.empty() ? whole(i) : held_by_core(runs)};
      }
      case LaneState::wait_gil: {
        const ThreadId who = holder(gil_of(lane.process));
        const VirtualTime when = asked(lane.id, i);
        return {lang::format(lang, TextId::explain_hover_gil, short_name(lane.name), so_far),
                who == kNobody ? whole(i)
                : when == kNever
                    ? held_by(who)
                    : lang::format(lang, TextId::explain_hover_holds_asked, name(who), duration(when))};
      }
      case LaneState::blocked: {
        const ThreadId who = i.lock == kNobody ? kNobody : holder(i.lock);
        return {lang::format(lang, TextId::explain_hover_blocked, short_name(lane.name),
                             object_text(i.wait, player.trace().text(i.label), lang), so_far),
                who == kNobody ? whole(i) : held_by(who)};
      }
      case LaneState::wait_io:
        return {lang::format(lang, TextId::explain_hover_io, short_name(lane.name), so_far), whole(i)};
      case LaneState::sleeping:
        return {lang::format(lang, TextId::explain_hover_sleeping, short_name(lane.name), so_far, length),
                whole(i)};
      case LaneState::suspended:
        return {lang::format(lang, TextId::explain_hover_suspended, short_name(lane.name)), whole(i)};
    }
    return {};
  }
  std::string held_by_core(const std::string& runs) const {
    return lang::format(lang, TextId::explain_hover_core_taken, runs);
  }
};

}  // namespace

HoverText explain_interval(const Player& player, const trace::Lane& lane, std::size_t interval,
                           VirtualTime at, Lang lang) {
  const Hover hover{player, lang, at};
  if (interval >= lane.intervals.size()) {
    if (trace::shows_states(lane.kind)) {
      const bool ended = !lane.intervals.empty() && at >= lane.intervals.front().begin;
      return {lang::format(lang, ended ? TextId::explain_hover_ended : TextId::explain_hover_not_started,
                           short_name(lane.name)),
              ""};
    }
    if (lane.kind == trace::LaneKind::core)
      return {lang::format(lang, TextId::explain_hover_core_idle, lane.id), ""};
    return {lang::format(lang, TextId::explain_hover_free, object_text(lane.lock_kind, lane.name, lang)), ""};
  }
  const trace::Interval& i = lane.intervals[interval];
  if (trace::shows_states(lane.kind)) return hover.thread(lane, i);
  const std::string length = lang::duration(i.end - i.begin, lang);
  if (lane.kind == trace::LaneKind::core) {
    if (i.state == LaneState::switching)
      return {lang::format(lang, TextId::explain_hover_core_switch, lane.id, length), hover.whole(i)};
    if (i.thread == kNobody)
      return {lang::format(lang, TextId::explain_hover_core_idle, lane.id), hover.whole(i)};
    return {lang::format(lang, TextId::explain_hover_core, hover.name(i.thread), lane.id, length),
            hover.whole(i)};
  }
  const std::string object = object_text(lane.lock_kind, lane.name, lang);
  if (i.thread == kNobody) return {lang::format(lang, TextId::explain_hover_free, object), hover.whole(i)};
  return {lang::format(lang, TextId::explain_hover_held, hover.name(i.thread), object, length),
          hover.whole(i)};
}

}  // namespace kvant::session
