// How a simulated thread begins and ends: what Runtime::run() calls when a thread has no frame yet, or none
// left.
#pragma once
#include "sim/python/interpreter.h"

namespace kvant::python {

// The main module's first frame. A program that does not compile raises its SyntaxError instead.
void begin_main(Interpreter& in);
// The call of the function a thread was started with.
Status begin_thread(Interpreter& in);
// The thread has no frame left. Starts what has to happen next: the report of an exception, threads that are
// waited for, exit functions, finalizers, the flushing of streams (Py_FinalizeEx in Python/pylifecycle.c).
// `finished` when nothing has; `block` with a `request` to carry out first.
Status next_of_end(Interpreter& in, machine::Request& request);
// The main thread has taken all of these steps when its shutdown_step is greater.
inline constexpr std::uint8_t kShutdownSteps = 7;

}  // namespace kvant::python
