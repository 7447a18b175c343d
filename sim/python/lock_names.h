// What the program calls its locks: found by looking for a variable that holds them.
#pragma once
#include <string>

#include "sim/python/interpreter.h"

namespace kvant::python {

// At the first use of a lock: gives it a LockId and a name and tells the trace. Locks that belong to objects
// of the library and have no name in the program are not told.
void find_lock_name(Interpreter& in, Value lock);
// "queue", "Account.lock"; "" if no variable of the program holds it.
std::string name_of_object(Interpreter& in, Value object);
// What get_ident() gives for a thread.
std::int64_t ident_of(ThreadId thread);
Value new_system_exit(Interpreter& in);  // owned

}  // namespace kvant::python
