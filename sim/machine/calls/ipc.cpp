// Semaphores, memory and descriptors shared between processes.
#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

constexpr std::int64_t kCreate = 1, kExclusive = 2;
constexpr std::int64_t kMostBytes = std::int64_t{256} << 20;

Semaphore* semaphore_of(Call& c) {
  const auto found = c.os.ipc.semaphores.find(c.number(0));
  if (found != c.os.ipc.semaphores.end()) return &found->second;
  c.fail(kEINVAL);
  return nullptr;
}

SharedSegment* segment_of(Call& c) {
  const auto found = c.os.ipc.segments.find(c.number(0));
  if (found != c.os.ipc.segments.end()) return &found->second;
  c.fail(kEINVAL);
  return nullptr;
}

Channel channel_of(std::int64_t semaphore) {
  return {Channel::Kind::semaphore, semaphore};
}

}  // namespace

void call_sem_create(Call& c) {
  const LockId id = c.new_lock();
  c.os.ipc.semaphores[id] = {c.number(0), c.number(1), 0, 0};
  c.event(trace::EventKind::lock_create, id, c.number(2), c.request.data);
  c.silent = true;
  c.done(id);
}

void call_sem_name(Call& c) {
  c.event(trace::EventKind::lock_name, c.number(0), 0, c.request.data);
  c.silent = true;
  c.done();
}

// A thread that waits is woken by a release and then comes again: like a futex, a released semaphore is free
// for whoever is first.
void call_sem_acquire(Call& c) {
  Semaphore* s = semaphore_of(c);
  if (s == nullptr) return;
  c.silent = true;
  if (c.again()) {
    if (s->to_wake == 0) return c.block(channel_of(c.number(0)));
    --s->to_wake;
    --s->waiting;
    return c.done(2);
  }
  if (s->value == 0) {
    if (c.request.deadline > c.now()) {
      ++s->waiting;
      c.charge(c.cost(Cost::system_call));
    }
    return c.block(channel_of(c.number(0)));
  }
  --s->value;
  if (s->most == 1) c.event(trace::EventKind::lock_acquire, c.number(0), 0);
  c.done(1);
}

// A wait that ended without a release: by a time-out or a signal.
void call_sem_gave_up(Call& c) {
  Semaphore* s = semaphore_of(c);
  if (s == nullptr) return;
  s->waiting = std::max<std::int64_t>(s->waiting - 1, 0);
  s->to_wake = std::min(s->to_wake, s->waiting);
  c.silent = true;
  c.done();
}

void call_sem_release(Call& c) {
  Semaphore* s = semaphore_of(c);
  if (s == nullptr) return;
  c.silent = true;
  if (s->value >= s->most) return c.done(0);
  ++s->value;
  if (s->most == 1) c.event(trace::EventKind::lock_release, c.number(0), 0);
  if (s->to_wake < s->waiting) {
    ++s->to_wake;
    c.changed(channel_of(c.number(0)));
    c.charge(c.cost(Cost::system_call) + c.cost(Cost::futex_wake));
  }
  c.done(1);
}

void call_sem_value(Call& c) {
  const Semaphore* s = semaphore_of(c);
  if (s == nullptr) return;
  c.silent = true;
  c.done(s->value);
}

void call_shm_open(Call& c) {
  const std::string& name = c.request.data;
  const bool create = name.empty() || (c.number(0) & kCreate) != 0;
  if (!name.empty())
    for (auto& [id, segment] : c.os.ipc.segments) {
      if (segment.name != name) continue;
      if ((c.number(0) & kExclusive) != 0) return c.fail(kEEXIST);
      c.done(id);
      c.reply.extra = static_cast<std::int64_t>(segment.bytes.size());
      return;
    }
  if (!create) return c.fail(kENOENT);
  if (c.number(1) < 0) return c.fail(kEINVAL);
  if (c.number(1) > kMostBytes) return c.fail(kENOMEM);
  const std::int64_t id = c.os.ipc.next_segment++;
  c.os.ipc.segments[id] = {std::string(static_cast<std::size_t>(c.number(1)), '\0'), name};
  c.done(id);
  c.reply.extra = c.number(1);
}

void call_shm_unlink(Call& c) {
  for (auto& [id, segment] : c.os.ipc.segments) {
    if (segment.name.empty() || segment.name != c.request.data) continue;
    segment.name.clear();
    return c.done();
  }
  c.fail(kENOENT);
}

void call_shm_read(Call& c) {
  const SharedSegment* s = segment_of(c);
  if (s == nullptr) return;
  const auto size = static_cast<std::int64_t>(s->bytes.size());
  if (c.number(1) < 0 || c.number(2) < 0 || c.number(1) + c.number(2) > size) return c.fail(kEFAULT);
  c.charge(c.cost(Cost::copy_kib) * c.number(2) / 1024);
  c.silent = true;
  c.done(c.number(2),
         s->bytes.substr(static_cast<std::size_t>(c.number(1)), static_cast<std::size_t>(c.number(2))));
}

void call_shm_write(Call& c) {
  SharedSegment* s = segment_of(c);
  if (s == nullptr) return;
  const std::string& data = c.request.data;
  if (c.number(1) < 0 || static_cast<std::size_t>(c.number(1)) + data.size() > s->bytes.size())
    return c.fail(kEFAULT);
  s->bytes.replace(static_cast<std::size_t>(c.number(1)), data.size(), data);
  c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(data.size()) / 1024);
  c.silent = true;
  c.done(static_cast<std::int64_t>(data.size()));
}

// Work of CPython's library that is not done here, but takes its time.
void call_pool_setup(Call& c) {
  c.silent = true;
  c.done();
}
void call_spawn_setup(Call& c) {
  c.silent = true;
  c.done();
}
void call_forkserver_setup(Call& c) {
  c.silent = true;
  c.done();
}

void call_send_file(Call& c) {
  if (c.file(c.number(0)) == nullptr) return;
  const std::int64_t ticket = c.os.ipc.next_ticket++;
  c.os.ipc.in_flight[ticket] = c.file_id();
  c.keep(c.file_id());
  c.done(ticket);
}

void call_receive_file(Call& c) {
  const auto found = c.os.ipc.in_flight.find(c.number(0));
  if (found == c.os.ipc.in_flight.end()) return c.fail(kEBADF);
  const FileId file = found->second;
  const std::int32_t at = c.add_descriptor(file);
  if (at < 0) return;
  c.os.ipc.in_flight.erase(found);
  c.release(file);
  c.done(at);
}

}  // namespace kvant::machine
