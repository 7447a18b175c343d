// Regular expressions in Python's syntax, matched by PCRE2: a translator from one syntax to the other, with
// the errors of CPython's Lib/re/_parser.py, and the matcher. Knows nothing of objects.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kvant::python {

// Values of the module re.
enum RegexFlag : std::uint32_t {
  kRegexIgnoreCase = 2,
  kRegexLocale = 4,
  kRegexMultiline = 8,
  kRegexDotAll = 16,
  kRegexUnicode = 32,
  kRegexVerbose = 64,
  kRegexAscii = 256,
};

struct RegexError {
  std::string message;
  std::int64_t position = -1;  // in code points; -1: the pattern as a whole
};

struct RegexText {
  std::string pattern;      // for PCRE2; UTF-8, or bytes
  std::uint32_t flags = 0;  // with those of the pattern itself
  std::uint32_t groups = 0;
  std::vector<std::pair<std::string, std::uint32_t>> names;
  std::vector<std::uint32_t> closing;  // the groups' numbers, in the order of their closing parentheses
};

// False: `error` is filled.
bool translate_regex(std::string_view pattern, bool is_bytes, std::uint32_t flags, RegexText& out,
                     RegexError& error);

enum class RegexMode : std::uint8_t { search, match, fullmatch };
enum class RegexResult : std::uint8_t { matched, none, too_long };

class Regex {
 public:
  ~Regex();
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;
  // Null: `error` is filled.
  static std::shared_ptr<const Regex> compile(std::string_view pattern, bool is_bytes, std::uint32_t flags,
                                              RegexError& error);
  // Spans in bytes, two numbers a group, group 0 first; -1 for a group that took no part. `not_empty`: an
  // empty match at `start` does not count. `too_long`: more steps of backtracking than the limit.
  RegexResult run(std::string_view subject, std::size_t start, RegexMode mode, bool not_empty,
                  std::vector<std::int64_t>& spans) const;
  // The group that closed last (re's lastindex); 0: none.
  std::uint32_t last_group(const std::vector<std::int64_t>& spans) const;
  const RegexText& text() const { return text_; }

 private:
  Regex() = default;
  RegexText text_;
  void* code_ = nullptr;
};

}  // namespace kvant::python
