// Which handler of the interpreter loop does an instruction: its own, or one for a sequence that begins
// there.
#pragma once
#include "sim/python/code.h"

namespace kvant::python {

enum class Handler : std::uint8_t {
#define OPCODE(name, caches, doc) name,
#include "sim/python/opcodes.def"
#undef OPCODE
#define FUSED(name, ops) name,
#include "sim/python/fused.def"
#undef FUSED
};

// Fills Instr::handler of all instructions.
void fuse(CodeUnit& code);

}  // namespace kvant::python
