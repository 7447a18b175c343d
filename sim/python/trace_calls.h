// sys.settrace and sys.setprofile: what the frames of a thread tell a function of the program. A thread that
// has such a function runs instruction by instruction; before each one it is asked here what is due: "call"
// at a RESUME, "line" where a line begins or is jumped back to, "return" at a RETURN_VALUE or YIELD_VALUE.
// What an exception does is told by unwind(). Source: Python/ceval.c of 3.11, its documentation in
// sys.settrace.
#pragma once
#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/state.h"

namespace kvant::python {

inline bool traces(const PyThread& thread) {
  return !thread.tracing && (!thread.trace_function.is_null() || !thread.profile_function.is_null());
}

// True: something was told before the innermost frame's next instruction, which has not run yet; `status` is
// that of the call.
bool tell_before_instruction(Interpreter& in, Status& status);
// That instruction runs now.
void begin_traced_instruction(Interpreter& in);
// As tell_before_instruction, in unwind(): the pending exception has come to `frame`, or is about to leave
// it.
bool tell_exception(Interpreter& in, Frame* frame, Status& status);
bool tell_unwound(Interpreter& in, Frame* frame, Status& status);
// The exception is handled in the innermost frame, by the instructions from its ip on.
void tell_handled(Interpreter& in);
// A function is being told of this frame's next instruction, and it stands behind it.
bool is_told(const Interpreter& in, Value frame);
void forget_traced(Interpreter& in);  // the innermost frame ends
void stop_tracing(Interpreter& in);   // the thread ends

// An exception that another thread asked this one to raise (PyThreadState_SetAsyncExc).
bool async_raise_due(const Interpreter& in);
Status raise_async(Interpreter& in);

}  // namespace kvant::python
