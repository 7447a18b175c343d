// Calls back for the direct parts of a node.
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

// `Visitor` has operator() for const Expr*, const Stmt* and const Pattern*; null parts are left out.
template <typename Visitor>
class Parts {
 public:
  explicit Parts(Visitor& visitor) : visit_(visitor) {}

  void of(const Expr& e);
  void of(const Stmt& s);
  void of(const Pattern& p);

 private:
  template <typename T>
  void one(const T* part) {
    if (part) visit_(part);
  }
  template <typename T>
  void all(const Seq<T*>& parts) {
    for (const T* part : parts) one(part);
  }
  void clauses(const Seq<Comprehension*>& list) {
    for (const Comprehension* c : list) {
      one(c->target);
      one(c->iter);
      all(c->ifs);
    }
  }
  void keywords(const Seq<Keyword*>& list) {
    for (const Keyword* k : list) one(k->value);
  }
  void arguments(const Arguments& a) {
    for (const Seq<Arg*>* list : {&a.posonlyargs, &a.args, &a.kwonlyargs}) {
      for (const Arg* arg : *list) one(arg->annotation);
    }
    if (a.vararg) one(a.vararg->annotation);
    if (a.kwarg) one(a.kwarg->annotation);
    all(a.defaults);
    all(a.kw_defaults);
  }

  Visitor& visit_;
};

template <typename Visitor>
void Parts<Visitor>::of(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kBoolOp:
      return all(e.as<BoolOp>()->values);
    case ExprKind::kNamedExpr:
      one(e.as<NamedExpr>()->target);
      return one(e.as<NamedExpr>()->value);
    case ExprKind::kBinOp:
      one(e.as<BinOp>()->left);
      return one(e.as<BinOp>()->right);
    case ExprKind::kUnaryOp:
      return one(e.as<UnaryOp>()->operand);
    case ExprKind::kLambda:
      arguments(*e.as<Lambda>()->args);
      return one(e.as<Lambda>()->body);
    case ExprKind::kIfExp:
      one(e.as<IfExp>()->test);
      one(e.as<IfExp>()->body);
      return one(e.as<IfExp>()->orelse);
    case ExprKind::kDict:
      all(e.as<Dict>()->keys);
      return all(e.as<Dict>()->values);
    case ExprKind::kSet:
      return all(e.as<Set>()->elts);
    case ExprKind::kListComp:
      one(e.as<ListComp>()->elt);
      return clauses(e.as<ListComp>()->generators);
    case ExprKind::kSetComp:
      one(e.as<SetComp>()->elt);
      return clauses(e.as<SetComp>()->generators);
    case ExprKind::kDictComp:
      one(e.as<DictComp>()->key);
      one(e.as<DictComp>()->value);
      return clauses(e.as<DictComp>()->generators);
    case ExprKind::kGeneratorExp:
      one(e.as<GeneratorExp>()->elt);
      return clauses(e.as<GeneratorExp>()->generators);
    case ExprKind::kAwait:
      return one(e.as<Await>()->value);
    case ExprKind::kYield:
      return one(e.as<Yield>()->value);
    case ExprKind::kYieldFrom:
      return one(e.as<YieldFrom>()->value);
    case ExprKind::kCompare:
      one(e.as<Compare>()->left);
      return all(e.as<Compare>()->comparators);
    case ExprKind::kCall:
      one(e.as<Call>()->func);
      all(e.as<Call>()->args);
      return keywords(e.as<Call>()->keywords);
    case ExprKind::kFormattedValue:
      one(e.as<FormattedValue>()->value);
      return one(e.as<FormattedValue>()->format_spec);
    case ExprKind::kJoinedStr:
      return all(e.as<JoinedStr>()->values);
    case ExprKind::kAttribute:
      return one(e.as<Attribute>()->value);
    case ExprKind::kSubscript:
      one(e.as<Subscript>()->value);
      return one(e.as<Subscript>()->slice);
    case ExprKind::kStarred:
      return one(e.as<Starred>()->value);
    case ExprKind::kList:
      return all(e.as<List>()->elts);
    case ExprKind::kTuple:
      return all(e.as<Tuple>()->elts);
    case ExprKind::kSlice:
      one(e.as<Slice>()->lower);
      one(e.as<Slice>()->upper);
      return one(e.as<Slice>()->step);
    case ExprKind::kConstant:
    case ExprKind::kName:
      return;
  }
}

template <typename Visitor>
void Parts<Visitor>::of(const Pattern& p) {
  switch (p.kind) {
    case PatternKind::kMatchValue:
      return one(p.as<MatchValue>()->value);
    case PatternKind::kMatchSequence:
      return all(p.as<MatchSequence>()->patterns);
    case PatternKind::kMatchMapping:
      all(p.as<MatchMapping>()->keys);
      return all(p.as<MatchMapping>()->patterns);
    case PatternKind::kMatchClass:
      one(p.as<MatchClass>()->cls);
      all(p.as<MatchClass>()->patterns);
      return all(p.as<MatchClass>()->kwd_patterns);
    case PatternKind::kMatchAs:
      return one(p.as<MatchAs>()->pattern);
    case PatternKind::kMatchOr:
      return all(p.as<MatchOr>()->patterns);
    case PatternKind::kMatchSingleton:
    case PatternKind::kMatchStar:
      return;
  }
}

template <typename Visitor>
void Parts<Visitor>::of(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kFunctionDef:
    case StmtKind::kAsyncFunctionDef: {
      const auto& f = static_cast<const FunctionFields&>(s);
      arguments(*f.args);
      all(f.body);
      all(f.decorator_list);
      return one(f.returns);
    }
    case StmtKind::kClassDef:
      all(s.as<ClassDef>()->bases);
      keywords(s.as<ClassDef>()->keywords);
      all(s.as<ClassDef>()->body);
      return all(s.as<ClassDef>()->decorator_list);
    case StmtKind::kReturn:
      return one(s.as<Return>()->value);
    case StmtKind::kDelete:
      return all(s.as<Delete>()->targets);
    case StmtKind::kAssign:
      all(s.as<Assign>()->targets);
      return one(s.as<Assign>()->value);
    case StmtKind::kAugAssign:
      one(s.as<AugAssign>()->target);
      return one(s.as<AugAssign>()->value);
    case StmtKind::kAnnAssign:
      one(s.as<AnnAssign>()->target);
      one(s.as<AnnAssign>()->annotation);
      return one(s.as<AnnAssign>()->value);
    case StmtKind::kFor:
    case StmtKind::kAsyncFor: {
      const auto& f = static_cast<const ForFields&>(s);
      one(f.target);
      one(f.iter);
      all(f.body);
      return all(f.orelse);
    }
    case StmtKind::kWhile:
      one(s.as<While>()->test);
      all(s.as<While>()->body);
      return all(s.as<While>()->orelse);
    case StmtKind::kIf:
      one(s.as<If>()->test);
      all(s.as<If>()->body);
      return all(s.as<If>()->orelse);
    case StmtKind::kWith:
    case StmtKind::kAsyncWith: {
      const auto& w = static_cast<const WithFields&>(s);
      for (const WithItem* item : w.items) {
        one(item->context_expr);
        one(item->optional_vars);
      }
      return all(w.body);
    }
    case StmtKind::kMatch:
      one(s.as<Match>()->subject);
      for (const MatchCase* c : s.as<Match>()->cases) {
        one(c->pattern);
        one(c->guard);
        all(c->body);
      }
      return;
    case StmtKind::kRaise:
      one(s.as<Raise>()->exc);
      return one(s.as<Raise>()->cause);
    case StmtKind::kTry:
    case StmtKind::kTryStar: {
      const auto& t = static_cast<const TryFields&>(s);
      all(t.body);
      for (const ExceptHandler* h : t.handlers) {
        one(h->type);
        all(h->body);
      }
      all(t.orelse);
      return all(t.finalbody);
    }
    case StmtKind::kAssert:
      one(s.as<Assert>()->test);
      return one(s.as<Assert>()->msg);
    case StmtKind::kExprStmt:
      return one(s.as<ExprStmt>()->value);
    case StmtKind::kImport:
    case StmtKind::kImportFrom:
    case StmtKind::kGlobal:
    case StmtKind::kNonlocal:
    case StmtKind::kPass:
    case StmtKind::kBreak:
    case StmtKind::kContinue:
      return;
  }
}

}  // namespace kvant::python::syntax
