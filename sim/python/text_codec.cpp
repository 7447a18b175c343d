// Encodings: str.encode, bytes.decode.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "sim/python/exceptions.h"
#include "sim/python/interpreter.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

struct Charmap {
  std::string_view name;
  char16_t high[128];
};
constexpr Charmap kCharmaps[] = {
#define CHARMAP(name, ...) {name, {__VA_ARGS__}},
#include "sim/python/charmaps.def"
#undef CHARMAP
};

enum class Kind : std::uint8_t {
  utf8,
  utf8_sig,
  ascii,
  latin1,
  charmap,
  utf16,
  utf16_le,
  utf16_be,
  utf32,
  utf32_le,
  utf32_be,
  unicode_escape,
  raw_unicode_escape
};
struct Codec {
  Kind kind = Kind::utf8;
  std::string_view shown;  // in messages
  const Charmap* map = nullptr;
};

struct Alias {
  std::string_view name;  // lower case, without - _ and spaces
  Kind kind;
  std::string_view shown;
};
constexpr Alias kAliases[] = {
    {"utf8", Kind::utf8, "utf-8"},
    {"u8", Kind::utf8, "utf-8"},
    {"utf", Kind::utf8, "utf-8"},
    {"cp65001", Kind::utf8, "utf-8"},
    {"utf8sig", Kind::utf8_sig, "utf-8"},
    {"ascii", Kind::ascii, "ascii"},
    {"usascii", Kind::ascii, "ascii"},
    {"646", Kind::ascii, "ascii"},
    {"latin1", Kind::latin1, "latin-1"},
    {"latin", Kind::latin1, "latin-1"},
    {"iso88591", Kind::latin1, "latin-1"},
    {"l1", Kind::latin1, "latin-1"},
    {"utf16", Kind::utf16, "utf-16"},
    {"utf16le", Kind::utf16_le, "utf-16-le"},
    {"utf16be", Kind::utf16_be, "utf-16-be"},
    {"utf32", Kind::utf32, "utf-32"},
    {"utf32le", Kind::utf32_le, "utf-32-le"},
    {"utf32be", Kind::utf32_be, "utf-32-be"},
    {"unicodeescape", Kind::unicode_escape, "unicodeescape"},
    {"rawunicodeescape", Kind::raw_unicode_escape, "rawunicodeescape"},
};

std::string plain_name(std::string_view encoding) {
  std::string name;
  for (char c : encoding) {
    if (c == '-' || c == '_' || c == ' ') continue;
    name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return name;
}

bool find_codec(Interpreter& in, std::string_view encoding, Codec& out) {
  std::string name = plain_name(encoding);
  for (const Alias& alias : kAliases) {
    if (alias.name != name) continue;
    out = {alias.kind, alias.shown, nullptr};
    return true;
  }
  if (name.starts_with("windows")) name.replace(0, 7, "cp");
  for (const Charmap& map : kCharmaps) {
    if (plain_name(map.name) != name && (name != "iso88595" || map.name != "iso8859-5")) continue;
    out = {Kind::charmap, "charmap", &map};
    return true;
  }
  in.raise(TypeId::LookupError, fmt::format("unknown encoding: {}", encoding));
  return false;
}

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

void append_unit(std::string& out, std::uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(unit >> (8 * (big ? bytes - 1 - i : i)));
}

bool put_char(const Codec& codec, char32_t c, std::string& out) {
  switch (codec.kind) {
    case Kind::utf8:
    case Kind::utf8_sig:
      if (is_surrogate(c)) return false;
      append_utf8(out, c);
      return true;
    case Kind::ascii:
    case Kind::latin1:
      if (c >= (codec.kind == Kind::ascii ? 0x80u : 0x100u)) return false;
      out += static_cast<char>(c);
      return true;
    case Kind::charmap: {
      if (c < 0x80) {
        out += static_cast<char>(c);
        return true;
      }
      const auto* found = c > 0xFFFF ? std::end(codec.map->high)
                                     : std::find(std::begin(codec.map->high), std::end(codec.map->high),
                                                 static_cast<char16_t>(c));
      if (found == std::end(codec.map->high)) return false;
      out += static_cast<char>(0x80 + (found - std::begin(codec.map->high)));
      return true;
    }
    case Kind::utf16:
    case Kind::utf16_le:
    case Kind::utf16_be: {
      if (is_surrogate(c)) return false;
      const bool big = codec.kind == Kind::utf16_be;
      if (c >= 0x10000) {
        append_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, big);
        append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, big);
      } else {
        append_unit(out, c, 2, big);
      }
      return true;
    }
    case Kind::utf32:
    case Kind::utf32_le:
    case Kind::utf32_be:
      if (is_surrogate(c)) return false;
      append_unit(out, c, 4, codec.kind == Kind::utf32_be);
      return true;
    case Kind::unicode_escape:
    case Kind::raw_unicode_escape:
      return false;  // not a character at a time
  }
  return false;
}

std::string_view encode_reason(Kind kind) {
  switch (kind) {
    case Kind::ascii:
      return "ordinal not in range(128)";
    case Kind::latin1:
      return "ordinal not in range(256)";
    case Kind::charmap:
      return "character maps to <undefined>";
    default:
      return "surrogates not allowed";
  }
}

std::string escaped(char32_t c) {
  const auto code = static_cast<unsigned>(c);
  return c < 0x100     ? fmt::format("\\x{:02x}", code)
         : c < 0x10000 ? fmt::format("\\u{:04x}", code)
                       : fmt::format("\\U{:08x}", code);
}

// Python/codecs.c's handlers for what cannot be encoded. False: the handler is strict, unknown or declines.
bool replace_char(const Codec& codec, std::string_view errors, char32_t c, std::string& out) {
  if (errors == "ignore") return true;
  std::string text;
  if (errors == "replace") {
    text = "?";
  } else if (errors == "backslashreplace") {
    text = escaped(c);
  } else if (errors == "xmlcharrefreplace") {
    text = fmt::format("&#{};", static_cast<unsigned>(c));
  } else if (errors == "surrogateescape" && c >= 0xDC80 && c <= 0xDCFF) {
    out += static_cast<char>(c - 0xDC00);
    return true;
  } else if (errors == "surrogatepass" && is_surrogate(c) && codec.kind == Kind::utf8) {
    append_utf8(out, c);
    return true;
  } else {
    return false;
  }
  for (char x : text) put_char(codec, static_cast<unsigned char>(x), out);
  return true;
}

bool known_handler(Interpreter& in, std::string_view errors) {
  static constexpr std::string_view kHandlers[] = {
      "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
      "surrogateescape", "surrogatepass"};
  if (std::find(std::begin(kHandlers), std::end(kHandlers), errors) != std::end(kHandlers)) return true;
  in.raise(TypeId::LookupError, fmt::format("unknown error handler name '{}'", errors));
  return false;
}

bool decode_error(Interpreter& in, std::string_view codec, std::string_view data, std::size_t at,
                  std::size_t size, std::string_view reason) {
  return raise_unicode_error(in, TypeId::UnicodeDecodeError, codec, new_bytes(in.heap, data),
                             static_cast<std::int64_t>(at), static_cast<std::int64_t>(at + size), reason);
}

}  // namespace

bool replace_bytes(Interpreter& in, std::string_view codec, std::string_view errors, std::string_view data,
                   std::size_t at, std::size_t size, std::string_view reason, std::string& out) {
  if (errors == "strict") return decode_error(in, codec, data, at, size, reason);
  if (!known_handler(in, errors)) return false;
  if (errors == "ignore") return true;
  if (errors == "replace") {
    append_utf8(out, 0xFFFD);
    return true;
  }
  if (errors != "backslashreplace" && errors != "surrogateescape")
    return decode_error(in, codec, data, at, size, reason);
  for (std::size_t i = at; i < at + size; ++i) {
    const auto byte = static_cast<unsigned char>(data[i]);
    if (errors == "backslashreplace") {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      append_utf8(out, 0xDC00u + byte);
    }
  }
  return true;
}

namespace {

bool decode_utf8_text(Interpreter& in, std::string_view data, std::string_view errors, std::string& out) {
  std::size_t base = 0;
  while (true) {
    std::string reason;
    std::size_t at = 0;
    const std::string_view rest = data.substr(base);
    if (decode_utf8(rest, reason, at)) {
      out += rest;
      return true;
    }
    out += rest.substr(0, at);
    if (errors == "surrogatepass" && rest.size() - at >= 3 && rest[at] == '\xED' &&
        static_cast<unsigned char>(rest[at + 1]) >= 0xA0 && (rest[at + 2] & 0xC0) == 0x80) {
      out += rest.substr(at, 3);
      base += at + 3;
      continue;
    }
    std::size_t size = 1;
    if (reason == "unexpected end of data") {
      size = rest.size() - at;
    } else if (reason == "invalid continuation byte") {
      // The longest beginning of a character that could still have become one.
      const std::size_t expected = static_cast<unsigned char>(rest[at]) >= 0xF0 ? 4 : 3;
      std::string ignored;
      std::size_t where = 0;
      while (size < expected && at + size < rest.size() &&
             !decode_utf8(rest.substr(at, size + 1), ignored, where) && ignored == "unexpected end of data")
        ++size;
    }
    if (!replace_bytes(in, "utf-8", errors, data, base + at, size, reason, out)) return false;
    base += at + size;
  }
}

std::uint32_t unit_at(std::string_view data, std::size_t at, int bytes, bool big) {
  std::uint32_t unit = 0;
  for (int i = 0; i < bytes; ++i) {
    const auto byte =
        static_cast<std::uint32_t>(static_cast<unsigned char>(data[at + static_cast<std::size_t>(i)]));
    unit |= byte << (8 * (big ? bytes - 1 - i : i));
  }
  return unit;
}

bool decode_wide(Interpreter& in, std::string_view data, Kind kind, std::string_view errors,
                 std::string& out) {
  const bool wide = kind == Kind::utf32 || kind == Kind::utf32_le || kind == Kind::utf32_be;
  const std::size_t bytes = wide ? 4 : 2;
  bool big = kind == Kind::utf16_be || kind == Kind::utf32_be;
  std::size_t at = 0;
  if ((kind == Kind::utf16 || kind == Kind::utf32) && data.size() >= bytes) {
    const std::uint32_t mark = unit_at(data, 0, static_cast<int>(bytes), false);
    if (mark == 0xFEFF) at = bytes;
    if (mark == (wide ? 0xFFFE0000u : 0xFFFEu)) {
      at = bytes;
      big = true;
    }
  }
  const std::string codec = fmt::format("utf-{}-{}", wide ? 32 : 16, big ? "be" : "le");
  while (at < data.size()) {
    if (data.size() - at < bytes) {
      if (!replace_bytes(in, codec, errors, data, at, data.size() - at, "truncated data", out)) return false;
      break;
    }
    char32_t c = unit_at(data, at, static_cast<int>(bytes), big);
    std::size_t size = bytes;
    std::string_view reason;
    if (wide) {
      if (c > 0x10FFFF) reason = "code point not in range(0x110000)";
      if (is_surrogate(c)) reason = "code point in surrogate code point range(0xd800, 0xe000)";
    } else if (c >= 0xDC00 && c <= 0xDFFF) {
      reason = "illegal encoding";
    } else if (is_surrogate(c)) {
      if (data.size() - at < 4) {
        reason = "unexpected end of data";
        size = data.size() - at;
      } else {
        const char32_t low = unit_at(data, at + 2, 2, big);
        if (low >= 0xDC00 && low <= 0xDFFF) {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          size = 4;
        } else {
          reason = "illegal UTF-16 surrogate";
        }
      }
    }
    if (reason.empty()) {
      append_utf8(out, c);
    } else if (!replace_bytes(in, codec, errors, data, at, size, reason, out)) {
      return false;
    }
    at += size;
  }
  return true;
}

}  // namespace

bool encode_text(Interpreter& in, std::string_view text, std::string_view encoding, std::string_view errors,
                 std::string& out) {
  Codec codec;
  if (!find_codec(in, encoding, codec)) return false;
  if (codec.kind == Kind::unicode_escape || codec.kind == Kind::raw_unicode_escape) {
    out += encode_escaped(text, codec.kind == Kind::raw_unicode_escape);
    return true;
  }
  if (codec.kind == Kind::utf8_sig) out += "\xEF\xBB\xBF";
  if (codec.kind == Kind::utf16) append_unit(out, 0xFEFF, 2, false);
  if (codec.kind == Kind::utf32) append_unit(out, 0xFEFF, 4, false);
  std::size_t index = 0;  // in code points
  for (std::size_t at = 0; at < text.size(); ++index) {
    const char32_t c = next_code_point(text, at);
    if (put_char(codec, c, out)) continue;
    if (errors != "strict" && !known_handler(in, errors)) return false;
    if (replace_char(codec, errors, c, out)) continue;
    // All that follow and cannot be encoded either are told in one.
    std::size_t last = index;
    std::string unused;
    while (at < text.size() && !put_char(codec, next_code_point(text, at), unused)) ++last;
    return raise_unicode_error(in, TypeId::UnicodeEncodeError, codec.shown, new_str(in.heap, text),
                               static_cast<std::int64_t>(index), static_cast<std::int64_t>(last + 1),
                               encode_reason(codec.kind));
  }
  return true;
}

bool decode_bytes(Interpreter& in, std::string_view data, std::string_view encoding, std::string_view errors,
                  std::string& out) {
  Codec codec;
  if (!find_codec(in, encoding, codec)) return false;
  switch (codec.kind) {
    case Kind::utf8_sig:
      if (data.starts_with("\xEF\xBB\xBF")) data.remove_prefix(3);
      return decode_utf8_text(in, data, errors, out);
    case Kind::utf8:
      return decode_utf8_text(in, data, errors, out);
    case Kind::unicode_escape:
    case Kind::raw_unicode_escape:
      return decode_escaped(in, data, errors, codec.kind == Kind::raw_unicode_escape, out);
    case Kind::ascii:
    case Kind::latin1:
    case Kind::charmap:
      break;
    default:
      return decode_wide(in, data, codec.kind, errors, out);
  }
  for (std::size_t at = 0; at < data.size(); ++at) {
    const auto byte = static_cast<unsigned char>(data[at]);
    const char32_t c = byte < 0x80 || codec.kind == Kind::latin1 ? byte
                       : codec.kind == Kind::charmap             ? codec.map->high[byte - 0x80]
                                                                 : 0;
    if (c != 0 || byte == 0) {
      append_utf8(out, c);
    } else if (!replace_bytes(
                   in, codec.shown, errors, data, at, 1,
                   codec.kind == Kind::ascii ? "ordinal not in range(128)" : "character maps to <undefined>",
                   out)) {
      return false;
    }
  }
  return true;
}

}  // namespace kvant::python
