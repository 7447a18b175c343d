// def, class and decorators.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Stmt* Parser::decorated() {
  const int start = mark_;
  std::vector<Expr*> decorators;
  for (;;) {
    const int before = mark_;
    Expr* e = expect(Tok::kAt) ? named_expression() : nullptr;
    if (!e || !expect(Tok::kNewline)) {
      reset(before);
      break;
    }
    decorators.push_back(e);
  }
  if (!decorators.empty()) {
    if (Stmt* s = function_def_raw(decorators)) return s;
    if (Stmt* s = class_def_raw(decorators)) return s;
  }
  return reset(start);
}

// The node begins at the keyword, not at its decorators.
Stmt* Parser::class_def_raw(const std::vector<Expr*>& decorators) {
  const int start = mark_;
  if (invalid_) invalid_class_def_raw();
  const Token* name = expect(Tok::kClass) ? expect(Tok::kName) : nullptr;
  if (!name) return reset(start);
  Call* bases = nullptr;
  const int before = mark_;
  if (expect(Tok::kLPar)) {
    bases = arguments();
    if (!expect(Tok::kRPar)) {
      bases = nullptr;
      reset(before);
    }
  }
  Seq<Stmt*>* body = expect(Tok::kColon) ? block() : nullptr;
  if (!body) return reset(start);
  auto* s = node<ClassDef>(start);
  s->name = arena_.copy(name->text);
  if (bases) {
    s->bases = bases->args;
    s->keywords = bases->keywords;
  }
  s->body = *body;
  s->decorator_list = arena_.seq(decorators);
  return s;
}

Stmt* Parser::function_def_raw(const std::vector<Expr*>& decorators) {
  const int start = mark_;
  if (invalid_) invalid_def_raw();
  const bool async = expect(Tok::kAsync) != nullptr;
  const Token* name = expect(Tok::kDef) ? expect(Tok::kName) : nullptr;
  if (!name || !force(Tok::kLPar, "(")) return reset(start);
  Arguments* args = params(false);
  if (!expect(Tok::kRPar)) return reset(start);
  const int before = mark_;
  Expr* returns = expect(Tok::kRArrow) ? expression() : nullptr;
  if (!returns) reset(before);
  Seq<Stmt*>* body = force(Tok::kColon, ":") ? block() : nullptr;
  if (!body) return reset(start);
  FunctionFields* s = nullptr;
  if (async) {
    s = node<AsyncFunctionDef>(start);
  } else {
    s = node<FunctionDef>(start);
  }
  s->name = arena_.copy(name->text);
  s->args = args ? args : arena_.make<Arguments>();
  s->body = *body;
  s->decorator_list = arena_.seq(decorators);
  s->returns = returns;
  return s;
}

}  // namespace kvant::python::syntax
