// The native part of the module os: processes and numbers of the simulated system.
#include <fmt/format.h>

#include <cmath>

#include "sim/base/ids.h"
#include "sim/python/container_native.h"
#include "sim/python/memory_view.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/state.h"
#include "sim/python/system_native.h"

namespace kvant::python {
namespace {

using machine::SystemCall;

Outcome os_getpid(NativeCall& c) {
  return c.done(Value::small(pid_of(c.in.process.id)));
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
    ++c.in.process.outside_reads;
    std::uint64_t word = c.in.kernel.random();
    for (int i = 0; i < 8 && static_cast<std::int64_t>(bytes.size()) < size; ++i, word >>= 8)
      bytes += static_cast<char>(word & 0xff);
  }
  return c.done(new_bytes(c.heap, bytes));
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
  tell_copied(c.in);
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::exit_process;
  c.in.request.argument = status & 0xff;
  return c.block(1);
}

// --- processes ---
// The pid of the child; 0 in the child.
Outcome os_fork(NativeCall& c) {
  if (c.phase == 1) {
    if (c.machine_reply->error != 0) return raise_os_error(c, c.machine_reply->error);
    const auto child = static_cast<ProcessId>(c.machine_reply->value);
    return c.done(Value::small(child == kNobody ? 0 : pid_of(child)));
  }
  // A copy of the heap is made at once: the memory of all processes together has an end, as a machine's has.
  constexpr std::size_t kHeaps = 4;  // so many as large as one may become
  std::size_t all = c.heap.extent();
  for (const auto& process : c.in.runtime.impl().processes)
    if (process) all += process->heap.extent();
  if (all > kHeaps * c.in.runtime.settings().max_memory) return raise_os_error(c, 12);  // ENOMEM
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::fork;
  c.in.release_gil = false;
  return c.block(1);
}

// waitpid(pid, options) → (pid, status as wait(2) encodes it)
Outcome os_waitpid(NativeCall& c) {
  if (c.phase == 1) {
    const machine::Reply& reply = *c.machine_reply;
    if (reply.kind == machine::ReplyKind::mismatch) return raise_os_error(c, 10);
    const bool none = reply.kind == machine::ReplyKind::timed_out;
    std::int64_t status = none ? 0 : reply.extra < 0 ? -reply.extra : (reply.extra & 0xff) << 8;
    if (reply.data == "news") status = reply.extra == 18 ? 0xffff : reply.extra << 8 | 0x7f;  // SIGCONT
    return c.done(new_tuple_owned(
        c.heap, std::array{Value::small(none ? 0 : pid_of(static_cast<ProcessId>(reply.value))),
                           Value::small(status)}));
  }
  std::int64_t pid = 0, options = 0;
  if (!int_argument(c, c.args[0], pid) || !int_argument(c, c.args[1], options)) return c.fail();
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::wait_child;
  c.in.request.wait = trace::WaitKind::child;
  c.in.request.argument = pid <= 0 ? kNobody : std::max<std::int64_t>(pid - pid_of(0), kNobody - 1);
  if (pid > 0 && pid < pid_of(0)) c.in.request.argument = 1 << 30;
  if (pid < -1) c.in.request.numbers[1] = (-pid < pid_of(0) ? 1 << 30 : -pid - pid_of(0)) + 1;
  c.in.request.numbers[0] = options;
  if ((options & 1) != 0) c.in.request.deadline = 0;  // WNOHANG
  return c.block(1);
}

// --- system calls ---
constexpr CallSpec kKill{SystemCall::kill, "ii", 'n', true};
constexpr CallSpec kClose{SystemCall::close, "i"};
constexpr CallSpec kRead{SystemCall::read, "ii", 'b'};
constexpr CallSpec kWrite{SystemCall::write, "id", 'v'};
constexpr CallSpec kPipe{SystemCall::pipe, "", '2'};
constexpr CallSpec kPipe2{SystemCall::pipe, "i", '2'};
constexpr CallSpec kDup{SystemCall::dup, "i", 'v'};
constexpr CallSpec kDup2{SystemCall::dup2, "iit", 'v'};
constexpr CallSpec kGetBlocking{SystemCall::get_blocking, "i", 'B'};
constexpr CallSpec kSetBlocking{SystemCall::set_blocking, "it"};
constexpr CallSpec kGetInheritable{SystemCall::get_inheritable, "i", 'B', true};
constexpr CallSpec kSetInheritable{SystemCall::set_inheritable, "ii", 'n', true};
constexpr CallSpec kIsatty{SystemCall::isatty, "i", 'B'};
constexpr CallSpec kEventfd{SystemCall::eventfd, "ii", 'v', true};
constexpr CallSpec kGetppid{SystemCall::getppid, "", 'v', true};
constexpr CallSpec kCloseOnExec{SystemCall::close_on_exec, ""};
constexpr CallSpec kGetFlags{SystemCall::get_flags, "i", 'v', true};
constexpr CallSpec kFlock{SystemCall::flock, "iii"};
constexpr CallSpec kCpuTime{SystemCall::cpu_time, "i", 'v', true};
constexpr CallSpec kGetpgid{SystemCall::getpgid, "i", 'v', true};
constexpr CallSpec kSetpgid{SystemCall::setpgid, "ii", 'n', true};
constexpr CallSpec kGetsid{SystemCall::getsid, "i", 'v', true};
constexpr CallSpec kSetsid{SystemCall::setsid, "", 'v', true};

constexpr CallSpec kLseek{SystemCall::lseek, "iii", 'v'};
constexpr CallSpec kFtruncate{SystemCall::ftruncate, "ii"};
constexpr CallSpec kListdir{SystemCall::listdir, "p"};
constexpr CallSpec kMkdir{SystemCall::mkdir, "pi"};
constexpr CallSpec kRmdir{SystemCall::rmdir, "p"};
constexpr CallSpec kUnlink{SystemCall::unlink, "p"};
constexpr CallSpec kRename{SystemCall::rename, "pq"};
constexpr CallSpec kLink{SystemCall::link, "pq"};
constexpr CallSpec kChdir{SystemCall::chdir, "p"};
constexpr CallSpec kAccess{SystemCall::access, "pi", 'B'};
constexpr CallSpec kChmod{SystemCall::chmod, "pi"};
constexpr CallSpec kUmask{SystemCall::umask, "i", 'v', true};
constexpr CallSpec kOpen{SystemCall::open, "pii", 'v'};
constexpr CallSpec kStat{SystemCall::stat, "p"};
constexpr CallSpec kSymlink{SystemCall::symlink, "pq"};
constexpr CallSpec kReadlink{SystemCall::readlink, "p"};
constexpr CallSpec kMkfifo{SystemCall::mkfifo, "pi"};
constexpr CallSpec kGetcwd{SystemCall::getcwd, ""};
constexpr CallSpec kTruncate{SystemCall::truncate, "pi"};
constexpr CallSpec kUtime{SystemCall::utime, "piii"};

constexpr std::int64_t kEpoch = 1704067200;  // Unix time of virtual time 0, see modules_time.cpp

std::int64_t number_at(std::string_view data, std::size_t i) {
  std::uint64_t value = 0;
  for (std::size_t b = 8; b-- > 0;) value = value << 8 | static_cast<unsigned char>(data[i * 8 + b]);
  return static_cast<std::int64_t>(value);
}

// Descriptors are closed by exec unless the program says otherwise (PEP 446).
Outcome os_open(NativeCall& c) {
  const Outcome outcome = system_native(c, kOpen);
  if (outcome == Outcome::block) {
    c.in.request.numbers[0] |= 02000000;
    if (argument(c, 2).is_null()) c.in.request.numbers[1] = 0777;
  }
  return outcome;
}
Outcome os_mkdir(NativeCall& c) {
  const Outcome outcome = system_native(c, kMkdir);
  if (outcome == Outcome::block && argument(c, 1).is_null()) c.in.request.numbers[0] = 0777;
  return outcome;
}
// What a stat_result is made of: mode, inode, device, links, user, group, size and three times in seconds.
Outcome os_stat(NativeCall& c) {
  if (c.phase != 1 || c.machine_reply->error != 0) return system_native(c, kStat);
  std::vector<Value> items;
  for (std::size_t i = 0; i < 10; ++i) {
    const std::int64_t n = number_at(c.machine_reply->data, i);
    items.push_back(i < 7 ? new_int(c.heap, n)
                          : new_float(c.heap, static_cast<double>(kEpoch) + static_cast<double>(n) * 1e-9));
  }
  return c.done(new_tuple_owned(c.heap, items));
}
Outcome os_lstat(NativeCall& c) {
  const Outcome outcome = os_stat(c);
  if (outcome == Outcome::block) c.in.request.numbers[0] = 1;
  return outcome;
}
Outcome os_readlink(NativeCall& c) {
  if (c.phase == 1 && c.machine_reply->error == 0) return c.done(new_str(c.heap, c.machine_reply->data));
  return system_native(c, kReadlink);
}
Outcome os_fstat(NativeCall& c) {
  if (c.phase != 0) return os_stat(c);
  std::int64_t fd = 0;
  if (!int_argument(c, c.args[0], fd)) return c.fail();
  return ask_system(c, SystemCall::stat, {0, 0, 0, 0, fd < 0 ? 1 << 30 : fd + 1}, "", 1);
}
// utime(path, (read at, changed at) in seconds or None, ns=the same in ns)
Outcome os_utime(NativeCall& c) {
  if (c.phase == 1) return system_native(c, kUtime);
  const Value times = argument(c, 1), exact = argument(c, 2);
  std::array<std::int64_t, 2> at{};
  const bool in_ns = !exact.is_null() && exact != kNone;
  const bool now = !in_ns && (times.is_null() || times == kNone);
  const Value pair = in_ns ? exact : times;
  if (!now &&
      (!pair.is_object() || c.heap.layout_of(pair) != Layout::tuple || tuple_items(c.heap, pair).size() != 2))
    return raise(c, TypeId::TypeError, "utime: 'times' must be either a tuple of two ints or None");
  for (std::size_t i = 0; i < 2 && !now; ++i) {
    const Value v = tuple_items(c.heap, pair)[i];
    double seconds = 0;
    if (in_ns) {
      if (!int_argument(c, v, at[i])) return c.fail();
    } else if (!to_double(c.heap, v, seconds)) {
      return raise(c, TypeId::TypeError, "an integer or a float is required");
    } else {
      at[i] = static_cast<std::int64_t>(std::llround((seconds - static_cast<double>(kEpoch)) * 1e9)) +
              kEpoch * 1'000'000'000;
    }
  }
  if (!is_str(c.heap, c.args[0])) return raise(c, TypeId::TypeError, "utime: path should be a string");
  return ask_system(c, SystemCall::utime,
                    {at[0] - kEpoch * 1'000'000'000, at[1] - kEpoch * 1'000'000'000, now ? 1 : 0},
                    text_of(c.heap, c.args[0]), 1);
}
Outcome os_listdir(NativeCall& c) {
  if (c.phase == 0 && (argument(c, 0).is_null() || c.args[0] == kNone))
    return ask_system(c, SystemCall::listdir, {}, ".", 1);
  std::int64_t fd = 0;
  if (c.phase == 0 && is_int(c.heap, c.args[0])) {
    if (!int_argument(c, c.args[0], fd)) return c.fail();
    return ask_system(c, SystemCall::listdir, {0, 0, 0, 0, fd < 0 ? 1 << 30 : fd + 1}, "", 1);
  }
  if (c.phase != 1 || c.machine_reply->error != 0) return system_native(c, kListdir);
  std::vector<Value> names;
  std::string_view data = c.machine_reply->data;
  while (!data.empty()) {
    const std::size_t end = data.find('\0');
    names.push_back(new_str(c.heap, data.substr(0, end)));
    data.remove_prefix(end + 1);
  }
  return c.done(new_list_owned(c.heap, names));
}
Outcome os_getcwd(NativeCall& c) {
  if (c.phase == 1 && c.machine_reply->error == 0) return c.done(new_str(c.heap, c.machine_reply->data));
  return system_native(c, kGetcwd);
}

// pipe() makes descriptors that exec closes (PEP 446).
Outcome os_pipe(NativeCall& c) {
  if (c.phase == 0) return ask_system(c, SystemCall::pipe, {02000000}, "", 1);
  return system_native(c, kPipe);
}
Outcome os_dup2(NativeCall& c) {
  if (c.phase != 0 || !argument(c, 2).is_null()) return system_native(c, kDup2);
  std::int64_t from = 0, to = 0;
  if (!int_argument(c, c.args[0], from) || !int_argument(c, c.args[1], to)) return c.fail();
  return ask_system(c, SystemCall::dup2, {from, to, 1}, "", 1);
}
Outcome os_isatty(NativeCall& c) {
  if (c.phase == 1) return c.done(bool_result(c.heap, c.machine_reply->error == 0 && c.machine_reply->value));
  return system_native(c, kIsatty);
}

const NativeDef kFunctions[] = {
    {"fork", "", os_fork},
    {"kill", "pid, signal, /", system_row<kKill>},
    {"waitpid", "pid, options, /", os_waitpid},
    {"close", "fd", system_row<kClose>},
    {"open", "path, flags, mode=, *, dir_fd=", os_open},
    {"lseek", "fd, position, whence, /", system_row<kLseek>},
    {"ftruncate", "fd, length, /", system_row<kFtruncate>},
    {"truncate", "path, length", system_row<kTruncate>},
    {"stat", "path, *, dir_fd=, follow_symlinks=", os_stat},
    {"lstat", "path, *, dir_fd=", os_lstat},
    {"fstat", "fd", os_fstat},
    {"listdir", "path=", os_listdir},
    {"mkdir", "path, mode=, *, dir_fd=", os_mkdir},
    {"rmdir", "path, *, dir_fd=", system_row<kRmdir>},
    {"unlink", "path, *, dir_fd=", system_row<kUnlink>},
    {"remove", "path, *, dir_fd=", system_row<kUnlink>},
    {"rename", "src, dst, *, src_dir_fd=, dst_dir_fd=", system_row<kRename>},
    {"replace", "src, dst, *, src_dir_fd=, dst_dir_fd=", system_row<kRename>},
    {"link", "src, dst", system_row<kLink>},
    {"symlink", "src, dst", system_row<kSymlink>},
    {"readlink", "path", os_readlink},
    {"mkfifo", "path, mode", system_row<kMkfifo>},
    {"chdir", "path", system_row<kChdir>},
    {"getcwd", "", os_getcwd},
    {"access", "path, mode, *, dir_fd=, effective_ids=, follow_symlinks=", system_row<kAccess>},
    {"chmod", "path, mode, *, dir_fd=, follow_symlinks=", system_row<kChmod>},
    {"umask", "mask, /", system_row<kUmask>},
    {"utime", "path, times=, ns=", os_utime},
    {"read", "fd, length, /", system_row<kRead>},
    {"pipe", "", os_pipe},
    {"pipe2", "flags, /", system_row<kPipe2>},
    {"dup", "fd, /", system_row<kDup>},
    {"dup2", "fd, fd2, inheritable=", os_dup2},
    {"get_blocking", "fd, /", system_row<kGetBlocking>},
    {"set_blocking", "fd, blocking, /", system_row<kSetBlocking>},
    {"get_inheritable", "fd, /", system_row<kGetInheritable>},
    {"set_inheritable", "fd, inheritable, /", system_row<kSetInheritable>},
    {"isatty", "fd, /", os_isatty},
    {"eventfd", "initval, flags=", system_row<kEventfd>},
    {"getppid", "", system_row<kGetppid>},
    {"close_on_exec", "", system_row<kCloseOnExec>},
    {"_get_flags", "fd, /", system_row<kGetFlags>},
    {"_flock", "fd, operation, posix, /", system_row<kFlock>},
    {"_cpu_time", "pid, /", system_row<kCpuTime>},
    {"getpgid", "pid", system_row<kGetpgid>},
    {"setpgid", "pid, pgrp, /", system_row<kSetpgid>},
    {"getsid", "pid, /", system_row<kGetsid>},
    {"setsid", "", system_row<kSetsid>},
    {"getpid", "", os_getpid},
    {"cpu_count", "", os_cpu_count},
    {"urandom", "size, /", os_urandom},
    {"write", "fd, data, /", system_row<kWrite>},
    {"sched_yield", "", os_sched_yield},
    {"_exit", "status", os_exit},
};

}  // namespace

const ModuleDef kPosixModule{"_posix", kFunctions, nullptr};

}  // namespace kvant::python
