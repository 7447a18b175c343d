// Python/ceval.c of 3.8 – 3.12: eval_breaker and CHECK_EVAL_BREAKER, mapped onto the instructions of 3.11.
#include "sim/python/switch_points.h"

#include "sim/python/call.h"
#include "sim/python/eval.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {

SwitchPoint::SwitchPoint(const Interpreter& in) {
  Frame* f = top_frame(in);
  if (f == nullptr || f->is_native != 0) return;
  frame_ = in.thread.frame;
  ip_ = f->ip;
  instr_ = unit_of(in, f).code[f->ip];
  hidden_ = (f->flags & kFrameHidden) != 0;
  init_return_ = instr_.op == Op::RETURN_VALUE && static_cast<ReturnMode>(f->on_return) == ReturnMode::init;
}

namespace {

bool is_call(Op op) {
  return op == Op::CALL || op == Op::CALL_FUNCTION_EX;
}
bool is_conditional_jump(Op op) {
  switch (op) {
    case Op::POP_JUMP_FORWARD_IF_FALSE:
    case Op::POP_JUMP_FORWARD_IF_TRUE:
    case Op::POP_JUMP_BACKWARD_IF_FALSE:
    case Op::POP_JUMP_BACKWARD_IF_TRUE:
    case Op::POP_JUMP_FORWARD_IF_NONE:
    case Op::POP_JUMP_FORWARD_IF_NOT_NONE:
    case Op::POP_JUMP_BACKWARD_IF_NONE:
    case Op::POP_JUMP_BACKWARD_IF_NOT_NONE:
      return true;
    default:
      return false;
  }
}
bool is_backward(Op op) {
  switch (op) {
    case Op::JUMP_BACKWARD:
    case Op::POP_JUMP_BACKWARD_IF_FALSE:
    case Op::POP_JUMP_BACKWARD_IF_TRUE:
    case Op::POP_JUMP_BACKWARD_IF_NONE:
    case Op::POP_JUMP_BACKWARD_IF_NOT_NONE:
      return true;
    default:
      return false;
  }
}

// 3.8 and 3.9: these go on to the next instruction without looking (FAST_DISPATCH).
bool goes_on_blindly(Op op) {
  switch (op) {
    case Op::LOAD_FAST:
    case Op::LOAD_CONST:
    case Op::STORE_FAST:
    case Op::POP_TOP:
    case Op::SWAP:  // ROT_*
    case Op::COPY:  // DUP_*
    case Op::NOP:
    case Op::JUMP_FORWARD:
    case Op::JUMP_IF_FALSE_OR_POP:
    case Op::JUMP_IF_TRUE_OR_POP:
    // Instructions that older versions do not have, or as part of the next one.
    case Op::PUSH_NULL:
    case Op::PRECALL:
    case Op::KW_NAMES:
    case Op::MAKE_CELL:
    case Op::COPY_FREE_VARS:
      return true;
    default:
      return is_conditional_jump(op);
  }
}
// 3.8 and 3.9 do not look before these.
bool not_before(Op op) {
  return op == Op::SEND || op == Op::BEFORE_WITH || op == Op::BEFORE_ASYNC_WITH;
}

}  // namespace

bool SwitchPoint::passed(const Interpreter& in) const {
  if (frame_.is_null()) return false;
  const bool same_frame = in.thread.frame == frame_;
  Frame* now = top_frame(in);
  if (now == nullptr || now->is_native != 0) return false;
  // Hidden code stands for C code: it has none, but for its end, which is the end of a C function's call.
  const bool now_hidden = (now->flags & kFrameHidden) != 0;
  if (hidden_ || now_hidden) return hidden_ && !now_hidden && !same_frame;
  const bool jumped = same_frame && now->ip != ip_ + 1;
  switch (profile_of(in.runtime).switch_points) {
    case SwitchPoints::nearly_everywhere: {
      if (goes_on_blindly(instr_.op)) return false;
      const CodeUnit& unit = unit_of(in, now);
      return now->ip >= unit.code.size() || !not_before(unit.code[now->ip].op);
    }
    case SwitchPoints::calls_and_jumps:
      if (instr_.op == Op::RESUME) return (instr_.arg & 3) < 2;
      if (instr_.op == Op::RETURN_VALUE) return true;  // behind the caller's CALL_FUNCTION
      if (is_conditional_jump(instr_.op)) return jumped;
      return (is_call(instr_.op) && same_frame) || is_backward(instr_.op);
    case SwitchPoints::calls_and_loops:
      if (instr_.op == Op::RESUME) return (instr_.arg & 3) < 2;
      if (instr_.op == Op::JUMP_BACKWARD) return true;
      if (is_backward(instr_.op)) return jumped;
      return init_return_ || (is_call(instr_.op) && same_frame);
  }
  return false;
}

void charge_signal(const Interpreter& in, Frame* frame) {
  if (frame->ip == 0 || !is_call(unit_of(in, frame).code[frame->ip - 1].op)) ++frame->ip;
}

}  // namespace kvant::python
