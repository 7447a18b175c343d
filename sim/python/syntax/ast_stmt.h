// Statements of the syntax tree, and the tree itself. Include ast.h, not this file.
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

enum class StmtKind : std::uint8_t {
  kFunctionDef,
  kAsyncFunctionDef,
  kClassDef,
  kReturn,
  kDelete,
  kAssign,
  kAugAssign,
  kAnnAssign,
  kFor,
  kAsyncFor,
  kWhile,
  kIf,
  kWith,
  kAsyncWith,
  kMatch,
  kRaise,
  kTry,
  kTryStar,
  kAssert,
  kImport,
  kImportFrom,
  kGlobal,
  kNonlocal,
  kExprStmt,
  kPass,
  kBreak,
  kContinue,
};

struct Stmt {
  StmtKind kind;
  Location loc;

  template <typename T>
  bool is() const {
    return kind == T::kKind;
  }
  template <typename T>
  T* as() {
    return kind == T::kKind ? static_cast<T*>(this) : nullptr;
  }
  template <typename T>
  const T* as() const {
    return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
  }

 protected:
  explicit Stmt(StmtKind k) : kind(k) {}
};

template <StmtKind K>
struct StmtOf : Stmt {
  static constexpr StmtKind kKind = K;
  StmtOf() : Stmt(K) {}

 protected:
  explicit StmtOf(StmtKind k) : Stmt(k) {}
};

// Alias, WithItem, ExceptHandler and MatchCase are parts of statements.
struct Alias {
  Identifier name;    // dotted, or "*"
  Identifier asname;  // optional
  Location loc;
};

struct WithItem {
  Expr* context_expr = nullptr;
  Expr* optional_vars = nullptr;  // optional
};

struct ExceptHandler {
  Expr* type = nullptr;  // optional
  Identifier name;       // optional
  Seq<Stmt*> body;
  Location loc;
};

struct MatchCase {
  Pattern* pattern = nullptr;
  Expr* guard = nullptr;  // optional
  Seq<Stmt*> body;
};

// The async form of a statement has the fields of the plain one; the *Fields bases let both be handled alike.
struct FunctionFields : Stmt {
  Identifier name;
  Arguments* args = nullptr;
  Seq<Stmt*> body;
  Seq<Expr*> decorator_list;
  Expr* returns = nullptr;  // optional
 protected:
  using Stmt::Stmt;
};
struct FunctionDef : FunctionFields {
  static constexpr StmtKind kKind = StmtKind::kFunctionDef;
  FunctionDef() : FunctionFields(kKind) {}
};
struct AsyncFunctionDef : FunctionFields {
  static constexpr StmtKind kKind = StmtKind::kAsyncFunctionDef;
  AsyncFunctionDef() : FunctionFields(kKind) {}
};

struct ClassDef : StmtOf<StmtKind::kClassDef> {
  Identifier name;
  Seq<Expr*> bases;
  Seq<Keyword*> keywords;
  Seq<Stmt*> body;
  Seq<Expr*> decorator_list;
};

struct Return : StmtOf<StmtKind::kReturn> {
  Expr* value = nullptr;  // optional
};

struct Delete : StmtOf<StmtKind::kDelete> {
  Seq<Expr*> targets;
};

struct Assign : StmtOf<StmtKind::kAssign> {
  Seq<Expr*> targets;
  Expr* value = nullptr;
};

struct AugAssign : StmtOf<StmtKind::kAugAssign> {
  Expr* target = nullptr;
  BinaryOperator op{};
  Expr* value = nullptr;
};

struct AnnAssign : StmtOf<StmtKind::kAnnAssign> {
  Expr* target = nullptr;
  Expr* annotation = nullptr;
  Expr* value = nullptr;  // optional
  bool simple = false;    // a bare name, not in parentheses
};

struct ForFields : Stmt {
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Seq<Stmt*> body;
  Seq<Stmt*> orelse;

 protected:
  using Stmt::Stmt;
};
struct For : ForFields {
  static constexpr StmtKind kKind = StmtKind::kFor;
  For() : ForFields(kKind) {}
};
struct AsyncFor : ForFields {
  static constexpr StmtKind kKind = StmtKind::kAsyncFor;
  AsyncFor() : ForFields(kKind) {}
};

struct While : StmtOf<StmtKind::kWhile> {
  Expr* test = nullptr;
  Seq<Stmt*> body;
  Seq<Stmt*> orelse;
};

struct If : StmtOf<StmtKind::kIf> {
  Expr* test = nullptr;
  Seq<Stmt*> body;
  Seq<Stmt*> orelse;
};

struct WithFields : Stmt {
  Seq<WithItem*> items;
  Seq<Stmt*> body;

 protected:
  using Stmt::Stmt;
};
struct With : WithFields {
  static constexpr StmtKind kKind = StmtKind::kWith;
  With() : WithFields(kKind) {}
};
struct AsyncWith : WithFields {
  static constexpr StmtKind kKind = StmtKind::kAsyncWith;
  AsyncWith() : WithFields(kKind) {}
};

struct Match : StmtOf<StmtKind::kMatch> {
  Expr* subject = nullptr;
  Seq<MatchCase*> cases;
};

struct Raise : StmtOf<StmtKind::kRaise> {
  Expr* exc = nullptr;    // optional
  Expr* cause = nullptr;  // optional
};

struct TryFields : Stmt {
  Seq<Stmt*> body;
  Seq<ExceptHandler*> handlers;
  Seq<Stmt*> orelse;
  Seq<Stmt*> finalbody;

 protected:
  using Stmt::Stmt;
};
struct Try : TryFields {
  static constexpr StmtKind kKind = StmtKind::kTry;
  Try() : TryFields(kKind) {}
};
struct TryStar : TryFields {
  static constexpr StmtKind kKind = StmtKind::kTryStar;
  TryStar() : TryFields(kKind) {}
};

struct Assert : StmtOf<StmtKind::kAssert> {
  Expr* test = nullptr;
  Expr* msg = nullptr;  // optional
};

struct Import : StmtOf<StmtKind::kImport> {
  Seq<Alias*> names;
};

struct ImportFrom : StmtOf<StmtKind::kImportFrom> {
  Identifier module;  // empty for `from . import x`
  Seq<Alias*> names;
  int level = 0;  // leading dots
};

struct Global : StmtOf<StmtKind::kGlobal> {
  Seq<Identifier> names;
};

struct Nonlocal : StmtOf<StmtKind::kNonlocal> {
  Seq<Identifier> names;
};

struct ExprStmt : StmtOf<StmtKind::kExprStmt> {
  Expr* value = nullptr;
};

struct Pass : StmtOf<StmtKind::kPass> {};
struct Break : StmtOf<StmtKind::kBreak> {};
struct Continue : StmtOf<StmtKind::kContinue> {};

// A parsed module (exec) or expression (eval), owning all its nodes. Movable; nodes do not move.
struct Tree {
  Arena arena;
  Seq<Stmt*> body;             // Mode::kExec
  Expr* expression = nullptr;  // Mode::kEval
};

}  // namespace kvant::python::syntax
