// The arguments of a call or a class definition.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

// The result is a Call without a function.
Call* Parser::arguments() {
  return memo(Rule::kArguments, [&]() -> Call* {
    const int start = mark_;
    if (Call* a = args()) {
      expect(Tok::kComma);
      if (at(Tok::kRPar)) return a;
    }
    reset(start);
    if (invalid_) invalid_arguments();
    return reset(start);
  });
}

Expr* Parser::starred_expression() {
  const int start = mark_;
  Expr* value = expect(Tok::kStar) ? expression() : nullptr;
  if (!value) return reset(start);
  auto* e = node<Starred>(start);
  e->value = value;
  return e;
}

// starred_expression | (assignment_expression | expression !':=') !'='
Expr* Parser::argument() {
  const int start = mark_;
  if (Expr* e = starred_expression()) return e;
  Expr* e = assignment_or_expression();
  return e && !at(Tok::kEqual) ? e : reset(start);
}

Call* Parser::args() {
  const int start = mark_;
  auto positional = gather<Expr*>(Tok::kComma, [&] { return argument(); });
  auto* call = arena_.make<Call>();
  std::vector<Expr*> starred;
  std::vector<Keyword*> keywords;
  const int before = mark_;
  if (positional.empty() || expect(Tok::kComma)) {
    if (!kwargs(starred, keywords)) {
      if (positional.empty()) return reset(start);
      reset(before);
    }
  }
  if (failed_) return nullptr;
  positional.insert(positional.end(), starred.begin(), starred.end());
  call->args = arena_.seq(positional);
  call->keywords = arena_.seq(keywords);
  call->loc = since(start);
  return call;
}

// Keywords and *iterables, then keywords and **mappings.
bool Parser::kwargs(std::vector<Expr*>& starred, std::vector<Keyword*>& keywords) {
  const auto take = [&](bool double_star) {
    Expr* star = nullptr;
    Keyword* keyword = nullptr;
    if (!keyword_argument(double_star, star, keyword)) return false;
    if (star) starred.push_back(star);
    if (keyword) keywords.push_back(keyword);
    return true;
  };
  bool any = false;
  for (const bool double_star : {false, true}) {
    bool some = false;
    for (;;) {
      const int before = mark_;
      if ((any || some) && !expect(Tok::kComma)) break;
      if (!take(double_star)) {
        reset(before);
        break;
      }
      some = true;
    }
    any |= some;
  }
  return any && !failed_;
}

bool Parser::keyword_argument(bool double_star, Expr*& starred, Keyword*& keyword) {
  const int start = mark_;
  if (invalid_) invalid_kwarg();
  const Token* name = expect(Tok::kName);
  Expr* value = name && expect(Tok::kEqual) ? expression() : nullptr;
  if (!value) {
    name = nullptr;
    reset(start);
    if (!double_star) {
      starred = starred_expression();
      return starred != nullptr;
    }
    value = expect(Tok::kDoubleStar) ? expression() : nullptr;
    if (!value) {
      reset(start);
      return false;
    }
  }
  keyword = arena_.make<Keyword>();
  if (name) keyword->arg = arena_.copy(name->text);
  keyword->value = value;
  keyword->loc = since(start);
  return true;
}

}  // namespace kvant::python::syntax
