#include "app/figures/loop_moment.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kvant::figures {

using trace::Event;
using trace::EventKind;

namespace {

class Gatherer {
 public:
  Gatherer(const trace::Trace& trace, LoopMoment& m) : trace_(trace), m_(m) {}

  void add(const Event& e) {
    switch (e.kind) {
      case EventKind::loop_create:
        m_.exists = true;
        m_.ended = false;
        m_.thread = e.thread;
        m_.loop = text(e);
        break;
      case EventKind::thread_exit:  // what still stood in line will never run
        if (!m_.exists || e.thread != m_.thread) break;
        m_.ended = true;
        m_.ready.clear();
        m_.timers.clear();
        m_.watched.clear();
        m_.current = {};
        break;
      case EventKind::loop_turn:
        ++m_.turn;
        m_.phase = LoopMoment::Phase::running;
        break;
      case EventKind::loop_select:
        m_.phase = LoopMoment::Phase::selecting;
        m_.timeout = e.b;
        m_.current = {};
        break;
      case EventKind::task_create:
        m_.tasks.push_back({e.a, text(e), "", "", LoopMoment::Task::State::ready});
        break;
      case EventKind::task_ready:
        if (auto* t = task(e.a)) t->state = LoopMoment::Task::State::ready, t->waits_for.clear();
        break;
      case EventKind::task_step:
        m_.phase = LoopMoment::Phase::running;
        if (auto* t = task(running_); t && t->state == LoopMoment::Task::State::running)
          t->state = LoopMoment::Task::State::suspended;
        running_ = e.a;
        if (auto* t = task(e.a)) t->state = LoopMoment::Task::State::running, t->label = text(e);
        if (m_.current.task != e.a) m_.current = {m_.current.handle, e.a, ""};
        drop_task(e.a);
        break;
      case EventKind::task_suspend:
        if (auto* t = task(e.a)) {
          t->state = LoopMoment::Task::State::suspended;
          t->wait = static_cast<trace::WaitKind>(e.b);
          t->waits_for = text(e);
        }
        leave(e.a);
        break;
      case EventKind::task_done:
        if (auto* t = task(e.a)) {
          t->state = LoopMoment::Task::State::done;
          t->how = static_cast<int>(e.b);
          t->waits_for.clear();
        }
        leave(e.a);
        break;
      case EventKind::handle_ready:
        m_.ready.push_back({e.a, e.b, text(e)});
        for (const LoopMoment::Timer& t : m_.timers)  // a timer that is due belongs to who set it
          if (t.handle.handle == e.a && e.b == kNobody) m_.ready.back().task = t.handle.task;
        std::erase_if(m_.timers, [&](const LoopMoment::Timer& t) { return t.handle.handle == e.a; });
        break;
      case EventKind::handle_run:
        m_.phase = LoopMoment::Phase::running;
        if (!m_.ready.empty() && m_.ready.front().handle == e.a)
          m_.ready.pop_front();
        else
          std::erase_if(m_.ready, [&](const LoopMoment::Handle& h) { return h.handle == e.a; });
        m_.current = {e.a, e.b, text(e)};
        break;
      case EventKind::handle_end:
        if (m_.current.handle == e.a) m_.current = {};
        break;
      case EventKind::timer_set: {
        LoopMoment::Timer timer{{e.a, m_.current.task, text(e)}, static_cast<VirtualTime>(e.b)};
        const auto at = std::upper_bound(
            m_.timers.begin(), m_.timers.end(), timer,
            [](const LoopMoment::Timer& a, const LoopMoment::Timer& b) { return a.when < b.when; });
        m_.timers.insert(at, timer);
        break;
      }
      case EventKind::timer_cancel:
        std::erase_if(m_.timers, [&](const LoopMoment::Timer& t) { return t.handle.handle == e.a; });
        break;
      case EventKind::watch: {
        if (m_.tasks.empty()) break;  // the loop's own, by which other threads wake it
        LoopMoment::Watch* w = watch(e.a);
        if (!w) w = &m_.watched.emplace_back();
        *w = {e.a, e.b, text(e), w->ready};
        if (const auto host = hosts_.find(e.a); w->name.empty() && host != hosts_.end())
          w->name = host->second;
        break;
      }
      case EventKind::unwatch:
        std::erase_if(m_.watched, [&](const LoopMoment::Watch& w) { return w.file == e.a; });
        break;
      case EventKind::connect:
        if (e.b == kNobody) hosts_[e.a] = text(e).substr(0, text(e).rfind(':'));
        break;
      case EventKind::deliver:
        if (auto* w = watch(e.a)) w->ready = true;
        break;
      case EventKind::system_call:
      case EventKind::io_end:
        if (auto* w = watch(e.a)) w->ready = false;
        break;
      default:
        break;
    }
  }

 private:
  std::string text(const Event& e) const { return trace_.text(e.text); }
  LoopMoment::Task* task(std::int64_t id) {
    return const_cast<LoopMoment::Task*>(std::as_const(m_).task(id));
  }
  LoopMoment::Watch* watch(std::int64_t file) {
    for (auto& w : m_.watched)
      if (w.file == file) return &w;
    return nullptr;
  }
  // A trace without handles (or one in which a task runs at once) tells of tasks alone.
  void drop_task(std::int64_t task) {
    const auto at = std::find_if(m_.ready.begin(), m_.ready.end(),
                                 [&](const LoopMoment::Handle& h) { return h.task == task; });
    if (at != m_.ready.end() && m_.current.handle < 0) m_.ready.erase(at);
  }
  void leave(std::int64_t task) {
    if (m_.current.task == task) m_.current = {m_.current.handle, kNobody, ""};
    if (m_.current.handle < 0) m_.current = {};
  }
  const trace::Trace& trace_;
  LoopMoment& m_;
  std::map<std::int64_t, std::string> hosts_;  // by open file
  std::int64_t running_ = kNobody;
};

}  // namespace

LoopMoment loop_after(const trace::Trace& trace, std::size_t count, LoopMost* most) {
  LoopMoment m;
  Gatherer gatherer(trace, m);
  const auto& events = trace.events();
  count = std::min(count, events.size());
  LoopMoment then;
  if (most) *most = {};
  for (std::size_t i = 0; i < (most ? events.size() : count); ++i) {
    if (i == count) then = m;
    gatherer.add(events[i]);
    if (!most) continue;
    most->timers = std::max(most->timers, m.timers.size());
    most->watched = std::max(most->watched, m.watched.size());
    if (m.ready.size() > most->ready.size()) most->ready = m.ready;
  }
  if (most) most->tasks = m.tasks.size();
  if (most && count < events.size()) m = std::move(then);
  if (count > 0) m.time = events[count - 1].time, m.event = count - 1;
  return m;
}

std::vector<std::size_t> loop_moments(const trace::Trace& trace, VirtualTime from, VirtualTime to) {
  std::vector<std::size_t> out;
  const auto& events = trace.events();
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i];
    if (e.time < from) continue;
    if (e.time > to) break;
    // A select that does not wait is the loop's own affair.
    if (e.kind == EventKind::task_step || (e.kind == EventKind::loop_select && e.b != 0))
      out.push_back(i + 1);
  }
  return out;
}

}  // namespace kvant::figures
