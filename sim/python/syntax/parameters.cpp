// Parameters of functions and lambdas.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Arguments* Parser::params(bool lambda) {
  if (invalid_) invalid_parameters(lambda);
  return parameters(lambda);
}

Arguments* Parser::parameters(bool lambda) {
  const int start = mark_;
  std::vector<Arg*> positional_only;
  std::vector<Arg*> args;
  std::vector<Expr*> defaults;
  const auto take = [&](const Parameter& p, std::vector<Arg*>& to) {
    to.push_back(p.arg);
    if (p.value) defaults.push_back(p.value);
  };
  std::vector<Parameter> before_slash;
  bool any_default = false;
  if (!slash(lambda, false, before_slash)) any_default = slash(lambda, true, before_slash);
  for (const Parameter& p : before_slash) take(p, positional_only);
  Parameter p;
  if (!any_default) {
    while (param_no_default(lambda, p)) take(p, args);
  }
  while (param_with_default(lambda, p)) take(p, args);
  Arguments all;
  const bool star = star_etc(lambda, all);
  if (failed_ || (positional_only.empty() && args.empty() && !star)) return reset(start);
  all.posonlyargs = arena_.seq(positional_only);
  all.args = arena_.seq(args);
  all.defaults = arena_.seq(defaults);
  return arena_.make<Arguments>(all);
}

// A comma, or (left unread) the end of the list.
bool Parser::param_end(bool lambda) {
  return expect(Tok::kComma) || at(lambda ? Tok::kColon : Tok::kRPar);
}

Arg* Parser::param(bool lambda) {
  const int start = mark_;
  const Token* name = expect(Tok::kName);
  if (!name) return nullptr;
  Expr* annotation = nullptr;
  if (!lambda) {
    const int before = mark_;
    annotation = expect(Tok::kColon) ? expression() : nullptr;
    if (!annotation) reset(before);
  }
  auto* a = arena_.make<Arg>();
  a->arg = arena_.copy(name->text);
  a->annotation = annotation;
  a->loc = since(start);
  return a;
}

Arg* Parser::param_star_annotation() {
  const int start = mark_;
  const Token* name = expect(Tok::kName);
  Expr* annotation = name && expect(Tok::kColon) ? star_expression() : nullptr;
  if (!annotation) return reset(start);
  auto* a = arena_.make<Arg>();
  a->arg = arena_.copy(name->text);
  a->annotation = annotation;
  a->loc = since(start);
  return a;
}

bool Parser::param_no_default(bool lambda, Parameter& to) {
  const int start = mark_;
  to = {param(lambda), nullptr};
  if (to.arg && param_end(lambda)) return true;
  reset(start);
  return false;
}

bool Parser::param_with_default(bool lambda, Parameter& to) {
  const int start = mark_;
  to.arg = param(lambda);
  to.value = to.arg ? default_value() : nullptr;
  if (to.value && param_end(lambda)) return true;
  reset(start);
  return false;
}

bool Parser::param_maybe_default(bool lambda, Parameter& to) {
  const int start = mark_;
  to.arg = param(lambda);
  to.value = to.arg ? default_value() : nullptr;
  if (to.arg && param_end(lambda)) return true;
  reset(start);
  return false;
}

Expr* Parser::default_value() {
  const int start = mark_;
  const Token* equal = expect(Tok::kEqual);
  if (!equal) return nullptr;
  if (Expr* e = expression()) return e;
  if (invalid_ && (at(Tok::kRPar) || at(Tok::kComma)))
    raise_at(of(*equal), "expected default value expression");
  return reset(start);
}

// Positional-only parameters and the '/' behind them.
bool Parser::slash(bool lambda, bool with_default, std::vector<Parameter>& to) {
  const int start = mark_;
  to.clear();
  Parameter p;
  while (param_no_default(lambda, p)) to.push_back(p);
  const std::size_t plain = to.size();
  if (with_default) {
    while (param_with_default(lambda, p)) to.push_back(p);
  }
  const bool enough = with_default ? to.size() > plain : plain > 0;
  if (enough && expect(Tok::kSlash) && param_end(lambda)) return true;
  to.clear();
  reset(start);
  return false;
}

bool Parser::star_etc(bool lambda, Arguments& to) {
  const int start = mark_;
  if (invalid_) invalid_star_etc(lambda);
  if (expect(Tok::kStar)) {
    Parameter p;
    std::vector<Arg*> names;
    std::vector<Expr*> values;
    const auto rest = [&] {
      while (param_maybe_default(lambda, p)) {
        names.push_back(p.arg);
        values.push_back(p.value);
      }
    };
    bool good = false;
    if (param_no_default(lambda, p)) {
      to.vararg = p.arg;
      rest();
      good = true;
    } else if (Arg* starred = lambda ? nullptr : param_star_annotation()) {
      if (param_end(lambda)) {
        to.vararg = starred;
        rest();
        good = true;
      }
    } else if (expect(Tok::kComma)) {
      rest();
      good = !names.empty();
    }
    if (good) {
      to.kwonlyargs = arena_.seq(names);
      to.kw_defaults = arena_.seq(values);
      kwds(lambda, to);
      return !failed_;
    }
    to = {};
    reset(start);
  }
  return kwds(lambda, to);
}

bool Parser::kwds(bool lambda, Arguments& to) {
  const int start = mark_;
  if (invalid_) invalid_kwds(lambda);
  Parameter p;
  if (expect(Tok::kDoubleStar) && param_no_default(lambda, p)) {
    to.kwarg = p.arg;
    return true;
  }
  reset(start);
  return false;
}

}  // namespace kvant::python::syntax
