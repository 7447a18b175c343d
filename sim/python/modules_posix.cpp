// The native part of the module os: processes and numbers of the simulated system.
#include <fmt/format.h>

#include "sim/base/ids.h"
#include "sim/python/container_native.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

Outcome os_getpid(NativeCall& c) {
  return c.done(Value::small(pid_of(c.in.process.id)));
}
Outcome os_getppid(NativeCall& c) {
  return c.done(Value::small(c.in.process.parent == kNobody ? 1 : pid_of(c.in.process.parent)));
}

Outcome os_cpu_count(NativeCall& c) {
  return c.done(Value::small(c.in.kernel.cores()));
}

Outcome os_urandom(NativeCall& c) {
  std::int64_t size = 0;
  if (!int_argument(c, c.args[0], size)) return c.fail();
  if (size < 0) return raise(c, TypeId::ValueError, "negative argument not allowed");
  if (size > (std::int64_t{1} << 20)) return raise(c, TypeId::MemoryError, "");
  std::string bytes;
  while (static_cast<std::int64_t>(bytes.size()) < size) {
    std::uint64_t word = c.in.kernel.random();
    for (int i = 0; i < 8 && static_cast<std::int64_t>(bytes.size()) < size; ++i, word >>= 8)
      bytes += static_cast<char>(word & 0xff);
  }
  return c.done(new_bytes(c.heap, bytes));
}

// write(fd, data): standard output and error only; other descriptors are the file system's.
Outcome os_write(NativeCall& c) {
  if (c.phase == 1)
    return c.done(new_int(c.heap, static_cast<std::int64_t>(bytes_of(c.heap, c.args[1]).size())));
  std::int64_t fd = 0;
  if (!int_argument(c, c.args[0], fd)) return c.fail();
  if (!c.args[1].is_object() || !is_bytes_like(c.heap, c.args[1]))
    return raise(c, TypeId::TypeError,
                 fmt::format("a bytes-like object is required, not '{}'", type_name(c.heap, c.args[1])));
  if (fd != 1 && fd != 2) {
    c.slot[0] = new_tuple_owned(c.heap, std::array{Value::small(9), new_str(c.heap, "Bad file descriptor")});
    return hand_over(c, "_raise_os_error", {c.slot[0]});
  }
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::write;
  c.in.request.argument = fd;
  c.in.request.text = bytes_of(c.heap, c.args[1]);
  return c.block(1);
}

Outcome os_sched_yield(NativeCall& c) {
  if (c.phase == 1) return c.none();
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::yield;
  return c.block(1);
}

Outcome os_exit(NativeCall& c) {
  std::int64_t status = 0;
  if (!int_argument(c, c.args[0], status)) return c.fail();
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::exit_process;
  c.in.request.argument = status;
  return c.block(1);
}

const NativeDef kFunctions[] = {
    {"getpid", "", os_getpid},
    {"getppid", "", os_getppid},
    {"cpu_count", "", os_cpu_count},
    {"urandom", "size, /", os_urandom},
    {"write", "fd, data, /", handing<os_write>},
    {"sched_yield", "", os_sched_yield},
    {"_exit", "status", os_exit},
};

}  // namespace

const ModuleDef kPosixModule{"_posix", kFunctions, nullptr};

}  // namespace kvant::python
