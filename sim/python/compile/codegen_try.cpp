#include "sim/python/compile/codegen.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

void Codegen::unwind(const FrameBlock& frame, bool preserve_top) {
  const auto below_top = [&](Opcode code) {
    if (preserve_top) op(SWAP, 2);
    op(code);
  };
  switch (frame.kind) {
    case FrameBlockKind::while_loop:
    case FrameBlockKind::exception_handler:
    case FrameBlockKind::exception_group_handler:
    case FrameBlockKind::async_comprehension:
      return;
    case FrameBlockKind::for_loop:
    case FrameBlockKind::pop_value:
      return below_top(POP_TOP);
    case FrameBlockKind::try_except:
      return op(kPopBlock);
    case FrameBlockKind::finally_try:
      op(kPopBlock);
      if (preserve_top) push_frame({.kind = FrameBlockKind::pop_value});
      visit(*frame.finalbody);
      if (preserve_top) pop_frame();
      unset_loc();
      return;
    case FrameBlockKind::finally_end:
      below_top(POP_TOP);
      below_top(kPopBlock);
      return op(POP_EXCEPT);
    case FrameBlockKind::with:
    case FrameBlockKind::async_with:
      set_loc(frame.loc);
      op(kPopBlock);
      if (preserve_top) op(SWAP, 2);
      call_exit(frame.kind == FrameBlockKind::async_with);
      op(POP_TOP);
      unset_loc();
      return;
    case FrameBlockKind::handler_cleanup:
      if (!frame.name.empty()) op(kPopBlock);
      below_top(kPopBlock);
      op(POP_EXCEPT);
      if (!frame.name.empty()) forget(frame.name);
      return;
  }
}

const FrameBlock* Codegen::unwind_all(bool preserve_top, bool to_loop) {
  // Frames are taken off while their own code is emitted, and put back.
  const std::vector<FrameBlock> frames = unit_->frames;
  std::size_t loop = frames.size();
  bool found = false;
  for (std::size_t i = frames.size(); i-- > 0;) {
    const FrameBlock& frame = frames[i];
    if (frame.kind == FrameBlockKind::exception_group_handler)
      error("'break', 'continue' and 'return' cannot appear in an except* block");
    if (to_loop && (frame.kind == FrameBlockKind::while_loop || frame.kind == FrameBlockKind::for_loop)) {
      loop = i;
      found = true;
      break;
    }
    unit_->frames.pop_back();
    unwind(frame, preserve_top);
  }
  unit_->frames = frames;
  return found ? &unit_->frames[loop] : nullptr;
}

// name = None; del name
void Codegen::forget(std::string_view id) {
  load_none();
  name(id, ExprContext::kStore);
  name(id, ExprContext::kDel);
}

void Codegen::try_(TryFields& s, bool is_star) {
  if (!s.finalbody.empty()) return try_finally(s, is_star);
  return is_star ? try_star(s) : try_except(s);
}

void Codegen::try_finally(TryFields& s, bool is_star) {
  Block* body = new_block();
  Block* end = new_block();
  Block* exit = new_block();
  Block* cleanup = new_block();
  jump(kSetupFinally, end);
  use(body);
  push_frame({.kind = FrameBlockKind::finally_try, .finalbody = &s.finalbody});
  if (s.handlers.empty()) {
    visit(s.body);
  } else if (is_star) {
    try_star(s);
  } else {
    try_except(s);
  }
  op_without_line(kPopBlock);
  pop_frame();
  visit(s.finalbody);
  jump_without_line(kJump, exit);
  use(end);
  unset_loc();
  jump(kSetupCleanup, cleanup);
  op(PUSH_EXC_INFO);
  push_frame({.kind = FrameBlockKind::finally_end});
  visit(s.finalbody);
  pop_frame();
  op(RERAISE, 0);
  use(cleanup);
  pop_except_and_reraise();
  use(exit);
}

void Codegen::try_except(TryFields& s) {
  Block* body = new_block();
  Block* except = new_block();
  Block* end = new_block();
  Block* cleanup = new_block();
  jump(kSetupFinally, except);
  use(body);
  push_frame({.kind = FrameBlockKind::try_except});
  visit(s.body);
  pop_frame();
  op_without_line(kPopBlock);
  visit(s.orelse);
  jump_without_line(kJump, end);
  use(except);
  unset_loc();
  jump(kSetupCleanup, cleanup);
  op(PUSH_EXC_INFO);
  push_frame({.kind = FrameBlockKind::exception_handler});
  for (std::size_t i = 0; i < s.handlers.size(); ++i) {
    set_loc(s.handlers[i]->loc);
    if (!s.handlers[i]->type && i + 1 < s.handlers.size()) error("default 'except:' must be last");
    handler(*s.handlers[i], end);
  }
  unset_loc();
  pop_frame();
  op(RERAISE, 0);
  use(cleanup);
  pop_except_and_reraise();
  use(end);
}

void Codegen::handler(ExceptHandler& handler, Block* end) {
  Block* next = new_block();
  if (handler.type) {
    visit(handler.type);
    op(CHECK_EXC_MATCH);
    jump(kPopJumpIfFalse, next);
  }
  if (handler.name.empty()) {
    Block* body = new_block();
    op(POP_TOP);
    use(body);
    push_frame({.kind = FrameBlockKind::handler_cleanup});
    visit(handler.body);
    pop_frame();
    unset_loc();
    op(kPopBlock);
    op(POP_EXCEPT);
    jump(kJump, end);
  } else {
    Block* cleanup = new_block();
    Block* body = new_block();
    name(handler.name, ExprContext::kStore);
    jump(kSetupCleanup, cleanup);
    use(body);
    push_frame({.kind = FrameBlockKind::handler_cleanup, .name = handler.name});
    visit(handler.body);
    pop_frame();
    unset_loc();
    op(kPopBlock);
    op(kPopBlock);
    op(POP_EXCEPT);
    forget(handler.name);
    jump(kJump, end);
    use(cleanup);
    unset_loc();
    forget(handler.name);
    op(RERAISE, 1);
  }
  use(next);
}

void Codegen::try_star(TryFields& s) {
  Block* body = new_block();
  Block* except = new_block();
  Block* orelse = new_block();
  Block* end = new_block();
  Block* cleanup = new_block();
  Block* reraise_star = new_block();
  jump(kSetupFinally, except);
  use(body);
  push_frame({.kind = FrameBlockKind::try_except});
  visit(s.body);
  pop_frame();
  op_without_line(kPopBlock);
  jump_without_line(kJump, orelse);
  use(except);
  unset_loc();
  jump(kSetupCleanup, cleanup);
  op(PUSH_EXC_INFO);
  push_frame({.kind = FrameBlockKind::exception_group_handler});
  for (std::size_t i = 0; i < s.handlers.size(); ++i)
    star_handler(*s.handlers[i], i == 0, i + 1 == s.handlers.size(), reraise_star);
  unset_loc();
  pop_frame();
  Block* reraise = new_block();
  use(reraise_star);
  op(PREP_RERAISE_STAR);
  op(COPY, 1);
  jump(kPopJumpIfNotNone, reraise);
  op(POP_TOP);
  op(kPopBlock);
  op(POP_EXCEPT);
  jump(kJump, end);
  use(reraise);
  op(kPopBlock);
  op(SWAP, 2);
  op(POP_EXCEPT);
  op(RERAISE, 0);
  use(cleanup);
  pop_except_and_reraise();
  use(orelse);
  visit(s.orelse);
  use(end);
}

// On the stack: the original group, the list of what was raised, what is not handled yet.
void Codegen::star_handler(ExceptHandler& handler, bool is_first, bool is_last, Block* reraise_star) {
  set_loc(handler.loc);
  Block* next = new_block();
  Block* handle_match = new_block();
  if (is_first) {
    op(COPY, 1);
    op(BUILD_LIST, 0);
    op(SWAP, 2);
  }
  if (handler.type) {
    visit(handler.type);
    op(CHECK_EG_MATCH);
    op(COPY, 1);
    jump(kPopJumpIfNotNone, handle_match);
    op(POP_TOP);
    jump(kJump, next);
  }
  use(handle_match);
  Block* cleanup = new_block();
  Block* body = new_block();
  if (handler.name.empty()) {
    op(POP_TOP);
  } else {
    name(handler.name, ExprContext::kStore);
  }
  jump(kSetupCleanup, cleanup);
  use(body);
  push_frame({.kind = FrameBlockKind::handler_cleanup, .name = handler.name});
  visit(handler.body);
  pop_frame();
  unset_loc();
  op(kPopBlock);
  if (!handler.name.empty()) forget(handler.name);
  jump(kJump, next);
  use(cleanup);
  unset_loc();
  if (!handler.name.empty()) forget(handler.name);
  op(LIST_APPEND, 3);
  op(POP_TOP);
  jump(kJump, next);
  use(next);
  if (is_last) {
    op(LIST_APPEND, 1);
    jump(kJump, reraise_star);
  }
}

void Codegen::call_exit(bool is_async) {
  load_none();
  load_none();
  load_none();
  call(2);
  if (is_async) await_value(2);
}

void Codegen::with(WithFields& s, std::size_t item, bool is_async) {
  if (is_async && unit_->kind != UnitKind::async_function) error("'async with' outside async function");
  Block* block = new_block();
  Block* final = new_block();
  Block* exit = new_block();
  Block* cleanup = new_block();
  visit(s.items[item]->context_expr);
  op(is_async ? BEFORE_ASYNC_WITH : BEFORE_WITH);
  if (is_async) await_value(1);
  jump(kSetupWith, final);
  use(block);
  push_frame({.kind = is_async ? FrameBlockKind::async_with : FrameBlockKind::with, .loc = s.loc});
  if (s.items[item]->optional_vars) {
    visit(s.items[item]->optional_vars);
  } else {
    op(POP_TOP);
  }
  if (item + 1 == s.items.size()) {
    visit(s.body);
  } else {
    with(s, item + 1, is_async);
  }
  if (!is_async) unset_loc();
  op(kPopBlock);
  pop_frame();
  set_loc(s.loc);
  call_exit(is_async);
  op(POP_TOP);
  jump(kJump, exit);
  use(final);
  jump(kSetupCleanup, cleanup);
  op(PUSH_EXC_INFO);
  op(WITH_EXCEPT_START);
  if (is_async) await_value(2);
  finish_with_handler(cleanup);
  use(exit);
}

void Codegen::finish_with_handler(Block* cleanup) {
  unset_loc();
  Block* suppressed = new_block();
  jump(kPopJumpIfTrue, suppressed);
  op(RERAISE, 2);
  use(cleanup);
  pop_except_and_reraise();
  use(suppressed);
  op(POP_TOP);
  op(kPopBlock);
  op(POP_EXCEPT);
  op(POP_TOP);
  op(POP_TOP);
}

}  // namespace kvant::python::codegen
