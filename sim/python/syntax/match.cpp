// The match statement; its patterns are in patterns.cpp.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Stmt* Parser::match_stmt() {
  const int start = mark_;
  const Token* keyword = expect_word("match");
  if (!keyword) return nullptr;
  Expr* subject = subject_expr();
  if (subject && expect(Tok::kColon) && expect(Tok::kNewline) && expect(Tok::kIndent)) {
    std::vector<MatchCase*> cases;
    while (MatchCase* c = case_block()) cases.push_back(c);
    if (!cases.empty() && expect(Tok::kDedent)) {
      auto* s = node<Match>(start);
      s->subject = subject;
      s->cases = arena_.seq(cases);
      return s;
    }
  }
  if (invalid_) {
    reset(start + 1);
    if (subject_expr()) {
      if (expect(Tok::kNewline)) {
        raise_here("expected ':'");
      } else if (expect(Tok::kColon) && missing_block()) {
        raise_expected_block("'match' statement", keyword->line);
      }
    }
  }
  return reset(start);
}

Expr* Parser::subject_expr() {
  const int start = mark_;
  if (Expr* first = star_named_expression()) {
    if (expect(Tok::kComma)) {
      std::vector<Expr*> items;
      star_named_expressions(items);
      items.insert(items.begin(), first);
      return tuple_of(start, items);
    }
  }
  reset(start);
  return named_expression();
}

MatchCase* Parser::case_block() {
  const int start = mark_;
  if (!at_word("case")) return nullptr;
  if (invalid_) invalid_case_block();
  expect_word("case");
  Pattern* p = patterns();
  Expr* test = p ? guard() : nullptr;
  Seq<Stmt*>* body = p && expect(Tok::kColon) ? block() : nullptr;
  if (!body) return reset(start);
  auto* c = arena_.make<MatchCase>();
  c->pattern = p;
  c->guard = test;
  c->body = *body;
  return c;
}

Expr* Parser::guard() {
  const int start = mark_;
  Expr* e = expect(Tok::kIf) ? named_expression() : nullptr;
  return e ? e : reset(start);
}

void Parser::invalid_case_block() {
  const int start = mark_;
  const Token* keyword = expect_word("case");
  if (keyword && patterns()) {
    guard();
    if (expect(Tok::kNewline)) {
      raise_here("expected ':'");
    } else if (expect(Tok::kColon) && missing_block()) {
      raise_expected_block("'case' statement", keyword->line);
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
