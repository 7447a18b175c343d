// Exceptions as objects: making, matching, chaining.
#include "sim/python/exceptions.h"

#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

// Which of Exception::extra holds what: see exception_getters.cpp.
Value new_exception_args(Heap& heap, Offset type, Value args) {
  auto* e = heap.create<Exception>(type);
  if (heap.type_at(type)->is_heap != 0) heap.keep(Value::object(type));
  e->dict = Value();
  e->args = heap.kept(args);
  e->traceback = e->context = e->cause = Value();
  e->suppress_context = 0;
  e->padding = 0;
  for (Value& v : e->extra) v = Value();
  const std::span<Value> items = tuple_items(heap, args);
  const auto is = [&](TypeId id) { return is_subtype(heap, type, type_offset(id)); };
  if (is(TypeId::StopIteration)) {
    e->extra[0] = heap.kept(items.empty() ? kNone : items[0]);
  } else if (is(TypeId::SystemExit)) {
    e->extra[0] = heap.kept(items.empty() ? kNone : items.size() == 1 ? items[0] : args);
  } else if (is(TypeId::OSError) && items.size() >= 2) {
    e->extra[0] = heap.kept(items[0]);
    e->extra[1] = heap.kept(items[1]);
    if (items.size() >= 3) {
      e->extra[2] = heap.kept(items[2]);
      if (items.size() >= 5) e->extra[3] = heap.kept(items[4]);
      const Value two = new_tuple(heap, items.first(2));
      heap.assign(e->args, two);
    }
  } else if (is(TypeId::BaseExceptionGroup) && items.size() == 2) {
    e->extra[0] = heap.kept(items[0]);
    e->extra[1] = heap.layout_of(items[1]) == Layout::tuple  ? heap.kept(items[1])
                  : heap.layout_of(items[1]) == Layout::list ? new_tuple(heap, list_items(heap, items[1]))
                                                             : heap.kept(heap.roots().empty_tuple);
  }
  return Value::object(heap.offset_of(e));
}

Value new_exception(Heap& heap, TypeId type, std::string_view message) {
  const Owned text(heap, new_str(heap, message));
  const Value item = text.get();
  const Owned args(heap, message.empty() && type == TypeId::StopIteration
                             ? heap.kept(heap.roots().empty_tuple)
                             : new_tuple(heap, std::span<const Value>(&item, 1)));
  return new_exception_args(heap, type_offset(type), args.get());
}

bool exception_is(const Heap& heap, Value exception, TypeId type) {
  return is_subtype(heap, heap.type_of(exception), type_offset(type));
}

bool exception_matches(Interpreter& in, Value exception, Value type, bool& matches) {
  Heap& heap = in.heap;
  const auto one = [&](Value t) {
    if (!is_type(heap, t) || !is_subtype(heap, t.offset(), type_offset(TypeId::BaseException))) {
      in.raise(TypeId::TypeError, "catching classes that do not inherit from BaseException is not allowed");
      return false;
    }
    matches = matches || is_subtype(heap, heap.type_of(exception), t.offset());
    return true;
  };
  if (heap.layout_of(type) != Layout::tuple) return one(type);
  for (const Value t : tuple_items(heap, type))
    if (!one(t)) return false;
  return true;
}

Value handled_exception(const Interpreter& in) {
  if (!in.thread.handled.is_null()) return in.thread.handled;
  // While a generator runs, its exc_state keeps what its caller was handling.
  for (Frame* f = top_frame(in); f != nullptr;
       f = f->back.is_null() ? nullptr : in.heap.get<Frame>(f->back)) {
    if (f->is_native != 0 || f->generator.is_null()) continue;
    const Value outer = in.heap.get<Generator>(f->generator)->exc_state;
    if (!outer.is_null()) return outer;
  }
  return Value();
}

// Python/errors.c, _PyErr_SetObject: the context is what is being handled; a cycle is cut.
void set_context(Interpreter& in, Value exception) {
  Heap& heap = in.heap;
  const Value handled = handled_exception(in);
  if (handled.is_null() || handled == exception) return;
  for (Value v = handled; !v.is_null() && v.is_object();) {
    auto* e = heap.get<Exception>(v);
    if (e->context == exception) {
      heap.assign(e->context, Value());
      break;
    }
    v = e->context;
  }
  heap.assign(heap.get<Exception>(exception)->context, heap.kept(handled));
}

bool raise_with_cause(Interpreter& in, Value exception, Value cause) {
  Heap& heap = in.heap;
  if (!exception_is(heap, exception, TypeId::BaseException)) {
    in.raise(TypeId::TypeError, "exceptions must derive from BaseException");
    return false;
  }
  if (!cause.is_null()) {
    auto* e = heap.get<Exception>(exception);
    if (!(cause == kNone) && !exception_is(heap, cause, TypeId::BaseException)) {
      in.raise(TypeId::TypeError, "exception causes must derive from BaseException");
      return false;
    }
    heap.assign(e->cause, cause == kNone ? Value() : heap.kept(cause));
    e->suppress_context = 1;
  }
  in.raise_object(exception);
  return true;
}

void add_traceback(Interpreter& in, Frame* frame) {
  Heap& heap = in.heap;
  auto* e = heap.get<Exception>(in.thread.pending);
  auto* tb = heap.create<Traceback>(type_offset(TypeId::traceback));
  tb->next = e->traceback.is_null() || e->traceback == kNone ? Value() : e->traceback;
  tb->frame = heap.kept(Value::object(heap.offset_of(frame)));
  const CodeUnit& unit = unit_of(in, frame);
  tb->instruction = static_cast<std::int32_t>(frame->ip) - 1;
  tb->line = unit.locations[frame->ip - 1].line;
  if (tb->line == 0) tb->line = unit.first_line;
  e->traceback = Value::object(heap.offset_of(tb));
}

}  // namespace kvant::python
