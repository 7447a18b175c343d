// Compound statements but try (exceptions.cpp), match (match.cpp), def and class (definitions.cpp).
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Stmt* Parser::compound_stmt() {
  const Token* first = fetch();
  if (!first) return nullptr;
  const int start = mark_;
  switch (first->type) {
    case Tok::kDef:
      return function_def_raw({});
    case Tok::kAt:
      return decorated();
    case Tok::kAsync:
      if (Stmt* s = function_def_raw({})) return s;
      reset(start);
      if (Stmt* s = with_stmt()) return s;
      reset(start);
      return for_stmt();
    case Tok::kIf:
      return if_stmt(Tok::kIf);
    case Tok::kClass:
      return class_def_raw({});
    case Tok::kWith:
      return with_stmt();
    case Tok::kFor:
      return for_stmt();
    case Tok::kTry:
      return try_stmt();
    case Tok::kWhile:
      return while_stmt();
    case Tok::kName:
      return first->text == "match" ? match_stmt() : nullptr;
    default:
      return nullptr;
  }
}

Seq<Stmt*>* Parser::block() {
  LevelGuard guard(*this);
  return memo(Rule::kBlock, [&]() -> Seq<Stmt*>* {
    const int start = mark_;
    std::vector<Stmt*> list;
    if (expect(Tok::kNewline)) {
      if (expect(Tok::kIndent) && statements(list) && expect(Tok::kDedent)) {
        return arena_.make<Seq<Stmt*>>(arena_.seq(list));
      }
      reset(start);
    } else if (simple_stmts(list)) {
      return arena_.make<Seq<Stmt*>>(arena_.seq(list));
    }
    if (invalid_ && missing_block()) raise_here("expected an indented block", "IndentationError");
    return reset(start);
  });
}

// if_stmt and elif_stmt differ in their keyword.
Stmt* Parser::if_stmt(Tok keyword) {
  LevelGuard guard(*this);
  const int start = mark_;
  if (invalid_) invalid_header(keyword, keyword == Tok::kIf ? "if" : "elif", true);
  if (!expect(keyword)) return nullptr;
  Expr* test = named_expression();
  Seq<Stmt*>* body = test && expect(Tok::kColon) ? block() : nullptr;
  if (!body) return reset(start);
  Seq<Stmt*> orelse;
  if (at(Tok::kElif) || at(Tok::kElse)) {
    if (Stmt* elif = if_stmt(Tok::kElif)) {
      orelse = arena_.seq(std::vector<Stmt*>{elif});
    } else {
      else_block(orelse);
    }
  }
  if (failed_) return nullptr;
  auto* s = node<If>(start);
  s->test = test;
  s->body = *body;
  s->orelse = orelse;
  return s;
}

bool Parser::else_block(Seq<Stmt*>& to) {
  const int start = mark_;
  if (!at(Tok::kElse)) return false;
  if (invalid_) invalid_header(Tok::kElse, "else", false);
  Seq<Stmt*>* body = expect(Tok::kElse) && force(Tok::kColon, ":") ? block() : nullptr;
  if (body) {
    to = *body;
    return true;
  }
  reset(start);
  return false;
}

Stmt* Parser::while_stmt() {
  const int start = mark_;
  if (invalid_) invalid_header(Tok::kWhile, "while", true);
  if (!expect(Tok::kWhile)) return nullptr;
  Expr* test = named_expression();
  Seq<Stmt*>* body = test && expect(Tok::kColon) ? block() : nullptr;
  if (!body) return reset(start);
  Seq<Stmt*> orelse;
  else_block(orelse);
  auto* s = node<While>(start);
  s->test = test;
  s->body = *body;
  s->orelse = orelse;
  return s;
}

Stmt* Parser::for_stmt() {
  const int start = mark_;
  if (invalid_) invalid_for_stmt();
  const bool async = expect(Tok::kAsync) != nullptr;
  Expr* target = expect(Tok::kFor) ? star_targets() : nullptr;
  if (!target || !expect(Tok::kIn)) {
    reset(start);
    if (invalid_) invalid_for_target();
    return reset(start);
  }
  Expr* iter = star_expressions();
  Seq<Stmt*>* body = iter && expect(Tok::kColon) ? block() : nullptr;
  if (!body) return reset(start);
  Seq<Stmt*> orelse;
  else_block(orelse);
  ForFields* s = nullptr;
  if (async) {
    s = node<AsyncFor>(start);
  } else {
    s = node<For>(start);
  }
  s->target = target;
  s->iter = iter;
  s->body = *body;
  s->orelse = orelse;
  return s;
}

Stmt* Parser::with_stmt() {
  const int start = mark_;
  if (invalid_) invalid_with_stmt(true);
  const bool async = expect(Tok::kAsync) != nullptr;
  if (!expect(Tok::kWith)) return reset(start);
  const int header = mark_;
  const auto items = [&] { return gather<WithItem*>(Tok::kComma, [&] { return with_item(); }); };
  const auto body = [&](const std::vector<WithItem*>& list) -> Stmt* {
    if (async) return with_body<AsyncWith>(start, list);
    return with_body<With>(start, list);
  };
  if (expect(Tok::kLPar)) {
    const auto list = items();
    if (!list.empty()) {
      expect(Tok::kComma);
      if (expect(Tok::kRPar)) {
        if (Stmt* s = body(list)) return s;
      }
    }
    reset(header);
  }
  const auto list = items();
  if (!list.empty()) {
    if (Stmt* s = body(list)) return s;
  }
  reset(start);
  if (invalid_) invalid_with_stmt(false);
  return reset(start);
}

template <typename T>
T* Parser::with_body(int start, const std::vector<WithItem*>& items) {
  Seq<Stmt*>* body = expect(Tok::kColon) ? block() : nullptr;
  if (!body) return nullptr;
  T* s = node<T>(start);
  s->items = arena_.seq(items);
  s->body = *body;
  return s;
}

WithItem* Parser::with_item() {
  const int start = mark_;
  Expr* e = expression();
  if (!e) return reset(start);
  const int behind = mark_;
  auto* item = arena_.make<WithItem>();
  item->context_expr = e;
  if (expect(Tok::kAs)) {
    item->optional_vars = star_target();
    if (item->optional_vars && (at(Tok::kComma) || at(Tok::kRPar) || at(Tok::kColon))) return item;
    item->optional_vars = nullptr;
    reset(behind + 1);
    Expr* target = invalid_ ? expression() : nullptr;
    if (target && (at(Tok::kComma) || at(Tok::kRPar) || at(Tok::kColon))) {
      invalid_target(target, TargetUse::kAssign);
    }
  }
  reset(behind);
  return failed_ ? nullptr : item;
}

}  // namespace kvant::python::syntax
