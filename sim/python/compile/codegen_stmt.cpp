#include "sim/python/compile/codegen.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

void Codegen::visit(const Seq<Stmt*>& stmts) {
  for (Stmt* s : stmts) visit(s);
}

void Codegen::visit(Stmt* s) {
  set_loc(s->loc);
  switch (s->kind) {
    case StmtKind::kFunctionDef:
      return function(static_cast<FunctionFields&>(*s), false);
    case StmtKind::kAsyncFunctionDef:
      return function(static_cast<FunctionFields&>(*s), true);
    case StmtKind::kClassDef:
      return class_(static_cast<ClassDef&>(*s));
    case StmtKind::kReturn:
      return return_(static_cast<Return&>(*s));
    case StmtKind::kDelete:
      return visit(static_cast<Delete&>(*s).targets);
    case StmtKind::kAssign:
      return assign(static_cast<Assign&>(*s));
    case StmtKind::kAugAssign:
      return augmented_assign(static_cast<AugAssign&>(*s));
    case StmtKind::kAnnAssign:
      return annotated_assign(static_cast<AnnAssign&>(*s));
    case StmtKind::kFor:
      return for_(static_cast<For&>(*s));
    case StmtKind::kAsyncFor:
      return async_for(static_cast<AsyncFor&>(*s));
    case StmtKind::kWhile:
      return while_(static_cast<While&>(*s));
    case StmtKind::kIf:
      return if_(static_cast<If&>(*s));
    case StmtKind::kWith:
      return with(static_cast<WithFields&>(*s), 0, false);
    case StmtKind::kAsyncWith:
      return with(static_cast<WithFields&>(*s), 0, true);
    case StmtKind::kMatch:
      return match(static_cast<Match&>(*s));
    case StmtKind::kRaise: {
      const auto& raise = static_cast<Raise&>(*s);
      visit(raise.exc);
      visit(raise.cause);
      return op(RAISE_VARARGS, (raise.exc != nullptr) + (raise.cause != nullptr));
    }
    case StmtKind::kTry:
      return try_(static_cast<TryFields&>(*s), false);
    case StmtKind::kTryStar:
      return try_(static_cast<TryFields&>(*s), true);
    case StmtKind::kAssert:
      return assert_(static_cast<Assert&>(*s));
    case StmtKind::kImport:
      return import(static_cast<Import&>(*s));
    case StmtKind::kImportFrom:
      return import_from(static_cast<ImportFrom&>(*s));
    case StmtKind::kGlobal:
    case StmtKind::kNonlocal:
      return;
    case StmtKind::kExprStmt:
      return expression_statement(static_cast<ExprStmt&>(*s).value);
    case StmtKind::kPass:
      return op(NOP);
    case StmtKind::kBreak:
      return break_();
    case StmtKind::kContinue:
      return continue_();
  }
}

void Codegen::assign(Assign& s) {
  visit(s.value);
  for (std::size_t i = 0; i < s.targets.size(); ++i) {
    if (i + 1 < s.targets.size()) op(COPY, 1);
    visit(s.targets[i]);
  }
}

void Codegen::augmented_assign(AugAssign& s) {
  Expr* target = s.target;
  Attribute* attribute = target->as<Attribute>();
  Subscript* subscript = target->as<Subscript>();
  {
    const KeepPosition keep(unit_);
    set_loc(target->loc);
    if (attribute) {
      visit(attribute->value);
      op(COPY, 1);
      attribute_loc(*attribute);
      op_name(LOAD_ATTR, attribute->attr);
    } else if (subscript) {
      visit(subscript->value);
      visit(subscript->slice);
      op(COPY, 2);
      op(COPY, 2);
      op(BINARY_SUBSCR);
    } else {
      name(static_cast<Name*>(target)->id, ExprContext::kLoad);
    }
  }
  visit(s.value);
  binary(s.op, true);
  set_loc(target->loc);
  if (attribute) {
    attribute_loc(*attribute);
    op(SWAP, 2);
    op_name(STORE_ATTR, attribute->attr);
  } else if (subscript) {
    op(SWAP, 3);
    op(SWAP, 2);
    op(STORE_SUBSCR);
  } else {
    name(static_cast<Name*>(target)->id, ExprContext::kStore);
  }
}

void Codegen::check_annotation_expr(Expr* e) {
  visit(e);
  op(POP_TOP);
}

// Everything in the subscript of an annotated target is evaluated, even though nothing is stored.
void Codegen::check_annotation_subscript(Expr* e) {
  if (const Slice* slice = e->as<Slice>()) {
    for (Expr* part : {slice->lower, slice->upper, slice->step})
      if (part) check_annotation_expr(part);
  } else if (const Tuple* tuple = e->as<Tuple>()) {
    for (Expr* item : tuple->elts) check_annotation_subscript(item);
  } else {
    check_annotation_expr(e);
  }
}

void Codegen::annotated_assign(AnnAssign& s) {
  if (s.value) {
    visit(s.value);
    visit(s.target);
  }
  const bool evaluated = unit_->kind == UnitKind::module || unit_->kind == UnitKind::class_;
  if (const Name* target = s.target->as<Name>()) {
    forbid_debug(target->id, ExprContext::kStore);
    if (s.simple && evaluated) {
      if (options_.future_annotations) {
        annotation_text(*s.annotation);
      } else {
        visit(s.annotation);
      }
      op_name(LOAD_NAME, "__annotations__");
      load_string(mangled(target->id));
      op(STORE_SUBSCR);
    }
  } else if (const Attribute* attribute = s.target->as<Attribute>()) {
    forbid_debug(attribute->attr, ExprContext::kStore);
    if (!s.value) check_annotation_expr(attribute->value);
  } else if (const Subscript* subscript = s.target->as<Subscript>()) {
    if (!s.value) {
      check_annotation_expr(subscript->value);
      check_annotation_subscript(subscript->slice);
    }
  }
  if (!s.simple && evaluated && !options_.future_annotations) check_annotation_expr(s.annotation);
}

void Codegen::if_(If& s) {
  Block* end = new_block();
  Block* orelse = s.orelse.empty() ? end : new_block();
  jump_if(s.test, orelse, false);
  visit(s.body);
  if (!s.orelse.empty()) {
    jump_without_line(kJump, end);
    use(orelse);
    visit(s.orelse);
  }
  use(end);
}

void Codegen::while_(While& s) {
  Block* loop = new_block();
  Block* body = new_block();
  Block* anchor = new_block();
  Block* end = new_block();
  use(loop);
  push_frame({.kind = FrameBlockKind::while_loop, .block = loop, .exit = end});
  jump_if(s.test, anchor, false);
  use(body);
  visit(s.body);
  set_loc(s.loc);
  jump_if(s.test, body, true);
  pop_frame();
  use(anchor);
  visit(s.orelse);
  use(end);
}

void Codegen::for_(For& s) {
  Block* start = new_block();
  Block* body = new_block();
  Block* cleanup = new_block();
  Block* end = new_block();
  push_frame({.kind = FrameBlockKind::for_loop, .block = start, .exit = end});
  visit(s.iter);
  op(GET_ITER);
  use(start);
  jump(FOR_ITER, cleanup);
  use(body);
  visit(s.target);
  visit(s.body);
  unset_loc();
  jump(kJump, start);
  use(cleanup);
  pop_frame();
  visit(s.orelse);
  use(end);
}

void Codegen::async_for(AsyncFor& s) {
  if (unit_->kind != UnitKind::async_function) error("'async for' outside async function");
  Block* start = new_block();
  Block* except = new_block();
  Block* end = new_block();
  visit(s.iter);
  op(GET_AITER);
  use(start);
  push_frame({.kind = FrameBlockKind::for_loop, .block = start, .exit = end});
  jump(kSetupFinally, except);
  op(GET_ANEXT);
  load_none();
  yield_from(true);
  op(kPopBlock);
  visit(s.target);
  visit(s.body);
  unset_loc();
  jump(kJump, start);
  pop_frame();
  use(except);
  set_loc(s.iter->loc);  // END_ASYNC_FOR ends the `for`, not the body
  op(END_ASYNC_FOR);
  visit(s.orelse);
  use(end);
}

void Codegen::return_(Return& s) {
  const bool preserve_top = s.value && !s.value->is<syntax::Constant>();
  if (unit_->scope->type != BlockType::function) error("'return' outside function");
  if (s.value && unit_->scope->coroutine && unit_->scope->generator)
    error("'return' with value in async generator");
  if (preserve_top) {
    visit(s.value);
  } else if (s.value) {
    set_loc(s.value->loc);
    op(NOP);
  }
  if (!s.value || s.value->loc.line != s.loc.line) {
    set_loc(s.loc);
    op(NOP);
  }
  unwind_all(preserve_top, false);
  if (!s.value) {
    load_none();
  } else if (!preserve_top) {
    load_constant(static_cast<const syntax::Constant&>(*s.value));
  }
  op(RETURN_VALUE);
}

void Codegen::break_() {
  const Position at = unit_->at;
  op(NOP);
  const FrameBlock* loop = unwind_all(false, true);
  if (!loop) {
    unit_->at = at;
    error("'break' outside loop");
  }
  unwind(*loop, false);
  jump(kJump, loop->exit);
}

void Codegen::continue_() {
  const Position at = unit_->at;
  op(NOP);
  const FrameBlock* loop = unwind_all(false, true);
  if (!loop) {
    unit_->at = at;
    error("'continue' not properly in loop");
  }
  jump(kJump, loop->block);
}

void Codegen::assert_(Assert& s) {
  warn_of_assertion(s);
  Block* end = new_block();
  jump_if(s.test, end, true);
  op(LOAD_ASSERTION_ERROR);
  if (s.msg) {
    visit(s.msg);
    call(0);
  }
  op(RAISE_VARARGS, 1);
  use(end);
}

// import a.b.c as d: walks from the package to the module.
void Codegen::import_as(std::string_view module, std::string_view asname) {
  std::size_t dot = module.find('.');
  if (dot == module.npos) return name(asname, ExprContext::kStore);
  while (true) {
    const std::size_t start = dot + 1;
    dot = module.find('.', start);
    op(IMPORT_FROM, index_of(unit_->names, module.substr(start, dot == module.npos ? dot : dot - start)));
    if (dot == module.npos) break;
    op(SWAP, 2);
    op(POP_TOP);
  }
  name(asname, ExprContext::kStore);
  op(POP_TOP);
}

void Codegen::import(Import& s) {
  for (const Alias* alias : s.names) {
    load_integer(0);
    load_none();
    op_name(IMPORT_NAME, alias->name);
    if (alias->asname.empty()) {
      name(alias->name.substr(0, alias->name.find('.')), ExprContext::kStore);
    } else {
      import_as(alias->name, alias->asname);
    }
  }
}

void Codegen::import_from(ImportFrom& s) {
  load_integer(s.level);
  if (s.loc.line > options_.future_line && s.module == "__future__")
    error("from __future__ imports must occur at the beginning of the file");
  std::vector<std::string_view> names;
  for (const Alias* alias : s.names) names.push_back(alias->name);
  load_strings(names);
  op_name(IMPORT_NAME, s.module);
  for (const Alias* alias : s.names) {
    if (alias->name == "*") return op(IMPORT_STAR);
    op_name(IMPORT_FROM, alias->name);
    name(alias->asname.empty() ? alias->name : alias->asname, ExprContext::kStore);
  }
  op(POP_TOP);
}

void Codegen::expression_statement(Expr* value) {
  if (options_.interactive && !unit_->parent) {
    visit(value);
    return op(PRINT_EXPR);
  }
  if (value->is<syntax::Constant>()) return op(NOP);
  visit(value);
  unset_loc();
  op(POP_TOP);
}

}  // namespace kvant::python::codegen
