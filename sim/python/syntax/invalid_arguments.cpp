// The invalid_* rules of call arguments.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {
namespace {

const Location& last_of(const Comprehension& c) {
  return c.ifs.empty() ? c.iter->loc : c.ifs.back()->loc;
}

}  // namespace

void Parser::invalid_arguments() {
  const int start = mark_;
  constexpr char kParenthesize[] = "Generator expression must be parenthesized";
  std::vector<Comprehension*> generators;

  const Call* all = args();
  const int behind_args = mark_;
  if (all && expect(Tok::kComma) && expect(Tok::kStar)) {
    raise_at(all->loc, "iterable argument unpacking follows keyword argument unpacking");
  }

  reset(start);
  Expr* a = expression();
  if (a && for_if_clauses(generators) && expect(Tok::kComma)) {
    if (!args() && expression()) for_if_clauses(generators);
    raise_range(a->loc, last_of(*generators.back()), kParenthesize);
  }

  reset(start);
  const Token* name = expect(Tok::kName);
  const Token* equal = name ? expect(Tok::kEqual) : nullptr;
  if (equal && expression() && for_if_clauses(generators)) {
    raise_range(of(*name), of(*equal), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }

  reset(behind_args);
  if (all && for_if_clauses(generators)) {
    if (all->args.size() > 1) raise_range(all->args.back()->loc, last_of(*generators.back()), kParenthesize);
    reset(start);
    return;
  }

  reset(behind_args);
  a = all && expect(Tok::kComma) ? expression() : nullptr;
  if (a && for_if_clauses(generators)) raise_range(a->loc, last_of(*generators.back()), kParenthesize);

  reset(behind_args);
  if (all && expect(Tok::kComma) && args()) {
    bool unpacking = false;
    for (const Keyword* k : all->keywords) unpacking |= k->arg.empty();
    raise_here(unpacking ? "positional argument follows keyword argument unpacking"
                         : "positional argument follows keyword argument");
  }
  reset(start);
}

void Parser::invalid_kwarg() {
  const int start = mark_;
  const Token* constant = nullptr;
  if (at(Tok::kTrue) || at(Tok::kFalse) || at(Tok::kNone)) constant = expect(fetch()->type);
  if (constant) {
    if (const Token* b = expect(Tok::kEqual)) {
      raise_range(of(*constant), of(*b), fmt::format("cannot assign to {}", constant->text));
    }
  }
  reset(start);
  std::vector<Comprehension*> generators;
  const Token* name = expect(Tok::kName);
  const Token* equal = name ? expect(Tok::kEqual) : nullptr;
  if (equal && expression() && for_if_clauses(generators)) {
    raise_range(of(*name), of(*equal), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  reset(start);
  if (!equal) {
    const Expr* a = expression();
    if (const Token* b = a ? expect(Tok::kEqual) : nullptr) {
      raise_range(a->loc, of(*b), "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
