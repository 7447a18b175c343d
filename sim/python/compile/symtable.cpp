#include "sim/python/compile/symtable.h"

#include <string>

#include "sim/python/compile/error.h"
#include "sim/python/compile/walk.h"

namespace kvant::python::codegen {

using namespace syntax;

std::string_view mangle(std::string_view class_name, std::string_view name, Arena& arena) {
  if (class_name.empty() || name.size() < 2 || name[0] != '_' || name[1] != '_') return name;
  if (name.ends_with("__") || name.find('.') != name.npos) return name;
  const std::size_t start = class_name.find_first_not_of('_');
  if (start == class_name.npos) return name;
  std::string mangled = "_";
  mangled += class_name.substr(start);
  mangled += name;
  return arena.copy(mangled);
}

namespace {

class Builder : public Walker<Builder> {
 public:
  Builder(Tree& tree, bool future_annotations) : tree_(tree), future_annotations_(future_annotations) {}

  SymbolTable run() {
    enter(BlockType::module, nullptr);
    table_.top = current_;
    if (tree_.expression) {
      visit(tree_.expression);
    } else {
      visit(tree_.body);
    }
    leave();
    analyze_symbols(*table_.top);
    return std::move(table_);
  }

  using Walker::visit;

  // ------------------------------------------------------------------------------------- statements

  void visit_function(FunctionFields& s, bool is_async) {
    add(s.name, kDefLocal, s.loc);
    visit(s.args->defaults);
    visit(s.args->kw_defaults);
    visit_annotations(s);
    visit(s.decorator_list);
    enter(BlockType::function, &s);
    current_->coroutine = is_async;
    visit_parameters(*s.args);
    visit(s.body);
    leave();
  }
  void visit_stmt(FunctionDef& s) { visit_function(s, false); }
  void visit_stmt(AsyncFunctionDef& s) { visit_function(s, true); }

  void visit_stmt(ClassDef& s) {
    add(s.name, kDefLocal, s.loc);
    visit(s.bases);
    visit(s.keywords);
    visit(s.decorator_list);
    enter(BlockType::class_, &s);
    const std::string_view outer = private_;
    private_ = s.name;
    visit(s.body);
    private_ = outer;
    leave();
  }

  void visit_stmt(Assign& s) {
    visit(s.targets);
    visit(s.value);
  }

  void visit_stmt(AnnAssign& s) {
    if (const Name* name = s.target->as<Name>()) {
      const std::uint32_t flags = flags_of(*current_, name->id);
      if ((flags & (kDefGlobal | kDefNonlocal)) && current_ != table_.top && s.simple) {
        fail("annotated name '" + std::string(name->id) + "' can't be " +
                 ((flags & kDefGlobal) ? "global" : "nonlocal"),
             s.loc);
      }
      if (s.simple) {
        add(name->id, kDefAnnotation | kDefLocal, s.target->loc);
      } else if (s.value) {
        add(name->id, kDefLocal, s.target->loc);
      }
    } else {
      visit(s.target);
    }
    visit_annotation(s.annotation);
    visit(s.value);
  }

  void visit_stmt(Try& s) { visit_try(s); }
  void visit_stmt(TryStar& s) { visit_try(s); }
  void visit_try(TryFields& s) {
    visit(s.body);
    visit(s.orelse);
    visit(s.handlers);
    visit(s.finalbody);
  }

  void visit_stmt(Import& s) { visit_aliases(s.names); }
  void visit_stmt(ImportFrom& s) { visit_aliases(s.names); }
  void visit_stmt(Global& s) { declare(s.names, kDefGlobal, "global", s.loc); }
  void visit_stmt(Nonlocal& s) { declare(s.names, kDefNonlocal, "nonlocal", s.loc); }

  void visit_part(ExceptHandler& handler) {
    visit(handler.type);
    if (!handler.name.empty()) add(handler.name, kDefLocal, handler.loc);
    visit(handler.body);
  }

  // ------------------------------------------------------------------------------------ expressions

  void visit_expr(NamedExpr& e) {
    forbid_in_annotation("named expression", e.loc);
    if (current_->iteration_depth > 0)
      fail("assignment expression cannot be used in a comprehension iterable expression", e.loc);
    if (current_->comprehension != ComprehensionKind::none)
      bind_outside_comprehension(static_cast<Name&>(*e.target));
    visit(e.value);
    visit(e.target);
  }

  void visit_expr(Lambda& e) {
    visit(e.args->defaults);
    visit(e.args->kw_defaults);
    enter(BlockType::function, &e);
    visit_parameters(*e.args);
    visit(e.body);
    leave();
  }

  void visit_expr(ListComp& e) {
    visit_comprehension(e, e.generators, e.elt, nullptr, ComprehensionKind::list);
  }
  void visit_expr(SetComp& e) {
    visit_comprehension(e, e.generators, e.elt, nullptr, ComprehensionKind::set);
  }
  void visit_expr(DictComp& e) {
    visit_comprehension(e, e.generators, e.key, e.value, ComprehensionKind::dict);
  }
  void visit_expr(GeneratorExp& e) {
    visit_comprehension(e, e.generators, e.elt, nullptr, ComprehensionKind::generator);
  }

  void visit_expr(Yield& e) { visit_yield(e, e.value); }
  void visit_expr(YieldFrom& e) { visit_yield(e, e.value); }

  void visit_expr(Await& e) {
    forbid_in_annotation("await expression", e.loc);
    visit(e.value);
    current_->coroutine = true;
  }

  void visit_expr(Name& e) {
    add(e.id, e.ctx == ExprContext::kLoad ? kUse : kDefLocal, e.loc);
    // super() without arguments needs the __class__ of the class around it.
    if (e.ctx == ExprContext::kLoad && current_->type == BlockType::function && e.id == "super")
      add("__class__", kUse, e.loc);
  }

  // --------------------------------------------------------------------------------------- patterns

  void visit_pattern(MatchStar& p) {
    if (!p.name.empty()) add(p.name, kDefLocal, p.loc);
  }
  void visit_pattern(MatchAs& p) {
    visit(p.pattern);
    if (!p.name.empty()) add(p.name, kDefLocal, p.loc);
  }
  void visit_pattern(MatchMapping& p) {
    visit(p.keys);
    visit(p.patterns);
    if (!p.rest.empty()) add(p.rest, kDefLocal, p.loc);
  }

  using Walker::visit_expr;
  using Walker::visit_part;
  using Walker::visit_pattern;
  using Walker::visit_stmt;

 private:
  void enter(BlockType type, const void* node) {
    Scope& scope = table_.scopes.emplace_back();
    scope.type = type;
    if (current_) {
      scope.nested = current_->nested || current_->type == BlockType::function;
      scope.iteration_depth = current_->iteration_depth;
      // An annotation that is kept as a string has no effect on the scopes.
      if (type != BlockType::annotation) current_->children.push_back(&scope);
    }
    if (type != BlockType::annotation) table_.by_node[node] = &scope;
    stack_.push_back(&scope);
    current_ = &scope;
  }

  void leave() {
    stack_.pop_back();
    current_ = stack_.empty() ? nullptr : stack_.back();
  }

  std::uint32_t flags_of(const Scope& scope, std::string_view name) {
    const Symbol* symbol = scope.symbols.find(mangle(private_, name, tree_.arena));
    return symbol ? symbol->flags : 0;
  }

  void add(std::string_view name, std::uint32_t flags, const Location& at) {
    add_to(*current_, name, flags, at);
  }

  void add_to(Scope& scope, std::string_view name, std::uint32_t flags, const Location& at) {
    const std::string_view mangled = mangle(private_, name, tree_.arena);
    std::uint32_t& known = scope.symbols.get_or_insert(mangled).flags;
    if ((flags & kDefParam) && (known & kDefParam))
      fail("duplicate argument '" + std::string(name) + "' in function definition", at);
    known |= flags;
    if (scope.in_iteration_target) {
      if (known & (kDefGlobal | kDefNonlocal)) {
        fail(
            "comprehension inner loop cannot rebind assignment expression target '" + std::string(name) + "'",
            at);
      }
      known |= kDefCompIter;
    }
    if (flags & kDefParam) {
      scope.parameters.push_back(mangled);
    } else if (flags & kDefGlobal) {
      table_.top->symbols.get_or_insert(mangled).flags |= flags;
    }
  }

  void visit_parameters(Arguments& args) {
    for (const Seq<Arg*>* group : {&args.posonlyargs, &args.args, &args.kwonlyargs})
      for (const Arg* arg : *group) add(arg->arg, kDefParam, arg->loc);
    if (args.vararg) {
      add(args.vararg->arg, kDefParam, args.vararg->loc);
      current_->varargs = true;
    }
    if (args.kwarg) {
      add(args.kwarg->arg, kDefParam, args.kwarg->loc);
      current_->varkeywords = true;
    }
  }

  void visit_annotation(Expr* annotation) {
    if (!annotation) return;
    if (future_annotations_) enter(BlockType::annotation, annotation);
    visit(annotation);
    if (future_annotations_) leave();
  }

  void visit_annotations(FunctionFields& s) {
    const Arguments& args = *s.args;
    if (future_annotations_) enter(BlockType::annotation, &s);
    for (const Seq<Arg*>* group : {&args.posonlyargs, &args.args})
      for (Arg* arg : *group) visit(arg->annotation);
    if (args.vararg) visit(args.vararg->annotation);
    if (args.kwarg) visit(args.kwarg->annotation);
    for (Arg* arg : args.kwonlyargs) visit(arg->annotation);
    if (future_annotations_) leave();
    visit_annotation(s.returns);
  }

  void visit_aliases(const Seq<Alias*>& aliases) {
    for (const Alias* alias : aliases) {
      if (alias->name == "*") {
        if (current_->type != BlockType::module) fail("import * only allowed at module level", alias->loc);
        continue;
      }
      const std::string_view name =
          alias->asname.empty() ? alias->name.substr(0, alias->name.find('.')) : alias->asname;
      add(name, kDefImport, alias->loc);
    }
  }

  void declare(const Seq<Identifier>& names, std::uint32_t flag, const std::string& word,
               const Location& at) {
    for (const Identifier name : names) {
      const std::uint32_t known = flags_of(*current_, name);
      const std::string quoted = "name '" + std::string(name) + "' is ";
      if (known & kDefParam) fail(quoted + "parameter and " + word, at);
      if (known & kUse) fail(quoted + "used prior to " + word + " declaration", at);
      if (known & kDefAnnotation) fail("annotated name '" + std::string(name) + "' can't be " + word, at);
      if (known & kDefLocal) fail(quoted + "assigned to before " + word + " declaration", at);
      add(name, flag, at);
      record_directive(name, at);
    }
  }

  void record_directive(std::string_view name, const Location& at) {
    current_->directives.push_back({mangle(private_, name, tree_.arena), at});
  }

  void forbid_in_annotation(const char* what, const Location& at) {
    if (current_->type == BlockType::annotation)
      fail("'" + std::string(what) + "' can not be used within an annotation", at);
  }

  // PEP 572: the target of := in a comprehension belongs to the scope around all comprehensions.
  void bind_outside_comprehension(const Name& target) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      Scope& scope = *stack_[i];
      if (scope.comprehension != ComprehensionKind::none) {
        if (flags_of(scope, target.id) & kDefCompIter) {
          fail("assignment expression cannot rebind comprehension iteration variable '" +
                   std::string(target.id) + "'",
               target.loc);
        }
        continue;
      }
      if (scope.type == BlockType::function) {
        add(target.id, (flags_of(scope, target.id) & kDefGlobal) ? kDefGlobal : kDefNonlocal, target.loc);
        record_directive(target.id, target.loc);
        add_to(scope, target.id, kDefLocal, target.loc);
        return;
      }
      if (scope.type == BlockType::module) {
        add(target.id, kDefGlobal, target.loc);
        record_directive(target.id, target.loc);
        add_to(scope, target.id, kDefGlobal, target.loc);
        return;
      }
      if (scope.type == BlockType::class_)
        fail("assignment expression within a comprehension cannot be used in a class body", target.loc);
    }
  }

  void visit_target(Expr* target) {
    current_->in_iteration_target = true;
    visit(target);
    current_->in_iteration_target = false;
  }

  void visit_iterable(Expr* iterable) {
    ++current_->iteration_depth;
    visit(iterable);
    --current_->iteration_depth;
  }

  void visit_comprehension(const Expr& e, const Seq<Comprehension*>& generators, Expr* elt, Expr* value,
                           ComprehensionKind kind) {
    const Comprehension& outermost = *generators[0];
    visit_iterable(outermost.iter);  // belongs to the scope around
    enter(BlockType::function, &e);
    current_->comprehension = kind;
    current_->coroutine = outermost.is_async;
    add(".0", kDefParam, e.loc);
    visit_target(outermost.target);
    visit(outermost.ifs);
    for (std::size_t i = 1; i < generators.size(); ++i) {
      const Comprehension& inner = *generators[i];
      visit_target(inner.target);
      visit_iterable(inner.iter);
      visit(inner.ifs);
      if (inner.is_async) current_->coroutine = true;
    }
    visit(value);
    visit(elt);
    current_->generator = kind == ComprehensionKind::generator;
    const bool is_async = current_->coroutine && !current_->generator;
    leave();
    if (is_async) current_->coroutine = true;
  }

  void visit_yield(const Expr& e, Expr* value) {
    forbid_in_annotation("yield expression", e.loc);
    visit(value);
    current_->generator = true;
    static constexpr const char* kInside[] = {nullptr, "list comprehension", "set comprehension",
                                              "dict comprehension", "generator expression"};
    if (const char* inside = kInside[static_cast<int>(current_->comprehension)])
      fail(std::string("'yield' inside ") + inside, e.loc);
  }

  Tree& tree_;
  const bool future_annotations_;
  SymbolTable table_;
  std::vector<Scope*> stack_;
  Scope* current_ = nullptr;
  std::string_view private_;  // the class whose body this is
};

}  // namespace

SymbolTable build_symbols(Tree& tree, bool future_annotations) {
  return Builder(tree, future_annotations).run();
}

}  // namespace kvant::python::codegen
