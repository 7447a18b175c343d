#include "sim/python/syntax/dump_writer.h"

namespace kvant::python::syntax {

void DumpWriter::aliases(const Seq<Alias*>& list) {
  items("names", list, [&](const Alias* a) {
    open("alias");
    word("name", a->name);
    word("asname", a->asname);
    close(a->loc);
  });
}

void DumpWriter::function(const FunctionFields& f) {
  word("name", f.name);
  arguments(*f.args);
  field("body", f.body);
  field("decorator_list", f.decorator_list);
  field("returns", f.returns);
}

void DumpWriter::try_fields(const TryFields& t) {
  field("body", t.body);
  items("handlers", t.handlers, [&](const ExceptHandler* h) {
    open("ExceptHandler");
    field("type", h->type);
    word("name", h->name);
    field("body", h->body);
    close(h->loc);
  });
  field("orelse", t.orelse);
  field("finalbody", t.finalbody);
}

void DumpWriter::write(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kFunctionDef:
      open("FunctionDef");
      function(*s.as<FunctionDef>());
      break;
    case StmtKind::kAsyncFunctionDef:
      open("AsyncFunctionDef");
      function(*s.as<AsyncFunctionDef>());
      break;
    case StmtKind::kClassDef:
      open("ClassDef");
      word("name", s.as<ClassDef>()->name);
      field("bases", s.as<ClassDef>()->bases);
      keywords(s.as<ClassDef>()->keywords);
      field("body", s.as<ClassDef>()->body);
      field("decorator_list", s.as<ClassDef>()->decorator_list);
      break;
    case StmtKind::kReturn:
      open("Return");
      field("value", s.as<Return>()->value);
      break;
    case StmtKind::kDelete:
      open("Delete");
      field("targets", s.as<Delete>()->targets);
      break;
    case StmtKind::kAssign:
      open("Assign");
      field("targets", s.as<Assign>()->targets);
      field("value", s.as<Assign>()->value);
      break;
    case StmtKind::kAugAssign:
      open("AugAssign");
      field("target", s.as<AugAssign>()->target);
      bare("op", operator_name(s.as<AugAssign>()->op));
      field("value", s.as<AugAssign>()->value);
      break;
    case StmtKind::kAnnAssign:
      open("AnnAssign");
      field("target", s.as<AnnAssign>()->target);
      field("annotation", s.as<AnnAssign>()->annotation);
      field("value", s.as<AnnAssign>()->value);
      number("simple", s.as<AnnAssign>()->simple);
      break;
    case StmtKind::kFor:
    case StmtKind::kAsyncFor: {
      const auto& f = static_cast<const ForFields&>(s);
      open(s.is<For>() ? "For" : "AsyncFor");
      field("target", f.target);
      field("iter", f.iter);
      field("body", f.body);
      field("orelse", f.orelse);
      break;
    }
    case StmtKind::kWhile:
      open("While");
      field("test", s.as<While>()->test);
      field("body", s.as<While>()->body);
      field("orelse", s.as<While>()->orelse);
      break;
    case StmtKind::kIf:
      open("If");
      field("test", s.as<If>()->test);
      field("body", s.as<If>()->body);
      field("orelse", s.as<If>()->orelse);
      break;
    case StmtKind::kWith:
    case StmtKind::kAsyncWith: {
      const auto& w = static_cast<const WithFields&>(s);
      open(s.is<With>() ? "With" : "AsyncWith");
      items("items", w.items, [&](const WithItem* item) {
        open("withitem");
        field("context_expr", item->context_expr);
        field("optional_vars", item->optional_vars);
        close();
      });
      field("body", w.body);
      break;
    }
    case StmtKind::kMatch:
      open("Match");
      field("subject", s.as<Match>()->subject);
      items("cases", s.as<Match>()->cases, [&](const MatchCase* c) {
        open("match_case");
        field("pattern", c->pattern);
        field("guard", c->guard);
        field("body", c->body);
        close();
      });
      break;
    case StmtKind::kRaise:
      open("Raise");
      field("exc", s.as<Raise>()->exc);
      field("cause", s.as<Raise>()->cause);
      break;
    case StmtKind::kTry:
      open("Try");
      try_fields(*s.as<Try>());
      break;
    case StmtKind::kTryStar:
      open("TryStar");
      try_fields(*s.as<TryStar>());
      break;
    case StmtKind::kAssert:
      open("Assert");
      field("test", s.as<Assert>()->test);
      field("msg", s.as<Assert>()->msg);
      break;
    case StmtKind::kImport:
      open("Import");
      aliases(s.as<Import>()->names);
      break;
    case StmtKind::kImportFrom:
      open("ImportFrom");
      word("module", s.as<ImportFrom>()->module);
      aliases(s.as<ImportFrom>()->names);
      number("level", s.as<ImportFrom>()->level);
      break;
    case StmtKind::kGlobal:
      open("Global");
      names("names", s.as<Global>()->names);
      break;
    case StmtKind::kNonlocal:
      open("Nonlocal");
      names("names", s.as<Nonlocal>()->names);
      break;
    case StmtKind::kExprStmt:
      open("Expr");
      field("value", s.as<ExprStmt>()->value);
      break;
    case StmtKind::kPass:
      open("Pass");
      break;
    case StmtKind::kBreak:
      open("Break");
      break;
    case StmtKind::kContinue:
      open("Continue");
      break;
  }
  close(s.loc);
}

void DumpWriter::write(const Pattern& p) {
  switch (p.kind) {
    case PatternKind::kMatchValue:
      open("MatchValue");
      field("value", p.as<MatchValue>()->value);
      break;
    case PatternKind::kMatchSingleton: {
      Constant c;
      c.type = p.as<MatchSingleton>()->value;
      open("MatchSingleton");
      text("value", constant_repr(c));
      break;
    }
    case PatternKind::kMatchSequence:
      open("MatchSequence");
      field("patterns", p.as<MatchSequence>()->patterns);
      break;
    case PatternKind::kMatchMapping:
      open("MatchMapping");
      field("keys", p.as<MatchMapping>()->keys);
      field("patterns", p.as<MatchMapping>()->patterns);
      word("rest", p.as<MatchMapping>()->rest);
      break;
    case PatternKind::kMatchClass:
      open("MatchClass");
      field("cls", p.as<MatchClass>()->cls);
      field("patterns", p.as<MatchClass>()->patterns);
      names("kwd_attrs", p.as<MatchClass>()->kwd_attrs);
      field("kwd_patterns", p.as<MatchClass>()->kwd_patterns);
      break;
    case PatternKind::kMatchStar:
      open("MatchStar");
      word("name", p.as<MatchStar>()->name);
      break;
    case PatternKind::kMatchAs:
      open("MatchAs");
      field("pattern", p.as<MatchAs>()->pattern);
      word("name", p.as<MatchAs>()->name);
      break;
    case PatternKind::kMatchOr:
      open("MatchOr");
      field("patterns", p.as<MatchOr>()->patterns);
      break;
  }
  close(p.loc);
}

}  // namespace kvant::python::syntax
