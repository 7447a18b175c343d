#include "sim/python/compile/codegen.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

void Codegen::comprehension(const ComprehensionParts& parts) {
  static constexpr std::string_view kNames[] = {"", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  const UnitKind outer = unit_->kind;
  const bool is_generator = parts.kind == ComprehensionKind::generator;
  enter(UnitKind::comprehension, kNames[static_cast<int>(parts.kind)], parts.node, parts.node->loc.line);
  set_loc(parts.node->loc);
  const bool is_async = unit_->scope->coroutine;
  if (is_async && !is_generator && outer != UnitKind::async_function && outer != UnitKind::comprehension)
    error("asynchronous comprehension outside of an asynchronous function");
  if (!is_generator) {
    op(parts.kind == ComprehensionKind::list  ? BUILD_LIST
       : parts.kind == ComprehensionKind::set ? BUILD_SET
                                              : BUILD_MAP,
       0);
  }
  generator(parts, 0, 0);
  if (!is_generator) op(RETURN_VALUE);
  auto code = assemble(true);
  leave();
  make_closure(std::move(code), 0);
  visit(parts.generators[0]->iter);
  op(parts.generators[0]->is_async ? GET_AITER : GET_ITER);
  call(0);
  if (is_async && !is_generator) await_value(0);
}

void Codegen::generator(const ComprehensionParts& parts, std::size_t index, int depth) {
  if (parts.generators[index]->is_async) return async_generator(parts, index, depth);
  sync_generator(parts, index, depth);
}

void Codegen::element(const ComprehensionParts& parts, int depth) {
  visit(parts.elt);
  switch (parts.kind) {
    case ComprehensionKind::generator:
      yield_top();
      return op(POP_TOP);
    case ComprehensionKind::list:
      return op(LIST_APPEND, depth + 1);
    case ComprehensionKind::set:
      return op(SET_ADD, depth + 1);
    case ComprehensionKind::dict:
      visit(parts.value);
      return op(MAP_ADD, depth + 1);
    case ComprehensionKind::none:
      return;
  }
}

void Codegen::sync_generator(const ComprehensionParts& parts, std::size_t index, int depth) {
  const Comprehension& generator_ = *parts.generators[index];
  Block* start = new_block();
  Block* next = new_block();
  Block* anchor = new_block();
  if (index == 0) {
    unit_->arg_count = 1;
    op(LOAD_FAST, 0);
  } else {
    // `for y in [f(x)]` is an assignment: no loop.
    const Tuple* tuple = generator_.iter->as<Tuple>();
    const List* list = generator_.iter->as<List>();
    const Seq<Expr*> items = tuple ? tuple->elts : list ? list->elts : Seq<Expr*>();
    if (items.size() == 1 && !items[0]->is<Starred>()) {
      visit(items[0]);
      start = nullptr;
    } else {
      visit(generator_.iter);
      op(GET_ITER);
    }
  }
  if (start) {
    ++depth;
    use(start);
    jump(FOR_ITER, anchor);
  }
  visit(generator_.target);
  for (Expr* condition : generator_.ifs) jump_if(condition, next, false);
  if (index + 1 < parts.generators.size()) {
    generator(parts, index + 1, depth);
  } else {
    element(parts, depth);
  }
  use(next);
  if (start) {
    jump(kJump, start);
    use(anchor);
  }
}

void Codegen::async_generator(const ComprehensionParts& parts, std::size_t index, int depth) {
  const Comprehension& generator_ = *parts.generators[index];
  Block* start = new_block();
  Block* except = new_block();
  Block* next = new_block();
  if (index == 0) {
    unit_->arg_count = 1;
    op(LOAD_FAST, 0);
  } else {
    visit(generator_.iter);
    op(GET_AITER);
  }
  use(start);
  push_frame({.kind = FrameBlockKind::async_comprehension});
  jump(kSetupFinally, except);
  op(GET_ANEXT);
  load_none();
  yield_from(true);
  op(kPopBlock);
  visit(generator_.target);
  for (Expr* condition : generator_.ifs) jump_if(condition, next, false);
  ++depth;
  if (index + 1 < parts.generators.size()) {
    generator(parts, index + 1, depth);
  } else {
    element(parts, depth);
  }
  use(next);
  jump(kJump, start);
  pop_frame();
  use(except);
  op(END_ASYNC_FOR);
}

}  // namespace kvant::python::codegen
