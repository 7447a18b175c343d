// _process: fork() and waiting for children, under the modules os and multiprocessing.
#include "sim/base/ids.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/state.h"
#include "sim/python/system_native.h"

namespace kvant::python {
namespace {

// The pid of the child; 0 in the child.
Outcome fork_process(NativeCall& c) {
  if (c.phase == 1) {
    if (c.machine_reply->error != 0) return raise_os_error(c, c.machine_reply->error);
    const auto child = static_cast<ProcessId>(c.machine_reply->value);
    return c.done(Value::small(child == kNobody ? 0 : pid_of(child)));
  }
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::fork;
  c.in.release_gil = false;
  return c.block(1);
}

// wait(pid or -1, timeout or None) → (pid, exit status), or None when time was up. ChildProcessError without
// such a child.
Outcome wait_child(NativeCall& c) {
  if (c.phase == 1) {
    const machine::Reply& reply = *c.machine_reply;
    if (reply.kind == machine::ReplyKind::timed_out) return c.none();
    if (reply.kind == machine::ReplyKind::mismatch) {
      c.in.raise(TypeId::ChildProcessError, "[Errno 10] No child processes");
      return c.fail();
    }
    const std::array<Value, 2> pair{Value::small(pid_of(static_cast<ProcessId>(reply.value))),
                                    Value::small(reply.extra)};  // negative: ended by a signal
    return c.done(new_tuple(c.heap, pair));
  }
  std::int64_t pid = -1;
  if (!c.args[0].is_null() && !int_to_i64(c.heap, c.args[0], pid)) {
    c.in.raise(TypeId::TypeError, "an integer is required");
    return c.fail();
  }
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::wait_child;
  c.in.request.wait = trace::WaitKind::child;
  c.in.request.argument = pid < 0 ? kNobody : pid - pid_of(0);
  double seconds = 0;
  if (!c.args[1].is_null() && !(c.args[1] == kNone) && to_double(c.heap, c.args[1], seconds))
    c.in.request.deadline = c.in.now() + static_cast<VirtualTime>(seconds * 1e9);
  return c.block(1);
}

const NativeDef kFunctions[] = {
    {"fork", "", fork_process},
    {"wait", "pid=, timeout=, /", wait_child},
};

}  // namespace

const ModuleDef kProcessModule{"_process", kFunctions, nullptr};

}  // namespace kvant::python
