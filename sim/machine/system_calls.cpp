// System calls: carried out at their time, retried when what they wait for has changed.
#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

using trace::EventKind;

namespace {

// The file the trace names in a call's events: the first it asked for.
FileId file_of(const Call& c, const Waiting& waiting) {
  if (!c.held.empty()) return c.held.front();
  return waiting.held.empty() ? kNobody : waiting.held.front();
}

}  // namespace

void Machine::system_call(Run& run, CoreId core, Request request) {
  Core& k = cores_[static_cast<std::size_t>(core)];
  const ThreadId thread = k.thread;
  const SystemCallInfo& info = system_call_info(request.call);
  Waiting waiting;
  Call call(*this, run, thread, core, request, waiting, false);
  info.handler(call);
  const FileId file = file_of(call, waiting);
  k.local += call.charged();
  threads_[static_cast<std::size_t>(thread)].cpu_time += call.charged();
  if (call.is_blocked() && request.deadline <= now_ && waiting.wake > now_) {
    call.reply = {};
    call.reply.kind = ReplyKind::timed_out;
  } else if (call.is_blocked()) {
    waiting.held = std::move(call.held);
    waiting.channels = std::move(call.channels);
    for (const FileId f : waiting.held) call.keep(f);
    system_->add_waiter(thread, waiting.channels);
    if (request.wait == trace::WaitKind::none) request.wait = trace::WaitKind::io;
    if (request.text.empty() && file != kNobody) request.text = system_->file(file).name;
    call.event(EventKind::io_begin, file, static_cast<std::int64_t>(request.data.size()), request.text);
    const VirtualTime deadline = request.deadline;
    request.deadline = std::min(deadline, waiting.wake);
    system_->waiting.insert_or_assign(thread, std::move(waiting));
    ++process_inner_[static_cast<std::size_t>(call.process)].outside_waiters;
    block(run, core, std::move(request), ThreadState::blocked);
    threads_[static_cast<std::size_t>(thread)].pending.deadline = deadline;
    return settle(run);
  }
  if (!call.silent && threads_[static_cast<std::size_t>(thread)].state != ThreadState::terminated)
    call.event(EventKind::system_call, file, call.reply.error != 0 ? -call.reply.error : call.reply.value,
               info.name);
  threads_[static_cast<std::size_t>(thread)].reply = std::move(call.reply);
  settle(run);
}

void Machine::settle(Run& run) {
  std::vector<Change>& changes = system_->changes;
  std::vector<FileId>& to_release = system_->to_release;
  while (!changes.empty() || !to_release.empty()) {
    if (!to_release.empty()) {
      const FileId file = to_release.back();
      to_release.pop_back();
      SystemContext(*this, run, kNobody, kNobody).release(file);
      continue;
    }
    const Change change = changes.front();
    changes.erase(changes.begin());
    const auto queue = system_->waiters.find(change.channel);
    if (queue == system_->waiters.end()) continue;
    for (const ThreadId thread : std::vector<ThreadId>(queue->second))
      retry(run, thread, change.by, change.cause);
  }
}

// Calls the handler of a blocked thread again; true: it is over.
bool Machine::retry(Run& run, ThreadId thread, ThreadId by, std::int32_t cause) {
  const auto found = system_->waiting.find(thread);
  if (found == system_->waiting.end()) return true;
  Thread& t = threads_[static_cast<std::size_t>(thread)];
  Waiting& waiting = found->second;
  waiting.wake = kNever;
  Call call(*this, run, thread, kNobody, t.pending, waiting, true);
  system_call_info(t.pending.call).handler(call);
  if (call.is_blocked()) {
    if (call.channels != waiting.channels) {
      system_->remove_waiter(thread);
      waiting.channels = std::move(call.channels);
      system_->add_waiter(thread, waiting.channels);
    }
    const VirtualTime next = std::min(t.pending.deadline, waiting.wake);
    if (next != timers_.time_of(thread)) {
      timers_.cancel(thread);
      timers_.set(thread, next);
    }
    return false;
  }
  const std::int64_t result = call.reply.error != 0 ? -call.reply.error : call.reply.value;
  const FileId file = waiting.held.empty() ? kNobody : waiting.held.front();
  Reply reply = std::move(call.reply);
  trace::Event e = event(EventKind::io_end, thread, kNobody, file, result);
  if (cause < 0 && by != kNobody) cause = inner_[static_cast<std::size_t>(by)].last_event;
  e.cause = cause;
  const std::int32_t ended = log(run.sink, e, t.pending.text);
  stop_waiting(thread);
  t.reply = std::move(reply);
  make_ready(run.sink, thread, by, ended, now_);
  return true;
}

// A blocked or sleeping thread waits no longer, whatever it was for.
void Machine::stop_waiting(ThreadId thread) {
  Thread& t = threads_[static_cast<std::size_t>(thread)];
  futexes_.remove(thread);
  timers_.cancel(thread);
  if (t.pending.kind == RequestKind::wait_child || t.pending.kind == RequestKind::system)
    --process_inner_[static_cast<std::size_t>(t.process)].outside_waiters;
  if (const auto found = system_->waiting.find(thread); found != system_->waiting.end()) {
    system_->remove_waiter(thread);
    for (const FileId file : found->second.held) system_->to_release.push_back(file);
    system_->waiting.erase(found);
  }
}

void Machine::system_event(Run& run) {
  SystemEvent event = system_->pop_event();
  last_thread_ = kNobody;
  last_core_ = kNobody;
  SystemContext context(*this, run, kNobody, kNobody);
  event.happen(context, event);
  settle(run);
  ++position_;
}

std::shared_ptr<const std::string> Machine::file_content(std::string_view path) const {
  int error = 0;
  const InodeId id = system_->tree.find(system_->tree.home(), path, error);
  if (id == 0 || system_->tree.at(id).kind != InodeKind::regular) return nullptr;
  return system_->tree.at(id).content;
}

void Machine::set_input(std::string text) {
  system_->input = std::move(text);
  system_->input_at = 0;
}

void Machine::add_file(std::string_view path, std::string bytes) {
  system_->tree.add(path, std::move(bytes));
}

}  // namespace kvant::machine
