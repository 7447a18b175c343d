// Escapes and sets of characters in a regular expression: see regex_translator.h.
#include "sim/python/regex_translator.h"
#include "sim/python/text.h"

namespace kvant::python::regex {

std::string Translator::category(char32_t c, bool ascii_only, bool inside) {
  if (ascii_only) {
    switch (c) {
      case 'd':
        return inside ? "0-9" : "[0-9]";
      case 'D':
        return inside ? "\\x{0}-\\x{2f}\\x{3a}-" + top() : "[^0-9]";
      case 's':
        return inside ? "\\x{9}-\\x{d} " : "[\\x{9}-\\x{d} ]";
      case 'S':
        return inside ? "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-" + top() : "[^\\x{9}-\\x{d} ]";
      case 'w':
        return inside ? "0-9A-Za-z_" : "[0-9A-Za-z_]";
      default:
        return inside ? "\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-" + top()
                      : "[^0-9A-Za-z_]";
    }
  }
  if (c == 's') return inside ? "\\s\\x{1c}-\\x{1f}\\x{85}" : "[\\s\\x{1c}-\\x{1f}\\x{85}]";
  if (c == 'S' && !inside) return "[^\\s\\x{1c}-\\x{1f}\\x{85}]";
  return std::string("\\") + static_cast<char>(c);
}

char32_t Translator::hex_escape(std::size_t start, int digits) {
  char32_t value = 0;
  int count = 0;
  while (count < digits && hex_value(peek()) >= 0 && !at_end()) {
    value = value * 16 + static_cast<char32_t>(hex_value(peek()));
    ++at_;
    ++count;
  }
  if (count != digits) fail("incomplete escape " + slice(start, at_), start);
  if (value > 0x10FFFF) fail("bad escape " + slice(start, at_), start);
  return value;
}

bool Translator::char_escape(std::size_t start, char32_t c, char32_t& value) {
  switch (c) {
    case 'a':
      value = 7;
      return true;
    case 'f':
      value = 12;
      return true;
    case 'n':
      value = 10;
      return true;
    case 'r':
      value = 13;
      return true;
    case 't':
      value = 9;
      return true;
    case 'v':
      value = 11;
      return true;
    case '\\':
      value = '\\';
      return true;
    case 'x':
      value = hex_escape(start, 2);
      return true;
    case 'u':
    case 'U':
      if (is_bytes_) break;
      value = hex_escape(start, c == 'u' ? 4 : 8);
      return true;
    default:
      break;
  }
  if (is_letter(c)) fail("bad escape \\" + slice(at_ - 1, at_), start);
  if (is_digit(c)) return false;
  value = c;
  return true;
}

bool Translator::escape(std::size_t start, std::uint32_t flags, Width& width) {
  if (at_end()) fail("bad escape (end of pattern)", start);
  const char32_t c = text_[at_++];
  const bool plain = ascii(flags);
  switch (c) {
    case 'A':
      code_ += "\\A";
      width = {};
      return true;
    case 'Z':
      code_ += "\\z";
      width = {};
      return true;
    case 'b':
    case 'B':
      if (plain && !is_bytes_) {
        constexpr std::string_view kWord = "[0-9A-Za-z_]";
        code_ += c == 'b' ? fmt::format("(?:(?<={0})(?!{0})|(?<!{0})(?={0}))", kWord)
                          : fmt::format("(?:(?<={0})(?={0})|(?<!{0})(?!{0}))", kWord);
      } else {
        code_ += c == 'b' ? "\\b" : "\\B";
      }
      width = {};
      return true;
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
      code_ += category(c, plain, false);
      return false;
    default:
      break;
  }
  if (c == '0') {
    char32_t value = 0;
    for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (text_[at_++] - '0');
    literal(value);
    return false;
  }
  if (is_digit(c)) {
    char32_t number = c - '0';
    if (is_digit(peek())) {
      const char32_t second = text_[at_++];
      if (is_octal(c) && is_octal(second) && is_octal(peek())) {
        const char32_t value = (c - '0') * 64 + (second - '0') * 8 + (text_[at_++] - '0');
        if (value > 0377)
          fail(fmt::format("octal escape value {} outside of range 0-0o377", slice(start, at_)), start);
        literal(value);
        return false;
      }
      number = number * 10 + (second - '0');
    }
    if (number >= widths_.size())
      fail(fmt::format("invalid group reference {}", static_cast<int>(number)), start + 1);
    if (open_[number]) fail("cannot refer to an open group", start);
    width = widths_[number];
    reference(number);
    return false;
  }
  char32_t value = 0;
  char_escape(start, c, value);
  literal(value);
  return false;
}

bool Translator::member(std::uint32_t flags, char32_t& value, std::string& written) {
  const std::size_t start = at_;
  const char32_t c = text_[at_++];
  if (c != '\\') {
    value = c;
    return true;
  }
  if (at_end()) fail("bad escape (end of pattern)", start);
  const char32_t e = text_[at_++];
  if (e == 'b') {
    value = 8;
    return true;
  }
  if (e == 'd' || e == 'D' || e == 's' || e == 'S' || e == 'w' || e == 'W') {
    written = category(e, ascii(flags), true);
    return false;
  }
  if (is_octal(e)) {
    value = e - '0';
    for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (text_[at_++] - '0');
    if (value > 0377)
      fail(fmt::format("octal escape value {} outside of range 0-0o377", slice(start, at_)), start);
    return true;
  }
  if (is_digit(e)) fail("bad escape " + slice(start, at_), start);
  char_escape(start, e, value);
  return true;
}

void Translator::class_char(std::string& out, char32_t c) {
  if (is_letter(c) || is_digit(c) || c == '_')
    out += static_cast<char>(c);
  else
    out += fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c));
}

void Translator::char_class(std::size_t here, std::uint32_t flags) {
  std::string set = "[";
  if (take('^')) set += '^';
  for (bool first = true;; first = false) {
    if (at_end()) fail("unterminated character set", here);
    if (!first && take(']')) break;
    const std::size_t start = at_;
    char32_t low = 0;
    std::string written;
    const bool low_is_char = member(flags, low, written);
    const std::size_t low_end = at_;
    if (!next_is('-')) {
      if (low_is_char)
        class_char(set, low);
      else
        set += written;
      continue;
    }
    ++at_;
    if (at_end()) fail("unterminated character set", here);
    if (next_is(']')) {
      if (low_is_char)
        class_char(set, low);
      else
        set += written;
      set += "\\-";
      continue;
    }
    const std::size_t high_start = at_;
    char32_t high = 0;
    const bool high_is_char = member(flags, high, written);
    if (!low_is_char || !high_is_char || high < low)
      fail(fmt::format("bad character range {}-{}", slice(start, low_end), slice(high_start, at_)), start);
    class_char(set, low);
    set += '-';
    class_char(set, high);
  }
  code_ += set + "]";
}

}  // namespace kvant::python::regex
