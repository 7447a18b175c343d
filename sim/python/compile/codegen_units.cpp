// Code objects: modules, functions, lambdas and classes.
#include <algorithm>

#include "sim/python/compile/codegen.h"
#include "sim/python/compile/fold.h"
#include "sim/python/compile/unparse.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

Codegen::Codegen(Tree& tree, SymbolTable& symbols, CodegenOptions options)
    : tree_(tree), symbols_(symbols), options_(std::move(options)) {}

namespace {

// The names of a binding, sorted, so that the numbers of cells do not depend on the order of use.
void number_names(const Scope& scope, Binding binding, std::uint32_t flag, int start, NameMap<int>& to) {
  std::vector<std::string_view> names;
  for (const auto& [name, symbol] : scope.symbols)
    if (symbol.binding == binding || (symbol.flags & flag)) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const std::string_view name : names) to.get_or_insert(name, start++);
}

bool has_annotations(const Seq<Stmt*>& body);

bool has_annotations(const TryFields& s) {
  for (const ExceptHandler* handler : s.handlers)
    if (has_annotations(handler->body)) return true;
  return has_annotations(s.body) || has_annotations(s.finalbody) || has_annotations(s.orelse);
}

// Does the block itself annotate a variable?
bool has_annotations(const Seq<Stmt*>& body) {
  for (const Stmt* s : body) {
    bool found = false;
    switch (s->kind) {
      case StmtKind::kAnnAssign:
        return true;
      case StmtKind::kFor:
      case StmtKind::kAsyncFor: {
        const auto& loop = static_cast<const ForFields&>(*s);
        found = has_annotations(loop.body) || has_annotations(loop.orelse);
        break;
      }
      case StmtKind::kWhile: {
        const auto& loop = static_cast<const While&>(*s);
        found = has_annotations(loop.body) || has_annotations(loop.orelse);
        break;
      }
      case StmtKind::kIf: {
        const auto& branch = static_cast<const If&>(*s);
        found = has_annotations(branch.body) || has_annotations(branch.orelse);
        break;
      }
      case StmtKind::kWith:
      case StmtKind::kAsyncWith:
        found = has_annotations(static_cast<const WithFields&>(*s).body);
        break;
      case StmtKind::kTry:
      case StmtKind::kTryStar:
        found = has_annotations(static_cast<const TryFields&>(*s));
        break;
      case StmtKind::kMatch:
        for (const MatchCase* match_case : static_cast<const Match&>(*s).cases)
          found |= has_annotations(match_case->body);
        break;
      default:
        break;
    }
    if (found) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const CodeUnit> Codegen::module() {
  enter(UnitKind::module, "<module>", nullptr, 1);
  unit_->at.line = 1;
  if (tree_.expression) {
    visit(tree_.expression);
  } else {
    body(tree_.body);
  }
  auto code = assemble(!tree_.expression);
  leave();
  if (warnings_.empty()) return code;
  auto told = std::make_shared<CodeUnit>(*code);
  told->warnings = std::move(warnings_);
  return told;
}

void Codegen::enter(UnitKind kind, std::string_view unit_name, const void* node, int line) {
  auto unit = std::make_unique<Unit>();
  unit->kind = kind;
  unit->scope = symbols_.of(node);
  unit->parent = unit_;
  unit->name = unit_name;
  if (unit_) unit->private_name = unit_->private_name;
  for (const std::string_view parameter : unit->scope->parameters) index_of(unit->locals, parameter);
  number_names(*unit->scope, Binding::cell, 0, 0, unit->cells);
  if (unit->scope->needs_class_closure) unit->cells.get_or_insert("__class__", 0);
  number_names(*unit->scope, Binding::free, kDefFreeClass, static_cast<int>(unit->cells.size()), unit->frees);
  unit->first_line = line;
  unit->at = {kind == UnitKind::module ? 0 : line, line, 0, 0};
  unit->current = unit->graph.new_block();
  unit->qualname = kind == UnitKind::module ? unit->name : qualified_name(*unit);
  unit_ = unit.get();
  units_.push_back(std::move(unit));
  op(RESUME, 0);
  if (kind == UnitKind::module) unit_->at.line = -1;
}

void Codegen::leave() {
  unit_ = unit_->parent;
  units_.pop_back();
}

std::string Codegen::qualified_name(const Unit& unit) {
  const Unit& parent = *unit.parent;
  if (parent.kind == UnitKind::module) return unit.name;
  const bool named = unit.kind == UnitKind::function || unit.kind == UnitKind::async_function ||
                     unit.kind == UnitKind::class_;
  if (named && parent.scope->binding_of(mangle(parent.private_name, unit.name, tree_.arena)) ==
                   Binding::global_explicit)
    return unit.name;
  const bool in_function = parent.kind == UnitKind::function || parent.kind == UnitKind::async_function ||
                           parent.kind == UnitKind::lambda;
  return parent.qualname + (in_function ? ".<locals>." : ".") + unit.name;
}

void Codegen::body(const Seq<Stmt*>& stmts) {
  if (unit_->kind == UnitKind::module && !stmts.empty()) set_loc(stmts[0]->loc);
  if (has_annotations(stmts)) op(SETUP_ANNOTATIONS);
  std::size_t first = 0;
  if (docstring_of(stmts)) {
    first = 1;
    visit(static_cast<ExprStmt*>(stmts[0])->value);
    unset_loc();
    name("__doc__", ExprContext::kStore);
  }
  for (std::size_t i = first; i < stmts.size(); ++i) visit(stmts[i]);
}

void Codegen::make_closure(std::shared_ptr<const CodeUnit> code, int flags) {
  int free_count = 0;
  for (std::size_t i = 0; i < code->local_names.size(); ++i) {
    if (code->local_kinds[i] != LocalKind::free) continue;
    const std::string_view free = code->local_names[i];
    // A class may have a method and a variable of an outer function under one name: the closure takes the
    // latter.
    const bool is_class_cell = unit_->kind == UnitKind::class_ && free == "__class__";
    const bool is_cell = is_class_cell || unit_->scope->binding_of(free) == Binding::cell;
    op(LOAD_CLOSURE, *(is_cell ? unit_->cells : unit_->frees).find(free));
    ++free_count;
  }
  if (free_count) {
    flags |= 0x08;
    op(BUILD_TUPLE, free_count);
  }
  op(LOAD_CONST, unit_->constants.add_code(std::move(code)));
  op(MAKE_FUNCTION, flags);
}

void Codegen::decorators(const Seq<Expr*>& list) {
  visit(list);
}

void Codegen::apply_decorators(const Seq<Expr*>& list) {
  const KeepPosition keep(unit_);
  for (std::size_t i = list.size(); i-- > 0;) {
    set_loc(list[i]->loc);
    call(0);
  }
}

int Codegen::default_arguments(const Arguments& args) {
  int flags = 0;
  if (!args.defaults.empty()) {
    visit(args.defaults);
    op(BUILD_TUPLE, static_cast<int>(args.defaults.size()));
    flags |= 0x01;
  }
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < args.kwonlyargs.size(); ++i) {
    if (!args.kw_defaults[i]) continue;
    names.push_back(mangled(args.kwonlyargs[i]->arg));
    visit(args.kw_defaults[i]);
  }
  if (!names.empty()) {
    load_strings(names);
    op(BUILD_CONST_KEY_MAP, static_cast<int>(names.size()));
    flags |= 0x02;
  }
  return flags;
}

void Codegen::annotation_text(const Expr& annotation) {
  load_string(unparse(annotation));
}

void Codegen::annotation_of(std::string_view arg, Expr* annotation, int& count) {
  if (!annotation) return;
  load_string(mangled(arg));
  if (options_.future_annotations) {
    annotation_text(*annotation);
  } else if (const Starred* starred = annotation->as<Starred>()) {
    visit(starred->value);
    op(UNPACK_SEQUENCE, 1);
  } else {
    visit(annotation);
  }
  count += 2;
}

bool Codegen::annotations(const Arguments& args, Expr* returns) {
  int count = 0;
  for (const Seq<Arg*>* group : {&args.args, &args.posonlyargs})
    for (const Arg* arg : *group) annotation_of(arg->arg, arg->annotation, count);
  if (args.vararg) annotation_of(args.vararg->arg, args.vararg->annotation, count);
  for (const Arg* arg : args.kwonlyargs) annotation_of(arg->arg, arg->annotation, count);
  if (args.kwarg) annotation_of(args.kwarg->arg, args.kwarg->annotation, count);
  annotation_of("return", returns, count);
  if (count) op(BUILD_TUPLE, count);
  return count;
}

void Codegen::forbid_debug_args(const Arguments& args) {
  for (const Seq<Arg*>* group : {&args.posonlyargs, &args.args})
    for (const Arg* arg : *group) forbid_debug(arg->arg, ExprContext::kStore);
  if (args.vararg) forbid_debug(args.vararg->arg, ExprContext::kStore);
  for (const Arg* arg : args.kwonlyargs) forbid_debug(arg->arg, ExprContext::kStore);
  if (args.kwarg) forbid_debug(args.kwarg->arg, ExprContext::kStore);
}

void Codegen::set_arg_counts(const Arguments& args) {
  unit_->arg_count = static_cast<std::uint32_t>(args.posonlyargs.size() + args.args.size());
  unit_->posonly_count = static_cast<std::uint32_t>(args.posonlyargs.size());
  unit_->kwonly_count = static_cast<std::uint32_t>(args.kwonlyargs.size());
}

void Codegen::function(FunctionFields& s, bool is_async) {
  forbid_debug_args(*s.args);
  decorators(s.decorator_list);
  const int first_line = s.decorator_list.empty() ? s.loc.line : s.decorator_list[0]->loc.line;
  int flags = default_arguments(*s.args);
  if (annotations(*s.args, s.returns)) flags |= 0x04;
  enter(is_async ? UnitKind::async_function : UnitKind::function, s.name, &s, first_line);
  const syntax::Constant* docstring = docstring_of(s.body);
  if (docstring) {
    unit_->constants.add(*docstring);
  } else {
    unit_->constants.add_none();
  }
  set_arg_counts(*s.args);
  for (std::size_t i = docstring ? 1 : 0; i < s.body.size(); ++i) visit(s.body[i]);
  auto code = assemble(true);
  leave();
  make_closure(std::move(code), flags);
  apply_decorators(s.decorator_list);
  name(s.name, ExprContext::kStore);
}

void Codegen::class_(ClassDef& s) {
  decorators(s.decorator_list);
  const int first_line = s.decorator_list.empty() ? s.loc.line : s.decorator_list[0]->loc.line;
  enter(UnitKind::class_, s.name, &s, first_line);
  unit_->private_name = s.name;
  name("__name__", ExprContext::kLoad);
  name("__module__", ExprContext::kStore);
  load_string(unit_->qualname);
  name("__qualname__", ExprContext::kStore);
  body(s.body);
  unset_loc();
  if (unit_->scope->needs_class_closure) {
    op(LOAD_CLOSURE, 0);
    op(COPY, 1);
    name("__classcell__", ExprContext::kStore);
  } else {
    load_none();
  }
  op(RETURN_VALUE);
  auto code = assemble(true);
  leave();
  op(PUSH_NULL);
  op(LOAD_BUILD_CLASS);
  make_closure(std::move(code), 0);
  load_string(s.name);
  arguments(2, s.bases, s.keywords);
  apply_decorators(s.decorator_list);
  name(s.name, ExprContext::kStore);
}

void Codegen::lambda(Lambda& e) {
  forbid_debug_args(*e.args);
  const int flags = default_arguments(*e.args);
  enter(UnitKind::lambda, "<lambda>", &e, e.loc.line);
  unit_->constants.add_none();  // never a docstring
  set_arg_counts(*e.args);
  visit(e.body);
  const bool is_generator = unit_->scope->generator;
  if (!is_generator) op(RETURN_VALUE);
  auto code = assemble(!is_generator);
  leave();
  make_closure(std::move(code), flags);
}

}  // namespace kvant::python::codegen
