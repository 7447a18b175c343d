// SyntaxWarnings: what is allowed, and hardly meant (Python/compile.c, check_compare and its neighbours).
#include <fmt/format.h>

#include "sim/python/compile/codegen.h"
#include "sim/python/compile/constants.h"

namespace kvant::python::codegen {

using namespace syntax;

namespace {

std::string_view constant_type(const syntax::Constant& c) {
  if (c.type == kTupleConstant) return "tuple";
  if (c.type == kFrozensetConstant) return "frozenset";
  switch (c.type) {
    case ConstantKind::kNone:
      return "NoneType";
    case ConstantKind::kTrue:
    case ConstantKind::kFalse:
      return "bool";
    case ConstantKind::kEllipsis:
      return "ellipsis";
    case ConstantKind::kInt:
      return "int";
    case ConstantKind::kFloat:
      return "float";
    case ConstantKind::kComplex:
      return "complex";
    case ConstantKind::kStr:
      return "str";
    case ConstantKind::kBytes:
      break;
  }
  return "bytes";
}

// The type a display or constant is sure to have; empty: not known.
std::string_view known_type(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kTuple:
      return "tuple";
    case ExprKind::kList:
    case ExprKind::kListComp:
      return "list";
    case ExprKind::kDict:
    case ExprKind::kDictComp:
      return "dict";
    case ExprKind::kSet:
    case ExprKind::kSetComp:
      return "set";
    case ExprKind::kGeneratorExp:
      return "generator";
    case ExprKind::kLambda:
      return "function";
    case ExprKind::kJoinedStr:
    case ExprKind::kFormattedValue:
      return "str";
    case ExprKind::kConstant:
      return constant_type(static_cast<const syntax::Constant&>(e));
    default:
      return {};
  }
}

// A literal whose identity says nothing.
bool has_no_identity(const Expr& e) {
  const std::string_view type = e.kind == ExprKind::kConstant ? known_type(e) : std::string_view();
  return !type.empty() && type != "NoneType" && type != "bool" && type != "ellipsis";
}

}  // namespace

void Codegen::warn(std::string text) {
  warnings_.push_back({unit_->at.line, std::move(text)});
}

void Codegen::warn_of_identity(const Compare& e) {
  bool left = has_no_identity(*e.left);
  for (std::size_t i = 0; i < e.ops.size(); ++i) {
    const bool right = has_no_identity(*e.comparators[i]);
    const bool is = e.ops[i] == CompareOperator::kIs;
    if ((is || e.ops[i] == CompareOperator::kIsNot) && (left || right))
      return warn(is ? "\"is\" with a literal. Did you mean \"==\"?"
                     : "\"is not\" with a literal. Did you mean \"!=\"?");
    left = right;
  }
}

void Codegen::warn_of_callee(const Expr& callee) {
  const std::string_view type = known_type(callee);
  if (!type.empty() && type != "function")
    warn(fmt::format("'{}' object is not callable; perhaps you missed a comma?", type));
}

void Codegen::warn_of_subscript(const Subscript& e) {
  const std::string_view type = known_type(*e.value), index = known_type(*e.slice);
  const bool sequence = type == "str" || type == "bytes" || type == "tuple" || type == "list";
  if (!type.empty() && !sequence && type != "dict")
    return warn(fmt::format("'{}' object is not subscriptable; perhaps you missed a comma?", type));
  if (sequence && !index.empty() && index != "int" && index != "bool")
    warn(fmt::format("{} indices must be integers or slices, not {}; perhaps you missed a comma?", type,
                     index));
}

void Codegen::warn_of_assertion(const Assert& s) {
  const Tuple* tuple = s.test->as<Tuple>();
  const bool is_folded = s.test->kind == ExprKind::kConstant && known_type(*s.test) == "tuple" &&
                         !static_cast<const FoldedConstant&>(*s.test).items.empty();
  if (is_folded || (tuple != nullptr && !tuple->elts.empty()))
    warn("assertion is always true, perhaps remove parentheses?");
}

}  // namespace kvant::python::codegen
