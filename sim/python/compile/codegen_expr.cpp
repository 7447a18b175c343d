#include <algorithm>

#include "sim/python/compile/codegen.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

void Codegen::visit(const Seq<Expr*>& items) {
  for (Expr* item : items) visit(item);
}

void Codegen::visit(Expr* e) {
  if (!e) return;
  const KeepPosition keep(unit_);
  set_loc(e->loc);
  visit_kind(e);
}

void Codegen::visit_kind(Expr* e) {
  switch (e->kind) {
    case ExprKind::kNamedExpr: {
      const auto& named = static_cast<NamedExpr&>(*e);
      visit(named.value);
      op(COPY, 1);
      return visit(named.target);
    }
    case ExprKind::kBoolOp:
      return boolean(static_cast<BoolOp&>(*e));
    case ExprKind::kBinOp: {
      const auto& operation = static_cast<BinOp&>(*e);
      visit(operation.left);
      visit(operation.right);
      return binary(operation.op, false);
    }
    case ExprKind::kUnaryOp: {
      static constexpr Opcode kOps[] = {UNARY_INVERT, UNARY_NOT, UNARY_POSITIVE, UNARY_NEGATIVE};
      const auto& operation = static_cast<UnaryOp&>(*e);
      visit(operation.operand);
      return op(kOps[static_cast<int>(operation.op)]);
    }
    case ExprKind::kLambda:
      return lambda(static_cast<Lambda&>(*e));
    case ExprKind::kIfExp:
      return if_expression(static_cast<IfExp&>(*e));
    case ExprKind::kDict:
      return dict(static_cast<Dict&>(*e));
    case ExprKind::kSet:
      return starred_display(static_cast<Set&>(*e).elts, 0, BUILD_SET, SET_ADD, SET_UPDATE, false);
    case ExprKind::kGeneratorExp: {
      const auto& generator = static_cast<GeneratorExp&>(*e);
      return comprehension({e, ComprehensionKind::generator, generator.generators, generator.elt, nullptr});
    }
    case ExprKind::kListComp: {
      const auto& list = static_cast<ListComp&>(*e);
      return comprehension({e, ComprehensionKind::list, list.generators, list.elt, nullptr});
    }
    case ExprKind::kSetComp: {
      const auto& set = static_cast<SetComp&>(*e);
      return comprehension({e, ComprehensionKind::set, set.generators, set.elt, nullptr});
    }
    case ExprKind::kDictComp: {
      const auto& dict = static_cast<DictComp&>(*e);
      return comprehension({e, ComprehensionKind::dict, dict.generators, dict.key, dict.value});
    }
    case ExprKind::kYield:
      return yield(static_cast<Yield&>(*e));
    case ExprKind::kYieldFrom:
      if (unit_->scope->type != BlockType::function) error("'yield' outside function");
      if (unit_->kind == UnitKind::async_function) error("'yield from' inside async function");
      visit(static_cast<YieldFrom&>(*e).value);
      op(GET_YIELD_FROM_ITER);
      load_none();
      return yield_from(false);
    case ExprKind::kAwait:
      return await(static_cast<Await&>(*e));
    case ExprKind::kCompare:
      return comparison(static_cast<Compare&>(*e));
    case ExprKind::kCall:
      return call_expression(static_cast<Call&>(*e));
    case ExprKind::kConstant:
      return load_constant(static_cast<syntax::Constant&>(*e));
    case ExprKind::kJoinedStr:
      return joined_string(static_cast<JoinedStr&>(*e));
    case ExprKind::kFormattedValue:
      return formatted_value(static_cast<FormattedValue&>(*e));
    case ExprKind::kAttribute:
      return attribute(static_cast<Attribute&>(*e));
    case ExprKind::kSubscript:
      return subscript(static_cast<Subscript&>(*e));
    case ExprKind::kStarred:
      error(static_cast<Starred&>(*e).ctx == ExprContext::kStore
                ? "starred assignment target must be in a list or tuple"
                : "can't use starred expression here");
    case ExprKind::kSlice:
      return slice(static_cast<Slice&>(*e));
    case ExprKind::kName:
      return name(static_cast<Name&>(*e).id, static_cast<Name&>(*e).ctx);
    case ExprKind::kList:
      return sequence(static_cast<List&>(*e).elts, static_cast<List&>(*e).ctx, false);
    case ExprKind::kTuple:
      return sequence(static_cast<Tuple&>(*e).elts, static_cast<Tuple&>(*e).ctx, true);
  }
}

void Codegen::jump_if(Expr* e, Block* target, bool condition) {
  if (const UnaryOp* unary = e->as<UnaryOp>(); unary && unary->op == UnaryOperator::kNot)
    return jump_if(unary->operand, target, !condition);
  if (const BoolOp* operation = e->as<BoolOp>()) {
    const bool is_or = operation->op == BoolOperator::kOr;
    Block* inner = is_or == condition ? target : new_block();
    for (std::size_t i = 0; i + 1 < operation->values.size(); ++i)
      jump_if(operation->values[i], inner, is_or);
    jump_if(operation->values.back(), target, condition);
    if (inner != target) use(inner);
    return;
  }
  if (const IfExp* choice = e->as<IfExp>()) {
    Block* end = new_block();
    Block* orelse = new_block();
    jump_if(choice->test, orelse, false);
    jump_if(choice->body, target, condition);
    jump_without_line(kJump, end);
    use(orelse);
    jump_if(choice->orelse, target, condition);
    use(end);
    return;
  }
  if (Compare* chain = e->as<Compare>()) {
    set_loc(e->loc);
    if (chain->ops.size() > 1) return jump_if_chained(*chain, target, condition);
  }
  visit(e);
  jump(condition ? kPopJumpIfTrue : kPopJumpIfFalse, target);
}

void Codegen::jump_if_chained(Compare& e, Block* target, bool condition) {
  warn_of_identity(e);
  Block* cleanup = new_block();
  visit(e.left);
  const std::size_t last = e.ops.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    visit(e.comparators[i]);
    op(SWAP, 2);
    op(COPY, 2);
    compare(e.ops[i]);
    jump(kPopJumpIfFalse, cleanup);
  }
  visit(e.comparators[last]);
  compare(e.ops[last]);
  jump(condition ? kPopJumpIfTrue : kPopJumpIfFalse, target);
  Block* end = new_block();
  jump_without_line(kJump, end);
  use(cleanup);
  op(POP_TOP);
  if (!condition) jump_without_line(kJump, target);
  use(end);
}

void Codegen::boolean(BoolOp& e) {
  Block* end = new_block();
  for (std::size_t i = 0; i + 1 < e.values.size(); ++i) {
    visit(e.values[i]);
    jump(e.op == BoolOperator::kAnd ? JUMP_IF_FALSE_OR_POP : JUMP_IF_TRUE_OR_POP, end);
    use(new_block());
  }
  visit(e.values.back());
  use(end);
}

void Codegen::if_expression(IfExp& e) {
  Block* end = new_block();
  Block* orelse = new_block();
  jump_if(e.test, orelse, false);
  visit(e.body);
  jump_without_line(kJump, end);
  use(orelse);
  visit(e.orelse);
  use(end);
}

void Codegen::comparison(Compare& e) {
  warn_of_identity(e);
  visit(e.left);
  const std::size_t last = e.ops.size() - 1;
  if (last == 0) {
    visit(e.comparators[0]);
    return compare(e.ops[0]);
  }
  Block* cleanup = new_block();
  for (std::size_t i = 0; i < last; ++i) {
    visit(e.comparators[i]);
    op(SWAP, 2);
    op(COPY, 2);
    compare(e.ops[i]);
    jump(JUMP_IF_FALSE_OR_POP, cleanup);
  }
  visit(e.comparators[last]);
  compare(e.ops[last]);
  Block* end = new_block();
  jump_without_line(kJump, end);
  use(cleanup);
  op(SWAP, 2);
  op(POP_TOP);
  use(end);
}

// When an attribute is on another line than its object, its instruction starts at the name.
void Codegen::attribute_loc(const Attribute& e) {
  Position& at = unit_->at;
  if (at.line == e.loc.end_line) return;
  at.line = e.loc.end_line;
  const auto length = static_cast<int>(count_characters(e.attr));
  if (length <= e.loc.end_col) {
    at.column = e.loc.end_col - length;
  } else {
    at.column = at.end_column = -1;
  }
  at.end_line = std::max(at.line, at.end_line);
  if (at.line == at.end_line) at.end_column = std::max(at.column, at.end_column);
}

void Codegen::attribute(Attribute& e) {
  visit(e.value);
  attribute_loc(e);
  switch (e.ctx) {
    case ExprContext::kLoad:
      return op_name(LOAD_ATTR, e.attr);
    case ExprContext::kStore:
      forbid_debug(e.attr, e.ctx);
      return op_name(STORE_ATTR, e.attr);
    case ExprContext::kDel:
      return op_name(DELETE_ATTR, e.attr);
  }
}

void Codegen::subscript(Subscript& e) {
  if (e.ctx == ExprContext::kLoad) warn_of_subscript(e);
  visit(e.value);
  visit(e.slice);
  op(e.ctx == ExprContext::kLoad    ? BINARY_SUBSCR
     : e.ctx == ExprContext::kStore ? STORE_SUBSCR
                                    : DELETE_SUBSCR);
}

void Codegen::slice(Slice& e) {
  for (Expr* bound : {e.lower, e.upper}) {
    if (bound) {
      visit(bound);
    } else {
      load_none();
    }
  }
  visit(e.step);
  op(BUILD_SLICE, e.step ? 3 : 2);
}

void Codegen::yield_top() {
  if (unit_->scope->generator && unit_->scope->coroutine) op(ASYNC_GEN_WRAP);
  op(YIELD_VALUE);
  op(RESUME, 1);
}

void Codegen::yield(Yield& e) {
  if (unit_->scope->type != BlockType::function) error("'yield' outside function");
  if (e.value) {
    visit(e.value);
  } else {
    load_none();
  }
  yield_top();
}

void Codegen::await(Await& e) {
  if (unit_->scope->type != BlockType::function) error("'await' outside function");
  if (unit_->kind != UnitKind::async_function && unit_->kind != UnitKind::comprehension)
    error("'await' outside async function");
  visit(e.value);
  await_value(0);
}

}  // namespace kvant::python::codegen
