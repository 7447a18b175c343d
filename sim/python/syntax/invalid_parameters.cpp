// The invalid_* rules of parameters.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

bool Parser::any_slash(bool lambda) {
  std::vector<Parameter> unused;
  return slash(lambda, false, unused) || slash(lambda, true, unused);
}

void Parser::invalid_parameters(bool lambda) {
  const int start = mark_;
  Parameter p;
  const auto plain = [&] {
    while (param_no_default(lambda, p)) {
    }
  };
  const auto maybe = [&] {
    int count = 0;
    while (param_maybe_default(lambda, p)) ++count;
    return count;
  };

  plain();
  std::vector<Parameter> unused;
  bool defaults = slash(lambda, true, unused);
  if (!defaults) {
    while (param_with_default(lambda, p)) defaults = true;
  }
  if (defaults && param_no_default(lambda, p)) {
    raise_at(p.arg->loc, "non-default argument follows default argument");
  }

  reset(start);
  plain();
  if (const Token* open = expect(Tok::kLPar)) {
    bool inside = false;
    if (lambda) {
      inside = !gather<Arg*>(Tok::kComma, [&] { return param(true); }).empty();
    } else {
      while (param_no_default(false, p)) inside = true;
    }
    if (inside) expect(Tok::kComma);
    if (const Token* close = inside ? expect(Tok::kRPar) : nullptr) {
      raise_range(of(*open), of(*close),
                  lambda ? "Lambda expression parameters cannot be parenthesized"
                         : "Function parameters cannot be parenthesized");
    }
  }

  reset(start);
  if (const Token* a = expect(Tok::kSlash)) {
    if (expect(Tok::kComma)) raise_at(of(*a), "at least one argument must precede /");
  }

  reset(start);
  if (any_slash(lambda)) {
    maybe();
    if (const Token* a = expect(Tok::kSlash)) raise_at(of(*a), "/ may appear only once");
  }

  reset(start);
  any_slash(lambda);
  maybe();
  if (expect(Tok::kStar) && (expect(Tok::kComma) || param_no_default(lambda, p))) {
    maybe();
    if (const Token* a = expect(Tok::kSlash)) raise_at(of(*a), "/ must be ahead of *");
  }

  reset(start);
  if (maybe() > 0 && expect(Tok::kSlash)) {
    if (const Token* a = expect(Tok::kStar)) raise_at(of(*a), "expected comma between / and *");
  }
  reset(start);
}

void Parser::invalid_star_etc(bool lambda) {
  const int start = mark_;
  const Tok end = lambda ? Tok::kColon : Tok::kRPar;
  const Token* star = expect(Tok::kStar);
  if (!star) return;
  const int behind = mark_;
  if (at(end) || (expect(Tok::kComma) && (at(end) || at(Tok::kDoubleStar)))) {
    ++mark_;
    constexpr char kMessage[] = "named arguments must follow bare *";
    if (lambda) {
      raise_here(kMessage);
    } else {
      raise_at(of(*star), kMessage);
    }
  }
  reset(behind);
  if (param(lambda)) {
    if (const Token* a = expect(Tok::kEqual)) {
      raise_at(of(*a), "var-positional argument cannot have default value");
    }
  }
  reset(behind);
  Parameter p;
  if (param_no_default(lambda, p) || expect(Tok::kComma)) {
    while (param_maybe_default(lambda, p)) {
    }
    const Token* a = expect(Tok::kStar);
    if (a && (param_no_default(lambda, p) || expect(Tok::kComma))) {
      raise_at(of(*a), "* argument may appear only once");
    }
  }
  reset(start);
}

void Parser::invalid_kwds(bool lambda) {
  const int start = mark_;
  if (!expect(Tok::kDoubleStar)) return;
  if (param(lambda)) {
    if (const Token* a = expect(Tok::kEqual)) {
      raise_at(of(*a), "var-keyword argument cannot have default value");
    } else if (expect(Tok::kComma)) {
      constexpr char kMessage[] = "arguments cannot follow var-keyword argument";
      if (const Arg* next = param(lambda)) {
        raise_at(next->loc, kMessage);
      } else if (at(Tok::kStar) || at(Tok::kDoubleStar) || at(Tok::kSlash)) {
        raise_at(of(*fetch()), kMessage);
      }
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
