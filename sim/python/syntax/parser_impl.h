// The recursive-descent parser, private to this folder. Each method parses one rule of python.gram by the
// same name: on success it returns a node and leaves mark_ behind it; on failure it returns null (or false)
// with mark_ where it was. Alternatives are tried in order, as the grammar's are (it is a PEG).
//
// A program is parsed without the invalid_* rules; only when that fails is it parsed again with them, to find
// words for what is wrong. Once an error is raised every expect() fails, so all rules unwind.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/syntax/ast.h"
#include "sim/python/syntax/lexer.h"
#include "sim/python/syntax/parser.h"

namespace kvant::python::syntax {

// Rules whose results are remembered by the place they begin at.
enum class Rule : unsigned char {
  kSimpleStmt,
  kBlock,
  kExpression,
  kStarExpression,
  kNamedExpression,
  kInvalidNamedExpression,
  kDisjunction,
  kConjunction,
  kInversion,
  kBitwiseOr,
  kFactor,
  kPrimary,
  kAtom,
  kGenexp,
  kSlices,
  kStrings,
  kArguments,
  kStarTarget,
  kTargetWithStarAtom,
  kTPrimary,
  kDelTarget,
  kClosedPattern,
};

// Where the text of an f-string expression stands in the file.
struct Fragment {
  int lines_before = 0;
  int first_line = 0;  // tokens in this line are moved to the right
  int columns_before = 0;
};

enum class TargetUse { kAssign, kFor, kDelete };

class Parser {
 public:
  Parser(std::string_view source, Arena& arena, SyntaxError& error, const Fragment* fragment = nullptr,
         int level = 0);

  bool file(Seq<Stmt*>& body);
  Expr* eval();
  Expr* fragment();

 private:
  friend class StringReader;

  // parser_core.cpp: tokens, places, errors.
  struct Memo {
    Rule rule;
    bool invalid;
    int next;
    int end;
    void* node;
  };
  struct LevelGuard {
    explicit LevelGuard(Parser& p) : parser(p) { parser.enter(); }
    ~LevelGuard() { --parser.level_; }
    LevelGuard(const LevelGuard&) = delete;
    LevelGuard& operator=(const LevelGuard&) = delete;
    Parser& parser;
  };
  void enter();
  const Token* fetch();  // the token at mark_; null once an error is raised
  const Token* expect(Tok type);
  const Token* force(Tok type, std::string_view spelling);
  bool at(Tok type);
  bool at_word(std::string_view soft_keyword);
  const Token* expect_word(std::string_view soft_keyword);
  std::nullptr_t reset(int mark) {
    mark_ = mark;
    return nullptr;
  }
  Location since(int start);
  Location of(const Token& t) const { return {t.line, t.col, t.end_line, t.end_col}; }
  template <typename T>
  T* node(int start) {
    T* made = arena_.make<T>();
    made->loc = since(start);
    return made;
  }
  template <typename Parse>
  auto memo(Rule rule, Parse parse, bool per_pass = false) -> decltype(parse());

  std::nullptr_t raise(std::string_view kind, int line, int col, int end_line, int end_col,
                       std::string message);
  std::nullptr_t raise_here(std::string message, std::string_view kind = "SyntaxError");
  std::nullptr_t raise_at(const Location& where, std::string message);
  std::nullptr_t raise_range(const Location& from, const Location& to, std::string message);
  std::nullptr_t raise_from(const Location& from, std::string message);
  std::nullptr_t raise_expected_block(std::string_view after, int line);
  void raise_lexer_error();
  void raise_unclosed_bracket();
  void raise_generic(const Token& furthest);
  void prefer_lexer_errors();
  std::string_view source_line(int line) const;
  template <typename RuleFunction>
  auto run(RuleFunction rule) -> decltype(rule());

  // `item` (separator `item`)*; a trailing separator is left alone.
  template <typename T, typename Item>
  std::vector<T> gather(Tok separator, Item item);

  // statements.cpp
  bool statements(std::vector<Stmt*>& to);
  bool statement(std::vector<Stmt*>& to);
  bool simple_stmts(std::vector<Stmt*>& to);
  Stmt* simple_stmt();
  Stmt* assignment();
  Stmt* annotated_assignment();
  Expr* annotated_rhs();
  Stmt* return_stmt();
  Stmt* raise_stmt();
  Stmt* del_stmt();
  Stmt* assert_stmt();
  Stmt* names_stmt(bool global);
  Expr* yield_or_star_expressions();
  // imports.cpp
  Stmt* import_name();
  Stmt* import_from();
  bool import_from_targets(std::vector<Alias*>& to);
  Alias* import_from_as_name();
  Alias* dotted_as_name();
  bool dotted_name(Identifier& name);
  const Token* as_name();

  // compound.cpp
  Stmt* compound_stmt();
  Seq<Stmt*>* block();
  Stmt* if_stmt(Tok keyword);
  bool else_block(Seq<Stmt*>& to);
  Stmt* while_stmt();
  Stmt* for_stmt();
  Stmt* with_stmt();
  template <typename T>
  T* with_body(int start, const std::vector<WithItem*>& items);
  WithItem* with_item();
  // exceptions.cpp
  Stmt* try_stmt();
  ExceptHandler* except_block();
  ExceptHandler* except_star_block();
  bool finally_block(Seq<Stmt*>& to);
  void invalid_try_stmt();
  void invalid_except_stmt();
  void invalid_except_stmt_indent(bool star);
  // definitions.cpp
  Stmt* decorated();
  Stmt* class_def_raw(const std::vector<Expr*>& decorators);
  Stmt* function_def_raw(const std::vector<Expr*>& decorators);
  // invalid_compound.cpp
  bool missing_block();
  void invalid_header(Tok keyword, std::string_view name, bool colon_rule);
  void invalid_for_stmt();
  void invalid_with_stmt(bool indent);
  bool with_header(bool parenthesized);
  void invalid_def_raw();
  void invalid_class_def_raw();

  // parameters.cpp; `lambda` parameters have no annotations and end before ':' instead of ')'.
  struct Parameter {
    Arg* arg = nullptr;
    Expr* value = nullptr;
  };
  Arguments* params(bool lambda);
  Arguments* parameters(bool lambda);
  Arg* param(bool lambda);
  Arg* param_star_annotation();
  bool param_end(bool lambda);
  bool param_no_default(bool lambda, Parameter& to);
  bool param_with_default(bool lambda, Parameter& to);
  bool param_maybe_default(bool lambda, Parameter& to);
  bool slash(bool lambda, bool with_default, std::vector<Parameter>& to);
  bool star_etc(bool lambda, Arguments& to);
  bool kwds(bool lambda, Arguments& to);
  Expr* default_value();
  // invalid_parameters.cpp
  void invalid_parameters(bool lambda);
  bool any_slash(bool lambda);
  void invalid_star_etc(bool lambda);
  void invalid_kwds(bool lambda);

  // expressions.cpp
  Expr* expressions();
  Expr* expression();
  Expr* expression_without_invalid();
  Expr* conditional_or_lambda();
  Expr* yield_expr();
  Expr* star_expressions();
  Expr* star_expression();
  bool star_named_expressions(std::vector<Expr*>& to);
  Expr* star_named_expression();
  Expr* assignment_expression();
  Expr* named_expression();
  Expr* assignment_or_expression();
  Expr* lambdef();
  Expr* tuple_of(int start, const std::vector<Expr*>& items);
  // operators.cpp
  Expr* disjunction();
  Expr* conjunction();
  Expr* inversion();
  Expr* comparison();
  bool compare_operator(CompareOperator& op);
  Expr* bitwise_or();
  Expr* binary(int precedence);
  Expr* factor();
  Expr* power();
  Expr* await_primary();
  // atoms.cpp
  Expr* primary();
  Expr* slices();
  Expr* slice();
  Expr* atom();
  Expr* name();
  Expr* number();
  Expr* group();
  Expr* tuple();
  Expr* genexp();
  Expr* list();
  Expr* listcomp();
  Expr* dict();
  Expr* set();
  Expr* dictcomp();
  Expr* setcomp();
  bool kvpair(Expr*& key, Expr*& value);
  bool double_starred_kvpair(Expr*& key, Expr*& value);
  bool for_if_clauses(std::vector<Comprehension*>& to);
  Comprehension* for_if_clause();
  // strings.cpp
  Expr* strings();
  // arguments.cpp
  Call* arguments();
  Call* args();
  Expr* argument();
  Expr* starred_expression();
  bool kwargs(std::vector<Expr*>& starred, std::vector<Keyword*>& keywords);
  bool keyword_argument(bool double_star, Expr*& starred, Keyword*& keyword);

  // targets.cpp
  Expr* star_targets();
  Expr* star_target();
  Expr* target_with_star_atom();
  Expr* star_atom();
  Expr* single_target();
  Expr* subscript_attribute_target(ExprContext context);
  Expr* t_primary();
  bool t_lookahead();
  bool del_targets(std::vector<Expr*>& to);
  Expr* del_target();
  Expr* del_t_atom();
  Expr* with_context(Expr* e, ExprContext context);

  // match.cpp
  Stmt* match_stmt();
  Expr* subject_expr();
  MatchCase* case_block();
  Expr* guard();
  void invalid_case_block();
  // patterns.cpp
  Pattern* patterns();
  Pattern* pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* literal_pattern();
  Expr* literal_expr();
  Expr* complex_number();
  Expr* signed_number();
  Identifier pattern_capture_target();
  Expr* name_or_attr();
  Expr* attr();
  Pattern* sequence_pattern();
  bool open_sequence_pattern(std::vector<Pattern*>& to);
  bool maybe_sequence_pattern(std::vector<Pattern*>& to);
  Pattern* maybe_star_pattern();
  Pattern* star_pattern();
  Pattern* mapping_pattern();
  Identifier double_star_pattern();
  Pattern* class_pattern();
  bool keyword_pattern(Identifier& name, Pattern*& value);
  bool keyword_patterns(std::vector<Identifier>& names, std::vector<Pattern*>& values);
  void invalid_class_pattern();
  void invalid_as_pattern();

  // invalid_expressions.cpp
  void invalid_expression();
  void invalid_legacy_expression();
  Expr* invalid_named_expression();
  void invalid_group();
  void invalid_comprehension();
  void invalid_dict_comprehension();
  void invalid_double_starred_kvpairs();
  void invalid_kvpair();
  void invalid_dict_value();
  // invalid_arguments.cpp
  void invalid_arguments();
  void invalid_kwarg();
  // invalid_targets.cpp
  void invalid_assignment();
  Expr* invalid_ann_assign_target();
  void invalid_target(Expr* e, TargetUse use);
  void invalid_for_target();

  std::string_view source_;
  Arena& arena_;
  SyntaxError& error_;
  const Fragment* fragment_;
  Lexer lexer_;
  Arena scratch_;  // tokens
  std::vector<Token*> tokens_;
  std::vector<Memo> memos_;
  int mark_ = 0;
  int level_ = 0;
  int steps_ = 0;
  bool failed_ = false;
  bool invalid_ = false;  // use the invalid_* rules
};

template <typename Parse>
auto Parser::memo(Rule rule, Parse parse, bool per_pass) -> decltype(parse()) {
  if (!fetch()) return nullptr;
  const int start = mark_;
  const bool invalid = per_pass && invalid_;
  for (int m = tokens_[static_cast<std::size_t>(start)]->memo; m >= 0;) {
    const Memo& known = memos_[static_cast<std::size_t>(m)];
    if (known.rule == rule && known.invalid == invalid) {
      mark_ = known.end;
      return static_cast<decltype(parse())>(known.node);
    }
    m = known.next;
  }
  auto* result = parse();
  if (failed_) return nullptr;
  if (!result) mark_ = start;
  Token& token = *tokens_[static_cast<std::size_t>(start)];
  memos_.push_back({rule, invalid, token.memo, mark_, result});
  token.memo = static_cast<int>(memos_.size()) - 1;
  return result;
}

template <typename T, typename Item>
std::vector<T> Parser::gather(Tok separator, Item item) {
  std::vector<T> items;
  T next = item();
  while (next) {
    items.push_back(next);
    const int before = mark_;
    if (!expect(separator)) break;
    next = item();
    if (!next) mark_ = before;
  }
  return items;
}

// Of += and its like.
std::optional<BinaryOperator> augmented_operator(Tok type);

// What CPython calls the expression in messages.
std::string_view expression_name(const Expr& e);

}  // namespace kvant::python::syntax
