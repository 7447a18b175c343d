// Iterators over built-in containers.
#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::size_t kMaxPlainZip = 8;  // zips of more iterators are stepped by their method __next__

TypeId type_of_kind(IteratorKind kind) {
  switch (kind) {
    case IteratorKind::list:
      return TypeId::list_iterator;
    case IteratorKind::tuple:
      return TypeId::tuple_iterator;
    case IteratorKind::str:
      return TypeId::str_iterator;
    case IteratorKind::bytes:
      return TypeId::bytes_iterator;
    case IteratorKind::bytearray:
      return TypeId::bytearray_iterator;
    case IteratorKind::range:
      return TypeId::range_iterator;
    case IteratorKind::big_range:
      return TypeId::longrange_iterator;
    case IteratorKind::dict_keys:
      return TypeId::dict_keyiterator;
    case IteratorKind::dict_values:
      return TypeId::dict_valueiterator;
    case IteratorKind::dict_items:
      return TypeId::dict_itemiterator;
    case IteratorKind::set:
      return TypeId::set_iterator;
    case IteratorKind::list_reversed:
      return TypeId::list_reverseiterator;
    case IteratorKind::dict_reversed:
      return TypeId::dict_reverseiterator;
    case IteratorKind::sequence:
      return TypeId::iterator;
    case IteratorKind::enumerate:
      return TypeId::enumerate;
    case IteratorKind::zip:
      return TypeId::zip;
    case IteratorKind::reversed:
      return TypeId::reversed;
    case IteratorKind::callable:
      return TypeId::callable_iterator;
    case IteratorKind::map:
      return TypeId::map;
    case IteratorKind::filter:
      return TypeId::filter;
    case IteratorKind::deque:
      return TypeId::deque_iterator;
  }
  return TypeId::iterator;
}

Step finish(Heap& heap, Iterator* it) {
  heap.assign(it->target, Value());
  return Step::exhausted;
}

Value pair(Heap& heap, Value first, Value second) {  // borrowed
  return new_tuple(heap, std::array{first, second});
}

Value dict_item(Heap& heap, std::int64_t kind, const DictEntry& e) {
  switch (kind) {
    case 0:
      return heap.kept(e.key);
    case 1:
      return heap.kept(e.value);
    default:
      return pair(heap, e.key, e.value);
  }
}

// `stop` is the dict's size when the iteration began, `step` how many items are still to come.
Step next_of_dict(Interpreter& in, Iterator* it, std::int64_t kind, int direction, Value& out) {
  Heap& heap = in.heap;
  const Dict* d = heap.get<Dict>(it->target);
  if (it->stop != d->used) {
    it->stop = -1;  // stays an error
    in.raise(TypeId::RuntimeError, "dictionary changed size during iteration");
    return Step::error;
  }
  const DictEntry* entries = heap.at<DictEntry>(d->entries);
  std::int64_t i = it->position;
  while (i >= 0 && i < d->filled && !entries[i].key) i += direction;
  if (i < 0 || i >= d->filled) return finish(heap, it);
  if (it->step == 0) {
    in.raise(TypeId::RuntimeError, "dictionary keys changed during iteration");
    return Step::error;
  }
  out = dict_item(heap, kind, entries[i]);
  it->position = i + direction;
  --it->step;
  return Step::item;
}

Step next_of_set(Interpreter& in, Iterator* it, Value& out) {
  const Set* s = in.heap.get<Set>(it->target);
  if (it->stop != s->used) {
    it->stop = -1;
    in.raise(TypeId::RuntimeError, "Set changed size during iteration");
    return Step::error;
  }
  auto position = static_cast<std::uint32_t>(it->position);
  if (!set_next(in.heap, it->target, position, out)) return finish(in.heap, it);
  it->position = position;
  in.heap.keep(out);
  return Step::item;
}

Step next_of_str(Heap& heap, Iterator* it, Value& out) {
  const std::string_view text = text_of(heap, it->target);
  const auto at = static_cast<std::size_t>(it->position);
  if (at >= text.size()) return finish(heap, it);
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80 && heap.roots().ascii[first]) {
    out = heap.kept(heap.roots().ascii[first]);
    ++it->position;
    return Step::item;
  }
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  out = new_str(heap, std::string(text.substr(at, end - at)));
  it->position = static_cast<std::int64_t>(end);
  return Step::item;
}

Step next_of_big_range(Interpreter& in, Iterator* it, Value& out) {
  Heap& heap = in.heap;
  const Range* range = heap.get<Range>(it->target);
  std::int64_t length = 0;
  if (int_to_i64(heap, range->length, length) && it->position >= length) return finish(heap, it);
  Value offset;
  const Owned position(heap, new_int(heap, it->position));
  if (number_binary(in, BinaryOp::multiply, range->step, position.get(), offset) != Fast::done)
    return Step::error;
  const Owned owned(heap, offset);
  if (number_binary(in, BinaryOp::add, range->start, offset, out) != Fast::done) return Step::error;
  ++it->position;
  return Step::item;
}

Step next_of_enumerate(Interpreter& in, Iterator* it, Value& out) {
  Value item;
  const Step step = next_of(in, it->target, item);
  if (step != Step::item) return step;
  const Value count = it->extra;
  Value next;
  if (count.is_small() && count.as_small() < kSmallMax)
    next = Value::small(count.as_small() + 1);
  else
    number_binary(in, BinaryOp::add, count, Value::small(1), next);
  out = new_tuple_owned(in.heap, std::array{count, item});
  it->extra = next;
  return Step::item;
}

Step next_of_zip(Interpreter& in, Iterator* it, Value& out) {
  Heap& heap = in.heap;
  if (!is_plain_iterator(heap, Value::object(heap.offset_of(it)))) return Step::needs_python;
  const std::span<Value> inner = tuple_items(heap, it->target);
  if (inner.empty()) return Step::exhausted;
  std::array<Value, kMaxPlainZip> items;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const Step step = next_of(in, inner[i], items[i]);
    if (step == Step::item) continue;
    for (std::size_t k = 0; k < i; ++k) heap.drop(items[k]);
    return step;
  }
  out = new_tuple_owned(heap, std::span(items).first(inner.size()));
  return Step::item;
}

}  // namespace

Value new_iterator(Heap& heap, IteratorKind kind, Value target, std::int64_t position, std::int64_t stop,
                   std::int64_t step, Value extra) {
  auto* it = heap.create<Iterator>(type_offset(type_of_kind(kind)));
  it->kind = kind;
  it->version = 0;
  it->position = position;
  it->stop = stop;
  it->step = step;
  it->target = heap.kept(target);
  it->extra = heap.kept(extra);
  return Value::object(heap.offset_of(it));
}

bool is_plain_iterator(const Heap& heap, Value v) {
  if (!v.is_object() || heap.layout_of(v) != Layout::iterator || overrides(heap, v, kHasNext)) return false;
  const auto* it = heap.get<Iterator>(v);
  switch (it->kind) {
    case IteratorKind::sequence:
    case IteratorKind::reversed:
    case IteratorKind::callable:
    case IteratorKind::map:
    case IteratorKind::filter:
      return false;
    case IteratorKind::enumerate:
      return !it->target || is_plain_iterator(heap, it->target);
    case IteratorKind::zip:
      if (!it->target) return true;
      if (it->stop != 0 || tuple_items(heap, it->target).size() > kMaxPlainZip) return false;
      for (Value inner : tuple_items(heap, it->target))
        if (!is_plain_iterator(heap, inner)) return false;
      return true;
    default:
      return true;
  }
}

Step next_of(Interpreter& in, Value iterator, Value& out) {
  Heap& heap = in.heap;
  if (!iterator.is_object() || heap.layout_of(iterator) != Layout::iterator ||
      overrides(heap, iterator, kHasNext))
    return Step::needs_python;
  auto* it = heap.get<Iterator>(iterator);
  if (it->kind == IteratorKind::range) {
    if (it->step > 0 ? it->position >= it->stop : it->position <= it->stop) return Step::exhausted;
    out = new_int(heap, it->position);
    // Past the end rather than over the edge of 64 bits.
    if (__builtin_add_overflow(it->position, it->step, &it->position)) it->position = it->stop;
    return Step::item;
  }
  if (!it->target) return Step::exhausted;
  switch (it->kind) {
    case IteratorKind::list:
    case IteratorKind::list_reversed: {
      const List* list = heap.get<List>(it->target);
      if (it->position < 0 || it->position >= list->size) return finish(heap, it);
      out = heap.kept(heap.at<Value>(list->items)[it->position]);
      it->position += it->kind == IteratorKind::list ? 1 : -1;
      return Step::item;
    }
    case IteratorKind::tuple: {
      const auto items = tuple_items(heap, it->target);
      if (it->position < 0 || it->position >= static_cast<std::int64_t>(items.size()))
        return finish(heap, it);
      out = heap.kept(items[static_cast<std::size_t>(it->position)]);
      it->position += it->step;
      return Step::item;
    }
    case IteratorKind::str:
      return next_of_str(heap, it, out);
    case IteratorKind::bytes:
    case IteratorKind::bytearray: {
      const std::string_view bytes = bytes_of(heap, it->target);
      if (it->position < 0 || it->position >= static_cast<std::int64_t>(bytes.size()))
        return finish(heap, it);
      out = Value::small(static_cast<unsigned char>(bytes[static_cast<std::size_t>(it->position)]));
      it->position += it->step;
      return Step::item;
    }
    case IteratorKind::big_range:
      return next_of_big_range(in, it, out);
    case IteratorKind::dict_keys:
      return next_of_dict(in, it, 0, 1, out);
    case IteratorKind::dict_values:
      return next_of_dict(in, it, 1, 1, out);
    case IteratorKind::dict_items:
      return next_of_dict(in, it, 2, 1, out);
    case IteratorKind::dict_reversed:
      return next_of_dict(in, it, it->extra.as_small(), -1, out);
    case IteratorKind::set:
      return next_of_set(in, it, out);
    case IteratorKind::deque:
      return next_of_deque(in, it, out);
    case IteratorKind::enumerate:
      return next_of_enumerate(in, it, out);
    case IteratorKind::zip:
      return next_of_zip(in, it, out);
    default:
      return Step::needs_python;
  }
}

Fast collect(Interpreter& in, Value iterable, std::vector<Value>& items) {
  Heap& heap = in.heap;
  if (iterable.is_object() && !overrides(heap, iterable, kHasIter)) {
    const Layout layout = heap.layout_of(iterable);
    if (layout == Layout::list || layout == Layout::tuple) {
      const auto all = layout == Layout::list ? list_items(heap, iterable) : tuple_items(heap, iterable);
      items.assign(all.begin(), all.end());
      for (Value v : items) heap.keep(v);
      return Fast::done;
    }
  }
  Value iterator;
  if (const Fast fast = iterate(in, iterable, iterator); fast != Fast::done) return fast;
  const Owned owned(heap, iterator);
  if (!is_plain_iterator(heap, iterator)) return Fast::needs_python;
  while (true) {
    Value item;
    switch (next_of(in, iterator, item)) {
      case Step::item:
        items.push_back(item);
        break;
      case Step::exhausted:
        return Fast::done;
      case Step::needs_python:  // cannot be: it is plain
      case Step::error:
        drop_all(heap, items);
        return Fast::error;
    }
  }
}

void drop_all(Heap& heap, std::vector<Value>& items) {
  for (Value v : items) heap.drop(v);
  items.clear();
}

}  // namespace kvant::python
