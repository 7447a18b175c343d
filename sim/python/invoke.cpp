// Calling any value, and what becomes of results and exceptions.
#include <fmt/format.h>

#include "sim/python/arguments.h"
#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/gil.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/state.h"
#include "sim/python/text.h"
#include "sim/python/trace_calls.h"

namespace kvant::python {

Status invoke(Interpreter& in, Value callable, std::span<const Value> args, Value names, ReturnMode mode,
              Value& result) {
  Heap& heap = in.heap;
  const auto prepended = [&](Value target, Value self) {
    Arguments with_self(self, args);
    return invoke(in, target, with_self.all(), names, mode, result);
  };
  switch (heap.layout_of(callable)) {
    case Layout::function:
      return call_function(in, callable, args, names, mode);
    case Layout::native_function: {
      const auto* f = heap.get<NativeFunction>(callable);
      if (f->self.is_null()) return call_native(in, f->index, callable, args, names, mode, result);
      Arguments with_self(f->self, args);
      return call_native(in, f->index, callable, with_self.all(), names, mode, result);
    }
    case Layout::method: {
      const auto* m = heap.get<Method>(callable);
      return prepended(m->function, m->self);
    }
    case Layout::type:
      return call_type(in, callable, args, names, mode, result);
    case Layout::wrapper:
      if (heap.is_exact(callable, TypeId::generic_alias) ||
          (is_wrapper_of(heap, callable, TypeId::static_method) &&
           (heap.type_at(heap.type_of(callable))->special & kHasCall) == 0))
        return invoke(in, heap.get<Wrapper>(callable)->target, args, names, mode, result);
      break;
    default:
      break;
  }
  const Value special = in.lookup_special(callable, name(heap, NameId::dunder_call));
  if (special.is_null()) {
    in.raise(TypeId::TypeError, fmt::format("'{}' object is not callable", type_name(heap, callable)));
    return Status::error;
  }
  if (is_wrapper_of(heap, special, TypeId::static_method))
    return invoke(in, special, args, names, mode, result);
  if (heap.layout_of(special) == Layout::function) return prepended(special, callable);
  // A __call__ that is itself an object with a __call__ …: no frame counts these.
  static thread_local int depth = 0;
  if (depth > 1000) {
    in.raise(TypeId::RecursionError, "maximum recursion depth exceeded");
    return Status::error;
  }
  ++depth;
  const Status status = prepended(special, callable);
  --depth;
  return status;
}

Status call(Interpreter& in, Value callable, std::span<const Value> args, Value names, ReturnMode mode) {
  Value result;
  const Status status = invoke(in, callable, args, names, mode, result);
  if (status != Status::next || result.is_null()) return status;
  return deliver(in, result, mode);
}

bool is_callable(Interpreter& in, Value v) {
  switch (in.heap.layout_of(v)) {
    case Layout::function:
    case Layout::native_function:
    case Layout::method:
    case Layout::type:
      return true;
    case Layout::wrapper:
      return !is_wrapper_of(in.heap, v, TypeId::class_method);
    default:
      return !in.lookup_special(v, name(in.heap, NameId::dunder_call)).is_null();
  }
}

void pop_frame(Interpreter& in) {
  Heap& heap = in.heap;
  const Value popped = in.thread.frame;
  Frame* f = heap.get<Frame>(popped);
  in.thread.frame = f->back;
  f->back = Value();
  --in.thread.depth;
  count_user_entry(in.heap, in.thread);
  f->state = FrameState::finished;
  if (!f->generator.is_null()) generator_finished(in, f);
  heap.drop(popped);
}

void finish_truth(Interpreter& in, Frame* f, bool truth) {
  const Instr instr = unit_of(in, f).code[f->ip - 1];
  switch (instr.op) {
    case Op::POP_JUMP_FORWARD_IF_FALSE:
    case Op::POP_JUMP_BACKWARD_IF_FALSE:
      if (!truth) f->ip = static_cast<std::uint32_t>(instr.arg);
      return;
    case Op::POP_JUMP_FORWARD_IF_TRUE:
    case Op::POP_JUMP_BACKWARD_IF_TRUE:
      if (truth) f->ip = static_cast<std::uint32_t>(instr.arg);
      return;
    case Op::JUMP_IF_FALSE_OR_POP:
      if (!truth)
        f->ip = static_cast<std::uint32_t>(instr.arg);
      else
        drop_top(in, f);
      return;
    case Op::JUMP_IF_TRUE_OR_POP:
      if (truth)
        f->ip = static_cast<std::uint32_t>(instr.arg);
      else
        drop_top(in, f);
      return;
    case Op::CONTAINS_OP:
      push(f, in.heap.kept(bool_value(truth != (instr.arg != 0))));
      return;
    default:
      push(f, in.heap.kept(bool_value(!truth)));
      return;  // UNARY_NOT
  }
}

namespace {

Status deliver_truth(Interpreter& in, Frame* f, Value owned, ReturnMode mode) {
  Heap& heap = in.heap;
  bool truth = false;
  if (mode == ReturnMode::truth) {
    if (!(owned == kTrue) && !(owned == kFalse)) {
      in.raise(TypeId::TypeError,
               fmt::format("__bool__ should return bool, returned {}", type_name(heap, owned)));
      heap.drop(owned);
      return Status::error;
    }
    truth = owned == kTrue;
  } else if (mode == ReturnMode::truth_length) {
    std::int64_t length = 0;
    if (!is_int(heap, owned)) {
      in.raise(TypeId::TypeError,
               fmt::format("'{}' object cannot be interpreted as an integer", type_name(heap, owned)));
      heap.drop(owned);
      return Status::error;
    }
    if (!int_to_i64(heap, owned, length)) length = 1;
    if (length < 0) {
      in.raise(TypeId::ValueError, "__len__() should return >= 0");
      heap.drop(owned);
      return Status::error;
    }
    truth = length != 0;
  } else {  // contains: the truth of any object
    const Fast fast = truth_of(in, owned, truth);
    if (fast == Fast::error) {
      heap.drop(owned);
      return Status::error;
    }
    if (fast == Fast::needs_python) {
      const Status status = call(in, in.prelude("_truth"), {owned}, ReturnMode::truth);
      heap.drop(owned);
      return status;
    }
  }
  heap.drop(owned);
  finish_truth(in, f, truth);
  return Status::next;
}

}  // namespace

Status deliver(Interpreter& in, Value owned, ReturnMode mode) {
  Heap& heap = in.heap;
  Frame* f = top_frame(in);
  if (f == nullptr) {
    heap.drop(owned);
    return Status::finished;
  }
  if (f->is_native != 0) return resume_native(in, owned, Value(), nullptr);
  switch (mode) {
    case ReturnMode::push:
    case ReturnMode::for_iter:
      push(f, owned);
      return Status::next;
    case ReturnMode::send:
      push(f, owned);
      return Status::next;
    case ReturnMode::push_two: {
      const std::span<Value> items = tuple_items(heap, owned);
      push(f, heap.kept(items[1]));
      push(f, heap.kept(items[0]));
      if (!(items[0] == kNone)) heap.assign(in.thread.handled, heap.kept(items[0]));
      heap.drop(owned);
      return Status::next;
    }
    case ReturnMode::discard:
      heap.drop(owned);
      return Status::next;
    case ReturnMode::init:
      if (!(owned == kNone)) {
        in.raise(TypeId::TypeError,
                 fmt::format("__init__() should return None, not '{}'", type_name(heap, owned)));
        heap.drop(owned);
        return Status::error;
      }
      heap.drop(owned);
      return Status::next;
    case ReturnMode::truth:
    case ReturnMode::truth_length:
    case ReturnMode::contains:
      return deliver_truth(in, f, owned, mode);
    case ReturnMode::iterator:
      if (!is_iterator(in, owned)) {
        const bool await = unit_of(in, f).code[f->ip - 1].op == Op::GET_AWAITABLE;
        in.raise(TypeId::TypeError, fmt::format("{}() returned non-iterator of type '{}'",
                                                await ? "__await__" : "iter", type_name(heap, owned)));
        heap.drop(owned);
        return Status::error;
      }
      push(f, owned);
      return Status::next;
    case ReturnMode::text:
      if (!is_str(heap, owned)) {
        in.raise(TypeId::TypeError,
                 fmt::format("__format__ must return a str, not {}", type_name(heap, owned)));
        heap.drop(owned);
        return Status::error;
      }
      push(f, owned);
      return Status::next;
    case ReturnMode::binary_in_place:
    case ReturnMode::binary_left:
    case ReturnMode::binary_right:
    case ReturnMode::compare_left:
    case ReturnMode::compare_right:
      return deliver_operator(in, f, owned, mode);
  }
  return Status::next;
}

Status return_from(Interpreter& in, Value owned) {
  Frame* f = top_frame(in);
  const auto mode = static_cast<ReturnMode>(f->on_return);
  if (!f->generator.is_null()) return generator_returned(in, f, owned);
  if ((f->flags & kFrameModule) != 0) in.heap.assign(f->locals, Value());
  pop_frame(in);
  return deliver(in, owned, mode);
}

namespace {

const ExceptionEntry* handler_of(const CodeUnit& unit, std::uint32_t at) {
  for (const ExceptionEntry& entry : unit.exceptions)
    if (at >= entry.start && at < entry.end) return &entry;
  return nullptr;
}

// The caller's instruction may take the exception of the frame it called for an answer.
bool taken_for_answer(Interpreter& in, Frame* f, ReturnMode mode, Status& status) {
  Heap& heap = in.heap;
  const Value pending = in.thread.pending;
  switch (mode) {
    case ReturnMode::for_iter:
      if (!exception_is(heap, pending, TypeId::StopIteration)) return false;
      heap.drop(in.take_exception());
      drop_top(in, f);
      f->ip = static_cast<std::uint32_t>(unit_of(in, f).code[f->ip - 1].arg);
      status = Status::next;
      return true;
    case ReturnMode::send: {
      if (!exception_is(heap, pending, TypeId::StopIteration)) return false;
      const Value exception = in.take_exception();
      const Value value = heap.get<Exception>(exception)->extra[0];
      finish_send(in, f, heap.kept(value.is_null() ? kNone : value));
      heap.drop(exception);
      status = Status::next;
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

Status unwind(Interpreter& in) {
  Heap& heap = in.heap;
  bool first = !in.native_left;
  in.native_left = false;
  for (;;) {
    Frame* f = top_frame(in);
    if (f == nullptr) return Status::finished;
    if (f->is_native != 0) {
      auto* nf = static_cast<NativeFrame*>(f);
      in.unwound_mode = f->on_return;
      first = false;
      if (nf->catching == kInterrupted) {
        gil_abandon(in, in.thread.interrupted.back());
        in.thread.interrupted.pop_back();
        pop_frame(in);
        continue;
      }
      if (nf->catching != 0) {
        const Status status = resume_native(in, Value(), in.take_exception(), nullptr);
        if (status != Status::error) return status;
        in.native_left = false;  // this loop goes on with it: the next exception's must not find it
        continue;
      }
      pop_frame(in);
      continue;
    }
    if (!first) {
      Status status = Status::next;
      // `f` is the caller of a frame that was left by the exception; `last_mode` says how it had called.
      if (taken_for_answer(in, f, static_cast<ReturnMode>(in.unwound_mode), status)) {
        if (status != Status::error) return status;
      }
    }
    if (!in.thread.quiet_unwind && (f->flags & kFrameHidden) == 0) add_traceback(in, f);
    const bool traced = traces(in.thread), again = in.thread.quiet_unwind;
    in.thread.quiet_unwind = false;
    if (Status status = Status::next; traced && !again && tell_exception(in, f, status)) return status;
    const CodeUnit& unit = unit_of(in, f);
    const std::uint32_t at = f->ip - 1;
    if (const ExceptionEntry* entry = handler_of(unit, at)) {
      const std::uint32_t keep = heap.get<Code>(f->code)->local_count + entry->depth;
      while (f->sp > keep) heap.drop(pop(f));
      if (entry->push_lasti) push(f, Value::small(at));
      push(f, in.take_exception());
      f->ip = entry->target;
      if (traced) tell_handled(in);
      return Status::next;
    }
    // What the frame was computing with dies now; its variables live as long as the traceback has the frame.
    for (const std::uint32_t keep = heap.get<Code>(f->code)->local_count; f->sp > keep;) heap.drop(pop(f));
    if (traced) {
      if (Status status = Status::next; tell_unwound(in, f, status)) return status;
      forget_traced(in);
    }
    in.unwound_mode = f->on_return;
    first = false;
    if (!f->generator.is_null()) generator_raised(in, f);
    pop_frame(in);
  }
}

}  // namespace kvant::python
