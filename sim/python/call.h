// Calling: from any callable and arguments to a new frame or a result.
#pragma once
#include <span>

#include "sim/python/frame.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

// Calls `callable`. Everything is borrowed. Values of keyword arguments stand last in `args`, their names in
// the tuple `names` (or null). The result goes to the innermost frame as `mode` says, at once or later.
Status call(Interpreter& in, Value callable, std::span<const Value> args, Value names, ReturnMode mode);
inline Status call(Interpreter& in, Value callable, std::initializer_list<Value> args, ReturnMode mode) {
  return call(in, callable, std::span<const Value>(args.begin(), args.size()), Value(), mode);
}
// As call, but a result that is there at once is put in `result` (owned) instead of being delivered; null
// when a frame was pushed.
Status invoke(Interpreter& in, Value callable, std::span<const Value> args, Value names, ReturnMode mode,
              Value& result);
Status call_function(Interpreter& in, Value function, std::span<const Value> args, Value names,
                     ReturnMode mode);
Status call_native(Interpreter& in, std::uint32_t index, Value callable, std::span<const Value> args,
                   Value names, ReturnMode mode, Value& result);
Status call_type(Interpreter& in, Value type, std::span<const Value> args, Value names, ReturnMode mode,
                 Value& result);

// Hands an owned value to the innermost frame (or ends the thread when there is none).
Status deliver(Interpreter& in, Value owned, ReturnMode mode);
// A pending exception looks for its handler. `error` never comes back.
Status unwind(Interpreter& in);
// As unwind, for a status that is `error`: goes on until there is none.
inline Status unwind_all(Interpreter& in) {
  Status status = Status::error;
  while (status == Status::error) status = unwind(in);
  return status;
}
// Ends the innermost frame of Python code and delivers `owned`.
Status return_from(Interpreter& in, Value owned);
// Enters the innermost frame, a native's, again. Answers as deliver does.
Status resume_native(Interpreter& in, Value reply_owned, Value raised_owned, const machine::Reply* answer);
// Takes the innermost frame off the chain and drops it; its generator, if it has one, is finished.
void pop_frame(Interpreter& in);

// A frame for `function`'s code with its variables unset; not yet on the chain. Throws HeapExhausted.
Frame* new_frame(Interpreter& in, Value function, ReturnMode mode);
// A frame of module or class code. Everything borrowed.
Frame* new_code_frame(Interpreter& in, Value code, Value globals, Value builtins, Value locals,
                      ReturnMode mode);
// Makes it the innermost one; false with a RecursionError raised when there are too many.
bool push_frame(Interpreter& in, Frame* frame);
// Fills the parameters of `frame` (cells included). False: TypeError raised.
bool bind_arguments(Interpreter& in, Frame* frame, Value function, std::span<const Value> args, Value names);
// A function of hidden code that is a C function in CPython, and is shown as one.
bool stands_for_c(const Heap& heap, Value function);
// After the innermost frame became another: for Runtime::user_entries().
void count_user_entry(const Heap& heap, PyThread& thread);
Frame* top_frame(const Interpreter& in);     // null: none
Frame* python_frame(const Interpreter& in);  // the innermost one that is not a native's and not hidden

// The name CPython's messages use: "f()", "A.method()".
std::string function_name(const Heap& heap, Value callable);
bool is_callable(Interpreter& in, Value v);

}  // namespace kvant::python
