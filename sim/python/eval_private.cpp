// Steps that nobody else can notice: they touch the thread's own variables and small values only. Threads
// without a GIL run in lockstep, an instruction each in turn; between two instructions that touch shared
// memory a thread may take all of these at once. What it holds may be shared, and so may its reference count:
// but counts go up and down in any order, and nothing is freed here.
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {
namespace {

bool keeps_living(const Heap& heap, Value v) {
  return !v.is_object() || heap.get<Object>(v)->refs > 1;
}
void give_up(Heap& heap, Value v) {
  if (v.is_object()) --heap.get<Object>(v)->refs;
}

// False: not such a step, and nothing has changed.
bool private_step(Heap& heap, Frame* f, const Instr* start, const Value* consts) {
  const Instr instr = start[f->ip];
  Value* slots = f->slots();
  Value* sp = slots + f->sp;
  switch (instr.op) {
    case Op::NOP:
    case Op::RESUME:
      break;
    case Op::LOAD_FAST: {
      const Value v = slots[instr.arg];
      if (v.is_null()) return false;
      heap.keep(v);
      slots[f->sp++] = v;
      break;
    }
    case Op::LOAD_CONST:
      heap.keep(consts[instr.arg]);
      slots[f->sp++] = consts[instr.arg];
      break;
    case Op::PUSH_NULL:
      slots[f->sp++] = Value();
      break;
    case Op::STORE_FAST:
      if (!keeps_living(heap, slots[instr.arg])) return false;
      give_up(heap, slots[instr.arg]);
      slots[instr.arg] = sp[-1];
      --f->sp;
      break;
    case Op::POP_TOP:
      if (!keeps_living(heap, sp[-1])) return false;
      give_up(heap, sp[-1]);
      --f->sp;
      break;
    case Op::COPY:
      heap.keep(sp[-instr.arg]);
      slots[f->sp++] = sp[-instr.arg];
      break;
    case Op::SWAP:
      std::swap(sp[-1], sp[-instr.arg]);
      break;
    case Op::BINARY_OP: {
      const Value a = sp[-2], b = sp[-1];
      Value result;
      if ((a.bits() & b.bits() & 1) == 0 || !small_binary(instr.arg, a, b, result)) return false;
      sp[-2] = result;
      --f->sp;
      break;
    }
    case Op::COMPARE_OP: {
      const Value a = sp[-2], b = sp[-1];
      if ((a.bits() & b.bits() & 1) == 0) return false;
      sp[-2] = bool_value(small_compare(instr.arg, a, b));
      heap.keep(sp[-2]);
      --f->sp;
      break;
    }
    case Op::JUMP_FORWARD:
    case Op::JUMP_BACKWARD:
      f->ip = static_cast<std::uint32_t>(instr.arg);
      return true;
    case Op::POP_JUMP_FORWARD_IF_FALSE:
    case Op::POP_JUMP_BACKWARD_IF_FALSE:
    case Op::POP_JUMP_FORWARD_IF_TRUE:
    case Op::POP_JUMP_BACKWARD_IF_TRUE: {
      const Value v = sp[-1];
      const int truth = quick_truth(v);
      if (truth < 0) return false;
      give_up(heap, v);
      --f->sp;
      const bool wanted =
          instr.op == Op::POP_JUMP_FORWARD_IF_TRUE || instr.op == Op::POP_JUMP_BACKWARD_IF_TRUE;
      f->ip = (truth != 0) == wanted ? static_cast<std::uint32_t>(instr.arg) : f->ip + 1;
      return true;
    }
    case Op::FOR_ITER: {
      const Value v = sp[-1];
      if (!v.is_object() || heap.type_at(heap.get<Object>(v)->type)->layout != Layout::iterator ||
          heap.get<Iterator>(v)->kind != IteratorKind::range || heap.get<Object>(v)->refs != 1)
        return false;
      Value item;
      if (!iterator_step(heap, v, item)) return false;
      slots[f->sp++] = item;
      break;
    }
    default:
      return false;
  }
  ++f->ip;
  return true;
}

}  // namespace

void run_private_steps(Interpreter& in) {
  if (in.left <= 0 || in.attention || in.heap.state().finalizers_pending != 0) return;
  Frame* f = top_frame(in);
  if (f == nullptr || f->is_native != 0) return;
  const Code* code = in.heap.get<Code>(f->code);
  const Instr* start = code_starts(in.runtime)[code->id];
  const Value* consts = in.heap.at<Value>(code->consts);
  while (in.left > 0 && private_step(in.heap, f, start, consts)) --in.left;
}

}  // namespace kvant::python
