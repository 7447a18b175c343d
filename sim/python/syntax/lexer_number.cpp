// Number literals: what is one, and what CPython says about what nearly is one.
#include <fmt/format.h>

#include "sim/python/syntax/lexer.h"

namespace kvant::python::syntax {
namespace {

bool is_digit(int c) {
  return c >= '0' && c <= '9';
}

bool is_digit_of(int base, int c) {
  if (base == 16) return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  return c >= '0' && c < '0' + base;
}

bool may_continue_identifier(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c >= 128;
}

std::string_view base_name(int base) {
  return base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
}

}  // namespace

// Reads the rest of a run of digits with underscores; `c` becomes the first character behind it.
bool Lexer::decimal_tail(int& c) {
  for (;;) {
    do {
      c = next_char();
    } while (is_digit(c));
    if (c != '_') return true;
    c = next_char();
    if (!is_digit(c)) {
      back_up(c);
      fail("invalid decimal literal");
      return false;
    }
  }
}

// `c` has been read and follows a number. Words that may follow a number in good code are let through.
bool Lexer::check_end_of_number(int c, std::string_view kind) {
  const auto word = [&](std::string_view rest) {
    const std::size_t behind = cur_ + rest.size();
    return ahead(rest) && (behind >= source_.size() ||
                           !may_continue_identifier(static_cast<unsigned char>(source_[behind])));
  };
  const bool keyword = (c == 'a' && word("nd")) || (c == 'e' && word("lse")) || (c == 'f' && word("or")) ||
                       (c == 'i' && (ahead("f") || ahead("n") || ahead("s"))) || (c == 'o' && word("r")) ||
                       (c == 'n' && word("ot"));
  if (keyword || !may_continue_identifier(c)) return true;
  back_up(c);
  fail(fmt::format("invalid {} literal", kind));
  return false;
}

Token Lexer::end_number(int c, std::string_view kind) {
  if (!check_end_of_number(c, kind)) return make_empty(Tok::kError);
  back_up(c);
  return make(Tok::kNumber);
}

Token Lexer::number(int c) {
  if (c != '0') {
    if (!decimal_tail(c)) return make_empty(Tok::kError);
    if (c == '.') return fraction_and_rest(next_char());
    if (c == 'e' || c == 'E') return exponent_and_rest(c);
    if (c == 'j' || c == 'J') return imaginary_end();
    return end_number(c, "decimal");
  }
  c = next_char();
  if (c == 'x' || c == 'X') return based_number(16);
  if (c == 'o' || c == 'O') return based_number(8);
  if (c == 'b' || c == 'B') return based_number(2);
  return zero_led(c);
}

// Reading has come behind "0x", "0o" or "0b".
Token Lexer::based_number(int base) {
  const auto wrong_digit = [&](int c) {
    return fail(fmt::format("invalid digit '{}' in {} literal", static_cast<char>(c), base_name(base)));
  };
  int c = next_char();
  do {
    if (c == '_') c = next_char();
    if (!is_digit_of(base, c)) {
      if (is_digit(c)) return wrong_digit(c);
      back_up(c);
      return fail(fmt::format("invalid {} literal", base_name(base)));
    }
    do {
      c = next_char();
    } while (is_digit_of(base, c));
  } while (c == '_');
  if (is_digit(c)) return wrong_digit(c);
  return end_number(c, base_name(base));
}

// A zero has been read, and `c` behind it.
Token Lexer::zero_led(int c) {
  for (;;) {
    if (c == '_') {
      c = next_char();
      if (!is_digit(c)) {
        back_up(c);
        return fail("invalid decimal literal");
      }
    }
    if (c != '0') break;
    c = next_char();
  }
  const std::size_t zeros_end = cur_;
  const bool nonzero = is_digit(c);
  if (nonzero && !decimal_tail(c)) return make_empty(Tok::kError);
  if (c == '.') return fraction_and_rest(next_char());
  if (c == 'e' || c == 'E') return exponent_and_rest(c);
  if (c == 'j' || c == 'J') return imaginary_end();
  if (nonzero) {
    back_up(c);
    fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    error_.column = static_cast<int>(start_ + 1 - line_start_);
    error_.end_column = static_cast<int>(zeros_end - line_start_);
    return make_empty(Tok::kError);
  }
  return end_number(c, "decimal");
}

// `c` has been read and stands behind the point.
Token Lexer::fraction_and_rest(int c) {
  if (is_digit(c) && !decimal_tail(c)) return make_empty(Tok::kError);
  if (c == 'e' || c == 'E') return exponent_and_rest(c);
  if (c == 'j' || c == 'J') return imaginary_end();
  return end_number(c, "decimal");
}

// `e` has been read; it may turn out to begin a keyword (1else).
Token Lexer::exponent_and_rest(int e) {
  int c = next_char();
  if (c == '+' || c == '-') {
    c = next_char();
    if (!is_digit(c)) {
      back_up(c);
      return fail("invalid decimal literal");
    }
  } else if (!is_digit(c)) {
    back_up(c);
    return end_number(e, "decimal");
  }
  if (!decimal_tail(c)) return make_empty(Tok::kError);
  if (c == 'j' || c == 'J') return imaginary_end();
  return end_number(c, "decimal");
}

Token Lexer::imaginary_end() {
  return end_number(next_char(), "imaginary");
}

}  // namespace kvant::python::syntax
