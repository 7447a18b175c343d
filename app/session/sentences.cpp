#include "app/session/sentences.h"

#include <algorithm>

#include "app/session/explain.h"

namespace kvant::session {

using lang::Lang;
using lang::TextId;
using trace::EventKind;
using trace::WaitKind;

namespace {

class Teller {
 public:
  Teller(const Player& player, const Snapshot& snapshot, Lang lang)
      : player_(player), s_(snapshot), lang_(lang) {}

  // How much an event tells a reader; 0: not worth a sentence.
  int rank(const trace::Event& e) const;
  Told tell(const trace::Event& e) const;

 private:
  std::string tr(TextId id) const { return lang::tr(id, lang_); }
  std::string text(const trace::Event& e) const { return player_.trace().text(e.text); }
  std::string name(std::int64_t id) const { return s_.name_of(static_cast<ThreadId>(id)); }
  bool is_gil(std::int64_t lock) const;
  std::string lock_name(std::int64_t lock) const;
  std::string shortened(std::string words) const;
  std::string task_name(std::int64_t task) const;
  std::string callback_name(const trace::Event& e) const;
  // By the event itself, else by what opened the file.
  std::string file_name(std::int64_t file, const trace::Event& e) const;
  // Who held the GIL before this event.
  ThreadId gil_before(const trace::Event& e) const;

  Told tell_block(const trace::Event& e) const;
  Told tell_preempt(const trace::Event& e) const;
  Told tell_acquire(const trace::Event& e) const;
  // Was `from` asked for the GIL before it let it go to `e`?
  bool was_asked(ThreadId from, const trace::Event& e) const;

  const Player& player_;
  const Snapshot& s_;
  Lang lang_;
};

bool Teller::is_gil(std::int64_t lock) const {
  const auto& locks = player_.lanes().locks();
  return lock >= 0 && static_cast<std::size_t>(lock) < locks.size() &&
         locks[static_cast<std::size_t>(lock)].lock_kind == WaitKind::gil;
}

std::string Teller::lock_name(std::int64_t lock) const {
  const auto& locks = player_.lanes().locks();
  if (lock < 0 || static_cast<std::size_t>(lock) >= locks.size())
    return object_text(WaitKind::lock, "", lang_);
  const trace::Lane& lane = locks[static_cast<std::size_t>(lock)];
  return object_text(lane.lock_kind, lane.name, lang_);
}

std::string Teller::task_name(std::int64_t task) const {
  const auto& tasks = player_.lanes().tasks();
  if (task >= 0 && static_cast<std::size_t>(task) < tasks.size() &&
      !tasks[static_cast<std::size_t>(task)].name.empty())
    return tasks[static_cast<std::size_t>(task)].name;
  return fmt::format("#{}", task);
}

std::string Teller::callback_name(const trace::Event& e) const {
  return e.b != kNobody ? task_name(e.b) : text(e).empty() ? tr(TextId::explain_callback) : text(e);
}

std::string Teller::file_name(std::int64_t file, const trace::Event& e) const {
  if (e.kind != EventKind::send && e.kind != EventKind::deliver && !text(e).empty()) return text(e);
  const trace::Event* first = player_.trace().events().data();
  for (const trace::Event* at = &e; at != first;) {
    --at;
    const bool names =
        (at->kind == EventKind::connect && at->b == kNobody) || at->kind == EventKind::file_open;
    if (names && at->a == file && at->text != 0) return text(*at);
  }
  return lang::format(lang_, TextId::fig_loop_file, file);
}

std::string Teller::shortened(std::string words) const {
  while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.pop_back();
  std::replace(words.begin(), words.end(), '\n', ' ');
  constexpr std::size_t kMost = 80;
  if (words.size() > kMost) {
    std::size_t cut = kMost;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80) --cut;
    words = words.substr(0, cut) + "…";
  }
  return lang::quoted(words, lang_);
}

ThreadId Teller::gil_before(const trace::Event& e) const {
  const trace::Event* first = player_.trace().events().data();
  for (const trace::Event* at = &e; at != first;) {
    --at;
    if (at->kind == EventKind::lock_release && at->a == e.a) return at->thread;
    if (at->kind == EventKind::lock_acquire && at->a == e.a) break;
  }
  return kNobody;
}

int Teller::rank(const trace::Event& e) const {
  switch (e.kind) {
    case EventKind::exception:
      return 100;
    case EventKind::gil_request:
      return 90;
    case EventKind::print:
      return 85;
    case EventKind::process_exec:
      return 82;
    case EventKind::process_exit:
      return 80;
    case EventKind::thread_exit:
      return 78;
    case EventKind::lock_acquire:
      return 75;
    case EventKind::thread_block:
      return 72;
    case EventKind::thread_sleep:
      return 71;
    case EventKind::thread_preempt:
      return 70;
    case EventKind::lock_release:
      return 65;
    case EventKind::thread_spawn:
      return e.thread == kNobody ? 20 : 62;
    case EventKind::io_begin:
    case EventKind::io_end:
      return 60;
    case EventKind::thread_timeout:
      return 58;
    case EventKind::thread_run:
      return 50;
    case EventKind::choice:
      return 45;
    case EventKind::context_switch:
      return 40;
    case EventKind::thread_ready:
      return e.a == kNobody ? 10 : 30;
    case EventKind::thread_label:
      return 28;
    case EventKind::process_start:
      return 25;
    case EventKind::object_freed:
      return 95;
    case EventKind::ref_write:
      return 88;
    case EventKind::ref_read:
      return 87;
    case EventKind::task_done:
      return 79;
    case EventKind::task_suspend:
      return 77;
    case EventKind::task_step:
      return 76;
    case EventKind::signal:
      return 74;
    case EventKind::phase_begin:
      return 69;
    case EventKind::phase_end:
      return 68;
    case EventKind::send:
    case EventKind::deliver:
    case EventKind::connect:
      return 67;
    case EventKind::host_work:
      return 66;
    case EventKind::memory_copied:
      return 64;
    case EventKind::task_create:
      return 63;
    case EventKind::loop_select:
      return e.b == 0 ? 5 : 61;
    case EventKind::watch:
    case EventKind::unwatch:
      return 57;
    case EventKind::timer_set:
    case EventKind::timer_cancel:
      return 56;
    case EventKind::task_ready:
      return 55;
    case EventKind::loop_create:
      return 54;
    case EventKind::system_call:
      return 53;
    case EventKind::file_open:
    case EventKind::file_close:
      return 52;
    case EventKind::loop_turn:
      return 44;
    case EventKind::handle_run:
      return e.b == kNobody ? 43 : 4;
    case EventKind::handle_ready:
      return e.b == kNobody ? 42 : 3;
    case EventKind::handle_end:
      return 2;
    case EventKind::thread_name:
    case EventKind::lock_create:
    case EventKind::lock_name:
    case EventKind::stop:
      return 0;
  }
  return 0;
}

Told Teller::tell_block(const trace::Event& e) const {
  const auto wait = static_cast<WaitKind>(e.a);
  const std::string who = name(e.thread);
  Told told;
  if (wait == WaitKind::gil || is_gil(e.b)) {
    const ThreadRow* row = s_.thread(e.thread);
    const std::string holder = row && row->holder != kNobody ? s_.name_of(row->holder) : "";
    told.text = holder.empty() ? lang::format(lang_, TextId::explain_block_gil_free, who)
                               : lang::format(lang_, TextId::explain_block_gil, who, holder);
    told.why = lang::format(lang_, TextId::explain_why_interval,
                            lang::duration(player_.settings().python.switch_interval, lang_));
    told.is_switch = true;
    return told;
  }
  if (wait == WaitKind::join) {
    const std::string other = short_name(text(e));
    told.text = other.empty() ? lang::format(lang_, TextId::explain_block, who, object_text(wait, "", lang_))
                              : lang::format(lang_, TextId::explain_block_join, who, other);
    told.why = tr(TextId::explain_why_join);
    return told;
  }
  if (const std::string started = started_thread(wait, text(e)); !started.empty()) {
    told.text = lang::format(lang_, TextId::explain_block_start, who, started);
    told.why = tr(TextId::explain_why_start);
    return told;
  }
  if (wait == WaitKind::child) {
    told.text = lang::format(lang_, TextId::explain_block_child, who);
    return told;
  }
  const std::string object = object_text(wait, text(e), lang_);
  const ThreadRow* row = s_.thread(e.thread);
  const std::string holder = row && row->holder != kNobody ? s_.name_of(row->holder) : "";
  told.text = holder.empty() ? lang::format(lang_, TextId::explain_block, who, object)
                             : lang::format(lang_, TextId::explain_block_held, who, object, holder);
  told.why = tr(wait == WaitKind::lock || wait == WaitKind::rlock ? TextId::explain_why_lock
                                                                  : TextId::explain_why_blocking);
  return told;
}

Told Teller::tell_preempt(const trace::Event& e) const {
  const std::string who = name(e.thread);
  const machine::MachineSettings& machine = player_.settings().machine;
  Told told;
  told.is_switch = true;
  switch (static_cast<trace::PreemptReason>(e.a)) {
    case trace::PreemptReason::quantum: {
      const std::string quantum = lang::duration(machine.quantum, lang_);
      told.text = lang::format(lang_, TextId::explain_preempt_quantum, who, quantum);
      for (const machine::PolicyInfo& policy : machine::policy_table())
        if (policy.kind == machine.policy)
          told.why = lang::format(lang_, TextId::explain_why_quantum, policy.name, quantum);
      break;
    }
    case trace::PreemptReason::priority:
      told.text = lang::format(lang_, TextId::explain_preempt_priority, who);
      break;
    case trace::PreemptReason::chosen:
      told.text = lang::format(lang_, TextId::explain_preempt_chosen, who);
      told.why = tr(TextId::explain_why_chosen);
      break;
    case trace::PreemptReason::yielded:
      told.text = lang::format(lang_, TextId::explain_preempt_yielded, who);
      break;
  }
  return told;
}

Told Teller::tell_acquire(const trace::Event& e) const {
  const std::string who = name(e.thread);
  Told told;
  if (!is_gil(e.a)) {
    told.text = lang::format(lang_, TextId::explain_acquire, who, lock_name(e.a));
    return told;
  }
  const ThreadId from = gil_before(e);
  told.is_switch = from != kNobody && from != e.thread;
  told.text = told.is_switch ? lang::format(lang_, TextId::explain_gil_passed, who, name(from))
                             : lang::format(lang_, TextId::explain_gil_taken, who);
  if (told.is_switch)
    told.why = lang::format(
        lang_, was_asked(from, e) ? TextId::explain_why_gil_asked : TextId::explain_why_gil_given,
        name(from));
  return told;
}

bool Teller::was_asked(ThreadId from, const trace::Event& e) const {
  const trace::Event* first = player_.trace().events().data();
  for (const trace::Event* at = &e; at != first;) {
    --at;
    if (at->kind == EventKind::gil_request && at->a == e.a && at->b == from) return true;
    if (at->kind == EventKind::lock_acquire && at->a == e.a) return false;
  }
  return false;
}

Told Teller::tell(const trace::Event& e) const {
  const std::string who = name(e.thread);
  Told told;
  switch (e.kind) {
    case EventKind::process_start:
      told.text =
          lang::format(lang_, TextId::explain_process_start, pid_of(static_cast<ProcessId>(e.a)), text(e));
      break;
    case EventKind::process_exec:
      told.text =
          lang::format(lang_, TextId::explain_process_exec, pid_of(static_cast<ProcessId>(e.a)), text(e));
      break;
    case EventKind::process_exit:
      told.text = lang::format(lang_, TextId::explain_process_exit, pid_of(static_cast<ProcessId>(e.a)), e.b);
      break;
    case EventKind::thread_spawn:
      told.text = e.thread == kNobody ? lang::format(lang_, TextId::explain_spawn_first, name(e.a))
                                      : lang::format(lang_, TextId::explain_spawn, who, name(e.a));
      if (e.thread != kNobody) told.why = tr(TextId::explain_why_spawn);
      break;
    case EventKind::thread_ready:
      told.text = e.a == kNobody ? lang::format(lang_, TextId::explain_ready, who)
                                 : lang::format(lang_, TextId::explain_woken, who, name(e.a));
      break;
    case EventKind::thread_run:
      told.text = text(e).empty()
                      ? lang::format(lang_, TextId::explain_run_plain, who, e.core)
                      : lang::format(lang_, TextId::explain_run, who, e.core,
                                     text(e) == "<module>" ? tr(TextId::explain_main_program) : text(e));
      told.is_switch = true;
      break;
    case EventKind::thread_label:
      told.text = lang::format(lang_, TextId::explain_label, who,
                               text(e) == "<module>" ? tr(TextId::explain_main_program) : text(e));
      break;
    case EventKind::thread_preempt:
      return tell_preempt(e);
    case EventKind::thread_block:
      return tell_block(e);
    case EventKind::thread_timeout:
      told.text = lang::format(lang_, TextId::explain_timeout, who);
      break;
    case EventKind::thread_sleep:
      told.text = lang::format(lang_, TextId::explain_sleep, who, lang::duration(e.a - e.time, lang_),
                               lang::duration(e.a, lang_));
      told.why = tr(TextId::explain_why_blocking);
      break;
    case EventKind::thread_exit:
      told.text = lang::format(lang_, TextId::explain_exit, who);
      break;
    case EventKind::context_switch:
      told.is_switch = true;
      if (e.a != kNobody && e.b != kNobody)
        told.text = lang::format(lang_, TextId::explain_switch, e.core, name(e.a), name(e.b));
      else if (e.a != kNobody)
        told.text = lang::format(lang_, TextId::explain_switch_idle, e.core, name(e.a));
      break;
    case EventKind::lock_acquire:
      return tell_acquire(e);
    case EventKind::lock_release:
      told.is_switch = is_gil(e.a);
      told.text = is_gil(e.a) ? lang::format(lang_, TextId::explain_gil_dropped, who)
                              : lang::format(lang_, TextId::explain_release, who, lock_name(e.a));
      break;
    case EventKind::gil_request:
      told.text = lang::format(lang_, TextId::explain_gil_request, who, name(e.b),
                               lang::duration(player_.settings().python.switch_interval, lang_));
      told.why = lang::format(lang_, TextId::explain_why_interval,
                              lang::duration(player_.settings().python.switch_interval, lang_));
      break;
    case EventKind::print:
      told.text = lang::format(lang_, e.a == 2 ? TextId::explain_print_error : TextId::explain_print, who,
                               shortened(text(e)));
      told.why = tr(TextId::explain_why_print);
      break;
    case EventKind::io_begin:
      told.text =
          lang::format(lang_, TextId::explain_io_begin, who, object_text(WaitKind::io, text(e), lang_));
      told.why = tr(TextId::explain_why_blocking);
      break;
    case EventKind::io_end:
      told.text = lang::format(lang_, TextId::explain_io_end, who, object_text(WaitKind::io, text(e), lang_));
      break;
    case EventKind::choice:
      told.text = tr(TextId::explain_choice);
      told.why = tr(TextId::explain_why_chosen);
      break;
    case EventKind::exception:
      told.text = lang::format(lang_, TextId::explain_exception, who, shortened(text(e)));
      break;
    case EventKind::system_call:
      told.text = lang::format(lang_, e.b < 0 ? TextId::explain_call_failed : TextId::explain_call, who,
                               text(e).empty() ? tr(TextId::explain_call_some) : text(e));
      told.why = tr(e.b < 0 ? TextId::explain_why_not_ready : TextId::explain_why_call);
      break;
    case EventKind::file_open:
      told.text = lang::format(lang_, TextId::explain_file_open, who, file_name(e.a, e));
      break;
    case EventKind::file_close:
      told.text = lang::format(lang_, TextId::explain_file_close, file_name(e.a, e));
      break;
    case EventKind::connect:
      told.text = lang::format(lang_, TextId::explain_connect, who.empty() ? tr(TextId::explain_system) : who,
                               text(e).empty() ? file_name(e.b, e) : text(e));
      break;
    case EventKind::send:
      told.text =
          e.thread == kNobody
              ? lang::format(lang_, TextId::explain_send_host, file_name(e.a, e), lang::bytes(e.b, lang_))
              : lang::format(lang_, TextId::explain_send, who, lang::bytes(e.b, lang_));
      told.why = tr(TextId::explain_why_send);
      break;
    case EventKind::deliver:
      told.text = lang::format(lang_, TextId::explain_deliver, file_name(e.a, e), lang::bytes(e.b, lang_));
      told.why = tr(TextId::explain_why_deliver);
      break;
    case EventKind::host_work:
      told.text =
          lang::format(lang_, TextId::explain_host_work, text(e), lang::duration(e.b - e.time, lang_));
      break;
    case EventKind::signal:
      told.text = e.thread == kNobody ? lang::format(lang_, TextId::explain_signal_system,
                                                     pid_of(static_cast<ProcessId>(e.b)), text(e))
                                      : lang::format(lang_, TextId::explain_signal, who,
                                                     pid_of(static_cast<ProcessId>(e.b)), text(e));
      break;
    case EventKind::memory_copied:
      told.text = lang::format(lang_, TextId::explain_memory_copied, who, lang::bytes(e.b, lang_));
      told.why = tr(TextId::explain_why_memory_copied);
      break;
    case EventKind::task_create:
      told.text = lang::format(lang_, TextId::explain_task_create, text(e));
      told.why = tr(TextId::explain_why_task_create);
      break;
    case EventKind::task_ready:
      told.text = e.b == kNobody
                      ? lang::format(lang_, TextId::explain_task_ready, task_name(e.a))
                      : lang::format(lang_, TextId::explain_task_woken, task_name(e.a), task_name(e.b));
      told.why = tr(TextId::explain_why_task_ready);
      break;
    case EventKind::task_step:
      told.text = text(e).empty() ? lang::format(lang_, TextId::explain_task_step_plain, task_name(e.a))
                                  : lang::format(lang_, TextId::explain_task_step, task_name(e.a), text(e));
      told.is_switch = true;
      break;
    case EventKind::task_suspend:
      told.text = text(e).empty()
                      ? lang::format(lang_, TextId::explain_task_suspend_plain, task_name(e.a))
                      : lang::format(lang_, TextId::explain_task_suspend, task_name(e.a), text(e));
      told.why = tr(TextId::explain_why_task_suspend);
      told.is_switch = true;
      break;
    case EventKind::task_done:
      told.text = lang::format(lang_,
                               e.b == 0   ? TextId::explain_task_done
                               : e.b == 1 ? TextId::explain_task_failed
                                          : TextId::explain_task_cancelled,
                               task_name(e.a));
      told.is_switch = true;
      break;
    case EventKind::loop_create:
      told.text = lang::format(lang_, TextId::explain_loop_create, who);
      break;
    case EventKind::loop_turn:
      told.text = lang::plural(lang::PluralId::explain_loop_turn, e.b, lang_);
      told.why = tr(TextId::explain_why_loop_turn);
      break;
    case EventKind::loop_select:
      told.text = e.b == 0 ? tr(TextId::explain_loop_polls)
                  : e.b == kNever
                      ? tr(TextId::explain_loop_waits)
                      : lang::format(lang_, TextId::explain_loop_waits_for, lang::duration(e.b, lang_));
      told.why = tr(TextId::explain_why_loop_select);
      break;
    case EventKind::handle_ready:
      told.text = lang::format(lang_, TextId::explain_handle_ready, callback_name(e));
      break;
    case EventKind::handle_run:
      told.text = lang::format(lang_, TextId::explain_handle_run, callback_name(e));
      break;
    case EventKind::handle_end:
      told.text = tr(TextId::explain_handle_end);
      break;
    case EventKind::timer_set:
      told.text = lang::format(lang_, TextId::explain_timer_set, lang::duration(e.b, lang_));
      break;
    case EventKind::timer_cancel:
      told.text = tr(TextId::explain_timer_cancel);
      break;
    case EventKind::watch:
      told.text = lang::format(lang_, e.b == 2 ? TextId::explain_watch_write : TextId::explain_watch_read,
                               file_name(e.a, e));
      told.why = tr(TextId::explain_why_watch);
      break;
    case EventKind::unwatch:
      told.text = lang::format(lang_, TextId::explain_unwatch, file_name(e.a, e));
      break;
    case EventKind::phase_begin:
      told.text = lang::format(lang_, TextId::explain_phase_begin, who, text(e));
      break;
    case EventKind::phase_end:
      told.text = lang::format(lang_, TextId::explain_phase_end, who, text(e));
      break;
    case EventKind::ref_read:
      told.text = lang::format(lang_, TextId::explain_ref_read, who, text(e), e.b);
      told.why = tr(TextId::explain_why_ref);
      break;
    case EventKind::ref_write:
      told.text = lang::format(lang_, TextId::explain_ref_write, who, text(e), e.b);
      told.why = tr(TextId::explain_why_ref);
      break;
    case EventKind::object_freed:
      told.text = lang::format(lang_, TextId::explain_freed, text(e));
      told.why = tr(TextId::explain_why_freed);
      break;
    case EventKind::thread_name:
    case EventKind::lock_create:
    case EventKind::lock_name:
    case EventKind::stop:
      break;
  }
  return told;
}

}  // namespace

Told tell(const Player& player, const Snapshot& snapshot, const std::vector<const trace::Event*>& events,
          Lang lang) {
  const Teller teller(player, snapshot, lang);
  const trace::Event* best = nullptr;
  int best_rank = 0;
  for (const trace::Event* e : events) {
    const int rank = teller.rank(*e);
    if (rank > best_rank) best = e, best_rank = rank;
  }
  return best ? teller.tell(*best) : Told{};
}

}  // namespace kvant::session
