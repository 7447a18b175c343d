// The global interpreter lock, on the machine's futexes (Python/ceval_gil.c of CPython 3.8 – 3.13).
//
// Taking: while it is locked, a timed wait of one switch interval; when that ran out and nobody else got the
// GIL meanwhile, the drop request is set, and the wait begins anew. Giving up: unlock and wake one waiter; if
// it was on request and nobody else has taken it yet, wait until somebody has (forced switch). A release
// around blocking calls has no such wait.
#pragma once
#include <optional>

#include "sim/machine/program.h"
#include "sim/python/interpreter.h"
#include "sim/python/native.h"
#include "sim/python/state.h"

namespace kvant::python {

inline constexpr machine::FutexKey kGilKey = 1;
inline constexpr machine::FutexKey kSwitchKey = 2;
inline constexpr machine::FutexKey kLockKeys = machine::FutexKey{1} << 32;  // + offset of a Lock

// Goes on with a thread that is not executing Python: what it must ask the machine for next, or nothing when
// it may run (Stage::running).
std::optional<machine::Request> gil_step(Interpreter& in, const machine::Reply& reply);
// The running thread gives the GIL up because it was asked to.
machine::Request gil_drop_on_request(Interpreter& in);
// Asks for `thread.wanted`, giving the GIL up around it if `release`.
machine::Request gil_ask(Interpreter& in, bool release);
// The thread ends: gives the GIL up for good, then asks for exit.
machine::Request gil_exit(Interpreter& in);
// The thread does not wait for `wanted` any more: a handler of a signal raised.
void gil_abandon(Interpreter& in, const machine::Request& wanted);
void take_lock(Interpreter& in, Lock* lock);  // it is free
Value new_lock(Heap& heap, TypeId type);      // a Lock or an RLock, free
// For natives: waits until the lock is this thread's, or until the deadline.
Outcome wait_for_lock(NativeCall& c, Lock* lock, VirtualTime deadline, int next_phase);
// Outcome::value: done; Outcome::block: a waiter has to be woken, then `next_phase` comes.
Outcome give_lock_back(NativeCall& c, Lock* lock, int next_phase);
bool gil_drop_wanted(const Interpreter& in);

}  // namespace kvant::python
