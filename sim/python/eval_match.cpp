// match statements.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Status op_MATCH_MAPPING(Interpreter& in, Frame* f, Instr) {
  push(f, in.heap.kept(bool_value(in.heap.layout_of(peek(f, 0)) == Layout::dict)));
  return Status::next;
}

Status op_MATCH_SEQUENCE(Interpreter& in, Frame* f, Instr) {
  const Layout layout = in.heap.layout_of(peek(f, 0));
  push(f, in.heap.kept(
              bool_value(layout == Layout::list || layout == Layout::tuple || layout == Layout::range)));
  return Status::next;
}

// Stack: subject, keys → subject, keys, tuple of values or None.
Status op_MATCH_KEYS(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const std::span<Value> keys = tuple_items(heap, peek(f, 0));
  std::vector<Value> values;
  for (const Value key : keys) {
    Value found;
    const Fast fast = dict_get(in, peek(f, 1), key, found);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::needs_python)
      return call(in, in.prelude("_match_keys"), {peek(f, 1), peek(f, 0)}, ReturnMode::push);
    if (found.is_null()) {
      push(f, heap.kept(kNone));
      return Status::next;
    }
    values.push_back(found);
  }
  push(f, new_tuple(heap, values));
  return Status::next;
}

// Stack: subject, class, names of keyword patterns → tuple of attributes or None.
Status op_MATCH_CLASS(Interpreter& in, Frame* f, Instr i) {
  const Owned names(in.heap, pop(f));
  const Owned type(in.heap, pop(f));
  const Owned subject(in.heap, pop(f));
  return call(in, in.prelude("_match_class"), {subject.get(), type.get(), Value::small(i.arg), names.get()},
              ReturnMode::push);
}

}  // namespace kvant::python
