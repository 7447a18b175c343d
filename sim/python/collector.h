// The modules gc and dis, which look into the interpreter: a collector of cycles, a disassembler.
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

extern const ModuleDef kCollectorModule;
// A native: runs what an object has to do before it goes (runtime_end.cpp).
Outcome finalize_object(NativeCall& c);

// What `module`, if it was imported, has under that name; nothing if it was not.
Value module_attribute(Interpreter& in, std::string_view module, std::string_view attribute);

// At the end of a program: their finalizers run next. Cycles nobody can reach; then what the main module has.
void finalize_garbage(Interpreter& in);
void finalize_program(Interpreter& in);

extern const ModuleDef kDisModule;  // the disassembler, under the module dis

}  // namespace kvant::python
