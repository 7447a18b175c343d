// Walks the children of every node in the order CPython's symtable.c visits them. A derived class overloads
// visit_stmt, visit_expr, visit_pattern or visit_part for the nodes it cares about (and names the bases' with
// `using`).
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

template <typename Derived>
class Walker {
 public:
  template <typename T>
  void visit(const syntax::Seq<T>& items) {
    for (T& item : items) self().visit(item);
  }

  void visit(syntax::Stmt* s) {
    using enum syntax::StmtKind;
    using namespace syntax;
    switch (s->kind) {
      case kFunctionDef:
        return self().visit_stmt(static_cast<FunctionDef&>(*s));
      case kAsyncFunctionDef:
        return self().visit_stmt(static_cast<AsyncFunctionDef&>(*s));
      case kClassDef:
        return self().visit_stmt(static_cast<ClassDef&>(*s));
      case kReturn:
        return self().visit_stmt(static_cast<Return&>(*s));
      case kDelete:
        return self().visit_stmt(static_cast<Delete&>(*s));
      case kAssign:
        return self().visit_stmt(static_cast<Assign&>(*s));
      case kAugAssign:
        return self().visit_stmt(static_cast<AugAssign&>(*s));
      case kAnnAssign:
        return self().visit_stmt(static_cast<AnnAssign&>(*s));
      case kFor:
        return self().visit_stmt(static_cast<For&>(*s));
      case kAsyncFor:
        return self().visit_stmt(static_cast<AsyncFor&>(*s));
      case kWhile:
        return self().visit_stmt(static_cast<While&>(*s));
      case kIf:
        return self().visit_stmt(static_cast<If&>(*s));
      case kWith:
        return self().visit_stmt(static_cast<With&>(*s));
      case kAsyncWith:
        return self().visit_stmt(static_cast<AsyncWith&>(*s));
      case kMatch:
        return self().visit_stmt(static_cast<Match&>(*s));
      case kRaise:
        return self().visit_stmt(static_cast<Raise&>(*s));
      case kTry:
        return self().visit_stmt(static_cast<Try&>(*s));
      case kTryStar:
        return self().visit_stmt(static_cast<TryStar&>(*s));
      case kAssert:
        return self().visit_stmt(static_cast<Assert&>(*s));
      case kImport:
        return self().visit_stmt(static_cast<Import&>(*s));
      case kImportFrom:
        return self().visit_stmt(static_cast<ImportFrom&>(*s));
      case kGlobal:
        return self().visit_stmt(static_cast<Global&>(*s));
      case kNonlocal:
        return self().visit_stmt(static_cast<Nonlocal&>(*s));
      case kExprStmt:
        return self().visit_stmt(static_cast<ExprStmt&>(*s));
      case kPass:
        return self().visit_stmt(static_cast<Pass&>(*s));
      case kBreak:
        return self().visit_stmt(static_cast<Break&>(*s));
      case kContinue:
        return self().visit_stmt(static_cast<Continue&>(*s));
    }
  }

  // By reference: a derived class may put another expression in its place.
  void visit(syntax::Expr*& e) {
    if (!e) return;
    using enum syntax::ExprKind;
    using namespace syntax;
    switch (e->kind) {
      case kBoolOp:
        return self().visit_expr(static_cast<BoolOp&>(*e));
      case kNamedExpr:
        return self().visit_expr(static_cast<NamedExpr&>(*e));
      case kBinOp:
        return self().visit_expr(static_cast<BinOp&>(*e));
      case kUnaryOp:
        return self().visit_expr(static_cast<UnaryOp&>(*e));
      case kLambda:
        return self().visit_expr(static_cast<Lambda&>(*e));
      case kIfExp:
        return self().visit_expr(static_cast<IfExp&>(*e));
      case kDict:
        return self().visit_expr(static_cast<Dict&>(*e));
      case kSet:
        return self().visit_expr(static_cast<Set&>(*e));
      case kListComp:
        return self().visit_expr(static_cast<ListComp&>(*e));
      case kSetComp:
        return self().visit_expr(static_cast<SetComp&>(*e));
      case kDictComp:
        return self().visit_expr(static_cast<DictComp&>(*e));
      case kGeneratorExp:
        return self().visit_expr(static_cast<GeneratorExp&>(*e));
      case kAwait:
        return self().visit_expr(static_cast<Await&>(*e));
      case kYield:
        return self().visit_expr(static_cast<Yield&>(*e));
      case kYieldFrom:
        return self().visit_expr(static_cast<YieldFrom&>(*e));
      case kCompare:
        return self().visit_expr(static_cast<Compare&>(*e));
      case kCall:
        return self().visit_expr(static_cast<Call&>(*e));
      case kFormattedValue:
        return self().visit_expr(static_cast<FormattedValue&>(*e));
      case kJoinedStr:
        return self().visit_expr(static_cast<JoinedStr&>(*e));
      case kConstant:
        return;
      case kAttribute:
        return self().visit_expr(static_cast<Attribute&>(*e));
      case kSubscript:
        return self().visit_expr(static_cast<Subscript&>(*e));
      case kStarred:
        return self().visit_expr(static_cast<Starred&>(*e));
      case kName:
        return self().visit_expr(static_cast<Name&>(*e));
      case kList:
        return self().visit_expr(static_cast<List&>(*e));
      case kTuple:
        return self().visit_expr(static_cast<Tuple&>(*e));
      case kSlice:
        return self().visit_expr(static_cast<Slice&>(*e));
    }
  }

  void visit(syntax::Pattern* p) {
    if (!p) return;
    using enum syntax::PatternKind;
    using namespace syntax;
    switch (p->kind) {
      case kMatchValue:
        return self().visit_pattern(static_cast<MatchValue&>(*p));
      case kMatchSingleton:
        return;
      case kMatchSequence:
        return self().visit_pattern(static_cast<MatchSequence&>(*p));
      case kMatchMapping:
        return self().visit_pattern(static_cast<MatchMapping&>(*p));
      case kMatchClass:
        return self().visit_pattern(static_cast<MatchClass&>(*p));
      case kMatchStar:
        return self().visit_pattern(static_cast<MatchStar&>(*p));
      case kMatchAs:
        return self().visit_pattern(static_cast<MatchAs&>(*p));
      case kMatchOr:
        return self().visit_pattern(static_cast<MatchOr&>(*p));
    }
  }

  void visit(syntax::Keyword* keyword) { self().visit(keyword->value); }
  void visit(syntax::WithItem* item) {
    self().visit(item->context_expr);
    self().visit(item->optional_vars);
  }
  void visit(syntax::ExceptHandler* handler) { self().visit_part(*handler); }
  void visit(syntax::MatchCase* match_case) {
    self().visit(match_case->pattern);
    self().visit(match_case->guard);
    self().visit(match_case->body);
  }

  // ------------------------------------------------------------- what a derived class does not overload
  void visit_part(syntax::ExceptHandler& handler) { all(handler.type, handler.body); }

  void visit_stmt(syntax::Return& s) { all(s.value); }
  void visit_stmt(syntax::Delete& s) { all(s.targets); }
  void visit_stmt(syntax::AugAssign& s) { all(s.target, s.value); }
  void visit_stmt(syntax::For& s) { all(s.target, s.iter, s.body, s.orelse); }
  void visit_stmt(syntax::AsyncFor& s) { all(s.target, s.iter, s.body, s.orelse); }
  void visit_stmt(syntax::While& s) { all(s.test, s.body, s.orelse); }
  void visit_stmt(syntax::If& s) { all(s.test, s.body, s.orelse); }
  void visit_stmt(syntax::With& s) { all(s.items, s.body); }
  void visit_stmt(syntax::AsyncWith& s) { all(s.items, s.body); }
  void visit_stmt(syntax::Match& s) { all(s.subject, s.cases); }
  void visit_stmt(syntax::Raise& s) { all(s.exc, s.cause); }
  void visit_stmt(syntax::Assert& s) { all(s.test, s.msg); }
  void visit_stmt(syntax::ExprStmt& s) { all(s.value); }
  void visit_stmt(syntax::Pass&) {}
  void visit_stmt(syntax::Break&) {}
  void visit_stmt(syntax::Continue&) {}

  void visit_expr(syntax::BoolOp& e) { all(e.values); }
  void visit_expr(syntax::BinOp& e) { all(e.left, e.right); }
  void visit_expr(syntax::UnaryOp& e) { all(e.operand); }
  void visit_expr(syntax::IfExp& e) { all(e.test, e.body, e.orelse); }
  void visit_expr(syntax::Dict& e) { all(e.keys, e.values); }
  void visit_expr(syntax::Set& e) { all(e.elts); }
  void visit_expr(syntax::Compare& e) { all(e.left, e.comparators); }
  void visit_expr(syntax::Call& e) { all(e.func, e.args, e.keywords); }
  void visit_expr(syntax::FormattedValue& e) { all(e.value, e.format_spec); }
  void visit_expr(syntax::JoinedStr& e) { all(e.values); }
  void visit_expr(syntax::Attribute& e) { all(e.value); }
  void visit_expr(syntax::Subscript& e) { all(e.value, e.slice); }
  void visit_expr(syntax::Starred& e) { all(e.value); }
  void visit_expr(syntax::List& e) { all(e.elts); }
  void visit_expr(syntax::Tuple& e) { all(e.elts); }
  void visit_expr(syntax::Slice& e) { all(e.lower, e.upper, e.step); }

  void visit_pattern(syntax::MatchValue& p) { all(p.value); }
  void visit_pattern(syntax::MatchSequence& p) { all(p.patterns); }
  void visit_pattern(syntax::MatchClass& p) { all(p.cls, p.patterns, p.kwd_patterns); }
  void visit_pattern(syntax::MatchOr& p) { all(p.patterns); }

 private:
  template <typename... T>
  void all(T&... parts) {
    (self().visit(parts), ...);
  }
  Derived& self() { return static_cast<Derived&>(*this); }
};

}  // namespace kvant::python::codegen
