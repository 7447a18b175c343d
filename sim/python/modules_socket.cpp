// _net and _sig: the system calls of sockets and signals, under the modules _socket and _signal.
#include <fmt/format.h>

#include "sim/base/ids.h"
#include "sim/python/core_types.h"
#include "sim/python/exceptions.h"
#include "sim/python/state.h"
#include "sim/python/system_native.h"

namespace kvant::python {
namespace {

using machine::SystemCall;

constexpr CallSpec kSocket{SystemCall::socket, "iii", 'v'};
constexpr CallSpec kSocketpair{SystemCall::socketpair, "iii", '2'};
constexpr CallSpec kBind{SystemCall::bind, "im"};
constexpr CallSpec kListen{SystemCall::listen, "ii"};
constexpr CallSpec kShutdown{SystemCall::shutdown, "ii"};
constexpr CallSpec kGetsockname{SystemCall::getsockname, "i", 'b'};
constexpr CallSpec kGetpeername{SystemCall::getpeername, "i", 'b'};
constexpr CallSpec kGetsockopt{SystemCall::getsockopt, "iii", 'v', true};
constexpr CallSpec kSetsockopt{SystemCall::setsockopt, "iiii", 'n', true};

// A time-out in seconds: waits so long, also when the file is non-blocking. None: as the file's flag says.
bool set_timeout(NativeCall& c, Value timeout) {
  if (timeout.is_null() || timeout == kNone) return true;
  if (!set_deadline(c, timeout)) return false;
  if (c.in.request.deadline != 0) c.in.request.numbers[4] = 1;
  if (c.in.request.deadline == 0) c.in.request.deadline = kNever;
  return true;
}

// The reply's error, if it has one. True: raised.
bool failed(NativeCall& c) {
  const machine::Reply& reply = *c.machine_reply;
  if (reply.kind == machine::ReplyKind::timed_out) {
    c.in.raise(TypeId::TimeoutError, "timed out");
    return true;
  }
  if (reply.error == 0) return false;
  raise_os_error(c, reply.error);
  return true;
}

// accept(fd, timeout) → (descriptor, address)
Outcome net_accept(NativeCall& c) {
  if (c.phase == 1) {
    if (failed(c)) return c.fail();
    return c.done(new_tuple_owned(
        c.heap, std::array{Value::small(c.machine_reply->value), new_bytes(c.heap, c.machine_reply->data)}));
  }
  std::int64_t fd = 0;
  if (!int_argument(c, c.args[0], fd)) return c.fail();
  ask_system(c, SystemCall::accept, {fd}, "", 1);
  return set_timeout(c, c.args[1]) ? c.block(1) : c.fail();
}

// connect(fd, address, timeout)
Outcome net_connect(NativeCall& c) {
  if (c.phase == 1) return failed(c) ? c.fail() : c.none();
  std::int64_t fd = 0;
  std::string_view address;
  if (!int_argument(c, c.args[0], fd) || !data_argument(c, c.args[1], address)) return c.fail();
  ask_system(c, SystemCall::connect, {fd}, "", 1);
  c.in.request.more = address;
  return set_timeout(c, c.args[2]) ? c.block(1) : c.fail();
}

// send(fd, data, flags, address, timeout) → bytes sent
Outcome net_send(NativeCall& c) {
  if (c.phase == 1) return failed(c) ? c.fail() : c.done(new_int(c.heap, c.machine_reply->value));
  std::int64_t fd = 0, flags = 0;
  std::string_view data, address;
  if (!int_argument(c, c.args[0], fd) || !data_argument(c, c.args[1], data) ||
      !int_argument(c, c.args[2], flags) || !data_argument(c, c.args[3], address))
    return c.fail();
  ask_system(c, SystemCall::send, {fd, flags}, data, 1);
  c.in.request.more = address;
  return set_timeout(c, c.args[4]) ? c.block(1) : c.fail();
}

// recv(fd, most, flags, timeout) → bytes; recv_from: (bytes, address)
template <bool with_address>
Outcome net_recv(NativeCall& c) {
  if (c.phase == 1) {
    if (failed(c)) return c.fail();
    const std::string& data = c.machine_reply->data;
    const auto n = std::min(data.size(), static_cast<std::size_t>(c.machine_reply->extra));
    const Value bytes = new_bytes(c.heap, std::string_view(data).substr(0, n));
    if (!with_address) return c.done(bytes);
    return c.done(
        new_tuple_owned(c.heap, std::array{bytes, new_bytes(c.heap, std::string_view(data).substr(n))}));
  }
  std::int64_t fd = 0, most = 0, flags = 0;
  if (!int_argument(c, c.args[0], fd) || !int_argument(c, c.args[1], most) ||
      !int_argument(c, c.args[2], flags))
    return c.fail();
  if (most < 0) return raise(c, TypeId::ValueError, "negative buffersize in recv");
  ask_system(c, SystemCall::recv, {fd, most, flags}, "", 1);
  return set_timeout(c, c.args[3]) ? c.block(1) : c.fail();
}

// resolve(name) → addresses of four bytes, one after the other
Outcome net_resolve(NativeCall& c) {
  if (c.phase == 1) return c.done(new_bytes(c.heap, c.machine_reply->data));
  ask_system(c, SystemCall::resolve, {}, text_of(c.heap, c.args[0]), 1);
  c.in.request.text = fmt::format("name server ({})", text_of(c.heap, c.args[0]));
  return c.block(1);
}

const NativeDef kNetFunctions[] = {
    {"socket", "family, type, proto, /", system_row<kSocket>},
    {"socketpair", "family, type, proto, /", system_row<kSocketpair>},
    {"bind", "fd, address, /", system_row<kBind>},
    {"listen", "fd, backlog, /", system_row<kListen>},
    {"accept", "fd, timeout, /", net_accept},
    {"connect", "fd, address, timeout, /", net_connect},
    {"send", "fd, data, flags, address, timeout, /", net_send},
    {"recv", "fd, size, flags, timeout, /", net_recv<false>},
    {"recv_from", "fd, size, flags, timeout, /", net_recv<true>},
    {"shutdown", "fd, how, /", system_row<kShutdown>},
    {"getsockname", "fd, /", system_row<kGetsockname>},
    {"getpeername", "fd, /", system_row<kGetpeername>},
    {"getsockopt", "fd, level, name, /", system_row<kGetsockopt>},
    {"setsockopt", "fd, level, name, value, /", system_row<kSetsockopt>},
    {"resolve", "name, /", net_resolve},
};

// --- signals ---
constexpr CallSpec kSigaction{SystemCall::sigaction, "ii", 'n', true};
constexpr CallSpec kSigmask{SystemCall::sigmask, "ii", 'v', true};
constexpr CallSpec kSigpending{SystemCall::sigpending, "", 'v', true};
constexpr CallSpec kSigwait{SystemCall::sigwait, "i", '2'};
constexpr CallSpec kKill{SystemCall::kill, "ii", 'n', true};
constexpr CallSpec kSetitimer{SystemCall::setitimer, "iii", '2', true};
constexpr CallSpec kGetitimer{SystemCall::getitimer, "i", '2', true};

// pause(): a signal that is handled ends it, so it never goes on waiting.
Outcome sig_pause(NativeCall& c) {
  if (c.phase != 0) return c.none();
  ask_system(c, SystemCall::pause, {}, "", 1);
  c.in.request.text = "a signal";
  return c.block(1);
}

// sigtimedwait(bits, seconds) → (number, the sender's pid), or None when time was up
Outcome sig_timedwait(NativeCall& c) {
  if (c.phase == 1)
    return c.machine_reply->kind == machine::ReplyKind::timed_out
               ? c.none()
               : c.done(new_tuple_owned(c.heap, std::array{Value::small(c.machine_reply->value),
                                                           Value::small(c.machine_reply->extra)}));
  std::int64_t bits = 0;
  if (!int_argument(c, c.args[0], bits)) return c.fail();
  ask_system(c, SystemCall::sigwait, {bits}, "", 1);
  return set_deadline(c, c.args[1]) ? c.block(1) : c.fail();
}

Outcome default_int_handler(NativeCall& c) {
  c.heap.assign(c.in.thread.pending, new_exception_args(c.heap, type_offset(TypeId::KeyboardInterrupt),
                                                        c.heap.roots().empty_tuple));
  return c.fail();
}

const NativeDef kSigFunctions[] = {
    {"default_int_handler", "signalnum, frame, /", default_int_handler},
    {"sigaction", "number, what, /", system_row<kSigaction>},
    {"sigmask", "how, bits, /", system_row<kSigmask>},
    {"sigpending", "", system_row<kSigpending>},
    {"sigwait", "bits, /", system_row<kSigwait>},
    {"sigtimedwait", "bits, timeout, /", sig_timedwait},
    {"kill", "pid, number, /", system_row<kKill>},
    {"pause", "", sig_pause},
    {"setitimer", "which, ns, interval, /", system_row<kSetitimer>},
    {"getitimer", "which, /", system_row<kGetitimer>},
};

}  // namespace

const ModuleDef kNetModule{"_net", kNetFunctions, nullptr};
const ModuleDef kSigModule{"_sig", kSigFunctions, nullptr};

}  // namespace kvant::python
