#include "sim/machine/call.h"

#include <algorithm>

namespace kvant::machine {

using trace::EventKind;

const SystemCallInfo& system_call_info(SystemCall call) {
  static constexpr SystemCallInfo kTable[] = {
#define SYSCALL(name, cost, doc) {#name, Cost::cost, call_##name, doc},
#include "sim/machine/syscalls.def"
#undef SYSCALL
  };
  return kTable[static_cast<std::size_t>(call)];
}

// --- SystemContext ---
std::int32_t SystemContext::event(EventKind kind, std::int64_t a, std::int64_t b, std::string_view text,
                                  std::int32_t cause) {
  trace::Event e = machine_.event(kind, actor_, core_, a, b);
  e.cause = cause;
  return machine_.log(run_.sink, e, text);
}

std::int32_t SystemContext::event_of(ThreadId thread, EventKind kind, std::int64_t a, std::int64_t b,
                                     std::string_view text, std::int32_t cause) {
  trace::Event e = machine_.event(kind, thread, kNobody, a, b);
  e.cause = cause;
  return machine_.log(run_.sink, e, text);
}

void SystemContext::changed(Channel channel, std::int32_t cause) {
  if (os.waiters.count(channel) > 0) os.changes.push_back({channel, cause, actor_});
}
void SystemContext::changed(FileId file, std::int32_t cause) {
  if (file == kNobody) return;
  changed(Channel{Channel::Kind::file, file}, cause);
  tell_watchers(*this, file, cause);
}

void SystemContext::later(VirtualTime time, SystemEvent event) {
  event.time = std::max(time, now());
  os.push_event(std::move(event));
}

FileId SystemContext::open(OpenFile file) {
  const FileId id = os.next_file++;
  const OpenFile& made = os.files.emplace(id, std::move(file)).first->second;
  event(EventKind::file_open, id, static_cast<std::int64_t>(made.kind), made.name);
  return id;
}

void SystemContext::release(FileId id) {
  OpenFile& f = os.file(id);
  if (--f.references > 0) return;
  if (f.kind != FileKind::terminal) event(EventKind::file_close, id, 0);
  forget_watched(os, id, f);
  switch (f.kind) {
    case FileKind::pipe:
      close_pipe(*this, id, f);
      break;
    case FileKind::regular:
    case FileKind::directory:
    case FileKind::null_device:
      unlock_file(*this, {false, f.object}, id);
      close_regular(*this, f);
      break;
    case FileKind::socket:
      close_socket(*this, id);
      break;
    case FileKind::epoll:
      close_epoll(*this, id);
      break;
    case FileKind::event:
      os.counters.erase(id);
      break;
    default:
      break;
  }
  os.files.erase(id);
}

// --- Call ---
OpenFile* Call::file(std::int64_t descriptor) {
  FileId id = kNobody;
  if (again_) {
    id = waiting_.held[asked_++];
  } else {
    id = os.file_of(process, descriptor);
    if (id == kNobody) {
      fail(kEBADF);
      return nullptr;
    }
    held.push_back(id);
  }
  last_file_ = id;
  return &os.file(id);
}

std::int32_t Call::add_descriptor(FileId file, bool close_on_exec) {
  const std::int32_t at = os.free_descriptor(process);
  if (at < 0) {
    fail(kEMFILE);
    return kNobody;
  }
  auto& table = own().descriptors;
  if (static_cast<std::size_t>(at) >= table.size()) table.resize(static_cast<std::size_t>(at) + 1);
  table[static_cast<std::size_t>(at)] = {file, close_on_exec};
  keep(file);
  return at;
}

void Call::done(std::int64_t value, std::string data) {
  blocked_ = false;
  reply.kind = ReplyKind::done;
  reply.value = value;
  reply.error = 0;
  reply.data = std::move(data);
}
void Call::fail(int error) {
  blocked_ = false;
  reply.kind = ReplyKind::done;
  reply.value = -1;
  reply.error = error;
}
void Call::block(Channel channel) {
  blocked_ = true;
  channels.push_back(channel);
}
void Call::block_on(const OpenFile& file) {
  if (file.nonblocking) return fail(kEAGAIN);
  block(last_file_);
}
void Call::pause(VirtualTime until) {
  blocked_ = true;
  waiting_.wake = until;
}

// --- what every kind of file answers ---
std::uint32_t poll_state(const System& os, FileId id) {
  const OpenFile& f = os.files.at(id);
  switch (f.kind) {
    case FileKind::terminal:
      return f.object == 0 ? kPollIn : kPollOut;
    case FileKind::pipe: {
      const Pipe& pipe = os.pipes.at(f.object);
      std::uint32_t state = 0;
      if (f.readable) {
        if (!pipe.bytes.empty()) state |= kPollIn;
        if (pipe.writers.empty() && pipe.written_to) state |= kPollHup;
      }
      if (f.writable) {
        // As Linux: room for a whole PIPE_BUF.
        if (pipe.bytes.size() + Pipe::kAtomic <= Pipe::kCapacity) state |= kPollOut;
        if (pipe.readers.empty()) state |= kPollOut | kPollErr;
      }
      return state;
    }
    case FileKind::socket:
      return poll_socket(os, id);
    case FileKind::event: {
      const std::uint64_t value = os.counters.at(id).value;
      return (value > 0 ? kPollIn : 0u) | (value < ~std::uint64_t{0} - 1 ? kPollOut : 0u);
    }
    case FileKind::epoll: {
      const Epoll& epoll = os.epolls.at(id);
      for (const auto& key : epoll.ready) {
        const EpollItem& item = epoll.items.at(key);
        if ((poll_state(os, item.file) & (item.events | kPollErr | kPollHup)) != 0) return kPollIn;
      }
      return 0;
    }
    default:
      return kPollIn | kPollOut;
  }
}

}  // namespace kvant::machine
