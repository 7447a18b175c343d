// try, except, except* and finally, right and wrong.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Stmt* Parser::try_stmt() {
  const int start = mark_;
  if (invalid_) invalid_try_stmt();
  Seq<Stmt*>* body = expect(Tok::kTry) && force(Tok::kColon, ":") ? block() : nullptr;
  if (!body) return reset(start);
  const auto finish = [&](TryFields* s, const std::vector<ExceptHandler*>& handlers, const Seq<Stmt*>& orelse,
                          const Seq<Stmt*>& finalbody) -> Stmt* {
    s->body = *body;
    s->handlers = arena_.seq(handlers);
    s->orelse = orelse;
    s->finalbody = finalbody;
    return s;
  };
  Seq<Stmt*> orelse;
  Seq<Stmt*> finalbody;
  if (finally_block(finalbody)) return finish(node<Try>(start), {}, orelse, finalbody);
  std::vector<ExceptHandler*> handlers;
  while (ExceptHandler* h = except_block()) handlers.push_back(h);
  const bool star = handlers.empty();
  if (star) {
    while (ExceptHandler* h = except_star_block()) handlers.push_back(h);
  }
  if (handlers.empty()) return reset(start);
  else_block(orelse);
  finally_block(finalbody);
  if (failed_) return nullptr;
  if (star) return finish(node<TryStar>(start), handlers, orelse, finalbody);
  return finish(node<Try>(start), handlers, orelse, finalbody);
}

ExceptHandler* Parser::except_block() {
  const int start = mark_;
  if (!at(Tok::kExcept)) return nullptr;
  if (invalid_) invalid_except_stmt_indent(false);
  expect(Tok::kExcept);
  Expr* type = expression();
  const Token* as = type ? as_name() : nullptr;
  if (Seq<Stmt*>* body = expect(Tok::kColon) ? block() : nullptr) {
    auto* h = arena_.make<ExceptHandler>();
    h->type = type;
    if (as) h->name = arena_.copy(as->text);
    h->body = *body;
    h->loc = since(start);
    return h;
  }
  reset(start);
  if (invalid_) invalid_except_stmt();
  return reset(start);
}

ExceptHandler* Parser::except_star_block() {
  const int start = mark_;
  if (!at(Tok::kExcept)) return nullptr;
  if (invalid_) invalid_except_stmt_indent(true);
  expect(Tok::kExcept);
  Expr* type = expect(Tok::kStar) ? expression() : nullptr;
  const Token* as = type ? as_name() : nullptr;
  if (Seq<Stmt*>* body = type && expect(Tok::kColon) ? block() : nullptr) {
    auto* h = arena_.make<ExceptHandler>();
    h->type = type;
    if (as) h->name = arena_.copy(as->text);
    h->body = *body;
    h->loc = since(start);
    return h;
  }
  reset(start);
  if (invalid_) invalid_except_stmt();
  return reset(start);
}

bool Parser::finally_block(Seq<Stmt*>& to) {
  const int start = mark_;
  if (!at(Tok::kFinally)) return false;
  if (invalid_) invalid_header(Tok::kFinally, "finally", false);
  Seq<Stmt*>* body = expect(Tok::kFinally) && force(Tok::kColon, ":") ? block() : nullptr;
  if (body) {
    to = *body;
    return true;
  }
  reset(start);
  return false;
}

void Parser::invalid_try_stmt() {
  const int start = mark_;
  const Token* keyword = expect(Tok::kTry);
  if (!keyword || !expect(Tok::kColon)) {
    reset(start);
    return;
  }
  const int behind = mark_;
  if (missing_block()) raise_expected_block("'try' statement", keyword->line);
  reset(behind);
  if (block() && !at(Tok::kExcept) && !at(Tok::kFinally)) raise_here("expected 'except' or 'finally' block");
  for (const bool star : {false, true}) {
    reset(behind);
    while (block()) {
    }
    bool any = false;
    while (star ? except_star_block() : except_block()) any = true;
    const Token* a = any ? expect(Tok::kExcept) : nullptr;
    if (!a) continue;
    const Token* b = star ? a : expect(Tok::kStar);
    if (!b) continue;
    const bool type = expression() != nullptr;
    if (type) as_name();
    if ((type || star) && expect(Tok::kColon)) {
      raise_range(of(*a), of(*b), "cannot have both 'except' and 'except*' on the same 'try'");
    }
  }
  reset(start);
}

void Parser::invalid_except_stmt() {
  const int start = mark_;
  if (!expect(Tok::kExcept)) return;
  const bool star = expect(Tok::kStar) != nullptr;
  const int behind = mark_;
  if (Expr* type = expression()) {
    const int at_end = mark_;
    if (expect(Tok::kComma) && expressions()) {
      as_name();
      if (expect(Tok::kColon)) raise_from(type->loc, "multiple exception types must be parenthesized");
    }
    reset(at_end);
    as_name();
    if (expect(Tok::kNewline)) raise_here("expected ':'");
  }
  reset(behind);
  if (!star && expect(Tok::kNewline)) raise_here("expected ':'");
  if (star && (expect(Tok::kNewline) || expect(Tok::kColon)))
    raise_here("expected one or more exception types");
  reset(start);
}

void Parser::invalid_except_stmt_indent(bool star) {
  const int start = mark_;
  const Token* keyword = expect(Tok::kExcept);
  if (keyword && (!star || expect(Tok::kStar))) {
    const bool type = expression() != nullptr;
    if (type) as_name();
    if ((type || !star) && expect(Tok::kColon) && missing_block()) {
      raise_expected_block(star ? "'except*' statement" : "'except' statement", keyword->line);
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
