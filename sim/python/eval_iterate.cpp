// Iteration and unpacking.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/container_dict.h"
#include "sim/python/container_set.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

Value heap_method(Interpreter& in, Value v, NameId id) {
  if (!v.is_object()) return Value();
  bool in_heap_type = false;
  const Value found = type_lookup(in.heap, in.heap.type_of(v), name(in.heap, id), in_heap_type);
  return in_heap_type ? found : Value();
}

Status not_iterable(Interpreter& in, Value v) {
  in.raise(TypeId::TypeError, fmt::format("'{}' object is not iterable", type_name(in.heap, v)));
  return Status::error;
}

void exhausted(Interpreter& in, Frame* f) {
  drop_top(in, f);
  f->ip = static_cast<std::uint32_t>(unit_of(in, f).code[f->ip - 1].arg);
}

}  // namespace

// Iterable by C++ alone or through Python code; raises nothing.
bool is_iterable(Interpreter& in, Value v) {
  if (is_generator(in.heap, v)) return in.heap.is_exact(v, TypeId::generator);
  if (!type_lookup(in.heap, in.heap.type_of(v), name(in.heap, NameId::dunder_iter)).is_null()) return true;
  if (!type_lookup(in.heap, in.heap.type_of(v), name(in.heap, NameId::dunder_getitem)).is_null() &&
      in.heap.layout_of(v) == Layout::instance)
    return true;
  Value out;
  const Fast fast = iterate(in, v, out);
  if (fast == Fast::error) in.heap.drop(in.take_exception());
  if (fast == Fast::done) in.heap.drop(out);
  return fast == Fast::done;
}

namespace {

// Replaces the value `depth` below the top by type(value), then runs the instruction again. Only depth 0.
Status convert_and_repeat(Interpreter& in, Frame* f, Value conversion) {
  const Owned value(in.heap, pop(f));
  --f->ip;
  ++in.left;  // the second run is not a step of its own
  return call(in, conversion, {value.get()}, ReturnMode::push);
}

}  // namespace

Status op_GET_ITER(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  if (heap.is_exact(v, TypeId::generator)) return Status::next;
  const Value m = heap_method(in, v, NameId::dunder_iter);
  if (!m.is_null()) {
    if (m == kNone) return not_iterable(in, v);
    const Owned self(heap, pop(f));
    return call(in, m, {v}, ReturnMode::iterator);
  }
  Value out;
  const Fast fast = iterate(in, v, out);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done) {
    heap.drop(pop(f));
    push(f, out);
    return Status::next;
  }
  if (heap.layout_of(v) == Layout::instance && heap_method(in, v, NameId::dunder_getitem).is_null())
    return not_iterable(in, v);
  const Owned self(heap, pop(f));
  return call(in, in.prelude("_iter"), {v}, ReturnMode::iterator);
}

Status op_FOR_ITER(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  if (heap.layout_of(v) == Layout::generator)
    return generator_send(in, v, heap.kept(kNone), ReturnMode::for_iter);
  const Value own = heap_method(in, v, NameId::dunder_next);
  if (own.is_null() && heap.layout_of(v) == Layout::iterator) {
    Value item;
    switch (next_of(in, v, item)) {
      case Step::item:
        push(f, item);
        return Status::next;
      case Step::exhausted:
        exhausted(in, f);
        return Status::next;
      case Step::error:
        if (!exception_is(heap, in.thread.pending, TypeId::StopIteration)) return Status::error;
        heap.drop(in.take_exception());
        exhausted(in, f);
        return Status::next;
      case Step::needs_python:
        break;
    }
  }
  Value m = type_lookup(heap, heap.type_of(v), name(heap, NameId::dunder_next));
  if (m.is_null()) m = in.prelude("_next");
  const Status status = call(in, m, {v}, ReturnMode::for_iter);
  if (status == Status::error && top_frame(in) == f &&
      exception_is(heap, in.thread.pending, TypeId::StopIteration)) {
    heap.drop(in.take_exception());
    exhausted(in, f);
    return Status::next;
  }
  return status;
}

Status op_UNPACK_SEQUENCE(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  std::span<Value> items;
  if (heap.layout_of(v) == Layout::tuple) {
    items = tuple_items(heap, v);
  } else if (heap.is_exact(v, TypeId::list)) {
    items = list_items(heap, v);
  } else {
    if (!is_iterable(in, v)) {
      in.raise(TypeId::TypeError, fmt::format("cannot unpack non-iterable {} object", type_name(heap, v)));
      return Status::error;
    }
    return convert_and_repeat(in, f, in.prelude("_drain"));
  }
  const auto wanted = static_cast<std::size_t>(i.arg);
  if (items.size() != wanted) {
    if (items.size() > wanted)
      in.raise(TypeId::ValueError, fmt::format("too many values to unpack (expected {})", wanted));
    else
      in.raise(TypeId::ValueError,
               fmt::format("not enough values to unpack (expected {}, got {})", wanted, items.size()));
    return Status::error;
  }
  const Owned sequence(heap, pop(f));
  for (std::size_t k = wanted; k > 0; --k) push(f, heap.kept(items[k - 1]));
  return Status::next;
}

Status op_UNPACK_EX(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  if (!heap.is_exact(v, TypeId::list)) {
    if (!is_iterable(in, v)) {
      in.raise(TypeId::TypeError, fmt::format("cannot unpack non-iterable {} object", type_name(heap, v)));
      return Status::error;
    }
    return convert_and_repeat(in, f, in.prelude("_drain"));
  }
  const auto before = static_cast<std::size_t>(i.arg & 0xff);
  const auto behind = static_cast<std::size_t>(i.arg >> 8);
  const std::span<Value> items = list_items(heap, v);
  if (items.size() < before + behind) {
    in.raise(TypeId::ValueError, fmt::format("not enough values to unpack (expected at least {}, got {})",
                                             before + behind, items.size()));
    return Status::error;
  }
  const Owned sequence(heap, pop(f));
  for (std::size_t k = 0; k < behind; ++k) push(f, heap.kept(items[items.size() - 1 - k]));
  push(f, new_list(heap, items.subspan(before, items.size() - before - behind)));
  for (std::size_t k = before; k > 0; --k) push(f, heap.kept(items[k - 1]));
  return Status::next;
}

Status op_LIST_EXTEND(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value list = peek(f, static_cast<std::uint32_t>(i.arg));
  if (heap.is_exact(v, TypeId::list) || heap.is_exact(v, TypeId::tuple)) {
    const std::span<Value> items =
        heap.is_exact(v, TypeId::list) ? list_items(heap, v) : tuple_items(heap, v);
    for (std::size_t k = 0; k < items.size(); ++k) list_append(heap, list, items[k]);
    drop_top(in, f);
    return Status::next;
  }
  if (!is_iterable(in, v)) {
    in.raise(TypeId::TypeError, fmt::format("Value after * must be an iterable, not {}", type_name(heap, v)));
    return Status::error;
  }
  return convert_and_repeat(in, f, type_value(TypeId::list));
}

Status op_SET_UPDATE(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value set = peek(f, static_cast<std::uint32_t>(i.arg));
  const Fast fast = set_update(in, set, v);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done) {
    drop_top(in, f);
    return Status::next;
  }
  const Owned items(heap, pop(f));
  return call(in, in.prelude("_set_update"), {set, items.get()}, ReturnMode::discard);
}

namespace {

Status merge(Interpreter& in, Frame* f, Value dict, bool unique) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, v, at, key, value);) {
    if (unique) {
      Value present;
      if (dict_get(in, dict, key, present) == Fast::done && !present.is_null()) {
        if (!is_str(heap, key)) {
          in.raise(TypeId::TypeError, "keywords must be strings");
        } else {
          in.raise(TypeId::TypeError, fmt::format("{} got multiple values for keyword argument '{}'",
                                                  function_name(heap, peek(f, 3)), text_of(heap, key)));
        }
        return Status::error;
      }
    }
    const Fast fast = dict_set(in, dict, key, value);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::needs_python) {
      const Owned items(heap, pop(f));
      return call(in, in.prelude("_dict_update"), {dict, items.get()}, ReturnMode::discard);
    }
  }
  drop_top(in, f);
  return Status::next;
}

}  // namespace

Status op_DICT_UPDATE(Interpreter& in, Frame* f, Instr i) {
  const Value v = peek(f, 0);
  if (in.heap.layout_of(v) == Layout::dict && !overrides(in.heap, v, kHasIter))
    return merge(in, f, peek(f, static_cast<std::uint32_t>(i.arg)), false);
  if (type_lookup(in.heap, in.heap.type_of(v), in.interned("keys")).is_null()) {
    in.raise(TypeId::TypeError, fmt::format("'{}' object is not a mapping", type_name(in.heap, v)));
    return Status::error;
  }
  return convert_and_repeat(in, f, type_value(TypeId::dict));
}
Status op_DICT_MERGE(Interpreter& in, Frame* f, Instr i) {
  const Value v = peek(f, 0);
  if (in.heap.layout_of(v) == Layout::dict && !overrides(in.heap, v, kHasIter))
    return merge(in, f, peek(f, static_cast<std::uint32_t>(i.arg)), true);
  if (type_lookup(in.heap, in.heap.type_of(v), in.interned("keys")).is_null()) {
    in.raise(TypeId::TypeError,
             fmt::format("{} argument after ** must be a mapping, not {}",
                         function_name(in.heap, peek(f, static_cast<std::uint32_t>(i.arg) + 2)),
                         type_name(in.heap, v)));
    return Status::error;
  }
  return convert_and_repeat(in, f, type_value(TypeId::dict));
}

}  // namespace kvant::python
