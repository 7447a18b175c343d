// The patterns of case.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Pattern* Parser::patterns() {
  const int start = mark_;
  std::vector<Pattern*> items;
  if (open_sequence_pattern(items)) {
    auto* p = node<MatchSequence>(start);
    p->patterns = arena_.seq(items);
    return p;
  }
  return pattern();
}

// as_pattern | or_pattern
Pattern* Parser::pattern() {
  LevelGuard guard(*this);
  const int start = mark_;
  Pattern* left = or_pattern();
  if (!left) return reset(start);
  const int behind = mark_;
  if (expect(Tok::kAs)) {
    const Identifier target = pattern_capture_target();
    if (!target.empty()) {
      auto* p = node<MatchAs>(start);
      p->pattern = left;
      p->name = target;
      return p;
    }
    reset(behind);
    if (invalid_) invalid_as_pattern();
    reset(behind);
  }
  return failed_ ? nullptr : left;
}

Pattern* Parser::or_pattern() {
  const int start = mark_;
  const auto items = gather<Pattern*>(Tok::kVBar, [&] { return closed_pattern(); });
  if (items.size() < 2) return items.empty() ? reset(start) : items.front();
  auto* p = node<MatchOr>(start);
  p->patterns = arena_.seq(items);
  return p;
}

Pattern* Parser::closed_pattern() {
  return memo(Rule::kClosedPattern, [&]() -> Pattern* {
    const int start = mark_;
    if (Pattern* p = literal_pattern()) return p;
    const Identifier capture = pattern_capture_target();
    if (!capture.empty()) {
      auto* p = node<MatchAs>(start);
      p->name = capture;
      return p;
    }
    if (expect_word("_")) return node<MatchAs>(start);
    if (Expr* value = attr()) {
      if (!at(Tok::kDot) && !at(Tok::kLPar) && !at(Tok::kEqual)) {
        auto* p = node<MatchValue>(start);
        p->value = value;
        return p;
      }
      reset(start);
    }
    if (expect(Tok::kLPar)) {
      Pattern* inner = pattern();
      if (inner && expect(Tok::kRPar)) return inner;
      reset(start);
    }
    if (Pattern* p = sequence_pattern()) return p;
    if (Pattern* p = mapping_pattern()) return p;
    return class_pattern();
  });
}

Pattern* Parser::literal_pattern() {
  const int start = mark_;
  const auto singleton = [&](ConstantKind value) -> Pattern* {
    ++mark_;
    auto* p = node<MatchSingleton>(start);
    p->value = value;
    return p;
  };
  if (at(Tok::kNone)) return singleton(ConstantKind::kNone);
  if (at(Tok::kTrue)) return singleton(ConstantKind::kTrue);
  if (at(Tok::kFalse)) return singleton(ConstantKind::kFalse);
  Expr* value = literal_expr();
  if (!value) return nullptr;
  auto* p = node<MatchValue>(start);
  p->value = value;
  return p;
}

Expr* Parser::literal_expr() {
  const int start = mark_;
  if (Expr* e = signed_number()) {
    if (!at(Tok::kPlus) && !at(Tok::kMinus)) return e;
    reset(start);
  }
  if (Expr* e = complex_number()) return e;
  if (at(Tok::kString)) return strings();
  if (at(Tok::kNone) || at(Tok::kTrue) || at(Tok::kFalse)) return atom();
  return nullptr;
}

Expr* Parser::signed_number() {
  const int start = mark_;
  if (at(Tok::kNumber)) return number();
  Expr* operand = expect(Tok::kMinus) ? number() : nullptr;
  if (!operand) return reset(start);
  auto* e = node<UnaryOp>(start);
  e->op = UnaryOperator::kUSub;
  e->operand = operand;
  return e;
}

Expr* Parser::complex_number() {
  const int start = mark_;
  Expr* real = signed_number();
  if (!real) return nullptr;
  const Expr* digits = real->is<UnaryOp>() ? real->as<UnaryOp>()->operand : real;
  if (digits->as<Constant>()->type == ConstantKind::kComplex) {
    return raise_at(digits->loc, "real number required in complex literal");
  }
  BinaryOperator op = BinaryOperator::kAdd;
  if (!expect(Tok::kPlus)) {
    if (!expect(Tok::kMinus)) return reset(start);
    op = BinaryOperator::kSub;
  }
  Expr* imaginary = number();
  if (!imaginary) return reset(start);
  if (imaginary->as<Constant>()->type != ConstantKind::kComplex) {
    return raise_at(imaginary->loc, "imaginary number required in complex literal");
  }
  auto* e = node<BinOp>(start);
  e->left = real;
  e->op = op;
  e->right = imaginary;
  return e;
}

// Empty when there is none.
Identifier Parser::pattern_capture_target() {
  const int start = mark_;
  if (at_word("_")) return {};
  const Token* t = expect(Tok::kName);
  if (t && !at(Tok::kDot) && !at(Tok::kLPar) && !at(Tok::kEqual)) return arena_.copy(t->text);
  reset(start);
  return {};
}

Expr* Parser::name_or_attr() {
  const int start = mark_;
  Expr* left = name();
  while (left) {
    const int before = mark_;
    const Token* attr = expect(Tok::kDot) ? expect(Tok::kName) : nullptr;
    if (!attr) {
      reset(before);
      break;
    }
    auto* e = node<Attribute>(start);
    e->value = left;
    e->attr = arena_.copy(attr->text);
    left = e;
  }
  return failed_ ? nullptr : left;
}

Expr* Parser::attr() {
  const int start = mark_;
  Expr* e = name_or_attr();
  return e && e->is<Attribute>() ? e : reset(start);
}

Pattern* Parser::sequence_pattern() {
  const int start = mark_;
  std::vector<Pattern*> items;
  if (expect(Tok::kLSqb)) {
    maybe_sequence_pattern(items);
    if (!expect(Tok::kRSqb)) return reset(start);
  } else if (expect(Tok::kLPar)) {
    open_sequence_pattern(items);
    if (!expect(Tok::kRPar)) return reset(start);
  } else {
    return nullptr;
  }
  auto* p = node<MatchSequence>(start);
  p->patterns = arena_.seq(items);
  return p;
}

bool Parser::open_sequence_pattern(std::vector<Pattern*>& to) {
  const int start = mark_;
  to.clear();
  Pattern* first = maybe_star_pattern();
  if (!first || !expect(Tok::kComma)) {
    reset(start);
    return false;
  }
  maybe_sequence_pattern(to);
  to.insert(to.begin(), first);
  return !failed_;
}

bool Parser::maybe_sequence_pattern(std::vector<Pattern*>& to) {
  to = gather<Pattern*>(Tok::kComma, [&] { return maybe_star_pattern(); });
  if (to.empty()) return false;
  expect(Tok::kComma);
  return !failed_;
}

Pattern* Parser::maybe_star_pattern() {
  if (Pattern* p = star_pattern()) return p;
  return pattern();
}

Pattern* Parser::star_pattern() {
  const int start = mark_;
  if (!expect(Tok::kStar)) return nullptr;
  const Identifier target = pattern_capture_target();
  if (target.empty() && !expect_word("_")) return reset(start);
  auto* p = node<MatchStar>(start);
  p->name = target;
  return p;
}

Pattern* Parser::mapping_pattern() {
  const int start = mark_;
  if (!expect(Tok::kLBrace)) return nullptr;
  std::vector<Expr*> keys;
  std::vector<Pattern*> values;
  for (;;) {
    const int before = mark_;
    if (!keys.empty() && !expect(Tok::kComma)) break;
    Expr* key = literal_expr();
    if (!key) key = attr();
    Pattern* value = key && expect(Tok::kColon) ? pattern() : nullptr;
    if (!value) {
      reset(before);
      break;
    }
    keys.push_back(key);
    values.push_back(value);
  }
  Identifier rest;
  const int before = mark_;
  if (keys.empty() || expect(Tok::kComma)) {
    rest = double_star_pattern();
    if (rest.empty()) reset(before);
  }
  if (!keys.empty() || !rest.empty()) expect(Tok::kComma);
  if (!expect(Tok::kRBrace)) return reset(start);
  auto* p = node<MatchMapping>(start);
  p->keys = arena_.seq(keys);
  p->patterns = arena_.seq(values);
  p->rest = rest;
  return p;
}

Identifier Parser::double_star_pattern() {
  const int start = mark_;
  const Identifier target = expect(Tok::kDoubleStar) ? pattern_capture_target() : Identifier{};
  if (target.empty()) reset(start);
  return target;
}

Pattern* Parser::class_pattern() {
  const int start = mark_;
  Expr* cls = name_or_attr();
  if (!cls || !expect(Tok::kLPar)) return reset(start);
  std::vector<Identifier> names;
  std::vector<Pattern*> values;
  const auto positional = gather<Pattern*>(Tok::kComma, [&] { return pattern(); });
  const int before = mark_;
  if (positional.empty() || expect(Tok::kComma)) {
    if (!keyword_patterns(names, values)) reset(before);
  }
  if (!positional.empty() || !names.empty()) expect(Tok::kComma);
  if (expect(Tok::kRPar)) {
    auto* p = node<MatchClass>(start);
    p->cls = cls;
    p->patterns = arena_.seq(positional);
    p->kwd_attrs = arena_.seq(names);
    p->kwd_patterns = arena_.seq(values);
    return p;
  }
  reset(start);
  if (invalid_) invalid_class_pattern();
  return reset(start);
}

bool Parser::keyword_pattern(Identifier& name, Pattern*& value) {
  const int start = mark_;
  const Token* t = expect(Tok::kName);
  value = t && expect(Tok::kEqual) ? pattern() : nullptr;
  if (!value) {
    reset(start);
    return false;
  }
  name = arena_.copy(t->text);
  return true;
}

bool Parser::keyword_patterns(std::vector<Identifier>& names, std::vector<Pattern*>& values) {
  for (;;) {
    const int before = mark_;
    Identifier name;
    Pattern* value = nullptr;
    if (!names.empty() && !expect(Tok::kComma)) break;
    if (!keyword_pattern(name, value)) {
      reset(before);
      break;
    }
    names.push_back(name);
    values.push_back(value);
  }
  return !names.empty() && !failed_;
}

void Parser::invalid_class_pattern() {
  const int start = mark_;
  std::vector<Identifier> names;
  std::vector<Pattern*> values;
  if (name_or_attr() && expect(Tok::kLPar)) {
    const int inside = mark_;
    if (gather<Pattern*>(Tok::kComma, [&] { return pattern(); }).empty() || !expect(Tok::kComma))
      reset(inside);
    if (keyword_patterns(names, values) && expect(Tok::kComma)) {
      const auto late = gather<Pattern*>(Tok::kComma, [&] { return pattern(); });
      if (!late.empty()) {
        raise_range(late.front()->loc, late.back()->loc, "positional patterns follow keyword patterns");
      }
    }
  }
  reset(start);
}

// Behind an or_pattern.
void Parser::invalid_as_pattern() {
  if (!expect(Tok::kAs)) return;
  if (const Token* t = expect_word("_")) {
    raise_at(of(*t), "cannot use '_' as a target");
  } else if (!at(Tok::kName)) {
    if (const Expr* e = expression()) raise_at(e->loc, "invalid pattern target");
  }
}

}  // namespace kvant::python::syntax
