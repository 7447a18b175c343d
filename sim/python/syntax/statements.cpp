// Simple statements, and what a module is made of.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {
std::optional<BinaryOperator> augmented_operator(Tok type) {
  switch (type) {
    case Tok::kPlusEqual:
      return BinaryOperator::kAdd;
    case Tok::kMinEqual:
      return BinaryOperator::kSub;
    case Tok::kStarEqual:
      return BinaryOperator::kMult;
    case Tok::kAtEqual:
      return BinaryOperator::kMatMult;
    case Tok::kSlashEqual:
      return BinaryOperator::kDiv;
    case Tok::kPercentEqual:
      return BinaryOperator::kMod;
    case Tok::kAmperEqual:
      return BinaryOperator::kBitAnd;
    case Tok::kVBarEqual:
      return BinaryOperator::kBitOr;
    case Tok::kCircumflexEqual:
      return BinaryOperator::kBitXor;
    case Tok::kLeftShiftEqual:
      return BinaryOperator::kLShift;
    case Tok::kRightShiftEqual:
      return BinaryOperator::kRShift;
    case Tok::kDoubleStarEqual:
      return BinaryOperator::kPow;
    case Tok::kDoubleSlashEqual:
      return BinaryOperator::kFloorDiv;
    default:
      return std::nullopt;
  }
}

bool Parser::statements(std::vector<Stmt*>& to) {
  const std::size_t before = to.size();
  while (statement(to)) {
  }
  return to.size() > before && !failed_;
}

bool Parser::statement(std::vector<Stmt*>& to) {
  LevelGuard guard(*this);
  if (Stmt* s = compound_stmt()) {
    to.push_back(s);
    return true;
  }
  return !failed_ && simple_stmts(to);
}

bool Parser::simple_stmts(std::vector<Stmt*>& to) {
  const int start = mark_;
  const std::size_t before = to.size();
  while (Stmt* s = simple_stmt()) {
    to.push_back(s);
    if (!expect(Tok::kSemi)) break;
  }
  if (to.size() > before && expect(Tok::kNewline)) return true;
  to.resize(before);
  reset(start);
  return false;
}

Stmt* Parser::simple_stmt() {
  return memo(Rule::kSimpleStmt, [&]() -> Stmt* {
    const Token* first = fetch();
    if (!first) return nullptr;
    const int start = mark_;
    const auto bare = [&]<typename T>(T*) -> Stmt* {
      ++mark_;
      return node<T>(start);
    };
    switch (first->type) {
      case Tok::kReturn:
        return return_stmt();
      case Tok::kImport:
        return import_name();
      case Tok::kFrom:
        return import_from();
      case Tok::kRaise:
        return raise_stmt();
      case Tok::kPass:
        return bare(static_cast<Pass*>(nullptr));
      case Tok::kDel:
        return del_stmt();
      case Tok::kAssert:
        return assert_stmt();
      case Tok::kBreak:
        return bare(static_cast<Break*>(nullptr));
      case Tok::kContinue:
        return bare(static_cast<Continue*>(nullptr));
      case Tok::kGlobal:
      case Tok::kNonlocal:
        return names_stmt(first->type == Tok::kGlobal);
      default:
        break;
    }
    if (Stmt* s = assignment()) return s;
    Expr* value = star_expressions();
    if (!value) value = yield_expr();
    if (!value) return nullptr;
    auto* s = node<ExprStmt>(start);
    s->value = value;
    return s;
  });
}

Stmt* Parser::assignment() {
  const int start = mark_;
  if (Stmt* s = annotated_assignment()) return s;
  std::vector<Expr*> targets;
  for (;;) {
    const int before = mark_;
    Expr* target = star_targets();
    if (!target || !expect(Tok::kEqual)) {
      reset(before);
      break;
    }
    targets.push_back(target);
  }
  if (!targets.empty()) {
    Expr* value = yield_or_star_expressions();
    if (value && !at(Tok::kEqual)) {
      auto* s = node<Assign>(start);
      s->targets = arena_.seq(targets);
      s->value = value;
      return s;
    }
  }
  reset(start);
  if (Expr* target = single_target()) {
    const Token* t = fetch();
    const auto op = t ? augmented_operator(t->type) : std::nullopt;
    if (op) {
      ++mark_;
      Expr* value = yield_or_star_expressions();
      // Behind the operator there is no other way to read the statement.
      if (!value) return reset(start);
      auto* s = node<AugAssign>(start);
      s->target = target;
      s->op = *op;
      s->value = value;
      return s;
    }
  }
  reset(start);
  if (invalid_) invalid_assignment();
  return reset(start);
}

Stmt* Parser::annotated_assignment() {
  const int start = mark_;
  const auto rest = [&](Expr* target, bool simple) -> Stmt* {
    Expr* annotation = expect(Tok::kColon) ? expression() : nullptr;
    if (!annotation) return reset(start);
    const int before = mark_;
    Expr* value = expect(Tok::kEqual) ? annotated_rhs() : nullptr;
    if (!value) reset(before);
    auto* s = node<AnnAssign>(start);
    s->target = target;
    s->annotation = annotation;
    s->value = value;
    s->simple = simple;
    return s;
  };
  if (at(Tok::kName)) {
    Expr* target = with_context(name(), ExprContext::kStore);
    if (Stmt* s = rest(target, true)) return s;
  }
  Expr* target = nullptr;
  if (expect(Tok::kLPar)) {
    target = single_target();
    if (target && !expect(Tok::kRPar)) target = nullptr;
    if (!target) reset(start);
  }
  if (!target) target = subscript_attribute_target(ExprContext::kStore);
  return target ? rest(target, false) : reset(start);
}

Expr* Parser::annotated_rhs() {
  return yield_or_star_expressions();
}

Expr* Parser::yield_or_star_expressions() {
  if (at(Tok::kYield)) return yield_expr();
  return star_expressions();
}

Stmt* Parser::return_stmt() {
  const int start = mark_;
  if (!expect(Tok::kReturn)) return nullptr;
  Expr* value = star_expressions();
  auto* s = node<Return>(start);
  s->value = value;
  return s;
}

Stmt* Parser::raise_stmt() {
  const int start = mark_;
  if (!expect(Tok::kRaise)) return nullptr;
  Expr* exc = expression();
  Expr* cause = nullptr;
  if (exc) {
    const int before = mark_;
    cause = expect(Tok::kFrom) ? expression() : nullptr;
    if (!cause) reset(before);
  }
  auto* s = node<Raise>(start);
  s->exc = exc;
  s->cause = cause;
  return s;
}

Stmt* Parser::del_stmt() {
  const int start = mark_;
  if (!expect(Tok::kDel)) return nullptr;
  std::vector<Expr*> targets;
  if (del_targets(targets) && (at(Tok::kSemi) || at(Tok::kNewline))) {
    auto* s = node<Delete>(start);
    s->targets = arena_.seq(targets);
    return s;
  }
  reset(start + 1);
  if (invalid_) {
    if (Expr* e = star_expressions()) invalid_target(e, TargetUse::kDelete);
  }
  return reset(start);
}

Stmt* Parser::assert_stmt() {
  const int start = mark_;
  Expr* test = expect(Tok::kAssert) ? expression() : nullptr;
  if (!test) return reset(start);
  const int before = mark_;
  Expr* msg = expect(Tok::kComma) ? expression() : nullptr;
  if (!msg) reset(before);
  auto* s = node<Assert>(start);
  s->test = test;
  s->msg = msg;
  return s;
}

Stmt* Parser::names_stmt(bool global) {
  const int start = mark_;
  ++mark_;
  const auto tokens = gather<const Token*>(Tok::kComma, [&] { return expect(Tok::kName); });
  if (tokens.empty()) return reset(start);
  std::vector<Identifier> names;
  for (const Token* t : tokens) names.push_back(arena_.copy(t->text));
  if (global) {
    auto* s = node<Global>(start);
    s->names = arena_.seq(names);
    return s;
  }
  auto* s = node<Nonlocal>(start);
  s->names = arena_.seq(names);
  return s;
}

}  // namespace kvant::python::syntax
