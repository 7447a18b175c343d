#include "sim/python/container_native.h"

#include <fmt/format.h>

namespace kvant::python {

Outcome call_next(NativeCall& c, Value iterator, int phase, bool catching) {
  const Value method = c.in.lookup_special(iterator, name(c.heap, NameId::dunder_next));
  if (!method)
    return raise(c, TypeId::TypeError,
                 fmt::format("'{}' object is not an iterator", type_name(c.heap, iterator)));
  return c.call(method, {iterator}, phase, catching);
}

Outcome raise(NativeCall& c, TypeId type, std::string_view message) {
  c.in.raise(type, message);
  return c.fail();
}

Outcome stop_iteration(NativeCall& c) {
  c.in.raise(TypeId::StopIteration, "");
  return c.fail();
}

bool int_argument(NativeCall& c, Value v, std::int64_t& out) {
  if (is_int(c.heap, v)) {
    if (int_to_i64(c.heap, v, out)) return true;
    c.in.raise(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
    return false;
  }
  c.in.raise(TypeId::TypeError,
             fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
  return false;
}

Outcome dunder_len(NativeCall& c) {
  std::int64_t length = 0;
  if (plain_length(c.in, c.args[0], length) != Fast::done) return c.fail();
  return c.done(new_int(c.heap, length));
}

Outcome dunder_iter(NativeCall& c) {
  Value out;
  return plain_iterate(c.in, c.args[0], out) == Fast::done ? c.done(out) : c.fail();
}

Outcome dunder_contains(NativeCall& c) {
  bool found = false;
  const Fast fast = plain_contains(c.in, c.args[0], c.args[1], found);
  return finish(c, fast, fast == Fast::done ? bool_result(c.heap, found) : Value(), "_contains_plain",
                {c.args[0], c.args[1]});
}

Outcome dunder_getitem(NativeCall& c) {
  Value out;
  const Fast fast = plain_get_item(c.in, c.args[0], c.args[1], out);
  return finish(c, fast, out, "_getitem_plain", {c.args[0], c.args[1]});
}

Outcome dunder_setitem(NativeCall& c) {
  const Fast fast = plain_set_item(c.in, c.args[0], c.args[1], c.args[2]);
  return finish(c, fast, c.heap.kept(kNone), "_setitem_plain", {c.args[0], c.args[1], c.args[2]});
}

Outcome dunder_delitem(NativeCall& c) {
  const Fast fast = plain_delete_item(c.in, c.args[0], c.args[1]);
  return finish(c, fast, c.heap.kept(kNone), "_delitem_plain", {c.args[0], c.args[1]});
}

Outcome dunder_repr(NativeCall& c) {
  std::string text;
  const Fast fast = plain_repr(c.in, c.args[0], text);
  return finish(c, fast, fast == Fast::done ? new_str(c.heap, text) : Value(), "_repr_plain", {c.args[0]});
}

Outcome dunder_hash(NativeCall& c) {
  std::int64_t hash = 0;
  const Fast fast = plain_hash(c.in, c.args[0], hash);
  return finish(c, fast, fast == Fast::done ? new_int(c.heap, hash) : Value(), "_hash_plain", {c.args[0]});
}

Outcome return_self(NativeCall& c) {
  return c.done(c.heap.kept(c.args[0]));
}

Outcome class_getitem(NativeCall& c) {
  const bool is_tuple = c.args[1].is_object() && c.heap.layout_of(c.args[1]) == Layout::tuple;
  const Value arguments = is_tuple ? c.heap.kept(c.args[1]) : new_tuple(c.heap, c.args.subspan(1, 1));
  auto* alias = c.heap.create<Wrapper>(type_offset(TypeId::generic_alias));
  alias->target = c.heap.kept(c.args[0]);
  alias->extra = arguments;
  alias->dict = Value();
  return c.done(Value::object(c.heap.offset_of(alias)));
}

}  // namespace kvant::python
