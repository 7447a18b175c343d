#include "sim/python/text_native.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"

namespace kvant::python {

std::string_view raw_text(const Heap& heap, Value v) {
  return is_str(heap, v) ? text_of(heap, v) : bytes_of(heap, v);
}

Value text_like(Heap& heap, Value like, std::string_view data) {
  const std::string_view own = raw_text(heap, like);
  const bool same = own.data() == data.data() && own.size() == data.size();
  if (is_str(heap, like))
    return same && heap.is_exact(like, TypeId::str) ? heap.kept(like) : new_str(heap, data);
  if (heap.layout_of(like) == Layout::bytearray) return new_bytearray(heap, std::string(data));
  return same && heap.is_exact(like, TypeId::bytes) ? heap.kept(like) : new_bytes(heap, data);
}

Outcome fail(NativeCall& c, TypeId type, std::string_view message) {
  c.in.raise(type, message);
  return Outcome::error;
}

bool take_index(NativeCall& c, Value v, std::int64_t& out) {
  if (!is_int(c.heap, v)) {
    fail(c, TypeId::TypeError,
         fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
    return false;
  }
  if (int_to_i64(c.heap, v, out)) return true;
  fail(c, TypeId::OverflowError, "Python int too large to convert to C ssize_t");
  return false;
}

bool take_index_or(NativeCall& c, std::size_t i, std::int64_t otherwise, std::int64_t& out) {
  out = otherwise;
  return !given(c, i) || take_index(c, c.args[i], out);
}

bool take_byte(NativeCall& c, Value v, char& out) {
  std::int64_t i = -1;
  if (!is_int(c.heap, v)) return take_index(c, v, i);
  if (!int_to_i64(c.heap, v, i) || i < 0 || i > 255) {
    fail(c, TypeId::ValueError, "byte must be in range(0, 256)");
    return false;
  }
  out = static_cast<char>(i);
  return true;
}

bool take_sub(NativeCall& c, Value v, std::string_view str_error, std::string_view& out) {
  const bool str = is_str(c.heap, c.args[0]);
  if (str ? is_str(c.heap, v) : is_bytes_like(c.heap, v)) {
    out = raw_text(c.heap, v);
    return true;
  }
  const std::string type = type_name(c.heap, v);
  fail(c, TypeId::TypeError,
       str ? fmt::format(fmt::runtime(str_error), type)
           : fmt::format("a bytes-like object is required, not '{}'", type));
  return false;
}

namespace {

// An index of a range: None, or an int of any size. False: raised.
bool take_bound(NativeCall& c, std::size_t i, std::int64_t otherwise, std::int64_t& out) {
  out = otherwise;
  if (!given_not_none(c, i)) return true;
  if (!is_int(c.heap, c.args[i])) {
    fail(c, TypeId::TypeError, "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  if (!int_to_i64(c.heap, c.args[i], out)) {
    Value negative;
    number_compare(c.in, CompareOp::lt, c.args[i], Value::small(0), negative);
    out = negative == kTrue ? -(std::int64_t{1} << 40) : std::int64_t{1} << 40;
    c.heap.drop(negative);
  }
  return true;
}

}  // namespace

bool take_range(NativeCall& c, std::size_t start_arg, std::size_t end_arg, TextRange& out) {
  const std::string_view text = raw_text(c.heap, c.args[0]);
  const bool str = is_str(c.heap, c.args[0]);
  const auto length = static_cast<std::int64_t>(str ? c.heap.get<Str>(c.args[0])->length : text.size());
  std::int64_t start = 0, end = length;
  if (!take_bound(c, start_arg, 0, start) || !take_bound(c, end_arg, length, end)) return false;
  if (end < 0) end = std::max<std::int64_t>(end + length, 0);
  if (start < 0) start = std::max<std::int64_t>(start + length, 0);
  end = std::min(end, length);
  out.first = start;
  out.beyond = start > end;
  if (out.beyond) return true;
  if (str && text.size() != static_cast<std::size_t>(length)) {
    const std::size_t from = byte_index(text, static_cast<std::size_t>(start));
    const std::size_t to = from + byte_index(text.substr(from), static_cast<std::size_t>(end - start));
    out.part = text.substr(from, to - from);
  } else {
    out.part = text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
  }
  return true;
}

}  // namespace kvant::python
