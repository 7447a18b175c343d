// Looking for parts of str, bytes and bytearray.
#include <fmt/format.h>

#include <array>

#include "sim/python/container.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

// What find, index and count look for: a text, or for bytes the number of a byte too.
class Needle {
 public:
  bool take(NativeCall& c) {
    const Value v = c.args[1];
    if (!is_str(c.heap, c.args[0])) {
      if (is_int(c.heap, v)) {
        text_ = {&byte_, 1};
        return take_byte(c, v, byte_);
      }
      if (!is_bytes_like(c.heap, v)) {
        fail(c, TypeId::TypeError,
             fmt::format("argument should be integer or bytes-like object, not '{}'", type_name(c.heap, v)));
        return false;
      }
    }
    return take_sub(c, v, "must be str, not {}", text_);
  }
  std::string_view text() const { return text_; }

 private:
  char byte_ = 0;
  std::string_view text_;
};

// The index found, or -1; nullopt-like: false when raised.
bool search(NativeCall& c, bool backward, std::int64_t& out) {
  Needle needle;
  TextRange range;
  if (!needle.take(c) || !take_range(c, 2, 3, range)) return false;
  out = -1;
  if (range.beyond) return true;
  const std::size_t at = backward ? range.part.rfind(needle.text()) : range.part.find(needle.text());
  if (at == std::string_view::npos) return true;
  const bool str = is_str(c.heap, c.args[0]);
  out = range.first + static_cast<std::int64_t>(str ? code_points(range.part.substr(0, at)) : at);
  return true;
}

Outcome find_any(NativeCall& c, bool backward, bool must) {
  std::int64_t at = -1;
  if (!search(c, backward, at)) return Outcome::error;
  if (must && at < 0)
    return fail(c, TypeId::ValueError,
                is_str(c.heap, c.args[0]) ? "substring not found" : "subsection not found");
  return c.done(Value::small(at));
}

Outcome begins(NativeCall& c, bool at_end) {
  Heap& heap = c.heap;
  const bool str = is_str(heap, c.args[0]);
  const std::string_view name = at_end ? "endswith" : "startswith";
  TextRange range;
  const Value wanted = c.args[1];
  const bool is_tuple = wanted.is_object() && heap.layout_of(wanted) == Layout::tuple;
  const std::array<Value, 1> one{wanted};
  const std::span<const Value> options = is_tuple ? std::span<const Value>(tuple_items(heap, wanted)) : one;
  if (!is_tuple && !(str ? is_str(heap, wanted) : is_bytes_like(heap, wanted)))
    return fail(c, TypeId::TypeError,
                fmt::format("{0} first arg must be {1} or a tuple of {1}, not {2}", name,
                            str ? "str" : "bytes", type_name(heap, wanted)));
  if (!take_range(c, 2, 3, range)) return Outcome::error;
  for (Value v : options) {
    if (!(str ? is_str(heap, v) : is_bytes_like(heap, v)))
      return fail(c, TypeId::TypeError,
                  str ? fmt::format("tuple for {} must only contain str, not {}", name, type_name(heap, v))
                      : fmt::format("a bytes-like object is required, not '{}'", type_name(heap, v)));
    const std::string_view text = raw_text(heap, v);
    if (!range.beyond && (at_end ? range.part.ends_with(text) : range.part.starts_with(text)))
      return c.done(heap.kept(kTrue));
  }
  return c.done(heap.kept(kFalse));
}

// Ends of the code points (or bytes) of `text`: where an empty text is found.
std::string between_all(std::string_view text, bool str, std::string_view put, std::int64_t count) {
  std::string out;
  std::size_t at = 0;
  while (true) {
    if (count == 0) break;
    --count;
    out += put;
    if (at >= text.size()) return out;
    const std::size_t from = at;
    if (str) {
      next_code_point(text, at);
    } else {
      ++at;
    }
    out += text.substr(from, at - from);
  }
  return out += text.substr(at);
}

}  // namespace

Outcome text_find(NativeCall& c) {
  return find_any(c, false, false);
}
Outcome text_rfind(NativeCall& c) {
  return find_any(c, true, false);
}
Outcome text_index(NativeCall& c) {
  return find_any(c, false, true);
}
Outcome text_rindex(NativeCall& c) {
  return find_any(c, true, true);
}
Outcome text_startswith(NativeCall& c) {
  return begins(c, false);
}
Outcome text_endswith(NativeCall& c) {
  return begins(c, true);
}

Outcome text_count(NativeCall& c) {
  Needle needle;
  TextRange range;
  if (!needle.take(c) || !take_range(c, 2, 3, range)) return Outcome::error;
  if (range.beyond) return c.done(Value::small(0));
  const std::string_view text = needle.text();
  if (text.empty()) {
    const std::size_t n = is_str(c.heap, c.args[0]) ? code_points(range.part) : range.part.size();
    return c.done(Value::small(static_cast<std::int64_t>(n) + 1));
  }
  std::int64_t count = 0;
  for (std::size_t at = range.part.find(text); at != std::string_view::npos;
       at = range.part.find(text, at + text.size()))
    ++count;
  return c.done(Value::small(count));
}

Outcome text_replace(NativeCall& c) {
  const std::string_view text = raw_text(c.heap, c.args[0]);
  std::string_view old, fresh;
  std::int64_t count = -1;
  if (!take_sub(c, c.args[1], "replace() argument 1 must be str, not {}", old) ||
      !take_sub(c, c.args[2], "replace() argument 2 must be str, not {}", fresh) ||
      !take_index_or(c, 3, -1, count))
    return Outcome::error;
  if (old.empty())
    return c.done(text_like(c.heap, c.args[0], between_all(text, is_str(c.heap, c.args[0]), fresh, count)));
  std::size_t at = text.find(old);
  if (at == std::string_view::npos || count == 0) return c.done(text_like(c.heap, c.args[0], text));
  std::string out;
  std::size_t from = 0;
  for (; at != std::string_view::npos && count != 0; --count) {
    out += text.substr(from, at - from);
    out += fresh;
    if (out.size() > c.heap.limit()) throw HeapExhausted();
    from = at + old.size();
    at = text.find(old, from);
  }
  out += text.substr(from);
  return c.done(text_like(c.heap, c.args[0], out));
}

Outcome text_removeprefix(NativeCall& c) {
  std::string_view text = raw_text(c.heap, c.args[0]), part;
  if (!take_sub(c, c.args[1], "removeprefix() argument must be str, not {}", part)) return Outcome::error;
  if (text.starts_with(part)) text.remove_prefix(part.size());
  return c.done(text_like(c.heap, c.args[0], text));
}

Outcome text_removesuffix(NativeCall& c) {
  std::string_view text = raw_text(c.heap, c.args[0]), part;
  if (!take_sub(c, c.args[1], "removesuffix() argument must be str, not {}", part)) return Outcome::error;
  if (text.ends_with(part)) text.remove_suffix(part.size());
  return c.done(text_like(c.heap, c.args[0], text));
}

}  // namespace kvant::python
