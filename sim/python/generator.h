// Generators, coroutines, asynchronous generators: frames that are left and entered again.
#pragma once
#include "sim/python/call.h"

namespace kvant::python {

// Enters a generator with a sent value (owned); the frame's next value goes to the caller by `mode`.
Status generator_send(Interpreter& in, Value generator, Value owned, ReturnMode mode);
// Enters it by raising `exception` (owned) where it stands. Delegates to what it awaits.
Status generator_throw(Interpreter& in, Value generator, Value exception, ReturnMode mode);
// The frame `f` of a generator, innermost, returned `owned` (or yielded it).
Status generator_returned(Interpreter& in, Frame* f, Value owned);
Status generator_yielded(Interpreter& in, Frame* f, Value owned);
// Its frame is left for good, by an exception: a StopIteration becomes a RuntimeError.
void generator_raised(Interpreter& in, Frame* f);
void generator_finished(Interpreter& in, Frame* f);
Value underlying_generator(const Heap& heap, Value v);  // of a coroutine_wrapper: its coroutine
bool is_generator(const Heap& heap, Value v);           // any of the three kinds
bool is_iterator(Interpreter& in, Value v);

// SEND: the delegation is over with `owned`.
void finish_send(Interpreter& in, Frame* f, Value owned);

// --- operators by methods of classes (eval_operators.cpp) ---
Status deliver_operator(Interpreter& in, Frame* f, Value owned, ReturnMode mode);

}  // namespace kvant::python
