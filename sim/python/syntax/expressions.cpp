// Expressions from the widest (with commas and stars) down to the conditional.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Expr* Parser::tuple_of(int start, const std::vector<Expr*>& items) {
  auto* t = node<Tuple>(start);
  t->elts = arena_.seq(items);
  return t;
}

Expr* Parser::expressions() {
  const int start = mark_;
  const auto items = gather<Expr*>(Tok::kComma, [&] { return expression(); });
  if (items.empty()) return reset(start);
  const bool comma = expect(Tok::kComma) != nullptr;
  return comma || items.size() > 1 ? tuple_of(start, items) : items.front();
}

Expr* Parser::star_expressions() {
  const int start = mark_;
  const auto items = gather<Expr*>(Tok::kComma, [&] { return star_expression(); });
  if (items.empty()) return reset(start);
  const bool comma = expect(Tok::kComma) != nullptr;
  return comma || items.size() > 1 ? tuple_of(start, items) : items.front();
}

Expr* Parser::star_expression() {
  return memo(Rule::kStarExpression, [&]() -> Expr* {
    const int start = mark_;
    if (expect(Tok::kStar)) {
      if (Expr* value = bitwise_or()) {
        auto* s = node<Starred>(start);
        s->value = value;
        return s;
      }
      reset(start);
    }
    return expression();
  });
}

bool Parser::star_named_expressions(std::vector<Expr*>& to) {
  to = gather<Expr*>(Tok::kComma, [&] { return star_named_expression(); });
  if (to.empty()) return false;
  expect(Tok::kComma);
  return !failed_;
}

Expr* Parser::star_named_expression() {
  const int start = mark_;
  if (expect(Tok::kStar)) {
    if (Expr* value = bitwise_or()) {
      auto* s = node<Starred>(start);
      s->value = value;
      return s;
    }
    reset(start);
  }
  return named_expression();
}

Expr* Parser::expression() {
  LevelGuard guard(*this);
  return memo(Rule::kExpression, [&]() -> Expr* {
    if (invalid_) {
      invalid_expression();
      invalid_legacy_expression();
    }
    return conditional_or_lambda();
  });
}

Expr* Parser::expression_without_invalid() {
  LevelGuard guard(*this);
  const bool before = invalid_;
  invalid_ = false;
  Expr* e = conditional_or_lambda();
  invalid_ = before;
  return e;
}

Expr* Parser::conditional_or_lambda() {
  const int start = mark_;
  Expr* body = disjunction();
  if (!body) return lambdef();
  const int behind = mark_;
  Expr* test = expect(Tok::kIf) ? disjunction() : nullptr;
  Expr* orelse = test && expect(Tok::kElse) ? expression() : nullptr;
  if (!orelse) {
    reset(behind);
    return failed_ ? nullptr : body;
  }
  auto* e = node<IfExp>(start);
  e->test = test;
  e->body = body;
  e->orelse = orelse;
  return e;
}

Expr* Parser::yield_expr() {
  const int start = mark_;
  if (!expect(Tok::kYield)) return nullptr;
  const int behind = mark_;
  if (Expr* value = expect(Tok::kFrom) ? expression() : nullptr) {
    auto* e = node<YieldFrom>(start);
    e->value = value;
    return e;
  }
  reset(behind);
  Expr* value = star_expressions();
  auto* e = node<Yield>(start);
  e->value = value;
  return e;
}

Expr* Parser::assignment_expression() {
  const int start = mark_;
  if (!at(Tok::kName)) return nullptr;
  Expr* target = name();
  Expr* value = expect(Tok::kColonEqual) ? expression() : nullptr;
  if (!value) return reset(start);
  auto* e = node<NamedExpr>(start);
  e->target = with_context(target, ExprContext::kStore);
  e->value = value;
  return e;
}

Expr* Parser::named_expression() {
  return memo(
      Rule::kNamedExpression,
      [&]() -> Expr* {
        const int start = mark_;
        if (Expr* e = assignment_expression()) return e;
        if (invalid_) invalid_named_expression();
        Expr* e = expression();
        return e && !at(Tok::kColonEqual) ? e : reset(start);
      },
      true);
}

// assignment_expression | expression !':='
Expr* Parser::assignment_or_expression() {
  const int start = mark_;
  if (Expr* e = assignment_expression()) return e;
  Expr* e = expression();
  return e && !at(Tok::kColonEqual) ? e : reset(start);
}

Expr* Parser::lambdef() {
  const int start = mark_;
  if (!expect(Tok::kLambda)) return nullptr;
  Arguments* args = params(true);
  Expr* body = expect(Tok::kColon) ? expression() : nullptr;
  if (!body) return reset(start);
  auto* e = node<Lambda>(start);
  e->args = args ? args : arena_.make<Arguments>();
  e->body = body;
  return e;
}

}  // namespace kvant::python::syntax
