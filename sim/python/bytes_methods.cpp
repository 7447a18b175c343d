// What bytes and bytearray have and str has not.
#include "sim/python/bytes_methods.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container_native.h"
#include "sim/python/tail.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

std::string_view self(NativeCall& c) {
  return bytes_of(c.heap, c.args[0]);
}
Outcome give(NativeCall& c, std::string_view data) {
  return c.done(text_like(c.heap, c.args[0], data));
}
Outcome give_bool(NativeCall& c, bool b) {
  return c.done(bool_result(c.heap, b));
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_alpha(char c) {
  return is_lower(c) || is_upper(c);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}
char upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 32) : c;
}

template <class Map>
Outcome mapped(NativeCall& c, Map map) {
  std::string out(self(c));
  std::transform(out.begin(), out.end(), out.begin(), map);
  return give(c, out);
}

template <class Property>
Outcome all_of(NativeCall& c, Property property, bool empty = false) {
  const std::string_view data = self(c);
  return give_bool(c, data.empty() ? empty : std::all_of(data.begin(), data.end(), property));
}

// Makes a new bytearray an instance of `type`, which it keeps alive if it is one of the program's classes.
void become(Heap& heap, Value array, Value type) {
  heap.get<Object>(array)->type = type.offset();
  if (heap.get<Type>(type)->is_heap != 0) heap.keep(type);
}

int hex_value(char32_t c) {
  return c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
         : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10)
         : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A' + 10)
                                : -1;
}

// The bytes of an iterable of ints. False: return `outcome`.
bool bytes_from(NativeCall& c, Value iterable, std::string_view range_error, std::string& out,
                Outcome& outcome) {
  std::vector<Value> items;
  if (!gather(c, iterable, items, outcome)) return false;
  bool good = true;
  for (Value v : items) {
    std::int64_t i = -1;
    if (!is_int(c.heap, v)) {
      good = take_index(c, v, i);
    } else if (!int_to_i64(c.heap, v, i) || i < 0 || i > 255) {
      c.in.raise(TypeId::ValueError, range_error);
      good = false;
    }
    if (!good) break;
    out += static_cast<char>(i);
  }
  drop_all(c.heap, items);
  outcome = Outcome::error;
  return good;
}

}  // namespace

Outcome bytes_lower(NativeCall& c) {
  return mapped(c, lower);
}
Outcome bytes_upper(NativeCall& c) {
  return mapped(c, upper);
}
Outcome bytes_swapcase(NativeCall& c) {
  return mapped(c, [](char x) { return is_lower(x) ? upper(x) : lower(x); });
}
Outcome bytes_capitalize(NativeCall& c) {
  bool first = true;
  return mapped(c, [&](char x) {
    const char out = first ? upper(x) : lower(x);
    first = false;
    return out;
  });
}
Outcome bytes_title(NativeCall& c) {
  bool in_word = false;
  return mapped(c, [&](char x) {
    const char out = in_word ? lower(x) : upper(x);
    in_word = is_alpha(x);
    return out;
  });
}

Outcome bytes_isalnum(NativeCall& c) {
  return all_of(c, [](char x) { return is_alpha(x) || is_digit(x); });
}
Outcome bytes_isalpha(NativeCall& c) {
  return all_of(c, is_alpha);
}
Outcome bytes_isdigit(NativeCall& c) {
  return all_of(c, is_digit);
}
Outcome bytes_isspace(NativeCall& c) {
  return all_of(c, is_space);
}
Outcome bytes_isascii(NativeCall& c) {
  return all_of(
      c, [](char x) { return static_cast<unsigned char>(x) < 0x80; }, true);
}
Outcome bytes_islower(NativeCall& c) {
  const std::string_view d = self(c);
  return give_bool(c,
                   std::any_of(d.begin(), d.end(), is_lower) && std::none_of(d.begin(), d.end(), is_upper));
}
Outcome bytes_isupper(NativeCall& c) {
  const std::string_view d = self(c);
  return give_bool(c,
                   std::any_of(d.begin(), d.end(), is_upper) && std::none_of(d.begin(), d.end(), is_lower));
}
Outcome bytes_istitle(NativeCall& c) {
  bool in_word = false, any = false;
  for (char x : self(c)) {
    if ((is_upper(x) && in_word) || (is_lower(x) && !in_word)) return give_bool(c, false);
    in_word = is_alpha(x);
    any = any || in_word;
  }
  return give_bool(c, any);
}

// hex([sep[, bytes_per_sep]])
Outcome bytes_hex(NativeCall& c) {
  const std::string_view data = self(c);
  std::string separator;
  std::int64_t group = 1;
  if (given(c, 1)) {
    if (!is_str(c.heap, c.args[1]) && !is_bytes_like(c.heap, c.args[1]))
      return fail(c, TypeId::TypeError,
                  fmt::format("object of type '{}' has no len()", type_name(c.heap, c.args[1])));
    separator = raw_text(c.heap, c.args[1]);
    if (separator.size() != 1) return fail(c, TypeId::ValueError, "sep must be length 1.");
  }
  if (!take_index_or(c, 2, 1, group)) return Outcome::error;
  const auto size = static_cast<std::int64_t>(data.size());
  std::string out;
  for (std::int64_t i = 0; i < size; ++i) {
    // Groups are counted from the right; from the left when negative.
    const std::int64_t from_end = size - i;
    const bool gap =
        i > 0 && !separator.empty() && group != 0 && (group > 0 ? from_end % group == 0 : i % -group == 0);
    if (gap) out += separator;
    out += fmt::format("{:02x}", static_cast<unsigned char>(data[static_cast<std::size_t>(i)]));
  }
  return c.done(new_str(c.heap, out));
}

Outcome bytes_fromhex(NativeCall& c) {
  if (!is_str(c.heap, c.args[1]))
    return fail(c, TypeId::TypeError,
                fmt::format("fromhex() argument must be str, not {}", type_name(c.heap, c.args[1])));
  const std::string_view text = text_of(c.heap, c.args[1]);
  std::string data;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    const auto digit = [&](std::size_t i) {
      return i < text.size() ? hex_value(static_cast<unsigned char>(text[i])) : -1;
    };
    const int high = digit(at), low = digit(at + 1);
    if (high < 0 || low < 0)
      return fail(c, TypeId::ValueError,
                  fmt::format("non-hexadecimal number found in fromhex() arg at position {}",
                              code_points(text.substr(0, high < 0 ? at : at + 1))));
    data += static_cast<char>(high * 16 + low);
    at += 2;
  }
  const Value type = c.args[0];
  if (c.in.is_subclass(type, type_value(TypeId::bytearray))) {
    const Value array = new_bytearray(c.heap, data);
    become(c.heap, array, type);
    return c.done(array);
  }
  return c.done(as_instance(c.heap, type.offset(), new_bytes(c.heap, data)));
}

Outcome bytes_construct(NativeCall& c) {
  Heap& heap = c.heap;
  const Value type = c.args[0];
  const bool array = c.in.is_subclass(type, type_value(TypeId::bytearray));
  const std::string_view name = array ? "bytearray" : "bytes";
  std::string data;
  const auto make = [&] {
    if (!array) return c.done(as_instance(heap, type.offset(), new_bytes(heap, data)));
    const Value made = new_bytearray(heap, data);
    become(heap, made, type);
    return c.done(made);
  };
  if (c.phase == 2) {  // what __bytes__ gave
    if (!is_bytes_like(heap, c.reply))
      return fail(c, TypeId::TypeError,
                  fmt::format("__bytes__ returned non-bytes (type {})", type_name(heap, c.reply)));
    data = bytes_of(heap, c.reply);
    return make();
  }
  for (std::size_t i = 2; i < 4; ++i) {
    if (given(c, i) && !is_str(heap, c.args[i]))
      return fail(c, TypeId::TypeError,
                  fmt::format("{}() argument '{}' must be str, not {}", name, i == 2 ? "encoding" : "errors",
                              type_name(heap, c.args[i])));
  }
  if (!given(c, 1)) {
    if (given(c, 2) || given(c, 3))
      return fail(c, TypeId::TypeError,
                  given(c, 2) ? "encoding without a string argument" : "errors without a string argument");
    return make();
  }
  // What __index__ gave stands for the argument; if that is no number, the argument is iterated over.
  const Value source = c.phase == 3 && is_int(heap, c.reply) ? c.reply : c.args[1];
  if (is_str(heap, source)) {
    if (!given(c, 2)) return fail(c, TypeId::TypeError, "string argument without an encoding");
    const std::string_view errors = given(c, 3) ? text_of(heap, c.args[3]) : "strict";
    if (!encode_text(c.in, text_of(heap, source), text_of(heap, c.args[2]), errors, data))
      return Outcome::error;
    return make();
  }
  if (given(c, 2)) return fail(c, TypeId::TypeError, "encoding without a string argument");
  if (given(c, 3)) return fail(c, TypeId::TypeError, "errors without a string argument");
  if (is_bytes_like(heap, source)) {
    if (!array && type == type_value(TypeId::bytes) && heap.is_exact(source, TypeId::bytes))
      return c.done(heap.kept(source));
    data = bytes_of(heap, source);
    return make();
  }
  if (is_int(heap, source)) {
    std::int64_t n = 0;
    if (!int_to_i64(heap, source, n))
      return fail(c, TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
    if (n < 0) return fail(c, TypeId::ValueError, "negative count");
    if (static_cast<std::uint64_t>(n) > heap.limit()) return fail(c, TypeId::MemoryError, "");
    data.assign(static_cast<std::size_t>(n), '\0');
    return make();
  }
  if (c.phase == 0) {
    if (const Value method = c.in.lookup_special(source, c.in.interned("__bytes__")))
      return c.call(method, {source}, 2);
    if (const Value method = c.in.lookup_special(source, c.in.interned("__index__")))
      return c.call(method, {source}, 3);
  }
  if (!c.in.lookup_special(source, c.in.interned("__iter__")) &&
      !c.in.lookup_special(source, c.in.interned("__getitem__")))
    return fail(c, TypeId::TypeError,
                array ? fmt::format("cannot convert '{}' object to bytearray", type_name(heap, source))
                      : fmt::format("cannot convert '{}' object to bytes", type_name(heap, source)));
  Outcome outcome{};
  if (!bytes_from(c, source, array ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)", data,
                  outcome))
    return outcome;
  return make();
}

Outcome bytes_maketrans(NativeCall& c) {
  for (int i = 0; i < 2; ++i) {
    if (!is_bytes_like(c.heap, c.args[static_cast<std::size_t>(i)]))
      return fail(c, TypeId::TypeError,
                  fmt::format("a bytes-like object is required, not '{}'",
                              type_name(c.heap, c.args[static_cast<std::size_t>(i)])));
  }
  const std::string_view from = bytes_of(c.heap, c.args[0]), to = bytes_of(c.heap, c.args[1]);
  if (from.size() != to.size())
    return fail(c, TypeId::ValueError, "maketrans arguments must have same length");
  std::string table(256, '\0');
  for (std::size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
  return c.done(new_bytes(c.heap, table));
}

Outcome bytes_translate(NativeCall& c) {
  std::string_view table, gone;
  if (c.args[1] != kNone) {
    if (!take_sub(c, c.args[1], "", table)) return Outcome::error;
    if (table.size() != 256)
      return fail(c, TypeId::ValueError, "translation table must be 256 characters long");
  }
  if (given(c, 2) && !take_sub(c, c.args[2], "", gone)) return Outcome::error;
  std::string out;
  for (char x : self(c)) {
    if (gone.find(x) != std::string_view::npos) continue;
    out += table.empty() ? x : table[static_cast<unsigned char>(x)];
  }
  return give(c, out);
}

Outcome bytearray_append(NativeCall& c) {
  char byte = 0;
  if (!take_byte(c, c.args[1], byte)) return Outcome::error;
  bytearray_extend_by(c.heap, c.args[0], {&byte, 1});
  return c.none();
}

Outcome bytearray_extend(NativeCall& c) {
  std::string data;
  Outcome outcome{};
  if (is_bytes_like(c.heap, c.args[1])) {
    data = bytes_of(c.heap, c.args[1]);
  } else if (!bytes_from(c, c.args[1], "byte must be in range(0, 256)", data, outcome)) {
    return outcome;
  }
  bytearray_extend_by(c.heap, c.args[0], data);
  return c.none();
}

Outcome bytearray_insert(NativeCall& c) {
  std::int64_t at = 0;
  char byte = 0;
  if (!take_index(c, c.args[1], at) || !take_byte(c, c.args[2], byte)) return Outcome::error;
  std::string data(self(c));
  const auto size = static_cast<std::int64_t>(data.size());
  if (at < 0) at = std::max<std::int64_t>(at + size, 0);
  data.insert(static_cast<std::size_t>(std::min(at, size)), 1, byte);
  bytearray_assign(c.heap, c.args[0], data);
  return c.none();
}

Outcome bytearray_pop(NativeCall& c) {
  std::int64_t at = -1;
  if (!take_index_or(c, 1, -1, at)) return Outcome::error;
  std::string data(self(c));
  if (data.empty()) return fail(c, TypeId::IndexError, "pop from empty bytearray");
  if (at < 0) at += static_cast<std::int64_t>(data.size());
  if (at < 0 || at >= static_cast<std::int64_t>(data.size()))
    return fail(c, TypeId::IndexError, "pop index out of range");
  const Value byte = Value::small(static_cast<unsigned char>(data[static_cast<std::size_t>(at)]));
  data.erase(static_cast<std::size_t>(at), 1);
  bytearray_assign(c.heap, c.args[0], data);
  return c.done(byte);
}

Outcome bytearray_remove(NativeCall& c) {
  char byte = 0;
  if (!take_byte(c, c.args[1], byte)) return Outcome::error;
  std::string data(self(c));
  const std::size_t at = data.find(byte);
  if (at == std::string::npos) return fail(c, TypeId::ValueError, "value not found in bytearray");
  data.erase(at, 1);
  bytearray_assign(c.heap, c.args[0], data);
  return c.none();
}

Outcome bytearray_reverse(NativeCall& c) {
  std::string data(self(c));
  std::reverse(data.begin(), data.end());
  bytearray_assign(c.heap, c.args[0], data);
  return c.none();
}

Outcome bytearray_clear(NativeCall& c) {
  bytearray_assign(c.heap, c.args[0], {});
  return c.none();
}

Outcome bytearray_copy(NativeCall& c) {
  return c.done(new_bytearray(c.heap, self(c)));
}

}  // namespace kvant::python
