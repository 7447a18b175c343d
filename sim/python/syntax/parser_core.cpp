// The parser's ground: tokens, places, and how errors come about. What is reported where follows CPython's
// Parser/pegen.c and Parser/pegen_errors.c.
#include <algorithm>
#include <utility>

#include "sim/python/syntax/parser_impl.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::syntax {
namespace {

// The end of an error's range: none, or where the lexer has come to.
constexpr int kNoEnd = -1;
constexpr int kHere = -2;

// Each level is a recursive rule. 200 nested brackets need about 800.
constexpr int kMaxLevel = 1000;
// Looking for words for an error can take time exponential in the depth of nested brackets; behind this many
// rules the plain "invalid syntax" must do.
constexpr int kMaxSteps = 3'000'000;

constexpr char kTooComplex[] = "Parser stack overflowed - Python source too complex to parse";

// Counts characters in the first `bytes` bytes; CPython does not go further than one behind the line.
int characters(std::string_view line, int bytes) {
  if (bytes <= 0) return bytes;
  const auto size = static_cast<int>(line.size());
  const int clipped = std::min(bytes, size);
  return static_cast<int>(count_characters(line.substr(0, static_cast<std::size_t>(clipped)))) +
         (bytes > size ? 1 : 0);
}

}  // namespace

Parser::Parser(std::string_view source, Arena& arena, SyntaxError& error, const Fragment* fragment, int level)
    : source_(source),
      arena_(arena),
      error_(error),
      fragment_(fragment),
      lexer_(source, fragment ? fragment->lines_before : 0),
      level_(level) {}

template <typename RuleFunction>
auto Parser::run(RuleFunction rule) -> decltype(rule()) {
  auto result = rule();
  if (result) return result;
  if (failed_) {
    prefer_lexer_errors();
    return {};
  }
  const Token furthest = *tokens_.back();
  for (Token* t : tokens_) t->memo = -1;
  memos_.clear();
  mark_ = 0;
  steps_ = 0;
  invalid_ = true;
  rule();
  if (failed_) {
    prefer_lexer_errors();
  } else {
    raise_generic(furthest);
  }
  return {};
}

bool Parser::file(Seq<Stmt*>& body) {
  return run([&] {
    std::vector<Stmt*> list;
    statements(list);
    body = arena_.seq(list);
    return expect(Tok::kEndMarker) != nullptr;
  });
}

Expr* Parser::eval() {
  return run([&]() -> Expr* {
    Expr* e = expressions();
    while (e && expect(Tok::kNewline)) {
    }
    return e && expect(Tok::kEndMarker) ? e : nullptr;
  });
}

Expr* Parser::fragment() {
  return run([&] { return star_expressions(); });
}

void Parser::enter() {
  ++level_;
  if (level_ > kMaxLevel && !failed_) {
    raise("MemoryError", 0, 0, 0, kNoEnd, kTooComplex);
  } else if (invalid_ && ++steps_ > kMaxSteps && !failed_) {
    raise_at(of(*tokens_.back()), "invalid syntax");
  }
}

const Token* Parser::fetch() {
  if (failed_) return nullptr;
  if (mark_ < static_cast<int>(tokens_.size())) return tokens_[static_cast<std::size_t>(mark_)];
  Token* t = scratch_.make<Token>(lexer_.next());
  if (fragment_ && t->end_line == fragment_->first_line) {
    if (t->col >= 0) t->col += fragment_->columns_before;
    if (t->end_col >= 0) t->end_col += fragment_->columns_before;
  }
  tokens_.push_back(t);
  if (t->type == Tok::kError) {
    raise_lexer_error();
    return nullptr;
  }
  return t;
}

const Token* Parser::expect(Tok type) {
  const Token* t = fetch();
  if (!t || t->type != type) return nullptr;
  ++mark_;
  return t;
}

bool Parser::at(Tok type) {
  const Token* t = fetch();
  return t && t->type == type;
}

bool Parser::at_word(std::string_view soft_keyword) {
  const Token* t = fetch();
  return t && t->type == Tok::kName && t->text == soft_keyword;
}

const Token* Parser::expect_word(std::string_view soft_keyword) {
  if (!at_word(soft_keyword)) return nullptr;
  return tokens_[static_cast<std::size_t>(mark_++)];
}

const Token* Parser::force(Tok type, std::string_view spelling) {
  const Token* t = fetch();
  if (!t) return nullptr;
  if (t->type == type) {
    ++mark_;
    return t;
  }
  return raise_at(of(*t), fmt::format("expected '{}'", spelling));
}

// From the token at `start` to the last token read that is more than layout.
Location Parser::since(int start) {
  const Token& first = *tokens_[static_cast<std::size_t>(start)];
  Location loc{first.line, first.col, first.end_line, first.end_col};
  for (int m = mark_ - 1; m >= start; --m) {
    const Token& last = *tokens_[static_cast<std::size_t>(m)];
    if (last.type == Tok::kEndMarker || last.type == Tok::kNewline || last.type == Tok::kIndent ||
        last.type == Tok::kDedent) {
      continue;
    }
    loc.end_line = last.end_line;
    loc.end_col = last.end_col;
    break;
  }
  return loc;
}

std::string_view Parser::source_line(int line) const {
  std::size_t begin = 0;
  for (int n = fragment_ ? fragment_->lines_before + 1 : 1; n < line; ++n) {
    const std::size_t feed = source_.find('\n', begin);
    if (feed == std::string_view::npos) return {};
    begin = feed + 1;
  }
  const std::size_t feed = source_.find('\n', begin);
  return source_.substr(begin, feed == std::string_view::npos ? feed : feed + 1 - begin);
}

// Columns are bytes from 1 here; 0 and below: none. The first error stays.
std::nullptr_t Parser::raise(std::string_view kind, int line, int col, int end_line, int end_col,
                             std::string message) {
  if (failed_) return nullptr;
  failed_ = true;
  if (end_col == kHere) {
    end_line = lexer_.line();
    end_col = lexer_.col();
  }
  error_.kind = kind;
  error_.message = fragment_ && kind != "MemoryError" ? "f-string: " + message : std::move(message);
  error_.line = line;
  error_.end_line = end_line;
  error_.text = std::string(source_line(line));
  if (fragment_) {
    // CPython neither turns these into characters nor minds that only the first line was moved.
    error_.column = col - fragment_->columns_before;
    error_.end_column = end_col - fragment_->columns_before;
  } else {
    error_.column = characters(error_.text, col);
    error_.end_column =
        end_line == line ? characters(error_.text, end_col) : characters(source_line(end_line), end_col);
  }
  error_.column = std::max(error_.column, 0);
  error_.end_column = std::max(error_.end_column, 0);
  return nullptr;
}

// At the token last fetched, which lies behind the one at mark_ if rules have looked ahead.
std::nullptr_t Parser::raise_here(std::string message, std::string_view kind) {
  if (failed_) return nullptr;
  if (tokens_.empty()) return raise(kind, 0, 0, 0, kNoEnd, std::move(message));
  const Token& t = *tokens_.back();
  int col = t.col + 1;
  if (t.col < 0) col = t.type != Tok::kError && lexer_.at_end() ? 0 : lexer_.col();
  return raise(kind, t.line, col, t.end_line, t.end_col >= 0 ? t.end_col + 1 : kNoEnd, std::move(message));
}

std::nullptr_t Parser::raise_at(const Location& where, std::string message) {
  return raise_range(where, where, std::move(message));
}

std::nullptr_t Parser::raise_range(const Location& from, const Location& to, std::string message) {
  return raise("SyntaxError", from.line, from.col + 1, to.end_line, to.end_col + 1, std::move(message));
}

std::nullptr_t Parser::raise_from(const Location& from, std::string message) {
  return raise("SyntaxError", from.line, from.col + 1, from.line, kHere, std::move(message));
}

std::nullptr_t Parser::raise_expected_block(std::string_view after, int line) {
  return raise_here(fmt::format("expected an indented block after {} on line {}", after, line),
                    "IndentationError");
}

void Parser::raise_unclosed_bracket() {
  const Lexer::Bracket& open = lexer_.brackets().back();
  raise("SyntaxError", open.line, open.col + 1, open.line, kNoEnd,
        fmt::format("'{}' was never closed", open.open));
}

void Parser::raise_lexer_error() {
  const LexerError& e = lexer_.error();
  if (e.kind == LexerError::Kind::kNone) {
    if (lexer_.brackets().empty()) {
      raise_here("unexpected EOF while parsing");
    } else {
      raise_unclosed_bracket();
    }
    return;
  }
  failed_ = true;
  error_.kind = e.kind == LexerError::Kind::kIndentation ? "IndentationError"
                : e.kind == LexerError::Kind::kTab       ? "TabError"
                                                         : "SyntaxError";
  error_.message = fragment_ && e.deferred ? "f-string: " + e.message : e.message;
  error_.line = error_.end_line = e.line;
  error_.column = e.column;
  error_.end_column = e.end_column;
  error_.text = std::string(lexer_.line_text());
}

void Parser::raise_generic(const Token& furthest) {
  if (furthest.type == Tok::kIndent || furthest.type == Tok::kDedent) {
    raise_here(furthest.type == Tok::kIndent ? "unexpected indent" : "unexpected unindent",
               "IndentationError");
    return;
  }
  raise_at(of(furthest), "invalid syntax");
  prefer_lexer_errors();
}

// Reads on to the end: what the lexer refuses further down is reported instead, and so is a bracket left open
// above the line of the error.
void Parser::prefer_lexer_errors() {
  if (lexer_.at_end() || lexer_.error().kind != LexerError::Kind::kNone || error_.kind == "MemoryError")
    return;
  const int error_line = tokens_.back()->line;
  for (;;) {
    const Token t = lexer_.next();
    if (t.type == Tok::kEndMarker) return;
    if (t.type == Tok::kError) break;
  }
  const LexerError& e = lexer_.error();
  if (e.kind != LexerError::Kind::kNone && !e.deferred) {
    failed_ = false;
    raise_lexer_error();
  } else if (!lexer_.brackets().empty() && error_line > lexer_.brackets().back().line) {
    failed_ = false;
    raise_unclosed_bracket();
  }
}

}  // namespace kvant::python::syntax
