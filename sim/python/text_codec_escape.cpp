// The codecs unicode_escape and raw_unicode_escape: texts as ASCII with backslashes.
#include <fmt/format.h>

#include "sim/python/interpreter.h"
#include "sim/python/text_native.h"

namespace kvant::python {
namespace {

constexpr std::string_view kLetters = "\\'\"abfnrtv";
constexpr std::string_view kMeant = "\\'\"\a\b\f\n\r\t\v";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// One escape, from its backslash on.
struct Escape {
  std::size_t size = 0;     // bytes taken
  char32_t value = 0;       // what it stands for
  bool known = false;       // else the bytes stand for themselves
  bool nothing = false;     // a line that goes on
  std::string_view reason;  // why it means nothing
};

Escape hex_escape(std::string_view data, std::size_t at, std::size_t digits, std::string_view truncated) {
  Escape e{2, 0, true, false, {}};
  while (e.size < 2 + digits && at + e.size < data.size() && hex_digit(data[at + e.size]) >= 0)
    e.value = e.value * 16 + static_cast<char32_t>(hex_digit(data[at + e.size++]));
  if (e.size < 2 + digits)
    e.reason = truncated;
  else if (e.value > 0x10FFFF)
    e.reason = "illegal Unicode character";
  return e;
}

Escape escape_at(std::string_view data, std::size_t at, bool raw) {
  if (at + 1 == data.size())
    return raw ? Escape{1, 0, false, false, {}} : Escape{1, 0, true, false, "\\ at end of string"};
  const char c = data[at + 1];
  if (c == 'u') return hex_escape(data, at, 4, "truncated \\uXXXX escape");
  if (c == 'U') return hex_escape(data, at, 8, "truncated \\UXXXXXXXX escape");
  if (raw) return {1, 0, false, false, {}};
  if (c == 'x') return hex_escape(data, at, 2, "truncated \\xXX escape");
  if (c == 'N') return {2, 0, true, false, "malformed \\N character escape"};
  if (c == '\n') return {2, 0, true, true, {}};
  if (const std::size_t letter = kLetters.find(c); letter != kLetters.npos)
    return {2, static_cast<unsigned char>(kMeant[letter]), true, false, {}};
  if (c >= '0' && c <= '7') {
    Escape e{1, 0, true, false, {}};
    while (e.size < 4 && at + e.size < data.size() && data[at + e.size] >= '0' && data[at + e.size] <= '7')
      e.value = e.value * 8 + static_cast<char32_t>(data[at + e.size++] - '0');
    return e;
  }
  return {1, 0, false, false, {}};
}

}  // namespace

std::string encode_escaped(std::string_view text, bool raw) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto code = static_cast<unsigned>(c);
    if (raw ? c < 0x100 : c >= 0x20 && c < 0x7F && c != '\\') {
      out += static_cast<char>(c);
    } else if (!raw && (c == '\\' || c == '\t' || c == '\n' || c == '\r')) {
      out += '\\';
      out += c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
    } else if (c < 0x100) {
      out += fmt::format("\\x{:02x}", code);
    } else {
      out += c < 0x10000 ? fmt::format("\\u{:04x}", code) : fmt::format("\\U{:08x}", code);
    }
  }
  return out;
}

bool decode_escaped(Interpreter& in, std::string_view data, std::string_view errors, bool raw,
                    std::string& out) {
  const std::string_view codec = raw ? "rawunicodeescape" : "unicodeescape";
  for (std::size_t at = 0; at < data.size();) {
    const Escape e = data[at] == '\\' ? escape_at(data, at, raw) : Escape{1, 0, false, false, {}};
    if (!e.reason.empty()) {
      if (!replace_bytes(in, codec, errors, data, at, e.size, e.reason, out)) return false;
    } else if (!e.known) {
      append_utf8(out, static_cast<unsigned char>(data[at]));
    } else if (!e.nothing) {
      append_utf8(out, e.value);
    }
    at += e.size;
  }
  return true;
}

}  // namespace kvant::python
