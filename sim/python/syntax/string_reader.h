// Makes the node of adjacent string literals, f-strings among them. Private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/python/syntax/literals.h"
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

class StringReader {
 public:
  // The literals are the tokens of `parser` from first to (excluding) last; errors are raised there.
  StringReader(Parser& parser, int first, int last);

  Expr* read();

 private:
  // What an f-string, or a format specification in it, has come to.
  struct Pieces {
    Location loc;  // of the whole, and of its constants
    std::vector<Expr*> values;
    std::string text;  // not yet in values
  };

  Expr* read_bytes();
  Constant* text_node(const Pieces& pieces, ConstantKind type = ConstantKind::kStr);
  void flush(Pieces& pieces);
  JoinedStr* joined(Pieces& pieces);
  bool append_plain(const StringToken& literal, Pieces& to);
  bool formatted(Pieces& to, int depth);
  bool literal_part(Pieces& to, int depth, bool& again);
  bool replacement_field(Pieces& to, int depth);
  bool find_expression_end();
  bool check_bracket(char close, std::vector<char>& open);
  Expr* parse_expression(std::size_t begin, std::size_t end);
  Fragment place_of(std::size_t brace) const;
  char peek(std::size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  bool fail(std::string message);

  Parser& parser_;
  int first_;
  int last_;
  Location loc_;
  bool u_prefix_ = false;
  // The f-string being read: its token, and where in the token's text reading is and must stop.
  const Token* token_ = nullptr;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool raw_ = false;
};

}  // namespace kvant::python::syntax
