// repr() and ascii() of str and bytes.
#include "sim/python/text.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

constexpr char kHex[] = "0123456789abcdef";

void append_hex(std::string& out, char32_t c, int digits) {
  for (int i = digits - 1; i >= 0; --i) out += kHex[c >> (4 * i) & 0xF];
}

void append_escape(std::string& out, char32_t c) {
  if (c < 0x100) {
    out += "\\x";
    append_hex(out, c, 2);
  } else if (c < 0x10000) {
    out += "\\u";
    append_hex(out, c, 4);
  } else {
    out += "\\U";
    append_hex(out, c, 8);
  }
}

char quote_for(std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  return has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
}

// Escapes bytes and strings have in common. False if `c` has none.
bool append_common_escape(std::string& out, char32_t c, char quote) {
  switch (c) {
    case '\n':
      out += "\\n";
      return true;
    case '\r':
      out += "\\r";
      return true;
    case '\t':
      out += "\\t";
      return true;
    case '\\':
      out += "\\\\";
      return true;
    default:
      break;
  }
  if (c != static_cast<char32_t>(quote)) return false;
  out += '\\';
  out += quote;
  return true;
}

}  // namespace

std::string repr_text(std::string_view utf8) {
  const char quote = quote_for(utf8);
  std::string out(1, quote);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(utf8, at);
    if (append_common_escape(out, c, quote)) continue;
    if (c >= 0x20 && c < 0x7F) {
      out += static_cast<char>(c);
    } else if (c >= 0x80 && unicode::is_printable(c)) {
      out += utf8.substr(from, at - from);
    } else {
      append_escape(out, c);
    }
  }
  return out += quote;
}

namespace {

std::string quoted_bytes(std::string_view data, bool always_escape_single) {
  const char quote = quote_for(data);
  std::string out = "b";
  out += quote;
  for (char byte : data) {
    const auto c = static_cast<unsigned char>(byte);
    if (append_common_escape(out, c, quote)) continue;
    if (c >= 0x20 && c < 0x7F) {
      if (c == '\'' && always_escape_single) out += '\\';
      out += byte;
    } else {
      append_escape(out, c);
    }
  }
  return out += quote;
}

}  // namespace

std::string repr_bytes(std::string_view data) {
  return quoted_bytes(data, false);
}

// Unlike bytes', it escapes ' between double quotes too (Objects/bytearrayobject.c).
std::string repr_bytearray(std::string_view type, std::string_view data) {
  std::string out(type);
  out += '(';
  out += quoted_bytes(data, true);
  out += ')';
  return out;
}

std::string ascii_text(std::string_view repr) {
  std::string out;
  for (std::size_t at = 0; at < repr.size();) {
    const char32_t c = next_code_point(repr, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      append_escape(out, c);
    }
  }
  return out;
}

}  // namespace kvant::python
