// What may stand left of '=', behind `for`, `as` and `del`.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

// A copy that is stored to or deleted. Subscripts and attributes keep what they are hung on.
Expr* Parser::with_context(Expr* e, ExprContext context) {
  const auto copy = [&](const auto& original) {
    auto* made = arena_.make<std::decay_t<decltype(original)>>(original);
    made->ctx = context;
    return made;
  };
  const auto items = [&](const Seq<Expr*>& elts) {
    std::vector<Expr*> list;
    for (Expr* item : elts) list.push_back(with_context(item, context));
    return arena_.seq(list);
  };
  switch (e->kind) {
    case ExprKind::kName:
      return copy(*e->as<Name>());
    case ExprKind::kAttribute:
      return copy(*e->as<Attribute>());
    case ExprKind::kSubscript:
      return copy(*e->as<Subscript>());
    case ExprKind::kStarred: {
      auto* s = copy(*e->as<Starred>());
      s->value = with_context(s->value, context);
      return s;
    }
    case ExprKind::kTuple: {
      auto* t = copy(*e->as<Tuple>());
      t->elts = items(t->elts);
      return t;
    }
    case ExprKind::kList: {
      auto* l = copy(*e->as<List>());
      l->elts = items(l->elts);
      return l;
    }
    default:
      return e;
  }
}

Expr* Parser::star_targets() {
  const int start = mark_;
  const auto items = gather<Expr*>(Tok::kComma, [&] { return star_target(); });
  if (items.empty()) return reset(start);
  const bool comma = expect(Tok::kComma) != nullptr;
  if (!comma && items.size() == 1) return failed_ ? nullptr : items.front();
  auto* t = node<Tuple>(start);
  t->elts = arena_.seq(items);
  t->ctx = ExprContext::kStore;
  return t;
}

Expr* Parser::star_target() {
  LevelGuard guard(*this);
  return memo(Rule::kStarTarget, [&]() -> Expr* {
    const int start = mark_;
    if (expect(Tok::kStar)) {
      Expr* value = at(Tok::kStar) ? nullptr : star_target();
      if (value) {
        auto* e = node<Starred>(start);
        e->value = with_context(value, ExprContext::kStore);
        e->ctx = ExprContext::kStore;
        return e;
      }
      reset(start);
    }
    return target_with_star_atom();
  });
}

Expr* Parser::target_with_star_atom() {
  return memo(Rule::kTargetWithStarAtom, [&]() -> Expr* {
    if (Expr* e = subscript_attribute_target(ExprContext::kStore)) return e;
    return star_atom();
  });
}

Expr* Parser::star_atom() {
  if (at(Tok::kName)) return with_context(name(), ExprContext::kStore);
  LevelGuard guard(*this);
  const int start = mark_;
  if (expect(Tok::kLPar)) {
    Expr* e = target_with_star_atom();
    if (e && expect(Tok::kRPar)) return with_context(e, ExprContext::kStore);
    reset(start + 1);
    const auto items = gather<Expr*>(Tok::kComma, [&] { return star_target(); });
    const bool comma = !items.empty() && expect(Tok::kComma);
    if ((items.size() != 1 || comma) && expect(Tok::kRPar)) {
      auto* t = node<Tuple>(start);
      t->elts = arena_.seq(items);
      t->ctx = ExprContext::kStore;
      return t;
    }
    return reset(start);
  }
  if (expect(Tok::kLSqb)) {
    const auto items = gather<Expr*>(Tok::kComma, [&] { return star_target(); });
    if (!items.empty()) expect(Tok::kComma);
    if (!expect(Tok::kRSqb)) return reset(start);
    auto* l = node<List>(start);
    l->elts = arena_.seq(items);
    l->ctx = ExprContext::kStore;
    return l;
  }
  return nullptr;
}

Expr* Parser::single_target() {
  const int start = mark_;
  if (Expr* e = subscript_attribute_target(ExprContext::kStore)) return e;
  if (at(Tok::kName)) return with_context(name(), ExprContext::kStore);
  LevelGuard guard(*this);
  Expr* e = expect(Tok::kLPar) ? single_target() : nullptr;
  return e && expect(Tok::kRPar) ? e : reset(start);
}

bool Parser::t_lookahead() {
  return at(Tok::kLPar) || at(Tok::kLSqb) || at(Tok::kDot);
}

// t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
Expr* Parser::subscript_attribute_target(ExprContext context) {
  const int start = mark_;
  Expr* value = t_primary();
  if (!value) return reset(start);
  if (expect(Tok::kDot)) {
    const Token* attr = expect(Tok::kName);
    if (attr && !t_lookahead()) {
      auto* e = node<Attribute>(start);
      e->value = value;
      e->attr = arena_.copy(attr->text);
      e->ctx = context;
      return e;
    }
  } else if (expect(Tok::kLSqb)) {
    Expr* index = slices();
    if (index && expect(Tok::kRSqb) && !t_lookahead()) {
      auto* e = node<Subscript>(start);
      e->value = value;
      e->slice = index;
      e->ctx = context;
      return e;
    }
  }
  return reset(start);
}

// The longest primary that still has one of ( [ . behind it.
Expr* Parser::t_primary() {
  return memo(Rule::kTPrimary, [&]() -> Expr* {
    const int start = mark_;
    Expr* left = atom();
    if (!left || !t_lookahead()) return reset(start);
    for (;;) {
      const int before = mark_;
      Expr* next = nullptr;
      if (expect(Tok::kDot)) {
        if (const Token* attr = expect(Tok::kName)) {
          auto* e = node<Attribute>(start);
          e->value = left;
          e->attr = arena_.copy(attr->text);
          next = e;
        }
      } else if (expect(Tok::kLSqb)) {
        Expr* index = slices();
        if (index && expect(Tok::kRSqb)) {
          auto* e = node<Subscript>(start);
          e->value = left;
          e->slice = index;
          next = e;
        } else if (invalid_) {
          reset(before);
          genexp();
        }
      } else if (Expr* only = genexp()) {
        auto* e = node<Call>(start);
        e->func = left;
        e->args = arena_.seq(std::vector<Expr*>{only});
        next = e;
      } else if (expect(Tok::kLPar)) {
        const Call* given = arguments();
        if (expect(Tok::kRPar)) {
          auto* e = node<Call>(start);
          e->func = left;
          if (given) {
            e->args = given->args;
            e->keywords = given->keywords;
          }
          next = e;
        }
      }
      if (!next || !t_lookahead()) {
        reset(before);
        break;
      }
      left = next;
    }
    return failed_ ? nullptr : left;
  });
}

bool Parser::del_targets(std::vector<Expr*>& to) {
  to = gather<Expr*>(Tok::kComma, [&] { return del_target(); });
  if (to.empty()) return false;
  expect(Tok::kComma);
  return !failed_;
}

Expr* Parser::del_target() {
  return memo(Rule::kDelTarget, [&]() -> Expr* {
    if (Expr* e = subscript_attribute_target(ExprContext::kDel)) return e;
    return del_t_atom();
  });
}

Expr* Parser::del_t_atom() {
  if (at(Tok::kName)) return with_context(name(), ExprContext::kDel);
  LevelGuard guard(*this);
  const int start = mark_;
  std::vector<Expr*> items;
  if (expect(Tok::kLPar)) {
    Expr* e = del_target();
    if (e && expect(Tok::kRPar)) return with_context(e, ExprContext::kDel);
    reset(start + 1);
    del_targets(items);
    if (!expect(Tok::kRPar)) return reset(start);
    auto* t = node<Tuple>(start);
    t->elts = arena_.seq(items);
    t->ctx = ExprContext::kDel;
    return t;
  }
  if (expect(Tok::kLSqb)) {
    del_targets(items);
    if (!expect(Tok::kRSqb)) return reset(start);
    auto* l = node<List>(start);
    l->elts = arena_.seq(items);
    l->ctx = ExprContext::kDel;
    return l;
  }
  return nullptr;
}

}  // namespace kvant::python::syntax
