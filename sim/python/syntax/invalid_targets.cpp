// The invalid_* rules of assignment, deletion and annotation, and the names of expressions in messages.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {
namespace {

// The first part of `e` that cannot be assigned to or deleted; null when all can.
const Expr* find_invalid_target(const Expr* e, TargetUse use) {
  const auto in_items = [&](const Seq<Expr*>& items) -> const Expr* {
    for (const Expr* item : items) {
      if (const Expr* found = find_invalid_target(item, use)) return found;
    }
    return nullptr;
  };
  switch (e->kind) {
    case ExprKind::kList:
      return in_items(e->as<List>()->elts);
    case ExprKind::kTuple:
      return in_items(e->as<Tuple>()->elts);
    case ExprKind::kStarred:
      return use == TargetUse::kDelete ? e : find_invalid_target(e->as<Starred>()->value, use);
    case ExprKind::kCompare: {
      // `for a in b` has been read as a comparison: what is left of `in` is the target.
      if (use != TargetUse::kFor) return e;
      const auto* c = e->as<Compare>();
      return c->ops.front() == CompareOperator::kIn ? find_invalid_target(c->left, use) : nullptr;
    }
    case ExprKind::kName:
    case ExprKind::kSubscript:
    case ExprKind::kAttribute:
      return nullptr;
    default:
      return e;
  }
}

std::string_view constant_name(ConstantKind type) {
  switch (type) {
    case ConstantKind::kNone:
      return "None";
    case ConstantKind::kTrue:
      return "True";
    case ConstantKind::kFalse:
      return "False";
    case ConstantKind::kEllipsis:
      return "ellipsis";
    default:
      return "literal";
  }
}

}  // namespace

std::string_view expression_name(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kAttribute:
      return "attribute";
    case ExprKind::kSubscript:
      return "subscript";
    case ExprKind::kStarred:
      return "starred";
    case ExprKind::kName:
      return "name";
    case ExprKind::kList:
      return "list";
    case ExprKind::kTuple:
      return "tuple";
    case ExprKind::kLambda:
      return "lambda";
    case ExprKind::kCall:
      return "function call";
    case ExprKind::kBoolOp:
    case ExprKind::kBinOp:
    case ExprKind::kUnaryOp:
    case ExprKind::kSlice:
      return "expression";
    case ExprKind::kGeneratorExp:
      return "generator expression";
    case ExprKind::kYield:
    case ExprKind::kYieldFrom:
      return "yield expression";
    case ExprKind::kAwait:
      return "await expression";
    case ExprKind::kListComp:
      return "list comprehension";
    case ExprKind::kSetComp:
      return "set comprehension";
    case ExprKind::kDictComp:
      return "dict comprehension";
    case ExprKind::kDict:
      return "dict literal";
    case ExprKind::kSet:
      return "set display";
    case ExprKind::kJoinedStr:
    case ExprKind::kFormattedValue:
      return "f-string expression";
    case ExprKind::kConstant:
      return constant_name(e.as<Constant>()->type);
    case ExprKind::kCompare:
      return "comparison";
    case ExprKind::kIfExp:
      return "conditional expression";
    case ExprKind::kNamedExpr:
      return "named expression";
  }
  return "expression";
}

void Parser::invalid_target(Expr* e, TargetUse use) {
  const Expr* wrong = find_invalid_target(e, use);
  if (!wrong) return;
  raise_at(wrong->loc, fmt::format("cannot {} {}", use == TargetUse::kDelete ? "delete" : "assign to",
                                   expression_name(*wrong)));
}

void Parser::invalid_for_target() {
  const int start = mark_;
  expect(Tok::kAsync);
  if (expect(Tok::kFor)) {
    if (Expr* a = star_expressions()) invalid_target(a, TargetUse::kFor);
  }
  reset(start);
}

Expr* Parser::invalid_ann_assign_target() {
  LevelGuard guard(*this);
  const int start = mark_;
  if (Expr* e = list()) return e;
  if (Expr* e = tuple()) return e;
  Expr* e = expect(Tok::kLPar) ? invalid_ann_assign_target() : nullptr;
  return e && expect(Tok::kRPar) ? e : reset(start);
}

void Parser::invalid_assignment() {
  const int start = mark_;
  const Expr* a = invalid_ann_assign_target();
  if (a && expect(Tok::kColon) && expression()) {
    raise_at(a->loc, fmt::format("only single target (not {}) can be annotated", expression_name(*a)));
  }

  reset(start);
  a = star_named_expression();
  if (a && expect(Tok::kComma)) {
    std::vector<Expr*> more;
    while (star_named_expressions(more)) {
    }
    if (expect(Tok::kColon) && expression())
      raise_at(a->loc, "only single target (not tuple) can be annotated");
  }

  reset(start);
  a = expression();
  if (a && expect(Tok::kColon) && expression()) raise_at(a->loc, "illegal target for annotation");

  reset(start);
  for (;;) {
    const int before = mark_;
    if (star_targets() && expect(Tok::kEqual)) continue;
    reset(before);
    break;
  }
  const int behind = mark_;
  Expr* value = star_expressions();
  if (value && expect(Tok::kEqual)) {
    invalid_target(value, TargetUse::kAssign);
    reset(start);
    return;
  }
  reset(behind);
  value = yield_expr();
  if (value && expect(Tok::kEqual)) raise_at(value->loc, "assignment to yield expression not possible");

  reset(start);
  a = star_expressions();
  const Token* op = a ? fetch() : nullptr;
  if (op && augmented_operator(op->type)) {
    ++mark_;
    if (yield_or_star_expressions()) {
      raise_at(a->loc,
               fmt::format("'{}' is an illegal expression for augmented assignment", expression_name(*a)));
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
