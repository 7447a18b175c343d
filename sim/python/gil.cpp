#include "sim/python/gil.h"

#include <limits>

#include "sim/python/runtime_impl.h"

namespace kvant::python {
namespace {

using machine::ReplyKind;
using machine::Request;
using machine::RequestKind;

bool has_gil(const Interpreter& in) {
  return in.runtime.settings().has_gil();
}

Request wake(machine::FutexKey key, std::int32_t count, const Gil& gil) {
  Request r;
  r.kind = RequestKind::futex_wake;
  r.wait = trace::WaitKind::gil;
  r.key = key;
  r.count = count;
  r.lock = gil.id;
  return r;
}

void name_gil(Interpreter& in) {
  Gil& gil = in.process.gil;
  if (gil.id != kNobody) return;
  gil.id = in.kernel.new_lock();
  in.emit(trace::EventKind::lock_create, gil.id, static_cast<std::int64_t>(trace::WaitKind::gil), "GIL");
}

bool may_take(const Interpreter& in) {
  const Gil& gil = in.process.gil;
  return gil.locked == 0 && (gil.reserved == kNobody || gil.reserved == in.thread.id);
}

void unlock(Interpreter& in) {
  Gil& gil = in.process.gil;
  if (gil.id == kNobody) {  // of a child of fork, which was born with it
    name_gil(in);
    in.emit(trace::EventKind::lock_acquire, gil.id, 0, "");
  }
  gil.locked = 0;
  gil.last_holder = in.thread.id;
  gil.holder = kNobody;
  in.thread.has_gil = false;
  in.emit(trace::EventKind::lock_release, gil.id, 0, "");
}

Request wake_waiter(Interpreter& in) {
  Gil& gil = in.process.gil;
  // One waiter, unless the turn is somebody's in particular: then all look.
  return wake(kGilKey, gil.reserved == kNobody ? 1 : std::numeric_limits<std::int32_t>::max(), gil);
}

// On a real machine chance sees to it that everybody comes to the GIL; here a waiter and those that pass it
// on among themselves could keep step for ever. Who has waited for longer than a turn of all gets the next
// one.
void claim_turn(Interpreter& in) {
  Gil& gil = in.process.gil;
  PyThread& thread = in.thread;
  if (thread.gil_wanted_since < 0) {
    thread.gil_wanted_since = in.now();
    ++gil.waiting;
  } else if (gil.reserved == kNobody && gil.locked != 0 &&
             in.now() - thread.gil_wanted_since > (gil.waiting + 3) * in.process.switch_interval) {
    if (!gil.drop_request) in.emit(trace::EventKind::gil_request, gil.id, gil.holder, "");
    gil.reserved = gil.requested_by = thread.id;
    gil.drop_request = true;
  }
}

Request timed_wait(Interpreter& in) {
  Gil& gil = in.process.gil;
  claim_turn(in);
  Request r;
  r.kind = RequestKind::futex_wait;
  r.wait = trace::WaitKind::gil;
  r.key = kGilKey;
  r.value = 1;
  r.deadline = in.now() + in.process.switch_interval;
  r.lock = gil.id;
  r.text = "GIL";
  in.thread.switch_seen = gil.switch_number;
  in.thread.stage = Stage::wait_gil;
  return r;
}

void take(Interpreter& in) {
  Gil& gil = in.process.gil;
  gil.locked = 1;
  gil.holder = in.thread.id;
  gil.held_since = in.now();
  gil.drop_request = false;
  gil.requested_by = kNobody;
  if (gil.reserved == in.thread.id) gil.reserved = kNobody;
  in.thread.has_gil = true;
  if (in.thread.gil_wanted_since >= 0) {
    in.thread.gil_wanted_since = -1;
    --gil.waiting;
  }
  if (gil.last_holder != in.thread.id) {
    gil.last_holder = in.thread.id;
    ++gil.switch_number;
  }
  in.emit(trace::EventKind::lock_acquire, gil.id, 0, "");
}

// A wait for a Lock is over when the lock could be taken, which needs no GIL, or time is up. False: wait
// again.
bool settle_lock(Interpreter& in, machine::Reply& reply) {
  PyThread& thread = in.thread;
  if (thread.wanted.kind != RequestKind::futex_wait || thread.wanted.key < kLockKeys) return true;
  auto* lock = in.heap.at<Lock>(static_cast<Offset>(thread.wanted.key - kLockKeys));
  if (lock->word == 0) {
    take_lock(in, lock);
    reply.kind = ReplyKind::done;
  } else if (reply.kind == ReplyKind::interrupted) {
    return true;
  } else if (reply.kind != ReplyKind::timed_out) {
    return false;
  }
  --lock->waiters;
  return true;
}

}  // namespace

void take_lock(Interpreter& in, Lock* lock) {
  lock->word = 1;
  lock->owner = in.thread.id;
  lock->count = 1;
  if (lock->id != kNobody) in.emit(trace::EventKind::lock_acquire, lock->id, 0, "");
}

void gil_abandon(Interpreter& in, const Request& wanted) {
  if (wanted.kind == RequestKind::futex_wait && wanted.key >= kLockKeys)
    --in.heap.at<Lock>(static_cast<Offset>(wanted.key - kLockKeys))->waiters;
}

bool gil_drop_wanted(const Interpreter& in) {
  return in.process.gil.drop_request && in.process.gil.holder == in.thread.id;
}

std::optional<Request> gil_step(Interpreter& in, const machine::Reply& given) {
  PyThread& thread = in.thread;
  Gil& gil = in.process.gil;
  machine::Reply reply = given;
  for (;;) {
    switch (thread.stage) {
      case Stage::starting:
        thread.stage = Stage::take_gil;
        break;
      case Stage::running:
        return std::nullopt;
      case Stage::wait_gil:
        if (reply.kind == ReplyKind::none) return std::nullopt;  // not answered yet: cannot be
        if (reply.kind == ReplyKind::timed_out && gil.locked != 0 &&
            gil.switch_number == thread.switch_seen && !gil.drop_request) {
          gil.drop_request = true;
          gil.requested_by = thread.id;
          in.emit(trace::EventKind::gil_request, gil.id, gil.holder, "");
        }
        reply = {};
        thread.stage = Stage::take_gil;
        break;
      case Stage::take_gil:
        if (!has_gil(in)) {
          thread.stage = Stage::running;
          return std::nullopt;
        }
        name_gil(in);
        if (!may_take(in)) {
          if (thread.wants_turn && gil.locked != 0) {
            gil.reserved = gil.requested_by = thread.id;
            gil.drop_request = true;
          }
          return timed_wait(in);
        }
        thread.wants_turn = false;
        take(in);
        thread.stage = Stage::running;
        if (gil.forced > 0) {
          thread.stage = Stage::took_gil;
          return wake(kSwitchKey, std::numeric_limits<std::int32_t>::max(), gil);
        }
        return std::nullopt;
      case Stage::took_gil:
        thread.stage = Stage::running;
        return std::nullopt;
      case Stage::dropped_gil:
        // Until another has taken it: switch_number counts those.
        if (gil.last_holder == thread.id && gil.switch_number == thread.switch_seen) {
          thread.stage = Stage::forced_wait;
          ++gil.forced;
          Request r;
          r.kind = RequestKind::futex_wait;
          r.wait = trace::WaitKind::gil;
          r.key = kSwitchKey;
          r.value = thread.switch_seen;
          r.lock = gil.id;
          r.text = "GIL";
          return r;
        }
        thread.stage = Stage::take_gil;
        break;
      case Stage::forced_wait:
        --gil.forced;
        thread.stage = Stage::take_gil;
        break;
      case Stage::release_gil: {  // the waiter has been told: now what it is for
        if (thread.wanted.kind == RequestKind::none) {
          thread.stage = Stage::burning;
          return std::nullopt;
        }
        thread.stage = Stage::asked;
        return thread.wanted;
      }
      case Stage::asked:
        if (!settle_lock(in, reply)) return thread.wanted;
        thread.answer = reply;
        reply = {};
        thread.stage = Stage::take_gil;
        break;
      case Stage::asked_held:
        if (!settle_lock(in, reply)) return thread.wanted;
        thread.answer = reply;
        thread.stage = Stage::running;
        return std::nullopt;
      case Stage::exiting: {
        thread.stage = Stage::ended;
        Request r;
        r.kind = thread.exit_process ? RequestKind::exit_process : RequestKind::exit_thread;
        r.argument = thread.status;
        return r;
      }
      default:
        return std::nullopt;
    }
  }
}

Request gil_drop_on_request(Interpreter& in) {
  Gil& gil = in.process.gil;
  in.thread.switch_seen = gil.switch_number;
  unlock(in);
  in.thread.stage = Stage::dropped_gil;
  return wake_waiter(in);
}

Request gil_ask(Interpreter& in, bool release) {
  if (in.thread.wanted.kind == RequestKind::none && !has_gil(in)) {
    in.thread.stage = Stage::burning;
    return {};
  }
  if (!has_gil(in) || !release) {
    in.thread.stage = Stage::asked_held;
    return in.thread.wanted;
  }
  unlock(in);
  in.thread.stage = Stage::release_gil;
  return wake_waiter(in);
}

Request gil_exit(Interpreter& in) {
  in.thread.stage = Stage::exiting;
  if (has_gil(in) && in.thread.has_gil) {
    unlock(in);
    return wake_waiter(in);
  }
  const machine::Reply none;
  return *gil_step(in, none);
}

}  // namespace kvant::python
