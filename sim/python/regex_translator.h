// The reader behind translate_regex (regex.h), in two files: groups and quantifiers in regex_translate.cpp,
// escapes and sets of characters in regex_escapes.cpp.
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/python/regex.h"

namespace kvant::python::regex {

inline constexpr std::int64_t kEndless = std::numeric_limits<std::int32_t>::max();

struct Failure {
  RegexError error;
};

struct Width {
  std::int64_t low = 0, high = 0;
};
inline Width operator+(Width a, Width b) {
  return {std::min(a.low + b.low, kEndless), std::min(a.high + b.high, kEndless)};
}

inline bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
inline bool is_octal(char32_t c) {
  return c >= '0' && c <= '7';
}
inline int hex_value(char32_t c) {
  if (is_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

class Translator {
 public:
  Translator(std::string_view pattern, bool is_bytes, std::uint32_t flags, RegexText& out);
  void run();

 private:
  [[noreturn]] void fail(std::string message, std::size_t position) {
    fail(std::move(message), static_cast<std::int64_t>(position));
  }
  [[noreturn]] void fail(std::string message, std::int64_t position) {
    throw Failure{{std::move(message), position}};
  }
  [[noreturn]] void fail(std::string message, int position) {
    fail(std::move(message), static_cast<std::int64_t>(position));
  }
  bool at_end() const { return at_ >= text_.size(); }
  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0';
  }
  bool next_is(char32_t c) const { return !at_end() && text_[at_] == c; }
  bool take(char32_t c);
  std::string slice(std::size_t from, std::size_t to) const;
  // (?imsx) before everything else, also after white space and comments of the verbose syntax.
  void global_flags();
  static std::uint32_t flag_of(char32_t c);
  void skip_blank();
  bool ascii(std::uint32_t flags) const { return is_bytes_ || (flags & kRegexAscii) != 0; }
  void literal(char32_t c);
  Width alternatives(std::uint32_t flags, bool conditional = false);
  Width sequence(std::uint32_t flags);
  // After a brace: {m}, {m,}, {,n}, {m,n}. False: it is no quantifier, and stands for itself.
  bool bounds(std::size_t here, std::int64_t& low, std::int64_t& high);
  std::string category(char32_t c, bool ascii_only, bool inside);
  std::string top() const { return is_bytes_ ? "\\x{ff}" : "\\x{10ffff}"; }
  // The number after \x, \u, \U; in an octal escape. `start`: of the backslash.
  char32_t hex_escape(std::size_t start, int digits);
  // What is one character both in and out of a class. False: none of them.
  bool char_escape(std::size_t start, char32_t c, char32_t& value);
  // True: it matches a position.
  bool escape(std::size_t start, std::uint32_t flags, Width& width);
  void reference(char32_t number) { code_ += fmt::format("\\g{{{}}}", static_cast<int>(number)); }
  // One member of a class at the cursor. False: a category, which cannot begin or end a range.
  bool member(std::uint32_t flags, char32_t& value, std::string& written);
  void class_char(std::string& out, char32_t c);
  void char_class(std::size_t here, std::uint32_t flags);
  std::string group_name(char32_t end, std::size_t& start);
  void check_name(const std::string& word, std::size_t start);
  // After "(". False: it was a comment and left nothing.
  bool group(std::size_t start, std::uint32_t flags, Width& width);

  bool is_bytes_;
  RegexText& out_;
  std::u32string text_;
  std::size_t at_ = 0;
  std::string code_;
  std::vector<Width> widths_;  // by group; [0] unused
  std::vector<bool> open_;
  bool bad_lookbehind_ = false;
  int depth_ = 0;
};

}  // namespace kvant::python::regex
