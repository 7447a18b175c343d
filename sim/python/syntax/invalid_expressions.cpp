// The invalid_* rules of expressions: words for what learners write instead. A rule of the grammar whose
// action yields nothing ends its alternatives; so do the returns here.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {
namespace {

bool is_legacy_statement(const Expr& e) {
  const auto* n = e.as<Name>();
  return n && (n->id == "print" || n->id == "exec");
}

}  // namespace

void Parser::invalid_expression() {
  const int start = mark_;
  const Token* first = fetch();
  if (!first) return;
  bool skip = at_word("_") || at_word("case") || at_word("match");
  if (!skip && expect(Tok::kName)) skip = at(Tok::kString);
  reset(start);
  if (Expr* a = disjunction()) {
    const int behind = mark_;
    if (const Expr* b = skip ? nullptr : expression_without_invalid()) {
      const bool in_brackets = tokens_[static_cast<std::size_t>(mark_ - 1)]->level > 0;
      if (!is_legacy_statement(*a) && in_brackets) {
        raise_range(a->loc, b->loc, "invalid syntax. Perhaps you forgot a comma?");
      }
      reset(start);
      return;
    }
    reset(behind);
    const Expr* b = expect(Tok::kIf) ? disjunction() : nullptr;
    if (b && !at(Tok::kElse) && !at(Tok::kColon)) {
      raise_range(a->loc, b->loc, "expected 'else' after 'if' expression");
    }
  }
  reset(start);
}

void Parser::invalid_legacy_expression() {
  const int start = mark_;
  if (at(Tok::kName)) {
    const Expr* a = name();
    const Expr* b = at(Tok::kLPar) ? nullptr : star_expressions();
    if (b && is_legacy_statement(*a)) {
      raise_range(
          a->loc, b->loc,
          fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?", a->as<Name>()->id));
    }
  }
  reset(start);
}

Expr* Parser::invalid_named_expression() {
  return memo(Rule::kInvalidNamedExpression, [&]() -> Expr* {
    const int start = mark_;
    const Expr* a = expression();
    if (a && expect(Tok::kColonEqual) && expression()) {
      return raise_at(a->loc, fmt::format("cannot use assignment expressions with {}", expression_name(*a)));
    }
    const auto alone = [&] { return !at(Tok::kEqual) && !at(Tok::kColonEqual); };
    reset(start);
    a = name();
    const Expr* b = a && expect(Tok::kEqual) ? bitwise_or() : nullptr;
    if (b && alone()) {
      return raise_range(a->loc, b->loc, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    reset(start);
    if (list() || tuple() || genexp() || at(Tok::kTrue) || at(Tok::kNone) || at(Tok::kFalse))
      return reset(start);
    a = bitwise_or();
    if (a && expect(Tok::kEqual) && bitwise_or() && alone()) {
      return raise_at(a->loc, fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?",
                                          expression_name(*a)));
    }
    return reset(start);
  });
}

void Parser::invalid_group() {
  const int start = mark_;
  expect(Tok::kLPar);
  const Expr* starred = starred_expression();
  if (starred && expect(Tok::kRPar)) raise_at(starred->loc, "cannot use starred expression here");
  reset(start);
  expect(Tok::kLPar);
  const Token* a = expect(Tok::kDoubleStar);
  if (a && expression() && expect(Tok::kRPar)) raise_at(of(*a), "cannot use double starred expression here");
  reset(start);
}

void Parser::invalid_comprehension() {
  const int start = mark_;
  const bool parenthesis = at(Tok::kLPar);
  if (!parenthesis && !at(Tok::kLSqb) && !at(Tok::kLBrace)) return;
  const int inside = start + 1;
  std::vector<Comprehension*> generators;
  reset(inside);
  const Expr* a = starred_expression();
  if (a && for_if_clauses(generators)) raise_at(a->loc, "iterable unpacking cannot be used in comprehension");
  if (!parenthesis) {
    constexpr char kMessage[] = "did you forget parentheses around the comprehension target?";
    reset(inside);
    a = star_named_expression();
    const Token* comma = a ? expect(Tok::kComma) : nullptr;
    const int behind = mark_;
    std::vector<Expr*> more;
    if (comma && star_named_expressions(more) && for_if_clauses(generators)) {
      raise_range(a->loc, more.back()->loc, kMessage);
    }
    reset(behind);
    if (comma && for_if_clauses(generators)) raise_range(a->loc, of(*comma), kMessage);
  }
  reset(start);
}

void Parser::invalid_dict_comprehension() {
  const int start = mark_;
  expect(Tok::kLBrace);
  const Token* a = expect(Tok::kDoubleStar);
  std::vector<Comprehension*> generators;
  if (a && bitwise_or() && for_if_clauses(generators) && expect(Tok::kRBrace)) {
    raise_at(of(*a), "dict unpacking cannot be used in dict comprehension");
  }
  reset(start);
}

// Behind the brace.
void Parser::invalid_double_starred_kvpairs() {
  const int start = mark_;
  Expr* key = nullptr;
  Expr* value = nullptr;
  bool any = false;
  for (;;) {
    const int before = mark_;
    if (any && !expect(Tok::kComma)) break;
    if (!double_starred_kvpair(key, value)) {
      reset(before);
      break;
    }
    any = true;
  }
  if (any && expect(Tok::kComma)) invalid_kvpair();
  reset(start);
  invalid_dict_value();
  reset(start);
}

void Parser::invalid_kvpair() {
  const int start = mark_;
  const Expr* a = expression();
  if (a && !at(Tok::kColon)) {
    raise("SyntaxError", a->loc.line, a->loc.end_col, a->loc.end_line, 0,
          "':' expected after dictionary key");
  }
  reset(start);
  invalid_dict_value();
}

void Parser::invalid_dict_value() {
  const int start = mark_;
  const Token* colon = expression() ? expect(Tok::kColon) : nullptr;
  if (colon) {
    const int behind = mark_;
    const Token* star = expect(Tok::kStar);
    if (star && bitwise_or()) raise_from(of(*star), "cannot use a starred expression in a dictionary value");
    reset(behind);
    if (at(Tok::kRBrace) || at(Tok::kComma)) {
      raise_at(of(*colon), "expression expected after dictionary key and ':'");
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
