// truth, length, hash and iteration of any value.
#include "sim/python/protocol.h"
#include "sim/python/int_big.h"

#include <fmt/format.h>

#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// How deep containers may be nested in one operation: what CPython's recursion limit allows.
constexpr int kMaxDepth = 900;
thread_local int depth = 0;  // back at 0 after every operation: no state of a world

// CPython's tuple hash (Objects/tupleobject.c): xxHash's mixing over the items' hashes.
constexpr std::uint64_t kPrime1 = 11400714785074694791u;
constexpr std::uint64_t kPrime2 = 14029467366897019727u;
constexpr std::uint64_t kPrime5 = 2870177450012600261u;

Fast hash_items(Interpreter& in, std::span<const Value> items, std::int64_t& out) {
  std::uint64_t acc = kPrime5;
  for (Value v : items) {
    std::int64_t lane = 0;
    if (const Fast fast = hash_of(in, v, lane); fast != Fast::done) return fast;
    acc += static_cast<std::uint64_t>(lane) * kPrime2;
    acc = (acc << 31) | (acc >> 33);
    acc *= kPrime1;
  }
  acc += items.size() ^ (kPrime5 ^ 3527539u);
  out = acc == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(acc);
  return Fast::done;
}

// CPython's frozenset hash: does not depend on the order.
std::int64_t hash_set(const Heap& heap, Value set) {
  const Set* s = heap.get<Set>(set);
  std::uint64_t hash = 0;
  SetEntry e;
  for (std::uint32_t i = 0; set_next_entry(heap, set, i, e);) {
    const auto h = static_cast<std::uint64_t>(e.hash);
    hash ^= ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
  }
  hash ^= (std::uint64_t{s->used} + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  return hash == ~std::uint64_t{0} ? 590923713 : static_cast<std::int64_t>(hash);
}

Fast unhashable(Interpreter& in, Value v) {
  in.raise(TypeId::TypeError, fmt::format("unhashable type: '{}'", type_name(in.heap, v)));
  return Fast::error;
}

}  // namespace

Depth::Depth(Interpreter& in, std::string_view doing) : ok_(++depth <= kMaxDepth) {
  if (!ok_) in.raise(TypeId::RecursionError, fmt::format("maximum recursion depth exceeded{}", doing));
}
Depth::~Depth() {
  --depth;
}

std::string type_name(const Heap& heap, Value v) {
  const Type* type = heap.type_at(heap.type_of(v));
  const std::string name(text_of(heap, type->name));
  if ((type->flags & kTypeOfModule) == 0) return name;
  return std::string(text_of(heap, type->module)) + "." + name;
}

Value not_implemented(Heap& heap) {
  return heap.kept(kNotImplemented);
}

std::int64_t identity_hash(Value v) {
  return static_cast<std::int64_t>(address_of(v) >> 4);
}

Fast truth_of(Interpreter& in, Value v, bool& out) {
  if (v == kTrue || v == kFalse || v == kNone) {
    out = v == kTrue;
    return Fast::done;
  }
  if (v.is_small()) {
    out = v.as_small() != 0;
    return Fast::done;
  }
  if (overrides(in.heap, v, kHasBool | kHasLen)) return Fast::needs_python;
  return plain_truth(in, v, out);
}

Fast plain_truth(Interpreter& in, Value v, bool& out) {
  const Heap& heap = in.heap;
  switch (heap.layout_of(v)) {
    case Layout::singleton:
      out = v != kNone && v != kFalse;
      return Fast::done;
    case Layout::big_int:
      out = int_sign(heap, v) != 0;
      return Fast::done;
    case Layout::float_:
      out = heap.get<Float>(v)->value != 0;
      return Fast::done;
    case Layout::complex:
      out = heap.get<Complex>(v)->real != 0 || heap.get<Complex>(v)->imag != 0;
      return Fast::done;
    case Layout::str:
      out = heap.get<Str>(v)->size != 0;
      return Fast::done;
    case Layout::bytes:
      out = heap.get<Bytes>(v)->size != 0;
      return Fast::done;
    case Layout::bytearray:
      out = heap.get<ByteArray>(v)->size != 0;
      return Fast::done;
    case Layout::tuple:
      out = heap.get<Tuple>(v)->size != 0;
      return Fast::done;
    case Layout::list:
      out = heap.get<List>(v)->size != 0;
      return Fast::done;
    case Layout::dict:
      out = heap.get<Dict>(v)->used != 0;
      return Fast::done;
    case Layout::set:
      out = heap.get<Set>(v)->used != 0;
      return Fast::done;
    case Layout::range:
      out = heap.get<Range>(v)->length != Value::small(0);
      return Fast::done;
    case Layout::view:
      out = dict_size(heap, heap.get<View>(v)->target) != 0;
      return Fast::done;
    case Layout::native_data:
      out = !is_deque(heap, v) || deque_size(heap, v) != 0;
      return Fast::done;
    default:
      out = true;
      return Fast::done;
  }
}

Fast length_of(Interpreter& in, Value v, std::int64_t& out) {
  if (overrides(in.heap, v, kHasLen)) return Fast::needs_python;
  return plain_length(in, v, out);
}

Fast plain_length(Interpreter& in, Value v, std::int64_t& out) {
  const Heap& heap = in.heap;
  switch (heap.layout_of(v)) {
    case Layout::str:
      out = heap.get<Str>(v)->length;
      return Fast::done;
    case Layout::bytes:
      out = static_cast<std::int64_t>(heap.get<Bytes>(v)->size);
      return Fast::done;
    case Layout::bytearray:
      out = heap.get<ByteArray>(v)->size;
      return Fast::done;
    case Layout::tuple:
      out = static_cast<std::int64_t>(heap.get<Tuple>(v)->size);
      return Fast::done;
    case Layout::list:
      out = heap.get<List>(v)->size;
      return Fast::done;
    case Layout::dict:
      out = heap.get<Dict>(v)->used;
      return Fast::done;
    case Layout::set:
      out = heap.get<Set>(v)->used;
      return Fast::done;
    case Layout::view:
      out = dict_size(heap, heap.get<View>(v)->target);
      return Fast::done;
    case Layout::range:
      if (int_to_i64(heap, heap.get<Range>(v)->length, out)) return Fast::done;
      in.raise(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
      return Fast::error;
    case Layout::native_data:
      if (!is_deque(heap, v)) break;
      out = deque_size(heap, v);
      return Fast::done;
    default:
      break;
  }
  in.raise(TypeId::TypeError, fmt::format("object of type '{}' has no len()", type_name(heap, v)));
  return Fast::error;
}

Fast hash_of(Interpreter& in, Value v, std::int64_t& out) {
  Heap& heap = in.heap;
  if (v.is_small()) {
    out = number_hash(heap, v);
    return Fast::done;
  }
  const std::uint32_t special = heap.type_at(heap.get<Object>(v)->type)->special;
  if ((special & kUnhashable) != 0) return unhashable(in, v);
  if ((special & kHasHash) != 0) return Fast::needs_python;
  return plain_hash(in, v, out);
}

Fast plain_hash(Interpreter& in, Value v, std::int64_t& out) {
  Heap& heap = in.heap;
  switch (heap.layout_of(v)) {
    case Layout::big_int:
    case Layout::float_:
    case Layout::complex:
      out = number_hash(heap, v);
      return Fast::done;
    case Layout::singleton:
      out = v == kTrue ? 1 : v == kFalse ? 0 : identity_hash(v);
      return Fast::done;
    case Layout::str:
      out = str_hash(heap, v);
      return Fast::done;
    case Layout::bytes: {
      Bytes* bytes = heap.get<Bytes>(v);
      if (bytes->hash == -1) bytes->hash = hash_bytes(bytes_of(heap, v));
      out = bytes->hash;
      return Fast::done;
    }
    case Layout::tuple: {
      const Depth guard(in, "");
      return guard ? hash_items(in, tuple_items(heap, v), out) : Fast::error;
    }
    case Layout::range: {
      const Range* r = heap.get<Range>(v);
      const bool empty = r->length == Value::small(0), one = r->length == Value::small(1);
      const std::array key{r->length, empty ? kNone : r->start, empty || one ? kNone : r->step};
      return hash_items(in, key, out);
    }
    case Layout::set: {
      if (!in.is_instance(v, TypeId::frozenset)) return unhashable(in, v);
      Set* s = heap.get<Set>(v);
      if (s->hash == -1) s->hash = hash_set(heap, v);
      out = s->hash;
      return Fast::done;
    }
    case Layout::list:
    case Layout::dict:
    case Layout::bytearray:
    case Layout::slice:
      return unhashable(in, v);
    case Layout::view:
      if (heap.is_exact(v, TypeId::dict_values)) break;
      return unhashable(in, v);
    case Layout::native_data:
      if (is_deque(heap, v)) return unhashable(in, v);
      break;
    case Layout::method: {
      const Method* m = heap.get<Method>(v);
      out = identity_hash(m->self) ^ (identity_hash(m->function) * 3);
      return Fast::done;
    }
    case Layout::native_function: {
      const auto* f = heap.get<NativeFunction>(v);
      if (!f->self) break;
      out = identity_hash(f->self) ^ (std::int64_t{f->index} * 3);
      return Fast::done;
    }
    case Layout::weakref: {  // that of its object, remembered when that is gone
      Weakref* w = heap.get<Weakref>(v);
      if (w->hash == -1 && !w->target) {
        in.raise(TypeId::TypeError, "weak object has gone away");
        return Fast::error;
      }
      if (w->hash == -1)
        if (const Fast fast = hash_of(in, w->target, w->hash); fast != Fast::done) return fast;
      out = w->hash;
      return Fast::done;
    }
    case Layout::wrapper: {
      const Wrapper* w = heap.get<Wrapper>(v);
      if (heap.is_exact(v, TypeId::union_)) {  // whatever the order of its parts
        std::int64_t sum = 0;
        for (const Value part : tuple_items(heap, w->target)) {
          std::int64_t one = 0;
          if (const Fast fast = hash_of(in, part, one); fast != Fast::done) return fast;
          sum ^= one;
        }
        out = sum == -1 ? -2 : sum;
        return Fast::done;
      }
      if (!heap.is_exact(v, TypeId::generic_alias)) break;
      return hash_items(in, std::array{w->target, w->extra ? w->extra : kNone}, out);
    }
    default:
      break;
  }
  out = identity_hash(v);
  return Fast::done;
}

Fast iterate(Interpreter& in, Value v, Value& out) {
  if (overrides(in.heap, v, kHasIter)) return Fast::needs_python;
  return plain_iterate(in, v, out);
}

Fast plain_iterate(Interpreter& in, Value v, Value& out) {
  Heap& heap = in.heap;
  const auto make = [&](IteratorKind kind, Value target, std::int64_t stop = 0, std::int64_t step = 1) {
    out = new_iterator(heap, kind, target, 0, stop, step);
    return Fast::done;
  };
  const auto over_dict = [&](IteratorKind kind, Value dict) {
    return make(kind, dict, dict_size(heap, dict), dict_size(heap, dict));
  };
  switch (heap.layout_of(v)) {
    case Layout::list:
      return make(IteratorKind::list, v);
    case Layout::tuple:
      return make(IteratorKind::tuple, v);
    case Layout::str:
      return make(IteratorKind::str, v);
    case Layout::bytes:
      return make(IteratorKind::bytes, v);
    case Layout::bytearray:
      return make(IteratorKind::bytearray, v);
    case Layout::dict:
      return over_dict(IteratorKind::dict_keys, v);
    case Layout::set:
      return make(IteratorKind::set, v, heap.get<Set>(v)->used);
    case Layout::view: {
      const Value dict = heap.get<View>(v)->target;
      return over_dict(heap.is_exact(v, TypeId::dict_values)  ? IteratorKind::dict_values
                       : heap.is_exact(v, TypeId::dict_items) ? IteratorKind::dict_items
                                                              : IteratorKind::dict_keys,
                       dict);
    }
    case Layout::range: {
      const Range* r = heap.get<Range>(v);
      std::int64_t start = 0, stop = 0, step = 0;
      if (!int_to_i64(heap, r->start, start) || !int_to_i64(heap, r->stop, stop) ||
          !int_to_i64(heap, r->step, step))
        return make(IteratorKind::big_range, v);
      out = new_iterator(heap, IteratorKind::range, Value(), start, stop, step);
      return Fast::done;
    }
    case Layout::iterator:
      out = heap.kept(v);
      return Fast::done;
    case Layout::native_data:
      if (!is_deque(heap, v)) break;
      return make(IteratorKind::deque, v, deque_changes(heap, v));
    case Layout::generator:
    case Layout::random:
      return Fast::needs_python;
    case Layout::wrapper:
      return Fast::needs_python;
    default:
      if (overrides(heap, v, kHasGetItem)) return Fast::needs_python;
      break;
  }
  if (in.lookup_special(v, in.interned("__iter__"))) return Fast::needs_python;
  in.raise(TypeId::TypeError, fmt::format("'{}' object is not iterable", type_name(heap, v)));
  return Fast::error;
}

Fast index_of(Interpreter& in, Value v, std::int64_t& out) {
  if (is_int(in.heap, v)) {
    if (int_to_i64(in.heap, v, out)) return Fast::done;
    in.raise(TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
    return Fast::error;
  }
  if (in.lookup_special(v, in.interned("__index__"))) return Fast::needs_python;
  in.raise(TypeId::TypeError,
           fmt::format("'{}' object cannot be interpreted as an integer", type_name(in.heap, v)));
  return Fast::error;
}

}  // namespace kvant::python
