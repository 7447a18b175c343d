// Boolean, comparison, binary and unary operators.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {
namespace {

constexpr int kLowest = 1;   // of |
constexpr int kHighest = 6;  // of * / // % @

// 0: not a binary operator.
int precedence_of(Tok type, BinaryOperator& op) {
  switch (type) {
    case Tok::kVBar:
      op = BinaryOperator::kBitOr;
      return kLowest;
    case Tok::kCircumflex:
      op = BinaryOperator::kBitXor;
      return 2;
    case Tok::kAmper:
      op = BinaryOperator::kBitAnd;
      return 3;
    case Tok::kLeftShift:
      op = BinaryOperator::kLShift;
      return 4;
    case Tok::kRightShift:
      op = BinaryOperator::kRShift;
      return 4;
    case Tok::kPlus:
      op = BinaryOperator::kAdd;
      return 5;
    case Tok::kMinus:
      op = BinaryOperator::kSub;
      return 5;
    case Tok::kStar:
      op = BinaryOperator::kMult;
      return kHighest;
    case Tok::kSlash:
      op = BinaryOperator::kDiv;
      return kHighest;
    case Tok::kDoubleSlash:
      op = BinaryOperator::kFloorDiv;
      return kHighest;
    case Tok::kPercent:
      op = BinaryOperator::kMod;
      return kHighest;
    case Tok::kAt:
      op = BinaryOperator::kMatMult;
      return kHighest;
    default:
      return 0;
  }
}

}  // namespace

Expr* Parser::disjunction() {
  return memo(Rule::kDisjunction, [&]() -> Expr* {
    const int start = mark_;
    const auto values = gather<Expr*>(Tok::kOr, [&] { return conjunction(); });
    if (values.size() < 2) return values.empty() ? reset(start) : values.front();
    auto* e = node<BoolOp>(start);
    e->op = BoolOperator::kOr;
    e->values = arena_.seq(values);
    return e;
  });
}

Expr* Parser::conjunction() {
  return memo(Rule::kConjunction, [&]() -> Expr* {
    const int start = mark_;
    const auto values = gather<Expr*>(Tok::kAnd, [&] { return inversion(); });
    if (values.size() < 2) return values.empty() ? reset(start) : values.front();
    auto* e = node<BoolOp>(start);
    e->op = BoolOperator::kAnd;
    e->values = arena_.seq(values);
    return e;
  });
}

Expr* Parser::inversion() {
  LevelGuard guard(*this);
  return memo(Rule::kInversion, [&]() -> Expr* {
    const int start = mark_;
    if (expect(Tok::kNot)) {
      if (Expr* operand = inversion()) {
        auto* e = node<UnaryOp>(start);
        e->op = UnaryOperator::kNot;
        e->operand = operand;
        return e;
      }
      reset(start);
    }
    return comparison();
  });
}

bool Parser::compare_operator(CompareOperator& op) {
  const Token* t = fetch();
  if (!t) return false;
  const int start = mark_;
  ++mark_;
  switch (t->type) {
    case Tok::kEqEqual:
      op = CompareOperator::kEq;
      return true;
    case Tok::kNotEqual:
      op = CompareOperator::kNotEq;
      return true;
    case Tok::kLess:
      op = CompareOperator::kLt;
      return true;
    case Tok::kLessEqual:
      op = CompareOperator::kLtE;
      return true;
    case Tok::kGreater:
      op = CompareOperator::kGt;
      return true;
    case Tok::kGreaterEqual:
      op = CompareOperator::kGtE;
      return true;
    case Tok::kIn:
      op = CompareOperator::kIn;
      return true;
    case Tok::kIs:
      op = expect(Tok::kNot) ? CompareOperator::kIsNot : CompareOperator::kIs;
      return true;
    case Tok::kNot:
      op = CompareOperator::kNotIn;
      if (expect(Tok::kIn)) return true;
      break;
    default:
      break;
  }
  reset(start);
  return false;
}

Expr* Parser::comparison() {
  const int start = mark_;
  Expr* left = bitwise_or();
  if (!left) return reset(start);
  std::vector<CompareOperator> ops;
  std::vector<Expr*> comparators;
  for (;;) {
    const int before = mark_;
    CompareOperator op{};
    if (!compare_operator(op)) break;
    Expr* right = bitwise_or();
    if (!right) {
      reset(before);
      break;
    }
    ops.push_back(op);
    comparators.push_back(right);
  }
  if (failed_) return nullptr;
  if (ops.empty()) return left;
  auto* e = node<Compare>(start);
  e->left = left;
  e->ops = arena_.seq(ops);
  e->comparators = arena_.seq(comparators);
  return e;
}

Expr* Parser::bitwise_or() {
  return memo(Rule::kBitwiseOr, [&] { return binary(kLowest); });
}

// Operators of at least this precedence, all of which group to the left.
Expr* Parser::binary(int precedence) {
  const int start = mark_;
  Expr* left = factor();
  while (left) {
    const Token* t = fetch();
    BinaryOperator op{};
    const int found = t ? precedence_of(t->type, op) : 0;
    if (found < precedence) break;
    const int before = mark_;
    ++mark_;
    Expr* right = found == kHighest ? factor() : binary(found + 1);
    if (!right) {
      reset(before);
      break;
    }
    auto* e = node<BinOp>(start);
    e->left = left;
    e->op = op;
    e->right = right;
    left = e;
  }
  return failed_ ? nullptr : left;
}

Expr* Parser::factor() {
  const Token* t = fetch();
  if (!t) return nullptr;
  UnaryOperator op{};
  if (t->type == Tok::kPlus) {
    op = UnaryOperator::kUAdd;
  } else if (t->type == Tok::kMinus) {
    op = UnaryOperator::kUSub;
  } else if (t->type == Tok::kTilde) {
    op = UnaryOperator::kInvert;
  } else {
    return power();
  }
  LevelGuard guard(*this);
  return memo(Rule::kFactor, [&]() -> Expr* {
    const int start = mark_;
    ++mark_;
    Expr* operand = factor();
    if (!operand) return reset(start);
    auto* e = node<UnaryOp>(start);
    e->op = op;
    e->operand = operand;
    return e;
  });
}

Expr* Parser::power() {
  const int start = mark_;
  Expr* left = await_primary();
  if (!left) return nullptr;
  const int behind = mark_;
  if (!expect(Tok::kDoubleStar)) return failed_ ? nullptr : left;
  LevelGuard guard(*this);
  Expr* right = factor();
  if (!right) {
    reset(behind);
    return failed_ ? nullptr : left;
  }
  auto* e = node<BinOp>(start);
  e->left = left;
  e->op = BinaryOperator::kPow;
  e->right = right;
  return e;
}

Expr* Parser::await_primary() {
  const int start = mark_;
  if (!at(Tok::kAwait)) return primary();
  ++mark_;
  Expr* value = primary();
  if (!value) return reset(start);
  auto* e = node<Await>(start);
  e->value = value;
  return e;
}

}  // namespace kvant::python::syntax
