// Splitting, joining and stripping of str, bytes and bytearray.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/python/container_native.h"
#include "sim/python/interpreter.h"
#include "sim/python/text_native.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

using Parts = std::vector<std::string_view>;

Outcome give_list(NativeCall& c, const Parts& parts) {
  std::vector<Value> items;
  items.reserve(parts.size());
  for (std::string_view part : parts) items.push_back(text_like(c.heap, c.args[0], part));
  return c.done(new_list_owned(c.heap, items));
}

bool is_byte_space(char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}

// The character at `at` (start of one), its size in bytes, and whether it is white space.
struct Char {
  char32_t code;
  std::size_t size;
};
Char char_at(std::string_view text, std::size_t at, bool str) {
  if (!str || static_cast<unsigned char>(text[at]) < 0x80) return {static_cast<unsigned char>(text[at]), 1};
  std::size_t next = at;
  const char32_t code = next_code_point(text, next);
  return {code, next - at};
}
Char char_before(std::string_view text, std::size_t end, bool str) {
  std::size_t at = end - 1;
  while (str && at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return {char_at(text, at, str).code, end - at};
}
bool is_white(Char ch, bool str) {
  return str ? unicode::is_space(ch.code) : is_byte_space(static_cast<char>(ch.code));
}

void split_white(std::string_view text, bool str, std::int64_t limit, Parts& parts) {
  std::size_t at = 0;
  const auto skip = [&](bool white) {
    while (at < text.size()) {
      const Char ch = char_at(text, at, str);
      if (is_white(ch, str) != white) break;
      at += ch.size;
    }
  };
  for (skip(true); at < text.size(); skip(true)) {
    const std::size_t from = at;
    if (limit-- == 0) {
      parts.push_back(text.substr(from));
      return;
    }
    skip(false);
    parts.push_back(text.substr(from, at - from));
  }
}

void split_white_back(std::string_view text, bool str, std::int64_t limit, Parts& parts) {
  std::size_t end = text.size();
  const auto skip = [&](bool white) {
    while (end > 0) {
      const Char ch = char_before(text, end, str);
      if (is_white(ch, str) != white) break;
      end -= ch.size;
    }
  };
  for (skip(true); end > 0; skip(true)) {
    const std::size_t to = end;
    if (limit-- == 0) {
      parts.push_back(text.substr(0, to));
      break;
    }
    skip(false);
    parts.push_back(text.substr(end, to - end));
  }
  std::reverse(parts.begin(), parts.end());
}

Outcome split_any(NativeCall& c, bool backward) {
  const std::string_view text = raw_text(c.heap, c.args[0]);
  const bool str = is_str(c.heap, c.args[0]);
  std::int64_t limit = -1;
  std::string_view separator;
  if (given_not_none(c, 1) && !take_sub(c, c.args[1], "must be str or None, not {}", separator))
    return Outcome::error;
  if (!take_index_or(c, 2, -1, limit)) return Outcome::error;
  Parts parts;
  if (!given_not_none(c, 1)) {
    if (backward) {
      split_white_back(text, str, limit, parts);
    } else {
      split_white(text, str, limit, parts);
    }
    return give_list(c, parts);
  }
  if (separator.empty()) return fail(c, TypeId::ValueError, "empty separator");
  if (backward) {
    std::size_t end = text.size();
    for (; limit != 0 && end >= separator.size(); --limit) {
      const std::size_t at = text.substr(0, end).rfind(separator);
      if (at == std::string_view::npos) break;
      parts.push_back(text.substr(at + separator.size(), end - at - separator.size()));
      end = at;
    }
    parts.push_back(text.substr(0, end));
    std::reverse(parts.begin(), parts.end());
  } else {
    std::size_t from = 0;
    for (; limit != 0; --limit) {
      const std::size_t at = text.find(separator, from);
      if (at == std::string_view::npos) break;
      parts.push_back(text.substr(from, at - from));
      from = at + separator.size();
    }
    parts.push_back(text.substr(from));
  }
  return give_list(c, parts);
}

Outcome partition_any(NativeCall& c, bool backward) {
  const std::string_view text = raw_text(c.heap, c.args[0]);
  std::string_view separator;
  if (!take_sub(c, c.args[1], "must be str, not {}", separator)) return Outcome::error;
  if (separator.empty()) return fail(c, TypeId::ValueError, "empty separator");
  const std::size_t at = backward ? text.rfind(separator) : text.find(separator);
  std::string_view before = text, middle, after;
  if (at != std::string_view::npos) {
    before = text.substr(0, at);
    middle = separator;
    after = text.substr(at + separator.size());
  } else if (backward) {
    std::swap(before, after);
  }
  const Value items[] = {text_like(c.heap, c.args[0], before), text_like(c.heap, c.args[0], middle),
                         text_like(c.heap, c.args[0], after)};
  return c.done(new_tuple_owned(c.heap, items));
}

bool is_line_end(char32_t c, bool str) {
  if (c == '\n' || c == '\r') return true;
  return str &&
         ((c >= 0x0B && c <= 0x0C) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029);
}

Outcome strip_any(NativeCall& c, bool left, bool right, std::string_view name) {
  std::string_view text = raw_text(c.heap, c.args[0]);
  const bool str = is_str(c.heap, c.args[0]);
  std::u32string set;
  const bool by_set = given_not_none(c, 1);
  if (by_set) {
    std::string_view chars;
    if (!take_sub(c, c.args[1], std::string(name) + " arg must be None or str", chars)) return Outcome::error;
    for (std::size_t at = 0; at < chars.size();) {
      const Char ch = char_at(chars, at, str);
      set += ch.code;
      at += ch.size;
    }
  }
  const auto goes = [&](Char ch) {
    return by_set ? set.find(ch.code) != std::u32string::npos : is_white(ch, str);
  };
  while (left && !text.empty()) {
    const Char ch = char_at(text, 0, str);
    if (!goes(ch)) break;
    text.remove_prefix(ch.size);
  }
  while (right && !text.empty()) {
    const Char ch = char_before(text, text.size(), str);
    if (!goes(ch)) break;
    text.remove_suffix(ch.size);
  }
  return c.done(text_like(c.heap, c.args[0], text));
}

}  // namespace

Outcome text_split(NativeCall& c) {
  return split_any(c, false);
}
Outcome text_rsplit(NativeCall& c) {
  return split_any(c, true);
}
Outcome text_partition(NativeCall& c) {
  return partition_any(c, false);
}
Outcome text_rpartition(NativeCall& c) {
  return partition_any(c, true);
}
Outcome text_strip(NativeCall& c) {
  return strip_any(c, true, true, "strip");
}
Outcome text_lstrip(NativeCall& c) {
  return strip_any(c, true, false, "lstrip");
}
Outcome text_rstrip(NativeCall& c) {
  return strip_any(c, false, true, "rstrip");
}

Outcome text_splitlines(NativeCall& c) {
  const std::string_view text = raw_text(c.heap, c.args[0]);
  const bool str = is_str(c.heap, c.args[0]);
  bool keep_ends = false;
  if (given(c, 1) && truth_of(c.in, c.args[1], keep_ends) == Fast::error) return Outcome::error;
  Parts parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Char ch = char_at(text, at, str);
    const std::size_t end = at;
    at += ch.size;
    if (!is_line_end(ch.code, str)) continue;
    if (ch.code == '\r' && at < text.size() && text[at] == '\n') ++at;
    parts.push_back(text.substr(from, (keep_ends ? at : end) - from));
    from = at;
  }
  if (from < text.size()) parts.push_back(text.substr(from));
  return give_list(c, parts);
}

Outcome text_join(NativeCall& c) {
  Heap& heap = c.heap;
  const Value iterable = c.args[1];
  const bool plain = heap.is_exact(iterable, TypeId::list) || heap.is_exact(iterable, TypeId::tuple);
  const bool iterates = plain || c.in.lookup_special(iterable, c.in.interned("__iter__")) ||
                        c.in.lookup_special(iterable, c.in.interned("__getitem__"));
  if (!iterates) return fail(c, TypeId::TypeError, "can only join an iterable");
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather(c, iterable, items, outcome)) return outcome;
  const std::string_view separator = raw_text(heap, c.args[0]);
  const bool str = is_str(heap, c.args[0]);
  const auto is_view = [&](Value v) { return v.is_object() && heap.layout_of(v) == Layout::instance; };
  if (!str && c.number[0] == 0 && std::ranges::any_of(items, is_view)) {
    c.slot[0] = new_list(heap, items);
    drop_all(heap, items);
    c.number[0] = 1;
    return c.call(c.in.prelude("_views_to_bytes"), {c.slot[0]}, kDrained);
  }
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value v = items[i];
    if (!(str ? is_str(heap, v) : is_bytes_like(heap, v))) {
      const std::string type = type_name(heap, v);
      drop_all(heap, items);
      return fail(c, TypeId::TypeError,
                  fmt::format("sequence item {}: expected {}, {} found", i,
                              str ? "str instance" : "a bytes-like object", type));
    }
    if (i > 0) out += separator;
    out += raw_text(heap, v);
  }
  drop_all(heap, items);
  return c.done(text_like(heap, c.args[0], out));
}

}  // namespace kvant::python
