// The modules gc and dis, which look into the interpreter: a collector of cycles, a disassembler.
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

extern const ModuleDef kCollectorModule;
extern const ModuleDef kDisModule;  // the disassembler, under the module dis

}  // namespace kvant::python
