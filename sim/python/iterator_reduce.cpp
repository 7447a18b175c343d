#include "sim/python/iterator_reduce.h"

#include <algorithm>

#include "sim/python/call.h"
#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

Value builtin(NativeCall& c, std::string_view name) {
  return dict_get_str(c.heap, c.heap.roots().builtins, c.in.interned(name));
}

Outcome parts(NativeCall& c, Value maker, std::initializer_list<Value> args, Value state = Value()) {
  const Owned given(c.heap, new_tuple(c.heap, std::span<const Value>(args.begin(), args.size())));
  if (state.is_null()) return c.done(new_tuple(c.heap, std::array{maker, given.get()}));
  return c.done(new_tuple(c.heap, std::array{maker, given.get(), state}));
}

// How many code points stand before a place in bytes, and the other way round.
std::int64_t code_points(std::string_view text, std::int64_t bytes) {
  const auto begins = [](char ch) { return (static_cast<unsigned char>(ch) & 0xC0) != 0x80; };
  return std::count_if(text.begin(), text.begin() + bytes, begins);
}
std::int64_t byte_place(std::string_view text, std::int64_t wanted) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && wanted-- == 0) break;
  return static_cast<std::int64_t>(at);
}

// iter([what is still to come]), taken from a copy.
Outcome rest_as_list(NativeCall& c, const Iterator& it) {
  const Owned rest(c.heap, new_list(c.heap));
  if (it.target) {
    const Owned copy(c.heap,
                     new_iterator(c.heap, it.kind, it.target, it.position, it.stop, it.step, it.extra));
    c.heap.get<Iterator>(copy.get())->version = it.version;
    Value item;
    Step step = Step::exhausted;
    while ((step = next_of(c.in, copy.get(), item)) == Step::item) {
      list_append(c.heap, rest.get(), item);
      c.heap.drop(item);
    }
    if (step == Step::error) return c.fail();
  }
  return parts(c, builtin(c, "iter"), {rest.get()});
}

Outcome with_function(NativeCall& c, Value type, Value function, Value iterators) {
  std::vector<Value> args{function};
  for (const Value inner : tuple_items(c.heap, iterators)) args.push_back(inner);
  const Owned given(c.heap, new_tuple(c.heap, args));
  return c.done(new_tuple(c.heap, std::array{type, given.get()}));
}

}  // namespace

Outcome iterator_reduce(NativeCall& c) {
  const Iterator& it = *c.heap.get<Iterator>(c.args[0]);
  const Value type = Value::object(c.heap.type_of(c.args[0]));
  switch (it.kind) {
    case IteratorKind::range: {
      const Owned left(c.heap, new_range(c.heap, it.position, it.stop, it.step));
      return parts(c, builtin(c, "iter"), {left.get()});
    }
    case IteratorKind::dict_keys:
    case IteratorKind::dict_values:
    case IteratorKind::dict_items:
    case IteratorKind::dict_reversed:
    case IteratorKind::set:
    case IteratorKind::big_range:
    case IteratorKind::deque:
      return rest_as_list(c, it);
    default:
      break;
  }
  if (it.target.is_null()) {
    const Owned empty(c.heap, new_list(c.heap));
    return parts(c, builtin(c, "iter"), {empty.get()});
  }
  switch (it.kind) {
    case IteratorKind::enumerate:
      return parts(c, type, {it.target, it.extra});
    case IteratorKind::filter:
      return parts(c, type, {it.extra, it.target});
    case IteratorKind::callable:
      return parts(c, builtin(c, "iter"), {it.target, it.extra});
    case IteratorKind::map:
      return with_function(c, type, it.extra, it.target);
    case IteratorKind::zip:
      if (it.stop == 0) return c.done(new_tuple(c.heap, std::array{type, it.target}));
      return c.done(new_tuple(c.heap, std::array{type, it.target, kTrue}));
    case IteratorKind::list_reversed:
    case IteratorKind::reversed:
      return parts(c, builtin(c, "reversed"), {it.target}, Value::small(it.position));
    case IteratorKind::str:
      return parts(c, builtin(c, "iter"), {it.target},
                   Value::small(code_points(text_of(c.heap, it.target), it.position)));
    default:
      return parts(c, builtin(c, it.step < 0 ? "reversed" : "iter"), {it.target}, Value::small(it.position));
  }
}

Outcome iterator_setstate(NativeCall& c) {
  Iterator& it = *c.heap.get<Iterator>(c.args[0]);
  if (it.kind == IteratorKind::zip) {
    it.stop = c.args[1] == kTrue ? 1 : 0;
    return c.none();
  }
  std::int64_t to = 0, length = 0;
  if (!int_argument(c, c.args[1], to)) return c.fail();
  if (it.target.is_null()) return c.none();
  if (it.kind == IteratorKind::str) {
    it.position = byte_place(text_of(c.heap, it.target), std::max<std::int64_t>(to, 0));
    return c.none();
  }
  const bool down =
      it.step < 0 || it.kind == IteratorKind::list_reversed || it.kind == IteratorKind::reversed;
  if (plain_length(c.in, it.target, length) != Fast::done) {
    c.heap.drop(c.in.take_exception());
    length = to + 1;
  }
  it.position = down ? std::clamp<std::int64_t>(to, -1, length - 1) : std::clamp<std::int64_t>(to, 0, length);
  return c.none();
}

}  // namespace kvant::python
