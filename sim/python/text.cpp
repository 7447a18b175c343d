#include "sim/python/text.h"

#include <cstring>

#include "sim/python/container_dict.h"

namespace kvant::python {

namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

Value make_str(Heap& heap, std::string_view utf8, std::size_t length) {
  if (utf8.size() > heap.limit()) throw HeapExhausted();
  Str* s = heap.create<Str>(type_offset(TypeId::str), sizeof(Str) + utf8.size());
  s->hash = -1;
  s->size = static_cast<std::uint32_t>(utf8.size());
  s->length = static_cast<std::uint32_t>(length);
  s->interned = 0;
  s->padding = 0;
  std::memcpy(s->data(), utf8.data(), utf8.size());
  return Value::object(heap.offset_of(s));
}

}  // namespace

std::size_t code_points(std::string_view utf8) {
  std::size_t n = 0;
  for (char c : utf8) n += !is_continuation(c);
  return n;
}

std::size_t byte_index(std::string_view utf8, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < utf8.size(); --index) {
    ++at;
    while (at < utf8.size() && is_continuation(utf8[at])) ++at;
  }
  return at;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3Fu : 0;
  };
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1Fu) << 6 | byte(at + 1);
    at += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0Fu) << 12 | byte(at + 1) << 6 | byte(at + 2);
    at += 3;
    return c;
  }
  const char32_t c = (lead & 0x07u) << 18 | byte(at + 1) << 12 | byte(at + 2) << 6 | byte(at + 3);
  at += 4;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

Value new_str(Heap& heap, std::string_view utf8) {
  const HeapRoots& roots = heap.roots();
  if (utf8.empty() && roots.empty_str) return heap.kept(roots.empty_str);
  if (utf8.size() == 1 && static_cast<unsigned char>(utf8[0]) < 0x80) {
    if (const Value known = roots.ascii[static_cast<unsigned char>(utf8[0])]) return heap.kept(known);
  }
  return make_str(heap, utf8, code_points(utf8));
}

Value char_str(Heap& heap, char32_t c) {
  std::string text;
  append_utf8(text, c);
  return new_str(heap, text);
}

Value intern(Heap& heap, std::string_view utf8) {
  const Value table = heap.roots().intern_table;
  // Mostly it is known: found without making a str.
  if (table && utf8.size() > 1) {
    const Dict* known = heap.get<Dict>(table);
    const std::int64_t hash = hash_bytes(utf8);
    for (std::int32_t i = -1; (i = dict_candidate(heap, known, hash, i)) >= 0;) {
      const Value key = dict_entries(heap, table)[i].key;
      if (text_of(heap, key) == utf8) return heap.kept(key);
    }
  }
  const Value fresh = new_str(heap, utf8);
  Str* s = heap.get<Str>(fresh);
  if (s->interned || !table) return fresh;
  if (const Value known = dict_get_str(heap, table, fresh)) {
    heap.keep(known);
    heap.drop(fresh);
    return known;
  }
  s->interned = 1;
  dict_set_str(heap, table, fresh, fresh);
  return fresh;
}

bool is_bytes_like(const Heap& heap, Value v) {
  if (!v.is_object()) return false;
  const Layout layout = heap.layout_of(v);
  return layout == Layout::bytes || layout == Layout::bytearray;
}

// A multiply-and-fold hash over 8-byte words: fixed, so that sets of strings have one order everywhere.
std::int64_t hash_bytes(std::string_view data) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  if (data.empty()) return 0;
  std::uint64_t h = data.size() * kMultiplier;
  const auto mix = [&](std::uint64_t word) {
    h = (h ^ word) * kMultiplier;
    h ^= h >> 29;
  };
  std::size_t at = 0;
  for (; at + 8 <= data.size(); at += 8) {
    std::uint64_t word = 0;
    for (int i = 7; i >= 0; --i)
      word = word << 8 | static_cast<unsigned char>(data[at + static_cast<std::size_t>(i)]);
    mix(word);
  }
  std::uint64_t word = 0;
  for (std::size_t i = data.size(); i > at; --i) word = word << 8 | static_cast<unsigned char>(data[i - 1]);
  mix(word);
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  const auto result = static_cast<std::int64_t>(h);
  return result == -1 ? -2 : result;
}

std::int64_t str_hash(Heap& heap, Value str) {
  Str* s = heap.get<Str>(str);
  if (s->hash == -1) s->hash = hash_bytes({s->data(), s->size});
  return s->hash;
}

Value new_bytes(Heap& heap, std::string_view data) {
  if (data.empty() && heap.roots().empty_bytes) return heap.kept(heap.roots().empty_bytes);
  if (data.size() > heap.limit()) throw HeapExhausted();
  Bytes* b = heap.create<Bytes>(type_offset(TypeId::bytes), sizeof(Bytes) + data.size());
  b->hash = -1;
  b->size = data.size();
  std::memcpy(b->data(), data.data(), data.size());
  return Value::object(heap.offset_of(b));
}

Value new_bytearray(Heap& heap, std::string_view data) {
  if (data.size() > heap.limit()) throw HeapExhausted();
  ByteArray* b = heap.create<ByteArray>(type_offset(TypeId::bytearray));
  b->size = static_cast<std::uint32_t>(data.size());
  b->capacity = b->size;
  b->exports = 0;
  b->attributes = Value();
  b->data = b->capacity ? heap.allocate(b->capacity) : 0;
  std::memcpy(heap.at<char>(b->data), data.data(), data.size());
  return Value::object(heap.offset_of(b));
}

std::string_view bytes_of(const Heap& heap, Value bytes) {
  if (heap.layout_of(bytes) == Layout::bytes) {
    const Bytes* b = heap.get<Bytes>(bytes);
    return {reinterpret_cast<const char*>(b->data()), b->size};
  }
  const ByteArray* b = heap.get<ByteArray>(bytes);
  return {heap.at<char>(b->data), b->size};
}

Value substring(Heap& heap, Value str, std::int64_t start, std::int64_t stop, std::int64_t step) {
  const Str* s = heap.get<Str>(str);
  const std::string_view text{s->data(), s->size};
  const bool ascii = s->size == s->length;
  if (step == 1) {
    if (stop <= start) return new_str(heap, {});
    if (start == 0 && stop == s->length && heap.is_exact(str, TypeId::str)) return heap.kept(str);
    const std::size_t from =
        ascii ? static_cast<std::size_t>(start) : byte_index(text, static_cast<std::size_t>(start));
    const std::size_t size = ascii ? static_cast<std::size_t>(stop - start)
                                   : byte_index(text.substr(from), static_cast<std::size_t>(stop - start));
    const std::string_view part = text.substr(from, size);
    if (size <= 1) return new_str(heap, part);
    return make_str(heap, part, static_cast<std::size_t>(stop - start));
  }
  std::string out;
  if (ascii) {
    for (std::int64_t i = start; step > 0 ? i < stop : i > stop; i += step)
      out += text[static_cast<std::size_t>(i)];
    return new_str(heap, out);
  }
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
  for (std::int64_t i = start; step > 0 ? i < stop : i > stop; i += step)
    append_utf8(out, points[static_cast<std::size_t>(i)]);
  return new_str(heap, out);
}

Value text_next(Heap& heap, Value text, std::int64_t& position) {
  auto at = static_cast<std::size_t>(position);
  if (is_str(heap, text)) {
    const std::string_view s = text_of(heap, text);
    if (at >= s.size()) return Value();
    const std::size_t from = at;
    next_code_point(s, at);
    position = static_cast<std::int64_t>(at);
    return new_str(heap, s.substr(from, at - from));
  }
  const std::string_view b = bytes_of(heap, text);
  if (at >= b.size()) return Value();
  ++position;
  return Value::small(static_cast<unsigned char>(b[at]));
}

bool decode_utf8(std::string_view bytes, std::string& error, std::size_t& at) {
  for (at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) {
      error = "invalid start byte";
      return false;
    }
    for (std::size_t i = 1; i < size; ++i) {
      if (at + i >= bytes.size()) {
        error = "unexpected end of data";
        return false;
      }
      const auto c = static_cast<unsigned char>(bytes[at + i]);
      // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
      const bool bad_second = i == 1 && ((lead == 0xE0 && c < 0xA0) || (lead == 0xED && c > 0x9F) ||
                                         (lead == 0xF0 && c < 0x90) || (lead == 0xF4 && c > 0x8F));
      if ((c & 0xC0) != 0x80 || bad_second) {
        error = "invalid continuation byte";
        return false;
      }
    }
    at += size;
  }
  return true;
}

}  // namespace kvant::python
