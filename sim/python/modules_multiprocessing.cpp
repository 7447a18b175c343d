// _multiprocessing: semaphores, memory and descriptors that processes share, under the package
// multiprocessing; and values in memory as C lays them out, under the module ctypes.
#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "sim/base/ids.h"
#include "sim/python/memory_view.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/system_native.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

using machine::SystemCall;

trace::WaitKind wait_kind_of(std::string_view wanted) {
  static constexpr std::string_view kKinds[] = {
#define WAIT(kind, doc) #kind,
#include "sim/trace/waits.def"
#undef WAIT
  };
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (kKinds[i] == wanted) return static_cast<trace::WaitKind>(i);
  return trace::WaitKind::lock;
}

// --- semaphores ---
Outcome sem_create(NativeCall& c) {
  if (c.phase == 1) return c.done(Value::small(c.machine_reply->value));
  std::int64_t value = 0, most = 0;
  if (!int_argument(c, c.args[0], value) || !int_argument(c, c.args[1], most)) return c.fail();
  const auto kind = static_cast<std::int64_t>(wait_kind_of(text_of(c.heap, c.args[2])));
  c.in.release_gil = false;
  return ask_system(c, SystemCall::sem_create, {value, most, kind}, text_of(c.heap, c.args[3]), 1);
}

Outcome sem_name(NativeCall& c) {
  if (c.phase == 1) return c.none();
  std::int64_t id = 0;
  if (!int_argument(c, c.args[0], id)) return c.fail();
  c.in.release_gil = false;
  return ask_system(c, SystemCall::sem_name, {id}, text_of(c.heap, c.args[1]), 1);
}

// sem_acquire(id, kind, seconds or None) → bool. Tries first, with the GIL; only then gives it up.
// number[0]: the deadline.
Outcome sem_acquire(NativeCall& c) {
  std::int64_t id = 0;
  if (!int_argument(c, c.args[0], id)) return c.fail();
  const machine::Reply* reply = c.machine_reply;
  bool wait = false;
  switch (c.phase) {
    case 0: {
      c.number[0] = kNever;
      double seconds = 0;
      if (!c.args[2].is_null() && c.args[2] != kNone) {
        if (!to_double(c.heap, c.args[2], seconds))
          return raise(c, TypeId::TypeError,
                       fmt::format("must be real number, not {}", type_name(c.heap, c.args[2])));
        c.number[0] =
            seconds <= 0 ? 0 : c.in.now() + static_cast<VirtualTime>(std::ceil(std::min(seconds, 9e9) * 1e9));
      }
      break;
    }
    case 1:  // tried
      if (reply->kind == machine::ReplyKind::timed_out) {
        if (c.number[0] <= c.in.now()) return c.done(bool_result(c.heap, false));
        wait = true;
        break;
      }
      if (reply->error != 0) return raise_os_error(c, reply->error);
      return c.done(bool_result(c.heap, true));
    case 2:  // waited
      if (reply->kind == machine::ReplyKind::timed_out) {
        c.in.release_gil = false;
        return ask_system(c, SystemCall::sem_gave_up, {id}, "", 3);
      }
      if (reply->error != 0) return raise_os_error(c, reply->error);
      if (reply->value == 1) return c.done(bool_result(c.heap, true));
      wait = true;
      break;
    default:
      return c.done(bool_result(c.heap, false));
  }
  ask_system(c, SystemCall::sem_acquire, {id}, "", wait ? 2 : 1);
  c.in.request.deadline = wait ? c.number[0] : 0;
  c.in.request.lock = static_cast<LockId>(id);
  c.in.release_gil = wait;
  const WaitLabel& label = c.in.thread.label;
  const bool labelled = label.kind != trace::WaitKind::none;
  c.in.request.wait = labelled ? label.kind : wait_kind_of(text_of(c.heap, c.args[1]));
  if (labelled) c.in.request.text = label.name;
  return c.block(wait ? 2 : 1);
}

constexpr CallSpec kRelease{SystemCall::sem_release, "i", 'B', true};
constexpr CallSpec kValue{SystemCall::sem_value, "i", 'v', true};

// --- memory ---
// A memory is a bytearray, or the number of a shared segment.
constexpr CallSpec kRead{SystemCall::shm_read, "iii", 'b', true};
constexpr CallSpec kWrite{SystemCall::shm_write, "iid", 'n', true};

// shm_open(name, flags, size) → (segment, size)
Outcome shm_open(NativeCall& c) {
  if (c.phase == 1) {
    if (c.machine_reply->error != 0) {
      const Owned path(c.heap, new_str(c.heap, "/" + std::string(text_of(c.heap, c.args[0]))));
      return raise_os_error(c, c.machine_reply->error, path.get());
    }
    return c.done(new_tuple_owned(
        c.heap, std::array{Value::small(c.machine_reply->value), Value::small(c.machine_reply->extra)}));
  }
  std::int64_t flags = 0, size = 0;
  if (!int_argument(c, c.args[1], flags) || !int_argument(c, c.args[2], size)) return c.fail();
  return ask_system(c, SystemCall::shm_open, {flags, size}, text_of(c.heap, c.args[0]), 1);
}
Outcome shm_unlink(NativeCall& c) {
  if (c.phase == 0) return ask_system(c, SystemCall::shm_unlink, {}, text_of(c.heap, c.args[0]), 1);
  if (c.machine_reply->error == 0) return c.none();
  const Owned path(c.heap, new_str(c.heap, "/" + std::string(text_of(c.heap, c.args[0]))));
  return raise_os_error(c, c.machine_reply->error, path.get());
}

std::size_t size_of(char code) {
  switch (code) {
    case 'b':
    case 'B':
    case '?':
    case 'c':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'i':
    case 'I':
    case 'f':
    case 'u':
      return 4;
    default:
      return 8;
  }
}

Value loaded(Heap& heap, char code, std::string_view data) {
  std::uint64_t bits = 0;
  for (std::size_t i = data.size(); i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(data[i]);
  switch (code) {
    case 'c':
      return new_bytes(heap, data);
    case '?':
      return bool_result(heap, bits != 0);
    case 'd': {
      double d = 0;
      std::memcpy(&d, &bits, sizeof d);
      return new_float(heap, d);
    }
    case 'f': {
      const auto narrow = static_cast<std::uint32_t>(bits);
      float f = 0;
      std::memcpy(&f, &narrow, sizeof f);
      return new_float(heap, static_cast<double>(f));
    }
    case 'b':
      return Value::small(static_cast<std::int8_t>(bits));
    case 'h':
      return Value::small(static_cast<std::int16_t>(bits));
    case 'i':
      return Value::small(static_cast<std::int32_t>(bits));
    default:
      return new_int(heap, static_cast<std::int64_t>(bits));
  }
}

// False: raised.
bool stored(NativeCall& c, char code, Value v, std::string& data) {
  std::uint64_t bits = 0;
  if (code == 'c') {
    if (!v.is_object() || !is_bytes_like(c.heap, v) || bytes_of(c.heap, v).size() != 1) {
      c.in.raise(TypeId::TypeError, "one character bytes, bytearray or integer expected");
      return false;
    }
    data = bytes_of(c.heap, v);
    return true;
  }
  if (code == 'd' || code == 'f') {
    double d = 0;
    if (!to_double(c.heap, v, d)) {
      c.in.raise(TypeId::TypeError, fmt::format("must be real number, not {}", type_name(c.heap, v)));
      return false;
    }
    if (code == 'd') {
      std::memcpy(&bits, &d, sizeof d);
    } else {
      const auto f = static_cast<float>(d);
      std::uint32_t narrow = 0;
      std::memcpy(&narrow, &f, sizeof f);
      bits = narrow;
    }
  } else {
    bool truth = false;
    std::int64_t n = 0;
    if (code == '?') {
      if (truth_of(c.in, v, truth) != Fast::done) return false;
      n = truth ? 1 : 0;
    } else if (!int_to_i64(c.heap, v, n)) {
      c.in.raise(TypeId::TypeError,
                 fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
      return false;
    }
    bits = static_cast<std::uint64_t>(n);
  }
  for (std::size_t i = size_of(code); i > 0; --i, bits >>= 8) data += static_cast<char>(bits & 0xff);
  return true;
}

// load(memory, offset, code)
Outcome load(NativeCall& c) {
  const char code = text_of(c.heap, c.args[2])[0];
  if (c.phase == 1) {
    if (c.machine_reply->error != 0) return raise_os_error(c, c.machine_reply->error);
    return c.done(loaded(c.heap, code, c.machine_reply->data));
  }
  std::int64_t offset = 0;
  if (!int_argument(c, c.args[1], offset)) return c.fail();
  if (!c.args[0].is_small()) {
    const std::string_view all = bytes_of(c.heap, c.args[0]);
    return c.done(loaded(c.heap, code, all.substr(static_cast<std::size_t>(offset), size_of(code))));
  }
  c.in.release_gil = false;
  return ask_system(c, SystemCall::shm_read,
                    {c.args[0].as_small(), offset, static_cast<std::int64_t>(size_of(code))}, "", 1);
}

// store(memory, offset, code, value)
Outcome store(NativeCall& c) {
  if (c.phase == 1) {
    if (c.machine_reply->error != 0) return raise_os_error(c, c.machine_reply->error);
    return c.none();
  }
  std::int64_t offset = 0;
  std::string data;
  if (!int_argument(c, c.args[1], offset)) return c.fail();
  if (!stored(c, text_of(c.heap, c.args[2])[0], c.args[3], data)) return c.fail();
  if (!c.args[0].is_small()) {
    std::string all(bytes_of(c.heap, c.args[0]));
    all.replace(static_cast<std::size_t>(offset), data.size(), data);
    bytearray_assign(c.heap, c.args[0], all);
    return c.none();
  }
  c.in.release_gil = false;
  return ask_system(c, SystemCall::shm_write, {c.args[0].as_small(), offset}, data, 1);
}

// --- processes ---
// wait_child(pid, seconds or None, name) → (pid, exit code) or None when time was up. A negative exit code is
// the signal that ended it.
Outcome wait_child(NativeCall& c) {
  if (c.phase == 1) {
    const machine::Reply& reply = *c.machine_reply;
    if (reply.kind == machine::ReplyKind::timed_out) return c.none();
    if (reply.kind == machine::ReplyKind::mismatch) return raise_os_error(c, 10);
    return c.done(new_tuple_owned(
        c.heap,
        std::array{Value::small(pid_of(static_cast<ProcessId>(reply.value))), Value::small(reply.extra)}));
  }
  std::int64_t pid = 0;
  if (!int_argument(c, c.args[0], pid)) return c.fail();
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::wait_child;
  c.in.request.wait = trace::WaitKind::child;
  c.in.request.argument = pid - pid_of(0);
  c.in.request.text = text_of(c.heap, c.args[2]);
  double seconds = 0;
  if (c.args[1] != kNone && to_double(c.heap, c.args[1], seconds))
    c.in.request.deadline =
        seconds <= 0 ? 0 : c.in.now() + static_cast<VirtualTime>(std::ceil(std::min(seconds, 9e9) * 1e9));
  return c.block(1);
}

constexpr CallSpec kSendFile{SystemCall::send_file, "i", 'v', true};
constexpr CallSpec kReceiveFile{SystemCall::receive_file, "i", 'v', true};

constexpr CallSpec kPoolSetup{SystemCall::pool_setup, "", 'n', true};
constexpr CallSpec kSpawnSetup{SystemCall::spawn_setup, "", 'n', true};
constexpr CallSpec kForkserverSetup{SystemCall::forkserver_setup, "", 'n', true};

// memory() → (bytes of its own, bytes shared with another process since a fork)
Outcome memory(NativeCall& c) {
  const MemoryView view = memory_of(c.in.runtime, c.in.process.id);
  return c.done(
      new_tuple_owned(c.heap, std::array{Value::small(static_cast<std::int64_t>(view.own_bytes)),
                                         Value::small(static_cast<std::int64_t>(view.shared_bytes))}));
}

const NativeDef kFunctions[] = {
    {"sem_create", "value, most, kind, name, /", sem_create},
    {"sem_name", "id, name, /", sem_name},
    {"sem_acquire", "id, kind, timeout, /", sem_acquire},
    {"sem_release", "id, /", system_row<kRelease>},
    {"sem_value", "id, /", system_row<kValue>},
    {"shm_open", "name, flags, size, /", shm_open},
    {"shm_unlink", "name, /", shm_unlink},
    {"shm_read", "segment, offset, size, /", system_row<kRead>},
    {"shm_write", "segment, offset, data, /", system_row<kWrite>},
    {"load", "memory, offset, code, /", load},
    {"store", "memory, offset, code, value, /", store},
    {"wait_child", "pid, timeout, name, /", wait_child},
    {"pool_setup", "", system_row<kPoolSetup>},
    {"spawn_setup", "", system_row<kSpawnSetup>},
    {"forkserver_setup", "", system_row<kForkserverSetup>},
    {"memory", "", memory},
    {"send_file", "fd, /", system_row<kSendFile>},
    {"receive_file", "ticket, /", system_row<kReceiveFile>},
};

}  // namespace

extern const ModuleDef kMultiprocessingModule;
const ModuleDef kMultiprocessingModule{"_multiprocessing", kFunctions, nullptr};

}  // namespace kvant::python
