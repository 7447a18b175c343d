// The interpreter loop: one instruction after the other of the innermost frame, calls of Python functions
// included, until the budget is used up or something needs a longer look.
#include "sim/python/eval.h"

#include "sim/python/container.h"
#include "sim/python/eval_fast.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {
namespace {

constexpr OpFunction kSlow[] = {
#define OPCODE(name, caches, doc) op_##name,
#include "sim/python/opcodes.def"
#undef OPCODE
};

}  // namespace

// Computed jumps are an extension of GNU C++ that all three compilers have; they are what makes the loop
// fast.
#pragma GCC diagnostic ignored "-Wpedantic"

// Registers of the simulated processor. In memory they are Frame::ip, Frame::sp and Interpreter::left.
#define SAVE()                                                                                          \
  (f->ip = static_cast<std::uint32_t>(ip - start), f->sp = static_cast<std::uint32_t>(sp - f->slots()), \
   in.left = left)
#define NEXT()                                         \
  do {                                                 \
    if (--left < 0) goto out;                          \
    instr = *ip++;                                     \
    goto* kLabels[static_cast<std::size_t>(instr.op)]; \
  } while (false)
#define DROP(value)                                                      \
  do {                                                                   \
    const Value dropped_ = (value);                                      \
    if (dropped_.is_object() && --heap.get<Object>(dropped_)->refs == 0) \
      left = free_in_loop(in, dropped_, left);                           \
  } while (false)
#define KEEP(value)                                           \
  do {                                                        \
    if ((value).is_object()) ++heap.get<Object>(value)->refs; \
  } while (false)

Status Interpreter::run_frames() {
  __extension__ static const void* const kLabels[] = {
#define OPCODE(name, caches, doc) &&L_##name,
#include "sim/python/opcodes.def"
#undef OPCODE
  };
  Interpreter& in = *this;
  Heap& heap = this->heap;
  PyThread& thread = this->thread;
  const Instr* const* const starts = code_starts(runtime);

  Frame* f;
  const Instr* start;
  const Instr* ip;
  Value* sp;
  const Value* consts;
  std::int64_t left;
  Instr instr;
  Status status;

enter:  // a frame became the innermost one
  f = heap.get<Frame>(thread.frame);
  {
    const Code* code = heap.get<Code>(f->code);
    start = starts[code->id];
    consts = heap.at<Value>(code->consts);
  }
  ip = start + f->ip;
  sp = f->slots() + f->sp;
  left = in.left;
  if (heap.state().finalizers_pending != 0) [[unlikely]]
    left = notice_in_loop(in, left);
  NEXT();

slow:  // an instruction of kSlow
  SAVE();
  status = kSlow[static_cast<std::size_t>(instr.op)](in, f, instr);
after:
  if (status != Status::next) [[unlikely]] {
    if (status != Status::error) return status;
    goto failed;
  }
  if (heap.get<Frame>(thread.frame) != f) goto enter;
  ip = start + f->ip;
  sp = f->slots() + f->sp;
  left = in.left;
  if (heap.state().finalizers_pending != 0) [[unlikely]]
    left = notice_in_loop(in, left);
  NEXT();

failed:
  status = unwind(in);
  if (status == Status::error) goto failed;
  if (status != Status::next) return status;
  goto enter;

out:
  ++left;
  SAVE();
  if (!in.attention) return Status::next;
  in.attention = false;
  in.left = in.left_saved;
  status = attend(in);
  goto after;

L_NOP:
L_RESUME:
  NEXT();

L_LOAD_FAST : {
  const Value v = f->slots()[instr.arg];
  if (v.is_null()) [[unlikely]]
    goto slow;
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_LOAD_CONST : {
  const Value v = consts[instr.arg];
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_STORE_FAST : {
  Value& slot = f->slots()[instr.arg];
  const Value old = slot;
  slot = *--sp;
  DROP(old);
  NEXT();
}
L_POP_TOP:
  --sp;
  DROP(*sp);
  NEXT();
L_PUSH_NULL:
  *sp++ = Value();
  NEXT();
L_COPY : {
  const Value v = sp[-instr.arg];
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_SWAP : {
  const Value v = sp[-1];
  sp[-1] = sp[-instr.arg];
  sp[-instr.arg] = v;
  NEXT();
}

L_LOAD_GLOBAL : {
  const Code* code = heap.get<Code>(f->code);
  const InlineCache& cache = heap.at<InlineCache>(code->caches)[instr.cache];
  const Value wanted = heap.at<Value>(code->names)[instr.arg >> 1];
  const Dict* globals = heap.get<Dict>(f->globals);
  if (cache.owner != f->globals.offset()) [[unlikely]]
    goto slow;
  const Dict* holder = globals;
  if (cache.kind != 0) {  // found among the builtins while the globals had no such name
    if (cache.version != globals->version) [[unlikely]]
      goto slow;
    holder = heap.get<Dict>(f->builtins);
  }
  if (cache.index >= holder->filled) [[unlikely]]
    goto slow;
  const DictEntry& entry = heap.at<DictEntry>(holder->entries)[cache.index];
  if (!(entry.key == wanted)) [[unlikely]]
    goto slow;
  if ((instr.arg & 1) != 0) *sp++ = Value();
  const Value v = entry.value;
  KEEP(v);
  *sp++ = v;
  NEXT();
}

L_LOAD_DEREF : {
  const Value v = heap.get<Cell>(f->slots()[instr.arg])->value;
  if (v.is_null()) [[unlikely]]
    goto slow;
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_STORE_DEREF : {
  Value& slot = heap.get<Cell>(f->slots()[instr.arg])->value;
  const Value old = slot;
  slot = *--sp;
  DROP(old);
  NEXT();
}

L_LOAD_ATTR : {
  const Code* code = heap.get<Code>(f->code);
  const InlineCache& cache = heap.at<InlineCache>(code->caches)[instr.cache];
  const Value owner = sp[-1];
  if (cache.kind != kCacheInstance || !owner.is_object()) goto slow;
  const Instance* object = heap.get<Instance>(owner);
  if (heap.type_at(object->type)->version != cache.version || object->dict.is_null()) goto slow;
  const Dict* dict = heap.get<Dict>(object->dict);
  if (cache.index >= dict->filled) goto slow;
  const DictEntry& entry = heap.at<DictEntry>(dict->entries)[cache.index];
  if (!(entry.key == heap.at<Value>(code->names)[instr.arg])) goto slow;
  const Value v = entry.value;
  KEEP(v);
  sp[-1] = v;
  DROP(owner);
  NEXT();
}
L_STORE_ATTR : {
  const Code* code = heap.get<Code>(f->code);
  const InlineCache& cache = heap.at<InlineCache>(code->caches)[instr.cache];
  const Value owner = sp[-1];
  if (cache.kind != kCacheInstance || !owner.is_object()) goto slow;
  const Instance* object = heap.get<Instance>(owner);
  if (heap.type_at(object->type)->version != cache.version || object->dict.is_null()) goto slow;
  const Dict* dict = heap.get<Dict>(object->dict);
  if (cache.index >= dict->filled) goto slow;
  DictEntry& entry = heap.at<DictEntry>(dict->entries)[cache.index];
  if (!(entry.key == heap.at<Value>(code->names)[instr.arg])) goto slow;
  const Value old = entry.value;
  entry.value = sp[-2];
  sp -= 2;
  DROP(old);
  DROP(owner);
  NEXT();
}
L_LOAD_METHOD : {
  const Code* code = heap.get<Code>(f->code);
  const InlineCache& cache = heap.at<InlineCache>(code->caches)[instr.cache];
  const Value owner = sp[-1];
  if (cache.kind == 0 || heap.type_at(heap.type_of(owner))->version != cache.version) goto slow;
  if (cache.kind == kCacheMethodInstance) {  // an attribute of the object itself would come first
    const Value dict = heap.get<Instance>(owner)->dict;
    if (!dict.is_null() && !dict_get_str(heap, dict, heap.at<Value>(code->names)[instr.arg]).is_null())
      goto slow;
  }
  ++heap.get<Object>(cache.value)->refs;
  sp[-1] = cache.value;
  *sp++ = owner;
  NEXT();
}

L_BINARY_OP : {
  const Value a = sp[-2];
  const Value b = sp[-1];
  if ((a.bits() & b.bits() & 1) != 0) [[likely]] {
    Value result;
    if (!small_binary(instr.arg, a, b, result)) goto slow;
    sp[-2] = result;
    --sp;
    NEXT();
  }
  if (heap.is_exact(a, TypeId::float_) && heap.is_exact(b, TypeId::float_)) {
    Value result;
    if (!float_binary(heap, instr.arg, a, b, result)) goto slow;
    sp[-2] = result;
    --sp;
    DROP(a);
    DROP(b);
    NEXT();
  }
  goto slow;
}
L_COMPARE_OP : {
  const Value a = sp[-2];
  const Value b = sp[-1];
  bool truth;
  if ((a.bits() & b.bits() & 1) != 0) [[likely]] {
    truth = small_compare(instr.arg, a, b);
    sp -= 2;
  } else if (heap.is_exact(a, TypeId::float_) && heap.is_exact(b, TypeId::float_)) {
    truth = float_compare(instr.arg, heap.get<Float>(a)->value, heap.get<Float>(b)->value);
    sp -= 2;
    DROP(a);
    DROP(b);
  } else {
    goto slow;
  }
  if (left > 0) {  // the usual next instruction, done here; it counts as a step of its own
    if (ip->op == Op::POP_JUMP_FORWARD_IF_FALSE || ip->op == Op::POP_JUMP_BACKWARD_IF_FALSE) {
      --left;
      ip = truth ? ip + 1 : start + ip->arg;
      NEXT();
    }
    if (ip->op == Op::POP_JUMP_FORWARD_IF_TRUE || ip->op == Op::POP_JUMP_BACKWARD_IF_TRUE) {
      --left;
      ip = truth ? start + ip->arg : ip + 1;
      NEXT();
    }
  }
  const Value v = bool_value(truth);
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_IS_OP : {
  const Value a = sp[-2];
  const Value b = sp[-1];
  sp -= 2;
  const Value v = bool_value((a == b) != (instr.arg != 0));
  KEEP(v);
  *sp++ = v;
  DROP(a);
  DROP(b);
  NEXT();
}
L_UNARY_NOT : {
  const Value v = sp[-1];
  if (v == kTrue) {
    sp[-1] = kFalse;
    KEEP(kFalse);
  } else if (v == kFalse) {
    sp[-1] = kTrue;
    KEEP(kTrue);
  } else {
    goto slow;
  }
  DROP(v);
  NEXT();
}

L_JUMP_FORWARD:
L_JUMP_BACKWARD:
L_JUMP_BACKWARD_NO_INTERRUPT:
  ip = start + instr.arg;
  NEXT();
L_POP_JUMP_FORWARD_IF_FALSE:
L_POP_JUMP_BACKWARD_IF_FALSE : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  --sp;
  DROP(v);
  if (truth == 0) ip = start + instr.arg;
  NEXT();
}
L_POP_JUMP_FORWARD_IF_TRUE:
L_POP_JUMP_BACKWARD_IF_TRUE : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  --sp;
  DROP(v);
  if (truth != 0) ip = start + instr.arg;
  NEXT();
}
L_POP_JUMP_FORWARD_IF_NONE:
L_POP_JUMP_BACKWARD_IF_NONE : {
  const Value v = *--sp;
  if (v == kNone) ip = start + instr.arg;
  DROP(v);
  NEXT();
}
L_POP_JUMP_FORWARD_IF_NOT_NONE:
L_POP_JUMP_BACKWARD_IF_NOT_NONE : {
  const Value v = *--sp;
  if (!(v == kNone)) ip = start + instr.arg;
  DROP(v);
  NEXT();
}
L_JUMP_IF_FALSE_OR_POP : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  if (truth == 0) {
    ip = start + instr.arg;
  } else {
    --sp;
    DROP(v);
  }
  NEXT();
}
L_JUMP_IF_TRUE_OR_POP : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  if (truth != 0) {
    ip = start + instr.arg;
  } else {
    --sp;
    DROP(v);
  }
  NEXT();
}

L_FOR_ITER : {
  const Value v = sp[-1];  // a native iterator is never a small int
  if (heap.type_at(heap.get<Object>(v)->type)->layout != Layout::iterator) goto slow;
  Value item;
  if (!iterator_step(heap, v, item)) goto slow;
  *sp++ = item;
  NEXT();
}
L_BINARY_SUBSCR : {
  const Value key = sp[-1];
  const Value owner = sp[-2];
  Value item;
  if (!quick_subscript(heap, owner, key, item)) goto slow;
  KEEP(item);
  --sp;
  sp[-1] = item;
  DROP(owner);
  NEXT();
}
L_STORE_SUBSCR : {
  const Value key = sp[-1];
  const Value owner = sp[-2];
  Value* slot = quick_list_slot(heap, owner, key);
  if (slot == nullptr) goto slow;
  const Value old = *slot;
  *slot = sp[-3];
  sp -= 3;
  DROP(old);
  DROP(owner);
  NEXT();
}

L_PRECALL:
  if (left == 0) NEXT();
  --left;
  instr = *ip++;
L_CALL : {
  const std::int32_t count = instr.arg;
  const bool is_method = !sp[-(count + 2)].is_null();
  const Value callee = sp[-(count + 1 + (is_method ? 1 : 0))];
  const std::uint32_t total = static_cast<std::uint32_t>(count) + (is_method ? 1 : 0);
  if (!callee.is_object() || heap.get<Object>(callee)->type != type_offset(TypeId::function)) goto slow;
  const Function* function = heap.get<Function>(callee);
  const Code* code = heap.get<Code>(function->code);
  if (code->simple == 0 || code->arg_count != total || ip[-3].op == Op::KW_NAMES) goto slow;
  if (thread.depth >= in.process.recursion_limit) goto slow;
  const std::size_t units = code->frame_bytes >> 4;
#ifdef KVANT_HEAP_CHECK
  goto slow;
#endif
  if (units >= HeapState::kSmallClasses) goto slow;
  HeapState& state = heap.state();
  const Offset block = state.small[units];
  if (block == 0) goto slow;
  state.small[units] = *heap.at<Offset>(block);
  state.live += code->frame_bytes;

  f->ip = static_cast<std::uint32_t>(ip - start);
  Value* args = sp - total;
  sp = args - (is_method ? 1 : 2);
  f->sp = static_cast<std::uint32_t>(sp - f->slots());

  Frame* callee_frame = heap.at<Frame>(block);
  callee_frame->refs = 1;
  callee_frame->type = type_offset(TypeId::frame);
  callee_frame->back = thread.frame;
  callee_frame->code = function->code;
  callee_frame->globals = function->globals;
  callee_frame->builtins = function->builtins;
  callee_frame->locals = Value();
  callee_frame->function = callee;
  callee_frame->generator = Value();
  set_frame_state(callee_frame, code);
  Value* slots = callee_frame->slots();
  std::uint32_t k = 0;
  for (; k < total; ++k) slots[k] = args[k];
  for (; k < code->local_count; ++k) slots[k] = Value();
  thread.frame = Value::object(block);
  ++thread.depth;

  f = callee_frame;
  start = starts[code->id];
  consts = heap.at<Value>(code->consts);
  ip = start;
  sp = slots + code->local_count;
  NEXT();
}

L_RETURN_VALUE : {
  // Only the plain case: a call's frame that nobody else holds, returning to Python code.
  if (f->on_return != static_cast<std::uint8_t>(ReturnMode::push) || f->refs != 1 ||
      !f->generator.is_null() || f->back.is_null() || f->function.is_null())
    goto slow;
  Frame* caller = heap.get<Frame>(f->back);
  if (caller->is_native != 0) goto slow;
  const Value result = *--sp;
  for (Value* slot = f->slots(); slot != sp; ++slot) DROP(*slot);
  DROP(f->function);
  thread.frame = f->back;
  --thread.depth;
  f->ip = f->sp = 0;  // freed memory must not tell where a run was cut: equal worlds have equal bytes
  heap.release(heap.offset_of(f), f->bytes);
  f = caller;
  const Code* code = heap.get<Code>(f->code);
  start = starts[code->id];
  consts = heap.at<Value>(code->consts);
  ip = start + f->ip;
  sp = f->slots() + f->sp;
  *sp++ = result;
  NEXT();
}

#define SLOW(name) L_##name : goto slow;
#include "sim/python/eval_slow.def"
#undef SLOW
}

}  // namespace kvant::python
