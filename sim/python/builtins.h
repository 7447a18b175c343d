// Built-in functions, by file.
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

// builtins_values.cpp
Outcome builtin_len(NativeCall& c);
Outcome builtin_repr(NativeCall& c);
Outcome builtin_ascii(NativeCall& c);
Outcome builtin_format(NativeCall& c);
Outcome builtin_hash(NativeCall& c);
Outcome builtin_id(NativeCall& c);
Outcome builtin_callable(NativeCall& c);
Outcome builtin_iter(NativeCall& c);
Outcome builtin_next(NativeCall& c);
Outcome builtin_chr(NativeCall& c);
Outcome builtin_ord(NativeCall& c);
Outcome builtin_hex(NativeCall& c);
Outcome builtin_oct(NativeCall& c);
Outcome builtin_bin(NativeCall& c);
Outcome builtin_abs(NativeCall& c);
Outcome builtin_round(NativeCall& c);
Outcome builtin_divmod(NativeCall& c);
Outcome builtin_pow(NativeCall& c);
// builtins_reduce.cpp
Outcome builtin_sum(NativeCall& c);
Outcome builtin_min(NativeCall& c);
Outcome builtin_max(NativeCall& c);
Outcome builtin_any(NativeCall& c);
Outcome builtin_all(NativeCall& c);
Outcome builtin_sorted(NativeCall& c);
// builtins_print.cpp
Outcome builtin_print(NativeCall& c);
Outcome builtin_input(NativeCall& c);
// builtins_scope.cpp
Outcome builtin_globals(NativeCall& c);
Outcome builtin_locals(NativeCall& c);
Outcome builtin_vars(NativeCall& c);
Outcome builtin_dir(NativeCall& c);

// The object of sys.stdout (1), sys.stderr (2) or sys.stdin (0). Owned.
Value new_text_io(Heap& heap, int stream);
// What was written to a stream and not yet handed to the operating system; forgets it. For the end of a
// process.
// Its own attributes' dict: a program may give sys.stdout another write. Null when `v` is none of these
// streams.
Value* text_io_attributes(const Heap& heap, Value v);
std::string text_io_repr(const Heap& heap, Value text_io);
std::string take_buffered(Heap& heap, Value text_io);
bool holds_text(const Heap& heap, Value stream);  // a stream of these whose buffer is not empty
Outcome flush_at_end(NativeCall& c);

}  // namespace kvant::python
