// The parts of the interpreter loop: one function an instruction for those the loop does not do itself.
#pragma once
#include "sim/python/call.h"
#include "sim/python/code.h"
#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/names.h"
#include "sim/python/state.h"

namespace kvant::python {

// `frame` is the innermost one, saved: ip stands behind the instruction, sp above its operands. A function
// takes its operands off the stack only when it is sure to get on (an exception leaves the rest to unwind).
#define OPCODE(name, caches, doc) Status op_##name(Interpreter& in, Frame* frame, Instr instr);
#include "sim/python/opcodes.def"
#undef OPCODE

using OpFunction = Status (*)(Interpreter&, Frame*, Instr);

inline void push(Frame* f, Value owned) {
  f->slots()[f->sp++] = owned;
}
inline Value pop(Frame* f) {
  return f->slots()[--f->sp];
}
inline Value& peek(Frame* f, std::uint32_t depth) {  // 0: the topmost
  return f->slots()[f->sp - 1 - depth];
}
inline void drop_top(Interpreter& in, Frame* f, std::uint32_t count = 1) {
  while (count-- > 0) in.heap.drop(pop(f));
}
inline Value code_name(const Heap& heap, const Frame* f, std::int32_t index) {  // borrowed
  return heap.at<Value>(heap.get<Code>(f->code)->names)[index];
}
inline Value code_const(const Heap& heap, const Frame* f, std::int32_t index) {  // borrowed
  return heap.at<Value>(heap.get<Code>(f->code)->consts)[index];
}
inline InlineCache& code_cache(const Heap& heap, const Frame* f, Instr instr) {
  return heap.at<InlineCache>(heap.get<Code>(f->code)->caches)[instr.cache];
}
// The end of a conditional jump or UNARY_NOT whose operand's truth is now known (the operand is gone).
void finish_truth(Interpreter& in, Frame* f, bool truth);
bool is_iterable(Interpreter& in, Value v);  // by C++ alone or through Python code; raises nothing
// Goes on as long as no other thread can notice, `left` steps at most (eval_private.cpp).
void run_private_steps(Interpreter& in);
const CodeUnit& unit_of(const Interpreter& in, const Frame* f);

}  // namespace kvant::python
