#include <fmt/format.h>

#include "sim/python/syntax/literals.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::syntax {
namespace {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Up to three octal digits from body[at].
unsigned octal(std::string_view body, std::size_t& at) {
  unsigned value = 0;
  for (int n = 0; n < 3 && at < body.size() && body[at] >= '0' && body[at] <= '7'; ++n) {
    value = value * 8 + static_cast<unsigned>(body[at++] - '0');
  }
  return value;
}

// The one-letter escapes that str and bytes share; 0: another one.
char simple_escape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"':
      return c;
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return 0;
  }
}

// CPython rewrites every character beyond ASCII as \UXXXXXXXX before it decodes, and its messages count so.
std::size_t counted_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++size;
    } else if ((c & 0xC0) != 0x80) {
      size += i > 0 && text[i - 1] == '\\' ? 15 : 10;
    }
  }
  return size;
}

class StrEscapes {
 public:
  StrEscapes(std::string_view body, std::string& to, std::string& error)
      : body_(body), to_(to), error_(error) {}

  bool decode() {
    while (at_ < body_.size()) {
      const std::size_t backslash = body_.find('\\', at_);
      to_ += body_.substr(at_, backslash - at_);
      if (backslash == std::string_view::npos) break;
      start_ = backslash;
      at_ = backslash + 1;
      if (!escape()) return false;
    }
    return true;
  }

 private:
  bool escape() {
    if (at_ == body_.size()) {
      to_ += '\\';
      return true;
    }
    const char c = body_[at_];
    if (c >= '0' && c <= '7') {
      append_utf8(to_, octal(body_, at_));
      return true;
    }
    ++at_;
    if (const char simple = simple_escape(c)) {
      to_ += simple;
      return true;
    }
    switch (c) {
      case '\n':
        return true;
      case 'x':
        return hexadecimal(2, "truncated \\xXX escape");
      case 'u':
        return hexadecimal(4, "truncated \\uXXXX escape");
      case 'U':
        return hexadecimal(8, "truncated \\UXXXXXXXX escape");
      case 'N':
        return named();
      default:
        to_ += '\\';
        --at_;
        // The character itself must not be taken for an escape again.
        to_ += body_[at_++];
        return true;
    }
  }

  bool hexadecimal(int count, const char* truncated) {
    char32_t value = 0;
    for (int n = 0; n < count; ++n, ++at_) {
      const int digit = at_ < body_.size() ? digit_value(body_[at_]) : -1;
      if (digit < 0) return fail(truncated);
      value = value * 16 + static_cast<char32_t>(digit);
    }
    if (value > 0x10FFFF) return fail("illegal Unicode character");
    append_utf8(to_, value);
    return true;
  }

  bool named() {
    if (at_ >= body_.size() || body_[at_] != '{') return fail("malformed \\N character escape");
    const std::size_t close = body_.find('}', ++at_);
    if (close == std::string_view::npos || close == at_) {
      at_ = std::min(close, body_.size());
      return fail("malformed \\N character escape");
    }
    const auto name = body_.substr(at_, close - at_);
    at_ = close + 1;
    const char32_t c = find_unicode_name(name);
    if (c == 0) return fail("unknown Unicode character name");
    append_utf8(to_, c);
    return true;
  }

  bool fail(const char* reason) {
    const std::size_t first = counted_size(body_.substr(0, start_));
    const std::size_t last = first + counted_size(body_.substr(start_, at_ - start_)) - 1;
    error_ = fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
                         first, last, reason);
    return false;
  }

  std::string_view body_;
  std::string& to_;
  std::string& error_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // of the escape
};

}  // namespace

bool decode_str_escapes(std::string_view body, std::string& to, std::string& error) {
  return StrEscapes(body, to, error).decode();
}

bool decode_bytes_escapes(std::string_view body, std::string& to, std::string& error) {
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t start = at;
    if (body[at++] != '\\' || at == body.size()) {
      to += body[start];
      continue;
    }
    const char c = body[at];
    if (c >= '0' && c <= '7') {
      to += static_cast<char>(octal(body, at));
      continue;
    }
    ++at;
    if (c == '\n') continue;
    if (c == 'x') {
      const int high = at < body.size() ? digit_value(body[at]) : -1;
      const int low = high >= 0 && at + 1 < body.size() ? digit_value(body[at + 1]) : -1;
      if (low < 0) {
        error = fmt::format("(value error) invalid \\x escape at position {}", start);
        return false;
      }
      to += static_cast<char>(high * 16 + low);
      at += 2;
      continue;
    }
    const char simple = simple_escape(c);
    if (!simple) to += '\\';
    to += simple ? simple : c;
  }
  return true;
}

StringToken take_apart(std::string_view token) {
  StringToken t;
  std::size_t at = 0;
  for (; token[at] != '\'' && token[at] != '"'; ++at) {
    const char c = token[at];
    t.raw |= c == 'r' || c == 'R';
    t.bytes |= c == 'b' || c == 'B';
    t.formatted |= c == 'f' || c == 'F';
  }
  const auto quoted = token.substr(at);
  const bool triple = quoted.size() >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0];
  const std::size_t quote = triple ? 3 : 1;
  t.body = quoted.substr(quote, quoted.size() - 2 * quote);
  return t;
}

}  // namespace kvant::python::syntax
