#include "sim/python/compile/codegen.h"
#include "sim/python/compile/error.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

void Codegen::error(std::string message) {
  const Position& at = unit_->at;
  throw CompileError{std::move(message), at.line, at.column, at.end_line, at.end_column};
}

void Codegen::set_loc(const syntax::Location& loc) {
  unit_->at = {loc.line, loc.end_line, loc.col, loc.end_col};
}

void Codegen::use(Block* block) {
  unit_->current->next = block;
  unit_->current = block;
  unit_->needs_block = false;
}

Instruction& Codegen::append(Opcode code, int arg, const Position& at) {
  if (unit_->needs_block) use(new_block());
  Instruction& instruction = unit_->current->code.emplace_back();
  instruction.op = code;
  instruction.arg = arg;
  instruction.at = at;
  if (code == RETURN_VALUE) unit_->current->returns = true;
  if (is_jump(code) || code == RETURN_VALUE || code == RAISE_VARARGS || code == RERAISE)
    unit_->needs_block = true;
  return instruction;
}

void Codegen::call(int arg_count) {
  op(PRECALL, arg_count);
  op(CALL, arg_count);
}

void Codegen::binary(BinaryOperator which, bool in_place) {
  static constexpr int kNumbers[] = {0, 10, 5, 4, 11, 6, 8, 3, 9, 7, 12, 1, 2};  // NB_ADD … of CPython
  op(BINARY_OP, kNumbers[static_cast<int>(which)] + (in_place ? 13 : 0));
}

void Codegen::compare(CompareOperator which) {
  using enum CompareOperator;
  switch (which) {
    case kIs:
      return op(IS_OP, 0);
    case kIsNot:
      return op(IS_OP, 1);
    case kIn:
      return op(CONTAINS_OP, 0);
    case kNotIn:
      return op(CONTAINS_OP, 1);
    case kLt:
      return op(COMPARE_OP, 0);
    case kLtE:
      return op(COMPARE_OP, 1);
    case kEq:
      return op(COMPARE_OP, 2);
    case kNotEq:
      return op(COMPARE_OP, 3);
    case kGt:
      return op(COMPARE_OP, 4);
    case kGtE:
      return op(COMPARE_OP, 5);
  }
}

int Codegen::index_of(NameMap<int>& names, std::string_view name) {
  const auto next = static_cast<int>(names.size());
  return names.get_or_insert(name, next);
}

void Codegen::forbid_debug(std::string_view id, ExprContext ctx) {
  if (id != "__debug__" || ctx == ExprContext::kLoad) return;
  error(ctx == ExprContext::kStore ? "cannot assign to __debug__" : "cannot delete __debug__");
}

void Codegen::name(std::string_view id, ExprContext ctx) {
  forbid_debug(id, ctx);
  const std::string_view key = mangled(id);
  const auto choose = [ctx](Opcode load, Opcode store, Opcode del) {
    return ctx == ExprContext::kLoad ? load : ctx == ExprContext::kStore ? store : del;
  };
  const bool in_function = unit_->scope->type == BlockType::function;
  const Opcode load_deref = unit_->scope->type == BlockType::class_ ? LOAD_CLASSDEREF : LOAD_DEREF;
  switch (unit_->scope->binding_of(key)) {
    case Binding::free:
      return op(choose(load_deref, STORE_DEREF, DELETE_DEREF), index_of(unit_->frees, key));
    case Binding::cell:
      return op(choose(load_deref, STORE_DEREF, DELETE_DEREF), index_of(unit_->cells, key));
    case Binding::local:
      if (in_function) return op(choose(LOAD_FAST, STORE_FAST, DELETE_FAST), index_of(unit_->locals, key));
      break;
    case Binding::global_implicit:
      if (!in_function) break;
      [[fallthrough]];
    case Binding::global_explicit: {
      const int index = index_of(unit_->names, key);
      return op(choose(LOAD_GLOBAL, STORE_GLOBAL, DELETE_GLOBAL),
                ctx == ExprContext::kLoad ? index << 1 : index);
    }
    case Binding::none:
      break;
  }
  op(choose(LOAD_NAME, STORE_NAME, DELETE_NAME), index_of(unit_->names, key));
}

void Codegen::push_frame(FrameBlock frame) {
  constexpr std::size_t kMaxBlocks = 20;  // CO_MAXBLOCKS
  if (unit_->frames.size() >= kMaxBlocks) error("too many statically nested blocks");
  unit_->frames.push_back(frame);
}

void Codegen::yield_from(bool is_await) {
  Block* start = new_block();
  Block* resume = new_block();
  Block* exit = new_block();
  use(start);
  jump(SEND, exit);
  use(resume);
  op(YIELD_VALUE);
  op(RESUME, is_await ? 3 : 2);
  jump(kJumpNoInterrupt, start);
  use(exit);
}

// `kind`: 0 an await, 1 of __aenter__, 2 of __aexit__.
void Codegen::await_value(int kind) {
  op(GET_AWAITABLE, kind);
  load_none();
  yield_from(true);
}

void Codegen::pop_except_and_reraise() {
  op(COPY, 3);
  op(POP_EXCEPT);
  op(RERAISE, 1);
}

}  // namespace kvant::python::codegen
