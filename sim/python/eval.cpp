// The interpreter loop: one instruction after the other of the innermost frame, calls of Python functions
// included, until the budget is used up or something needs a longer look.
#include "sim/python/eval.h"

#include <bit>

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

// Heap::get and Heap::at over a base that the compiler can keep in a register.
template <class T>
struct Get {
  std::byte* base;
  T* operator()(Value v) const { return reinterpret_cast<T*>(base + v.offset()); }
};
template <class T>
struct At {
  std::byte* base;
  T* operator()(Offset offset) const { return reinterpret_cast<T*>(base + offset); }
};
bool is_float(std::byte* base, Value v) {
  return v.is_object() && Get<Object>{base}(v)->type == type_offset(TypeId::float_);
}

}  // namespace

// Computed jumps are an extension of GNU C++ that all three compilers have; they are what makes the loop
// fast.
#pragma GCC diagnostic ignored "-Wpedantic"

// Registers of the simulated processor. In memory they are Frame::ip, Frame::sp and Interpreter::left.
#define SAVE()                                                                                          \
  (f->ip = static_cast<std::uint32_t>(ip - start), f->sp = static_cast<std::uint32_t>(sp - f->slots()), \
   in.left = left)
// In one register: taken apart where a field is needed.
#define INSTR std::bit_cast<Instr>(word)
#define NEXT()                                  \
  do {                                          \
    if (--left < 0) goto out;                   \
    word = std::bit_cast<std::uint64_t>(*ip++); \
    goto* kLabels[INSTR.handler];               \
  } while (false)
#define DROP(value)                                                       \
  do {                                                                    \
    const Value dropped_ = (value);                                       \
    if (dropped_.is_object() && --Get<Object>{base}(dropped_)->refs == 0) \
      left = free_in_loop(in, dropped_, left);                            \
  } while (false)
#define KEEP(value)                                            \
  do {                                                         \
    if ((value).is_object()) ++Get<Object>{base}(value)->refs; \
  } while (false)

Status Interpreter::run_frames() {
  __extension__ static const void* const kLabels[] = {
#define OPCODE(name, caches, doc) &&L_##name,
#include "sim/python/opcodes.def"
#undef OPCODE
#define FUSED(name, ops) &&F_##name,
#include "sim/python/fused.def"
#undef FUSED
  };
  Interpreter& in = *this;
  Heap& heap = this->heap;
  std::byte* const base = heap.base();  // never moves
  PyThread& thread = this->thread;
  const Instr* const* const starts = code_starts(runtime);

  Frame* f;
  const Instr* start;
  const Instr* ip;
  Value* sp;
  const Value* consts;
  std::int64_t left;
  std::uint64_t word;  // the instruction
  Status status;

enter:  // a frame became the innermost one
  f = Get<Frame>{base}(thread.frame);
  {
    const Code* code = Get<Code>{base}(f->code);
    start = starts[code->id];
    consts = At<Value>{base}(code->consts);
  }
  ip = start + f->ip;
  sp = f->slots() + f->sp;
  left = in.left;
  if ((*At<HeapState>{base}(0)).finalizers_pending != 0) [[unlikely]]
    left = notice_in_loop(in, left);
  NEXT();

slow:  // an instruction of kSlow
  SAVE();
  status = kSlow[static_cast<std::size_t>(INSTR.op)](in, f, INSTR);
after:
  if (status != Status::next) [[unlikely]] {
    if (status != Status::error) return status;
    goto failed;
  }
  // Whatever ran meanwhile, the innermost frame is looked at anew: at the place of `f` another one may stand.
  goto enter;

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
  const Value v = f->slots()[INSTR.arg];
  if (v.is_null()) [[unlikely]]
    goto slow;
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_LOAD_CONST : {
  const Value v = consts[INSTR.arg];
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_STORE_FAST : {
  Value& slot = f->slots()[INSTR.arg];
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
  const Value v = sp[-INSTR.arg];
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_SWAP : {
  const Value v = sp[-1];
  sp[-1] = sp[-INSTR.arg];
  sp[-INSTR.arg] = v;
  NEXT();
}

L_LOAD_GLOBAL : {
  const Code* code = Get<Code>{base}(f->code);
  const InlineCache& cache = At<InlineCache>{base}(code->caches)[INSTR.cache];
  const Value wanted = At<Value>{base}(code->names)[INSTR.arg >> 1];
  const Dict* globals = Get<Dict>{base}(f->globals);
  if (cache.owner != f->globals.offset()) [[unlikely]]
    goto slow;
  const Dict* holder = globals;
  if (cache.kind != 0) {  // found among the builtins while the globals had no such name
    if (cache.version != globals->version) [[unlikely]]
      goto slow;
    holder = Get<Dict>{base}(f->builtins);
  }
  if (cache.index >= holder->filled) [[unlikely]]
    goto slow;
  const DictEntry& entry = At<DictEntry>{base}(holder->entries)[cache.index];
  if (!(entry.key == wanted)) [[unlikely]]
    goto slow;
  if ((INSTR.arg & 1) != 0) *sp++ = Value();
  const Value v = entry.value;
  KEEP(v);
  *sp++ = v;
  NEXT();
}

L_LOAD_DEREF : {
  const Value v = Get<Cell>{base}(f->slots()[INSTR.arg])->value;
  if (v.is_null()) [[unlikely]]
    goto slow;
  KEEP(v);
  *sp++ = v;
  NEXT();
}
L_STORE_DEREF : {
  Value& slot = Get<Cell>{base}(f->slots()[INSTR.arg])->value;
  const Value old = slot;
  slot = *--sp;
  DROP(old);
  NEXT();
}

L_LOAD_ATTR : {
  const Code* code = Get<Code>{base}(f->code);
  const InlineCache& cache = At<InlineCache>{base}(code->caches)[INSTR.cache];
  const Value owner = sp[-1];
  if (!owner.is_object()) goto slow;
  const Instance* object = Get<Instance>{base}(owner);
  if (At<Type>{base}(object->type)->version != cache.version) goto slow;
  Value v;
  if (cache.kind == kCacheInstance) {
    if (object->dict.is_null()) goto slow;
    const Dict* dict = Get<Dict>{base}(object->dict);
    if (cache.index >= dict->filled) goto slow;
    const DictEntry& entry = At<DictEntry>{base}(dict->entries)[cache.index];
    if (!(entry.key == At<Value>{base}(code->names)[INSTR.arg])) goto slow;
    v = entry.value;
  } else if (cache.kind == kCacheSlot) {
    v = object->slots()[cache.index];
    if (v.is_null()) goto slow;
  } else {
    if (cache.kind != kCacheClass || !object->dict.is_null()) goto slow;
    v = cache.value;
  }
  KEEP(v);
  sp[-1] = v;
  DROP(owner);
  NEXT();
}
L_STORE_ATTR : {
  const Code* code = Get<Code>{base}(f->code);
  const InlineCache& cache = At<InlineCache>{base}(code->caches)[INSTR.cache];
  const Value owner = sp[-1];
  if (!owner.is_object()) goto slow;
  Instance* object = Get<Instance>{base}(owner);
  if (At<Type>{base}(object->type)->version != cache.version) goto slow;
  Value* place;
  if (cache.kind == kCacheSlot) {
    place = &object->slots()[cache.index];
  } else {
    if (object->dict.is_null()) goto slow;
    const Dict* dict = Get<Dict>{base}(object->dict);
    if (cache.index >= dict->filled) goto slow;
    DictEntry& entry = At<DictEntry>{base}(dict->entries)[cache.index];
    if (!(entry.key == At<Value>{base}(code->names)[INSTR.arg])) goto slow;
    place = &entry.value;
  }
  const Value old = *place;
  *place = sp[-2];
  sp -= 2;
  DROP(old);
  DROP(owner);
  NEXT();
}
L_LOAD_METHOD : {
  const Code* code = Get<Code>{base}(f->code);
  const InlineCache& cache = At<InlineCache>{base}(code->caches)[INSTR.cache];
  const Value owner = sp[-1];
  if (cache.kind == 0 || At<Type>{base}(heap.type_of(owner))->version != cache.version) goto slow;
  if (cache.kind == kCacheMethodInstance) {  // an attribute of the object itself would come first
    const Value dict = Get<Instance>{base}(owner)->dict;
    if (!dict.is_null() && !dict_get_str(heap, dict, At<Value>{base}(code->names)[INSTR.arg]).is_null())
      goto slow;
  }
  ++Get<Object>{base}(cache.value)->refs;
  sp[-1] = cache.value;
  *sp++ = owner;
  NEXT();
}

L_BINARY_OP : {
  const Value a = sp[-2];
  const Value b = sp[-1];
  if ((a.bits() & b.bits() & 1) != 0) [[likely]] {
    Value result;
    if (!small_binary(INSTR.arg, a, b, result)) goto slow;
    sp[-2] = result;
    --sp;
    NEXT();
  }
  if (is_float(base, a) && is_float(base, b)) {
    Value result;
    if (!float_binary(heap, INSTR.arg, a, b, result)) goto slow;
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
    truth = small_compare(INSTR.arg, a, b);
    sp -= 2;
  } else if (is_float(base, a) && is_float(base, b)) {
    truth = float_compare(INSTR.arg, Get<Float>{base}(a)->value, Get<Float>{base}(b)->value);
    sp -= 2;
    DROP(a);
    DROP(b);
  } else {
    goto slow;
  }
  *sp = bool_value(truth);  // also when it is taken off at once: equal worlds have equal bytes
  if (left > 0) {           // the usual next instruction, done here; it counts as a step of its own
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
  const Value v = bool_value((a == b) != (INSTR.arg != 0));
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
  ip = start + INSTR.arg;
  NEXT();
L_POP_JUMP_FORWARD_IF_FALSE:
L_POP_JUMP_BACKWARD_IF_FALSE : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  --sp;
  DROP(v);
  if (truth == 0) ip = start + INSTR.arg;
  NEXT();
}
L_POP_JUMP_FORWARD_IF_TRUE:
L_POP_JUMP_BACKWARD_IF_TRUE : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  --sp;
  DROP(v);
  if (truth != 0) ip = start + INSTR.arg;
  NEXT();
}
L_POP_JUMP_FORWARD_IF_NONE:
L_POP_JUMP_BACKWARD_IF_NONE : {
  const Value v = *--sp;
  if (v == kNone) ip = start + INSTR.arg;
  DROP(v);
  NEXT();
}
L_POP_JUMP_FORWARD_IF_NOT_NONE:
L_POP_JUMP_BACKWARD_IF_NOT_NONE : {
  const Value v = *--sp;
  if (!(v == kNone)) ip = start + INSTR.arg;
  DROP(v);
  NEXT();
}
L_JUMP_IF_FALSE_OR_POP : {
  const Value v = sp[-1];
  int truth = quick_truth(v);
  if (truth < 0) goto slow;
  if (truth == 0) {
    ip = start + INSTR.arg;
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
    ip = start + INSTR.arg;
  } else {
    --sp;
    DROP(v);
  }
  NEXT();
}

L_FOR_ITER : {
  const Value v = sp[-1];  // a native iterator is never a small int
  if (At<Type>{base}(Get<Object>{base}(v)->type)->layout != Layout::iterator) goto slow;
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
  word = std::bit_cast<std::uint64_t>(*ip++);
L_CALL : {
  const std::int32_t count = INSTR.arg;
  const bool is_method = !sp[-(count + 2)].is_null();
  const Value callee = sp[-(count + 1 + (is_method ? 1 : 0))];
  const std::uint32_t total = static_cast<std::uint32_t>(count) + (is_method ? 1 : 0);
  if (!callee.is_object() || Get<Object>{base}(callee)->type != type_offset(TypeId::function)) goto slow;
  const Function* function = Get<Function>{base}(callee);
  const Code* code = Get<Code>{base}(function->code);
  if (code->simple == 0 || code->arg_count != total || ip[-3].op == Op::KW_NAMES) goto slow;
  if (thread.depth >= in.process.recursion_limit) goto slow;
  const std::size_t units = code->frame_bytes >> 4;
#ifdef KVANT_HEAP_CHECK
  goto slow;
#endif
  if (units >= HeapState::kSmallClasses) goto slow;
  HeapState& state = (*At<HeapState>{base}(0));
  const Offset block = state.small[units];
  if (block == 0) goto slow;
  state.small[units] = *At<Offset>{base}(block);
  state.live += code->frame_bytes;

  f->ip = static_cast<std::uint32_t>(ip - start);
  Value* args = sp - total;
  sp = args - (is_method ? 1 : 2);
  f->sp = static_cast<std::uint32_t>(sp - f->slots());

  Frame* callee_frame = At<Frame>{base}(block);
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
  thread.user_entries += (callee_frame->flags & kFrameUser) != 0;

  f = callee_frame;
  start = starts[code->id];
  consts = At<Value>{base}(code->consts);
  ip = start;
  sp = slots + code->local_count;
  if (ip->op == Op::RESUME && left > 0) {
    --left;
    ++ip;
  }
  NEXT();
}

L_RETURN_VALUE : {
  // Only the plain case: a call's frame that nobody else holds, returning to Python code.
  if (f->on_return != static_cast<std::uint8_t>(ReturnMode::push) || f->refs != 1 ||
      !f->generator.is_null() || f->back.is_null() || f->function.is_null())
    goto slow;
  Frame* caller = Get<Frame>{base}(f->back);
  if (caller->is_native != 0) goto slow;
  const Value result = *--sp;
  for (Value* slot = f->slots(); slot != sp; ++slot) DROP(*slot);
  DROP(f->function);
  thread.frame = f->back;
  --thread.depth;
  thread.user_entries += (caller->flags & kFrameUser) != 0;
  f->ip = f->sp = 0;  // freed memory must not tell where a run was cut: equal worlds have equal bytes
  heap.release(heap.offset_of(f), f->bytes);
  f = caller;
  const Code* code = Get<Code>{base}(f->code);
  start = starts[code->id];
  consts = At<Value>{base}(code->consts);
  ip = start + f->ip;
  sp = f->slots() + f->sp;
  *sp++ = result;
  NEXT();
}

// Sequences (fused.def). NEXT has counted the first instruction; the loop's room for the others is looked
// at here.
#define FUSED_BINARY(second, extra)                                                               \
  const Value a = f->slots()[INSTR.arg];                                                          \
  const Value b = (second);                                                                       \
  Value result;                                                                                   \
  if (left < (extra) || (a.bits() & b.bits() & 1) == 0 || !small_binary(ip[1].arg, a, b, result)) \
    goto L_LOAD_FAST;                                                                             \
  sp[0] = result; /* as the single instructions leave it: equal worlds have equal bytes */        \
  sp[1] = b;                                                                                      \
  left -= (extra)
F_fast_const_binary_store : {
  FUSED_BINARY(consts[ip->arg], 3);
  Value& slot = f->slots()[ip[2].arg];
  const Value old = slot;
  slot = result;
  ip += 3;
  DROP(old);
  NEXT();
}
F_fast_fast_binary_store : {
  FUSED_BINARY(f->slots()[ip->arg], 3);
  Value& slot = f->slots()[ip[2].arg];
  const Value old = slot;
  slot = result;
  ip += 3;
  DROP(old);
  NEXT();
}
F_fast_const_binary : {
  FUSED_BINARY(consts[ip->arg], 2);
  *sp++ = result;
  ip += 2;
  NEXT();
}
F_fast_fast_binary : {
  FUSED_BINARY(f->slots()[ip->arg], 2);
  *sp++ = result;
  ip += 2;
  NEXT();
}
#define FUSED_COMPARE(second)                                                                                \
  const Value a = f->slots()[INSTR.arg];                                                                     \
  const Value b = (second);                                                                                  \
  if (left < 3 || (a.bits() & b.bits() & 1) == 0) goto L_LOAD_FAST;                                          \
  left -= 3;                                                                                                 \
  const bool wanted = ip[2].op == Op::POP_JUMP_FORWARD_IF_TRUE || ip[2].op == Op::POP_JUMP_BACKWARD_IF_TRUE; \
  const bool truth = small_compare(ip[1].arg, a, b);                                                         \
  sp[0] = bool_value(truth);                                                                                 \
  sp[1] = b;                                                                                                 \
  ip = truth == wanted ? start + ip[2].arg : ip + 3;                                                         \
  NEXT()
F_fast_const_compare_jump : { FUSED_COMPARE(consts[ip->arg]); }
F_fast_fast_compare_jump : { FUSED_COMPARE(f->slots()[ip->arg]); }
F_fast_const : {
  const Value a = f->slots()[INSTR.arg];
  if (left < 1 || a.is_null()) [[unlikely]]
    goto L_LOAD_FAST;
  const Value b = consts[ip->arg];
  KEEP(a);
  KEEP(b);
  sp[0] = a;
  sp[1] = b;
  sp += 2;
  --left;
  ++ip;
  NEXT();
}
F_fast_fast : {
  const Value a = f->slots()[INSTR.arg];
  const Value b = f->slots()[ip->arg];
  if (left < 1 || a.is_null() || b.is_null()) [[unlikely]]
    goto L_LOAD_FAST;
  KEEP(a);
  KEEP(b);
  sp[0] = a;
  sp[1] = b;
  sp += 2;
  --left;
  ++ip;
  NEXT();
}
F_for_iter_store_fast : {
  const Value v = sp[-1];
  if (left < 1 || At<Type>{base}(Get<Object>{base}(v)->type)->layout != Layout::iterator) goto L_FOR_ITER;
  Value item;
  if (!iterator_step(heap, v, item)) goto L_FOR_ITER;
  sp[0] = item;
  Value& slot = f->slots()[ip->arg];
  const Value old = slot;
  slot = item;
  --left;
  ++ip;
  DROP(old);
  NEXT();
}
F_store_fast_jump_backward : {
  if (left < 1) goto L_STORE_FAST;
  Value& slot = f->slots()[INSTR.arg];
  const Value old = slot;
  slot = *--sp;
  --left;
  ip = start + ip->arg;
  DROP(old);
  NEXT();
}

#define SLOW(name) L_##name : goto slow;
#include "sim/python/eval_slow.def"
#undef SLOW
}

}  // namespace kvant::python
