// The syntax tree. Node and field names mirror CPython 3.11's Parser/Python.asdl; the one renamed node is the
// statement `Expr`, here ExprStmt. Optional fields are null (pointers) or empty (identifiers) when absent.
// All nodes, sequences and string views belong to the Tree and die with it.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/python/syntax/arena.h"

namespace kvant::python::syntax {

// Lines count from 1; columns are offsets in UTF-8 bytes from the start of the line, as CPython's col_offset.
struct Location {
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
};

using Identifier = std::string_view;

enum class ExprContext : std::uint8_t { kLoad, kStore, kDel };
enum class BoolOperator : std::uint8_t { kAnd, kOr };
enum class UnaryOperator : std::uint8_t { kInvert, kNot, kUAdd, kUSub };
enum class BinaryOperator : std::uint8_t {
  kAdd,
  kSub,
  kMult,
  kMatMult,
  kDiv,
  kMod,
  kPow,
  kLShift,
  kRShift,
  kBitOr,
  kBitXor,
  kBitAnd,
  kFloorDiv,
};
enum class CompareOperator : std::uint8_t { kEq, kNotEq, kLt, kLtE, kGt, kGtE, kIs, kIsNot, kIn, kNotIn };

// ---------------------------------------------------------------------------------------- expressions

enum class ExprKind : std::uint8_t {
  kBoolOp,
  kNamedExpr,
  kBinOp,
  kUnaryOp,
  kLambda,
  kIfExp,
  kDict,
  kSet,
  kListComp,
  kSetComp,
  kDictComp,
  kGeneratorExp,
  kAwait,
  kYield,
  kYieldFrom,
  kCompare,
  kCall,
  kFormattedValue,
  kJoinedStr,
  kConstant,
  kAttribute,
  kSubscript,
  kStarred,
  kName,
  kList,
  kTuple,
  kSlice,
};

struct Expr {
  ExprKind kind;
  Location loc;

  template <typename T>
  bool is() const {
    return kind == T::kKind;
  }
  // The caller knows the kind; null when it is another one.
  template <typename T>
  T* as() {
    return kind == T::kKind ? static_cast<T*>(this) : nullptr;
  }
  template <typename T>
  const T* as() const {
    return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
  }

 protected:
  explicit Expr(ExprKind k) : kind(k) {}
};

template <ExprKind K>
struct ExprOf : Expr {
  static constexpr ExprKind kKind = K;
  ExprOf() : Expr(K) {}
};

struct Arguments;

struct Comprehension {
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Seq<Expr*> ifs;
  bool is_async = false;
};

struct Keyword {
  Identifier arg;  // empty for **value
  Expr* value = nullptr;
  Location loc;
};

struct BoolOp : ExprOf<ExprKind::kBoolOp> {
  BoolOperator op{};
  Seq<Expr*> values;
};

struct NamedExpr : ExprOf<ExprKind::kNamedExpr> {
  Expr* target = nullptr;  // Name
  Expr* value = nullptr;
};

struct BinOp : ExprOf<ExprKind::kBinOp> {
  Expr* left = nullptr;
  BinaryOperator op{};
  Expr* right = nullptr;
};

struct UnaryOp : ExprOf<ExprKind::kUnaryOp> {
  UnaryOperator op{};
  Expr* operand = nullptr;
};

struct Lambda : ExprOf<ExprKind::kLambda> {
  Arguments* args = nullptr;
  Expr* body = nullptr;
};

struct IfExp : ExprOf<ExprKind::kIfExp> {
  Expr* test = nullptr;
  Expr* body = nullptr;
  Expr* orelse = nullptr;
};

struct Dict : ExprOf<ExprKind::kDict> {
  Seq<Expr*> keys;  // a null key marks **value
  Seq<Expr*> values;
};

struct Set : ExprOf<ExprKind::kSet> {
  Seq<Expr*> elts;
};

struct ListComp : ExprOf<ExprKind::kListComp> {
  Expr* elt = nullptr;
  Seq<Comprehension*> generators;
};

struct SetComp : ExprOf<ExprKind::kSetComp> {
  Expr* elt = nullptr;
  Seq<Comprehension*> generators;
};

struct DictComp : ExprOf<ExprKind::kDictComp> {
  Expr* key = nullptr;
  Expr* value = nullptr;
  Seq<Comprehension*> generators;
};

struct GeneratorExp : ExprOf<ExprKind::kGeneratorExp> {
  Expr* elt = nullptr;
  Seq<Comprehension*> generators;
};

struct Await : ExprOf<ExprKind::kAwait> {
  Expr* value = nullptr;
};

struct Yield : ExprOf<ExprKind::kYield> {
  Expr* value = nullptr;  // optional
};

struct YieldFrom : ExprOf<ExprKind::kYieldFrom> {
  Expr* value = nullptr;
};

struct Compare : ExprOf<ExprKind::kCompare> {
  Expr* left = nullptr;
  Seq<CompareOperator> ops;
  Seq<Expr*> comparators;
};

struct Call : ExprOf<ExprKind::kCall> {
  Expr* func = nullptr;
  Seq<Expr*> args;
  Seq<Keyword*> keywords;
};

struct FormattedValue : ExprOf<ExprKind::kFormattedValue> {
  Expr* value = nullptr;
  int conversion = -1;          // -1, 's', 'r' or 'a'
  Expr* format_spec = nullptr;  // JoinedStr, optional
};

struct JoinedStr : ExprOf<ExprKind::kJoinedStr> {
  Seq<Expr*> values;  // Constant (str) and FormattedValue
};

enum class ConstantKind : std::uint8_t {
  kNone,
  kTrue,
  kFalse,
  kEllipsis,
  kInt,
  kFloat,
  kComplex,
  kStr,
  kBytes
};

struct Constant : ExprOf<ExprKind::kConstant> {
  ConstantKind type = ConstantKind::kNone;
  // kInt: the number is int_value when int_fits; in any case it is `digits` in base int_base (10 or 16; no
  // prefix, no underscores, lower case, no leading zeros).
  bool int_fits = false;
  std::uint8_t int_base = 10;
  std::int64_t int_value = 0;
  std::string_view digits;
  double real = 0;  // kFloat, and the imaginary part of kComplex
  // kStr: UTF-8, lone surrogates from escapes as three bytes (WTF-8). kBytes: the bytes.
  std::string_view text;
  bool u_prefix = false;  // kind='u' of CPython
};

struct Attribute : ExprOf<ExprKind::kAttribute> {
  Expr* value = nullptr;
  Identifier attr;
  ExprContext ctx{};
};

struct Subscript : ExprOf<ExprKind::kSubscript> {
  Expr* value = nullptr;
  Expr* slice = nullptr;
  ExprContext ctx{};
};

struct Starred : ExprOf<ExprKind::kStarred> {
  Expr* value = nullptr;
  ExprContext ctx{};
};

struct Name : ExprOf<ExprKind::kName> {
  Identifier id;
  ExprContext ctx{};
};

struct List : ExprOf<ExprKind::kList> {
  Seq<Expr*> elts;
  ExprContext ctx{};
};

struct Tuple : ExprOf<ExprKind::kTuple> {
  Seq<Expr*> elts;
  ExprContext ctx{};
};

struct Slice : ExprOf<ExprKind::kSlice> {
  Expr* lower = nullptr;  // each optional
  Expr* upper = nullptr;
  Expr* step = nullptr;
};

struct Arg {
  Identifier arg;
  Expr* annotation = nullptr;  // optional
  Location loc;
};

struct Arguments {
  Seq<Arg*> posonlyargs;
  Seq<Arg*> args;
  Arg* vararg = nullptr;  // optional
  Seq<Arg*> kwonlyargs;
  Seq<Expr*> kw_defaults;  // one for each of kwonlyargs, null when it has none
  Arg* kwarg = nullptr;    // optional
  Seq<Expr*> defaults;     // of the last posonlyargs + args
};

// ------------------------------------------------------------------------------------------- patterns

enum class PatternKind : std::uint8_t {
  kMatchValue,
  kMatchSingleton,
  kMatchSequence,
  kMatchMapping,
  kMatchClass,
  kMatchStar,
  kMatchAs,
  kMatchOr,
};

struct Pattern {
  PatternKind kind;
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
  explicit Pattern(PatternKind k) : kind(k) {}
};

template <PatternKind K>
struct PatternOf : Pattern {
  static constexpr PatternKind kKind = K;
  PatternOf() : Pattern(K) {}
};

struct MatchValue : PatternOf<PatternKind::kMatchValue> {
  Expr* value = nullptr;
};

struct MatchSingleton : PatternOf<PatternKind::kMatchSingleton> {
  ConstantKind value = ConstantKind::kNone;  // kNone, kTrue or kFalse
};

struct MatchSequence : PatternOf<PatternKind::kMatchSequence> {
  Seq<Pattern*> patterns;
};

struct MatchMapping : PatternOf<PatternKind::kMatchMapping> {
  Seq<Expr*> keys;
  Seq<Pattern*> patterns;
  Identifier rest;  // optional
};

struct MatchClass : PatternOf<PatternKind::kMatchClass> {
  Expr* cls = nullptr;
  Seq<Pattern*> patterns;
  Seq<Identifier> kwd_attrs;
  Seq<Pattern*> kwd_patterns;
};

struct MatchStar : PatternOf<PatternKind::kMatchStar> {
  Identifier name;  // empty for *_
};

struct MatchAs : PatternOf<PatternKind::kMatchAs> {
  Pattern* pattern = nullptr;  // optional
  Identifier name;             // empty for _
};

struct MatchOr : PatternOf<PatternKind::kMatchOr> {
  Seq<Pattern*> patterns;
};

}  // namespace kvant::python::syntax

#include "sim/python/syntax/ast_stmt.h"  // IWYU pragma: export
