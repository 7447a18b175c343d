#include "sim/python/syntax/lexer.h"

#include <fmt/format.h>

#include <utility>

#include "sim/python/syntax/unicode.h"

namespace kvant::python::syntax {
namespace {

constexpr int kTabSize = 8;
// CPython's MAXINDENT and MAXLEVEL.
constexpr std::size_t kMaxIndents = 100;
constexpr std::size_t kMaxBrackets = 200;

bool may_start_identifier(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

bool may_continue_identifier(int c) {
  return may_start_identifier(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::string_view Lexer::line_text() const {
  const std::size_t end = std::min(source_.find('\n', line_start_), source_.size());
  return source_.substr(line_start_, end - line_start_);
}

int Lexer::next_char() {
  if (cur_ == line_end_) {
    if (line_end_ == source_.size()) {
      ended_ = true;
      return kEndOfSource;
    }
    const std::size_t feed = source_.find('\n', line_end_);
    line_end_ = feed == std::string_view::npos ? source_.size() : feed + 1;
    line_start_ = cur_;
    if (!in_token_) buffer_start_ = cur_;
    ++line_;
  }
  return static_cast<unsigned char>(source_[cur_++]);
}

void Lexer::back_up(int c) {
  if (c != kEndOfSource) --cur_;
}

bool Lexer::ahead(std::string_view text) const {
  return source_.substr(cur_, text.size()) == text;
}

Token Lexer::make(Tok type) {
  Token t;
  t.type = type;
  t.text = source_.substr(start_, cur_ - start_);
  t.line = first_line_;
  t.col = static_cast<int>(start_ - first_line_start_);
  t.end_line = line_;
  t.end_col = static_cast<int>(cur_ - line_start_);
  t.level = static_cast<int>(brackets_.size());
  return t;
}

Token Lexer::make_empty(Tok type) {
  Token t;
  t.type = type;
  t.line = t.end_line = line_;
  t.level = static_cast<int>(brackets_.size());
  return t;
}

Token Lexer::fail(std::string message) {
  const auto read = source_.substr(line_start_, cur_ - line_start_);
  if (error_.kind == LexerError::Kind::kNone) {
    error_ = {LexerError::Kind::kSyntax, std::move(message), line_, static_cast<int>(count_characters(read)),
              0};
  }
  return make_empty(Tok::kError);
}

// Errors CPython reports without looking at the characters: at the first column of the line.
Token Lexer::fail_at(LexerError::Kind kind, std::string message) {
  if (error_.kind == LexerError::Kind::kNone) error_ = {kind, std::move(message), line_, 1, 0, true};
  cur_ = line_end_;
  return make_empty(Tok::kError);
}

Token Lexer::fail_indentation() {
  return fail_at(LexerError::Kind::kTab, "inconsistent use of tabs and spaces in indentation");
}

// Behind a backslash. kEndOfSource: the error is noted or the source has ended.
int Lexer::continue_line() {
  int c = next_char();
  if (c != '\n') {
    // CPython counts from the start of its buffer, which goes back to where a token of several lines began.
    const std::size_t bytes = cur_ - buffer_start_;
    const auto line = source_.substr(line_start_, line_end_ - line_start_);
    const auto column = count_characters(line.substr(0, bytes)) + (bytes > line.size() ? 1 : 0);
    if (error_.kind == LexerError::Kind::kNone) {
      error_ = {LexerError::Kind::kSyntax,
                "unexpected character after line continuation character",
                line_,
                static_cast<int>(column),
                0,
                true};
    }
    return kEndOfSource;
  }
  c = next_char();
  if (c == kEndOfSource) return c;
  back_up(c);
  return c;
}

// Counts the columns before the first character of a line and notes indents and dedents. False: an error.
bool Lexer::read_indentation(bool& blank_line) {
  int column = 0;
  int alternative = 0;
  int continued_column = 0;
  int c = 0;
  for (;;) {
    c = next_char();
    if (c == ' ') {
      ++column;
      ++alternative;
    } else if (c == '\t') {
      column = (column / kTabSize + 1) * kTabSize;
      ++alternative;
    } else if (c == '\f') {
      column = alternative = 0;
    } else if (c == '\\') {
      // The first backslash decides the indentation of what comes behind it.
      if (continued_column == 0) continued_column = column;
      if (continue_line() == kEndOfSource) {
        // CPython has dropped the line by now, and tells no column of it.
        if (error_.kind == LexerError::Kind::kNone) line_start_ = cur_;
        return false;
      }
    } else {
      break;
    }
  }
  back_up(c);
  if (c == '#' || c == '\n') {
    blank_line = true;
    return true;
  }
  if (!brackets_.empty()) return true;
  if (continued_column != 0) column = alternative = continued_column;
  if (column > indents_.back().column) {
    if (indents_.size() >= kMaxIndents) {
      fail_at(LexerError::Kind::kIndentation, "too many levels of indentation");
      return false;
    }
    if (alternative <= indents_.back().alternative) {
      fail_indentation();
      return false;
    }
    ++pending_indents_;
    indents_.push_back({column, alternative});
    return true;
  }
  while (indents_.size() > 1 && column < indents_.back().column) {
    --pending_indents_;
    indents_.pop_back();
  }
  if (column != indents_.back().column) {
    if (error_.kind == LexerError::Kind::kNone) {
      const auto whole = source_.substr(line_start_, line_end_ - line_start_);
      error_ = {LexerError::Kind::kIndentation,
                "unindent does not match any outer indentation level",
                line_,
                static_cast<int>(count_characters(whole)),
                0,
                true};
    }
    cur_ = line_end_;
    return false;
  }
  if (alternative != indents_.back().alternative) {
    fail_indentation();
    return false;
  }
  return true;
}

Token Lexer::next() {
  if (error_.kind != LexerError::Kind::kNone) return make_empty(Tok::kError);
  bool blank_line = false;
  for (;;) {
    in_token_ = false;
    if (at_line_begin_) {
      at_line_begin_ = false;
      blank_line = false;
      if (!read_indentation(blank_line)) return make_empty(Tok::kError);
    }
    if (pending_indents_ != 0) {
      const bool indent = pending_indents_ > 0;
      pending_indents_ += indent ? -1 : 1;
      return make_empty(indent ? Tok::kIndent : Tok::kDedent);
    }
    int c = next_char();
    while (c == ' ' || c == '\t' || c == '\f') c = next_char();
    start_ = c == kEndOfSource ? cur_ : cur_ - 1;
    first_line_ = line_;
    first_line_start_ = line_start_;
    in_token_ = true;
    if (c == '#') {
      // The line feed behind a comment is a token that begins with the comment.
      while (c != kEndOfSource && c != '\n') c = next_char();
    }
    if (c == kEndOfSource) return make_empty(brackets_.empty() ? Tok::kEndMarker : Tok::kError);
    if (c == '\n') {
      at_line_begin_ = true;
      if (blank_line || !brackets_.empty()) continue;
      Token t = make(Tok::kNewline);
      t.text = {};
      --t.end_col;
      return t;
    }
    if (c == '\\') {
      if (continue_line() == kEndOfSource) return make_empty(Tok::kError);
      continue;
    }
    if (may_start_identifier(c)) {
      back_up(c);
      return identifier();
    }
    if (c >= '0' && c <= '9') return number(c);
    if (c == '.') {
      c = next_char();
      if (c >= '0' && c <= '9') return fraction_and_rest(c);
      back_up(c);
      if (ahead("..")) cur_ += 2;
      return make(cur_ - start_ == 3 ? Tok::kEllipsis : Tok::kDot);
    }
    if (c == '\'' || c == '"') return string_literal(c);
    return operator_or_bracket(c);
  }
}

// A name, a keyword, or the prefix of a string literal.
Token Lexer::identifier() {
  bool b = false;
  bool r = false;
  bool u = false;
  bool f = false;
  int c = next_char();
  for (;;) {
    if (!(b || u || f) && (c == 'b' || c == 'B')) {
      b = true;
    } else if (!(b || u || r || f) && (c == 'u' || c == 'U')) {
      u = true;
    } else if (!(r || u) && (c == 'r' || c == 'R')) {
      r = true;
    } else if (!(f || b || u) && (c == 'f' || c == 'F')) {
      f = true;
    } else {
      break;
    }
    c = next_char();
    if (c == '"' || c == '\'') return string_literal(c);
  }
  bool ascii = true;
  while (may_continue_identifier(c)) {
    ascii &= c < 128;
    c = next_char();
  }
  back_up(c);
  if (!ascii) {
    for (std::size_t at = start_; at < cur_;) {
      const bool first = at == start_;
      const char32_t ch = decode_utf8(source_, at);
      if (first ? is_identifier_start(ch) : is_identifier_continue(ch)) continue;
      cur_ = at;
      const auto hex = fmt::format("{:04X}", static_cast<std::uint32_t>(ch));
      if (!is_printable(ch)) return fail("invalid non-printable character U+" + hex);
      std::string shown;
      append_utf8(shown, ch);
      return fail("invalid character '" + shown + "' (U+" + hex + ")");
    }
  }
  Token t = make(Tok::kName);
  if (ascii) {
    t.type = keyword_or_name(t.text);
  } else {
    t.text = normalized_.emplace_back(to_nfkc(t.text));
  }
  return t;
}

// Reading has come behind the first quote; the token may have begun with a prefix.
Token Lexer::string_literal(int quote) {
  int size = 1;
  int closing = 0;
  int c = next_char();
  if (c == quote) {
    c = next_char();
    if (c == quote) {
      size = 3;
    } else {
      closing = 1;
    }
  }
  if (c != quote) back_up(c);
  while (closing != size) {
    c = next_char();
    if (c == kEndOfSource || (size == 1 && c == '\n')) {
      const int detected = line_;
      cur_ = start_ + 1;
      line_start_ = first_line_start_;
      line_ = first_line_;
      const char* what = size == 3 ? "triple-quoted string" : "string";
      return fail(fmt::format("unterminated {} literal (detected at line {})", what, detected));
    }
    if (c == quote) {
      ++closing;
    } else {
      closing = 0;
      if (c == '\\') next_char();
    }
  }
  return make(Tok::kString);
}

Token Lexer::operator_or_bracket(int c) {
  for (std::size_t size = 3; size >= 2; --size) {
    const auto text = source_.substr(start_, size);
    const Tok type = text.size() == size ? operator_token(text) : Tok::kUnknownOp;
    if (type == Tok::kUnknownOp || type == Tok::kEllipsis) continue;
    cur_ = start_ + size;
    return make(type);
  }
  if (c == '(' || c == '[' || c == '{') {
    if (brackets_.size() >= kMaxBrackets) return fail("too many nested parentheses");
    brackets_.push_back({static_cast<char>(c), line_, static_cast<int>(start_ - line_start_)});
  } else if (c == ')' || c == ']' || c == '}') {
    return close_bracket(c);
  }
  if (!is_printable(static_cast<char32_t>(c)))
    return fail(fmt::format("invalid non-printable character U+{:04X}", c));
  return make(operator_token(source_.substr(start_, 1)));
}

Token Lexer::close_bracket(int c) {
  if (brackets_.empty()) return fail(fmt::format("unmatched '{}'", static_cast<char>(c)));
  const Bracket open = brackets_.back();
  brackets_.pop_back();
  const char wanted = open.open == '(' ? ')' : open.open == '[' ? ']' : '}';
  if (c != wanted) {
    auto message = fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'",
                               static_cast<char>(c), open.open);
    if (open.line != line_) message += fmt::format(" on line {}", open.line);
    return fail(std::move(message));
  }
  return make(operator_token(source_.substr(start_, 1)));
}

}  // namespace kvant::python::syntax
