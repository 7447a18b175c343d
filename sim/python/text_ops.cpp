// Operators of str, bytes and bytearray.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "sim/python/container.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/text.h"

namespace kvant::python {

namespace {

Fast give(Value v, Value& out) {
  out = v;
  return v ? Fast::done : Fast::error;
}

Fast fail(Interpreter& in, TypeId type, std::string_view message) {
  in.raise(type, message);
  return Fast::error;
}

std::string_view raw(const Heap& heap, Value v) {
  return is_str(heap, v) ? text_of(heap, v) : bytes_of(heap, v);
}

bool is_bytearray(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::bytearray;
}

// The same kind as `like`.
Value make_like(Heap& heap, Value like, std::string_view data) {
  if (is_str(heap, like)) return new_str(heap, data);
  return is_bytearray(heap, like) ? new_bytearray(heap, data) : new_bytes(heap, data);
}

void reserve(Heap& heap, ByteArray* b, std::size_t size) {
  if (size <= b->capacity) return;
  if (size > heap.limit()) throw HeapExhausted();
  const std::size_t capacity = size + size / 8 + 8;
  const Offset block = heap.allocate(capacity);
  if (b->size != 0) std::memcpy(heap.at<char>(block), heap.at<char>(b->data), b->size);
  if (b->capacity != 0) heap.release(b->data, b->capacity);
  b->data = block;
  b->capacity = static_cast<std::uint32_t>(capacity);
}

// `data` is not the array's own.
void set_contents(Heap& heap, Value array, std::string_view data) {
  ByteArray* b = heap.get<ByteArray>(array);
  reserve(heap, b, data.size());
  if (!data.empty()) std::memcpy(heap.at<char>(b->data), data.data(), data.size());
  b->size = static_cast<std::uint32_t>(data.size());
}

Fast concatenate(Interpreter& in, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const bool fits = is_str(heap, a) ? is_str(heap, b) : is_bytes_like(heap, a) && is_bytes_like(heap, b);
  if (!fits) {
    // An operand of the program's own class may know __radd__: its turn comes before the complaint.
    const bool first = is_str(heap, a) || is_bytes_like(heap, a);
    if (!first || heap.type_at(heap.type_of(b))->is_heap) return give(heap.kept(kNotImplemented), out);
    if (is_str(heap, a))
      return fail(in, TypeId::TypeError,
                  fmt::format("can only concatenate str (not \"{}\") to str", type_name(heap, b)));
    return fail(in, TypeId::TypeError,
                fmt::format("can't concat {} to {}", type_name(heap, b), type_name(heap, a)));
  }
  const std::string_view x = raw(heap, a), y = raw(heap, b);
  if (in_place && is_bytearray(heap, a)) {
    bytearray_extend_by(heap, a, y);
    return give(heap.kept(a), out);
  }
  if (is_str(heap, a)) {
    if (x.empty() && heap.is_exact(b, TypeId::str)) return give(heap.kept(b), out);
    if (y.empty() && heap.is_exact(a, TypeId::str)) return give(heap.kept(a), out);
    // As one block, without a copy on the way: programs build long texts with +=.
    if (x.size() + y.size() > heap.limit()) throw HeapExhausted();
    const std::uint32_t length = heap.get<Str>(a)->length + heap.get<Str>(b)->length;
    Str* s = heap.create<Str>(type_offset(TypeId::str), sizeof(Str) + x.size() + y.size());
    s->hash = -1;
    s->size = static_cast<std::uint32_t>(x.size() + y.size());
    s->length = length;
    s->interned = 0;
    s->padding = 0;
    std::memcpy(s->data(), x.data(), x.size());
    std::memcpy(s->data() + x.size(), y.data(), y.size());
    return give(Value::object(heap.offset_of(s)), out);
  }
  return give(make_like(heap, a, std::string(x).append(y)), out);
}

Fast repeat(Interpreter& in, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const bool first = is_str(heap, a) || is_bytes_like(heap, a);
  const Value text = first ? a : b, count = first ? b : a;
  std::int64_t n = 0;
  if (!is_int(heap, count)) {
    if (heap.type_at(heap.type_of(count))->is_heap) return give(heap.kept(kNotImplemented), out);
    return fail(in, TypeId::TypeError,
                fmt::format("can't multiply sequence by non-int of type '{}'", type_name(heap, count)));
  }
  if (!int_to_i64(heap, count, n))
    return fail(in, TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
  const std::string_view unit = raw(heap, text);
  if (n == 1 && (heap.is_exact(text, TypeId::str) || heap.is_exact(text, TypeId::bytes)))
    return give(heap.kept(text), out);
  std::string data;
  if (n > 0 && !unit.empty()) {
    if (static_cast<std::uint64_t>(n) > heap.limit() / unit.size()) return fail(in, TypeId::MemoryError, "");
    data.reserve(unit.size() * static_cast<std::size_t>(n));
    if (unit.size() == 1) {
      data.assign(static_cast<std::size_t>(n), unit[0]);
    } else {
      for (std::int64_t i = 0; i < n; ++i) data += unit;
    }
  }
  if (in_place && is_bytearray(heap, a)) {
    set_contents(heap, a, data);
    return give(heap.kept(a), out);
  }
  return give(make_like(heap, text, data), out);
}

// An integer that stands for one byte. False: raised.
bool byte_value(Interpreter& in, Value v, char& out) {
  std::int64_t i = 0;
  if (!is_int(in.heap, v)) {
    in.raise(TypeId::TypeError,
             fmt::format("'{}' object cannot be interpreted as an integer", type_name(in.heap, v)));
    return false;
  }
  if (!int_to_i64(in.heap, v, i) || i < 0 || i > 255) {
    in.raise(TypeId::ValueError, "byte must be in range(0, 256)");
    return false;
  }
  out = static_cast<char>(i);
  return true;
}

Fast position_of(Interpreter& in, Value container, Value key, std::int64_t length, std::int64_t& at) {
  Heap& heap = in.heap;
  if (!is_int(heap, key)) {
    if (in.lookup_special(key, in.interned("__index__"))) return Fast::needs_python;
    const std::string type = type_name(heap, key);
    return fail(in, TypeId::TypeError,
                is_str(heap, container) ? fmt::format("string indices must be integers, not '{}'", type)
                : is_bytearray(heap, container)
                    ? fmt::format("bytearray indices must be integers or slices, not {}", type)
                    : fmt::format("byte indices must be integers or slices, not {}", type));
  }
  if (!int_to_i64(heap, key, at))
    return fail(in, TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
  if (at < 0) at += length;
  if (at >= 0 && at < length) return Fast::done;
  return fail(in, TypeId::IndexError,
              is_str(heap, container)         ? "string index out of range"
              : is_bytearray(heap, container) ? "bytearray index out of range"
                                              : "index out of range");
}

bool is_slice(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::slice;
}

}  // namespace

bool text_comparable(const Heap& heap, Value a, Value b) {
  return is_str(heap, a) ? is_str(heap, b) : is_bytes_like(heap, a) && is_bytes_like(heap, b);
}

int text_order(const Heap& heap, Value a, Value b) {
  // The order of UTF-8's bytes is that of its code points.
  const int order = raw(heap, a).compare(raw(heap, b));
  return order < 0 ? -1 : order > 0;
}

bool text_equal(const Heap& heap, Value a, Value b) {
  return text_comparable(heap, a, b) && raw(heap, a) == raw(heap, b);
}

Fast text_binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const bool text_a = is_str(heap, a) || is_bytes_like(heap, a);
  const bool text_b = is_str(heap, b) || is_bytes_like(heap, b);
  if (op == BinaryOp::add && (text_a || text_b)) return concatenate(in, in_place, a, b, out);
  if (op == BinaryOp::multiply && (text_a || text_b)) return repeat(in, in_place, a, b, out);
  if (op == BinaryOp::remainder && text_a) {
    std::string text;
    const Fast fast = percent_format(in, a, b, text);
    return fast == Fast::done ? give(make_like(heap, a, text), out) : fast;
  }
  return give(heap.kept(kNotImplemented), out);
}

Fast text_get_item(Interpreter& in, Value container, Value key, Value& out) {
  Heap& heap = in.heap;
  const bool str = is_str(heap, container);
  const auto length =
      static_cast<std::int64_t>(str ? heap.get<Str>(container)->length : bytes_of(heap, container).size());
  if (is_slice(heap, key)) {
    std::int64_t start = 0, stop = 0, step = 1, count = 0;
    if (!resolve_slice(in, key, length, start, stop, step, count)) return Fast::error;
    if (str) return give(substring(heap, container, start, stop, step), out);
    const std::string_view data = bytes_of(heap, container);
    std::string part;
    if (step == 1) {
      part = data.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(count));
    } else {
      for (std::int64_t i = 0; i < count; ++i) part += data[static_cast<std::size_t>(start + i * step)];
    }
    return give(make_like(heap, container, part), out);
  }
  std::int64_t at = 0;
  if (const Fast fast = position_of(in, container, key, length, at); fast != Fast::done) return fast;
  if (str) return give(substring(heap, container, at, at + 1, 1), out);
  return give(
      Value::small(static_cast<unsigned char>(bytes_of(heap, container)[static_cast<std::size_t>(at)])), out);
}

Fast text_contains(Interpreter& in, Value container, Value item, bool& out) {
  Heap& heap = in.heap;
  if (is_str(heap, container)) {
    if (!is_str(heap, item))
      return fail(
          in, TypeId::TypeError,
          fmt::format("'in <string>' requires string as left operand, not {}", type_name(heap, item)));
    out = text_of(heap, container).find(text_of(heap, item)) != std::string_view::npos;
    return Fast::done;
  }
  const std::string_view data = bytes_of(heap, container);
  if (is_int(heap, item)) {
    char byte = 0;
    if (!byte_value(in, item, byte)) return Fast::error;
    out = data.find(byte) != std::string_view::npos;
    return Fast::done;
  }
  if (!is_bytes_like(heap, item))
    return fail(in, TypeId::TypeError,
                fmt::format("a bytes-like object is required, not '{}'", type_name(heap, item)));
  out = data.find(bytes_of(heap, item)) != std::string_view::npos;
  return Fast::done;
}

Fast bytearray_set_item(Interpreter& in, Value array, Value key, Value value) {
  Heap& heap = in.heap;
  std::string data(bytes_of(heap, array));
  const auto length = static_cast<std::int64_t>(data.size());
  if (!is_slice(heap, key)) {
    std::int64_t at = 0;
    if (const Fast fast = position_of(in, array, key, length, at); fast != Fast::done) return fast;
    if (!value) {
      data.erase(static_cast<std::size_t>(at), 1);
      set_contents(heap, array, data);
      return Fast::done;
    }
    char byte = 0;
    if (!byte_value(in, value, byte)) return Fast::error;
    heap.at<char>(heap.get<ByteArray>(array)->data)[at] = byte;
    return Fast::done;
  }
  std::int64_t start = 0, stop = 0, step = 1, count = 0;
  if (!resolve_slice(in, key, length, start, stop, step, count)) return Fast::error;
  std::string fresh;
  if (value) {
    if (is_bytes_like(heap, value)) {
      fresh = bytes_of(heap, value);
    } else if (value.is_object() &&
               (heap.layout_of(value) == Layout::list || heap.layout_of(value) == Layout::tuple)) {
      for (Value v :
           heap.layout_of(value) == Layout::list ? list_items(heap, value) : tuple_items(heap, value)) {
        char byte = 0;
        if (!byte_value(in, v, byte)) return Fast::error;
        fresh += byte;
      }
    } else {
      return fail(in, TypeId::TypeError,
                  "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
  }
  if (step == 1) {
    data.replace(static_cast<std::size_t>(start), static_cast<std::size_t>(count), fresh);
  } else if (!value) {
    std::string kept;
    for (std::int64_t i = 0; i < length; ++i) {
      const std::int64_t from_start = (i - start) / step;
      if ((i - start) % step != 0 || from_start < 0 || from_start >= count)
        kept += data[static_cast<std::size_t>(i)];
    }
    data = kept;
  } else {
    if (static_cast<std::int64_t>(fresh.size()) != count)
      return fail(in, TypeId::ValueError,
                  fmt::format("attempt to assign bytes of size {} to extended slice of size {}", fresh.size(),
                              count));
    for (std::int64_t i = 0; i < count; ++i)
      data[static_cast<std::size_t>(start + i * step)] = fresh[static_cast<std::size_t>(i)];
  }
  set_contents(heap, array, data);
  return Fast::done;
}

void bytearray_assign(Heap& heap, Value array, std::string_view data) {
  set_contents(heap, array, data);
}

void bytearray_extend_by(Heap& heap, Value array, std::string_view data) {
  const std::string copy(data);  // may be the array's own bytes
  ByteArray* b = heap.get<ByteArray>(array);
  reserve(heap, b, b->size + copy.size());
  if (!copy.empty()) std::memcpy(heap.at<char>(b->data) + b->size, copy.data(), copy.size());
  b->size += static_cast<std::uint32_t>(copy.size());
}

}  // namespace kvant::python
