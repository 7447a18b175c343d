// Cuts source text into tokens, one at a call, with the indentation and bracket rules of CPython's
// Parser/tokenizer.c (3.11).
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/syntax/token.h"

namespace kvant::python::syntax {

inline constexpr int kEndOfSource = -1;

// What went wrong in the lexer. Columns count characters from 1; 0: no column.
struct LexerError {
  enum class Kind { kNone, kSyntax, kIndentation, kTab };
  Kind kind = Kind::kNone;
  std::string message;
  int line = 0;
  int column = 0;
  int end_column = 0;  // the column behind; 0: none
  // CPython notes some errors only as a code: they do not replace an error found before them.
  bool deferred = false;
};

class Lexer {
 public:
  // The source must outlive the lexer, the lexer its tokens;
  // the source must be valid UTF-8, have line feeds only, and no NUL.
  explicit Lexer(std::string_view source, int lines_before = 0) : source_(source), line_(lines_before) {}

  // After kError: error() tells, or, when its kind is kNone, the source ended inside brackets or behind a
  // backslash. kEndMarker is repeated for ever.
  Token next();

  const LexerError& error() const { return error_; }
  bool at_end() const { return ended_; }

  // Open brackets, innermost last.
  struct Bracket {
    char open;
    int line;
    int col;
  };
  const std::vector<Bracket>& brackets() const { return brackets_; }

  // The place reading has come to.
  int line() const { return line_; }
  int col() const { return static_cast<int>(cur_ - line_start_); }
  // The text of the line being read, without its line feed.
  std::string_view line_text() const;

 private:
  int next_char();
  void back_up(int c);
  bool read_indentation(bool& blank_line);
  int continue_line();
  bool ahead(std::string_view text) const;
  Token make(Tok type);
  Token make_empty(Tok type);
  Token fail(std::string message);
  Token fail_indentation();
  Token fail_at(LexerError::Kind kind, std::string message);
  Token identifier();
  Token string_literal(int quote);
  Token number(int c);
  Token fraction_and_rest(int c);
  Token exponent_and_rest(int c);
  Token imaginary_end();
  Token based_number(int base);
  Token zero_led(int c);
  Token end_number(int c, std::string_view kind);
  bool decimal_tail(int& c);
  bool check_end_of_number(int c, std::string_view kind);
  Token operator_or_bracket(int c);
  Token close_bracket(int c);

  std::string_view source_;
  std::size_t cur_ = 0;
  std::size_t line_end_ = 0;  // behind the line being read
  std::size_t line_start_ = 0;
  std::size_t start_ = 0;  // of the token
  std::size_t buffer_start_ = 0;
  bool in_token_ = false;
  int line_ = 0;
  int first_line_ = 0;                // of the token
  std::size_t first_line_start_ = 0;  // of the line the token begins in
  bool at_line_begin_ = true;
  bool ended_ = false;
  int pending_indents_ = 0;
  struct Indent {
    int column;
    int alternative;  // with tabs one column wide: differing answers mean mixed tabs and spaces
  };
  std::vector<Indent> indents_{{0, 0}};
  std::vector<Bracket> brackets_;
  LexerError error_;
  std::deque<std::string> normalized_;  // names that were not NFKC
};

}  // namespace kvant::python::syntax
