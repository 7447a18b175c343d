// What only str has.
#include "sim/python/text_methods.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/tail.h"
#include "sim/python/text_native.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

std::string_view self_text(NativeCall& c) {
  return text_of(c.heap, c.args[0]);
}

// The whole text mapped: byte by byte where it is ASCII, else by the tables of Unicode.
Outcome mapped(NativeCall& c, char (*ascii)(char), std::string (*unicode)(std::string_view)) {
  const Str* s = c.heap.get<Str>(c.args[0]);
  const std::string_view text = self_text(c);
  if (s->size != s->length) return c.done(new_str(c.heap, unicode(text)));
  std::string out(text);
  for (char& ch : out) ch = ascii(ch);
  return c.done(new_str(c.heap, out));
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

Outcome give_bool(NativeCall& c, bool b) {
  return c.done(c.heap.kept(bool_value(b)));
}

// True when there is a character and all of them have the property.
template <class Property>
Outcome all_of(NativeCall& c, Property property, bool empty = false) {
  const std::string_view text = self_text(c);
  if (text.empty()) return give_bool(c, empty);
  for (std::size_t at = 0; at < text.size();) {
    if (!property(next_code_point(text, at))) return give_bool(c, false);
  }
  return give_bool(c, true);
}

// As islower and isupper: some cased character, and none of the other cases.
template <class Wanted, class Unwanted>
Outcome cased_as(NativeCall& c, Wanted wanted, Unwanted unwanted) {
  const std::string_view text = self_text(c);
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t ch = next_code_point(text, at);
    if (unwanted(ch) || unicode::is_title(ch)) return give_bool(c, false);
    any = any || wanted(ch);
  }
  return give_bool(c, any);
}

bool take_name(NativeCall& c, std::size_t i, std::string_view function, std::string_view argument,
               std::string_view& out) {
  if (!given(c, i)) return true;
  if (!is_str(c.heap, c.args[i])) {
    fail(c, TypeId::TypeError,
         fmt::format("{}() argument '{}' must be str, not {}", function, argument,
                     c.args[i] == kNone ? "None" : type_name(c.heap, c.args[i])));
    return false;
  }
  out = text_of(c.heap, c.args[i]);
  return true;
}

// The text a translate table gives for `value`. False: raised.
bool put_translation(NativeCall& c, Value value, std::string& out) {
  if (value == kNone) return true;
  if (is_str(c.heap, value)) {
    out += text_of(c.heap, value);
    return true;
  }
  std::int64_t code = 0;
  if (!is_int(c.heap, value)) {
    fail(c, TypeId::TypeError, "character mapping must return integer, None or str");
    return false;
  }
  if (!int_to_i64(c.heap, value, code) || code < 0 || code > 0x10FFFF) {
    fail(c, TypeId::ValueError, "character mapping must be in range(0x110000)");
    return false;
  }
  append_utf8(out, static_cast<char32_t>(code));
  return true;
}

}  // namespace

Outcome str_lower(NativeCall& c) {
  return mapped(c, ascii_lower, unicode::to_lower);
}
Outcome str_upper(NativeCall& c) {
  return mapped(c, ascii_upper, unicode::to_upper);
}
Outcome str_title(NativeCall& c) {
  return c.done(new_str(c.heap, unicode::to_title(self_text(c))));
}
Outcome str_capitalize(NativeCall& c) {
  return c.done(new_str(c.heap, unicode::to_capital(self_text(c))));
}
Outcome str_swapcase(NativeCall& c) {
  return c.done(new_str(c.heap, unicode::swap_case(self_text(c))));
}
Outcome str_casefold(NativeCall& c) {
  return mapped(c, ascii_lower, unicode::to_folded);
}

Outcome str_isalpha(NativeCall& c) {
  return all_of(c, unicode::is_alpha);
}
Outcome str_isdecimal(NativeCall& c) {
  return all_of(c, unicode::is_decimal);
}
Outcome str_isdigit(NativeCall& c) {
  return all_of(c, unicode::is_digit);
}
Outcome str_isnumeric(NativeCall& c) {
  return all_of(c, unicode::is_numeric);
}
Outcome str_isspace(NativeCall& c) {
  return all_of(c, unicode::is_space);
}
Outcome str_isprintable(NativeCall& c) {
  return all_of(c, unicode::is_printable, true);
}
Outcome str_isascii(NativeCall& c) {
  return all_of(
      c, [](char32_t ch) { return ch < 0x80; }, true);
}
Outcome str_isalnum(NativeCall& c) {
  return all_of(c, [](char32_t ch) { return unicode::is_alpha(ch) || unicode::is_numeric(ch); });
}
Outcome str_islower(NativeCall& c) {
  return cased_as(c, unicode::is_lower, unicode::is_upper);
}
Outcome str_isupper(NativeCall& c) {
  return cased_as(c, unicode::is_upper, unicode::is_lower);
}

Outcome str_istitle(NativeCall& c) {
  const std::string_view text = self_text(c);
  bool any = false, in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t ch = next_code_point(text, at);
    const bool capital = unicode::is_upper(ch) || unicode::is_title(ch);
    if ((capital && in_word) || (unicode::is_lower(ch) && !in_word)) return give_bool(c, false);
    in_word = capital || unicode::is_lower(ch);
    any = any || in_word;
  }
  return give_bool(c, any);
}

Outcome str_isidentifier(NativeCall& c) {
  const std::string_view text = self_text(c);
  bool good = !text.empty();
  for (std::size_t at = 0; good && at < text.size();) {
    const bool first = at == 0;
    const char32_t ch = next_code_point(text, at);
    good = first ? unicode::is_identifier_start(ch) : unicode::is_identifier_part(ch);
  }
  return give_bool(c, good);
}

Outcome str_encode(NativeCall& c) {
  std::string_view encoding = "utf-8", errors = "strict";
  if (!take_name(c, 1, "encode", "encoding", encoding) || !take_name(c, 2, "encode", "errors", errors))
    return Outcome::error;
  std::string out;
  if (!encode_text(c.in, self_text(c), encoding, errors, out)) return Outcome::error;
  return c.done(new_bytes(c.heap, out));
}

Outcome bytes_decode(NativeCall& c) {
  std::string_view encoding = "utf-8", errors = "strict";
  if (!take_name(c, 1, "decode", "encoding", encoding) || !take_name(c, 2, "decode", "errors", errors))
    return Outcome::error;
  std::string out;
  if (!decode_bytes(c.in, bytes_of(c.heap, c.args[0]), encoding, errors, out)) return Outcome::error;
  return c.done(new_str(c.heap, out));
}

Outcome str_maketrans(NativeCall& c) {
  Heap& heap = c.heap;
  const Value first = c.args[0];
  Owned table(heap, new_dict(heap));
  if (!given(c, 1)) {
    if (!first.is_object() || heap.layout_of(first) != Layout::dict)
      return fail(c, TypeId::TypeError, "if you give only one argument to maketrans it must be a dict");
    Value key, value;
    for (std::uint32_t i = 0; dict_next(heap, first, i, key, value);) {
      Value code = key;
      if (is_str(heap, key)) {
        if (heap.get<Str>(key)->length != 1)
          return fail(c, TypeId::ValueError, "string keys in translate table must be of length 1");
        std::size_t at = 0;
        code = Value::small(next_code_point(text_of(heap, key), at));
      } else if (!is_int(heap, key)) {
        return fail(c, TypeId::TypeError, "keys in translate table must be strings or integers");
      }
      if (dict_set(c.in, table.get(), code, value) == Fast::error) return Outcome::error;
    }
    return c.done(table.take());
  }
  for (std::size_t i = 0; i < 3; ++i) {
    if (!given(c, i) || is_str(heap, c.args[i])) continue;
    if (i == 0)
      return fail(c, TypeId::TypeError,
                  "first maketrans argument must be a string if there is a second argument");
    return fail(
        c, TypeId::TypeError,
        fmt::format("maketrans() argument {} must be str, not {}", i + 1, type_name(heap, c.args[i])));
  }
  if (heap.get<Str>(first)->length != heap.get<Str>(c.args[1])->length)
    return fail(c, TypeId::ValueError, "the first two maketrans arguments must have equal length");
  const std::string_view from = text_of(heap, first), to = text_of(heap, c.args[1]);
  for (std::size_t a = 0, b = 0; a < from.size();) {
    const char32_t key = next_code_point(from, a), value = next_code_point(to, b);
    if (dict_set(c.in, table.get(), Value::small(key), Value::small(value)) == Fast::error)
      return Outcome::error;
  }
  if (given(c, 2)) {
    const std::string_view gone = text_of(heap, c.args[2]);
    for (std::size_t at = 0; at < gone.size();) {
      if (dict_set(c.in, table.get(), Value::small(next_code_point(gone, at)), kNone) == Fast::error)
        return Outcome::error;
    }
  }
  return c.done(table.take());
}

Outcome str_translate(NativeCall& c) {
  Heap& heap = c.heap;
  const Value table = c.args[1];
  if (c.phase == 1) return c.done(heap.kept(c.reply));
  std::string out;
  const std::string_view text = self_text(c);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t ch = next_code_point(text, at);
    Value found;
    const Fast fast = get_item(c.in, table, Value::small(ch), found);
    if (fast == Fast::needs_python) return c.call(c.in.prelude("_str_translate"), {c.args[0], table}, 1);
    if (fast == Fast::error) {
      const Owned error(heap, c.in.take_exception());
      if (!c.in.is_instance(error.get(), TypeId::LookupError)) {
        c.in.raise_object(error.get());
        return Outcome::error;
      }
      out += text.substr(from, at - from);
      continue;
    }
    const Owned held(heap, found);
    if (!put_translation(c, found, out)) return Outcome::error;
  }
  return c.done(new_str(heap, out));
}

// str(object='') and str(bytes, encoding, errors).
Outcome str_construct(NativeCall& c) {
  Heap& heap = c.heap;
  const Value type = c.args[0];
  if (c.phase == 1) return c.done(as_instance(heap, type.offset(), heap.kept(c.reply)));
  if (!given(c, 1)) return c.done(as_instance(heap, type.offset(), new_str(heap, "")));
  const Value v = c.args[1];
  if (!given(c, 2) && !given(c, 3)) {
    if (heap.is_exact(v, TypeId::str)) return c.done(as_instance(heap, type.offset(), heap.kept(v)));
    std::string out;
    switch (str_of(c.in, v, out)) {
      case Fast::done:
        return c.done(as_instance(heap, type.offset(), new_str(heap, out)));
      case Fast::error:
        return Outcome::error;
      case Fast::needs_python:
        return c.call(c.in.prelude("_str"), {v}, 1);
    }
  }
  std::string_view encoding = "utf-8", errors = "strict";
  if (!take_name(c, 2, "str", "encoding", encoding) || !take_name(c, 3, "str", "errors", errors))
    return Outcome::error;
  if (is_str(heap, v)) return fail(c, TypeId::TypeError, "decoding str is not supported");
  if (!is_bytes_like(heap, v))
    return fail(c, TypeId::TypeError,
                fmt::format("decoding to str: need a bytes-like object, {} found", type_name(heap, v)));
  std::string out;
  if (!decode_bytes(c.in, bytes_of(heap, v), encoding, errors, out)) return Outcome::error;
  return c.done(as_instance(heap, type.offset(), new_str(heap, out)));
}

}  // namespace kvant::python
