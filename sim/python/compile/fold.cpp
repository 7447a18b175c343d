#include "sim/python/compile/fold.h"

#include "sim/python/compile/constants.h"
#include "sim/python/compile/walk.h"

namespace kvant::python::codegen {

using namespace syntax;
// Not the constants of code objects, which have the same name.
using Const = syntax::Constant;

const Const* docstring_of(const Seq<Stmt*>& body) {
  if (body.empty() || !body[0]->is<ExprStmt>()) return nullptr;
  const Const* value = static_cast<ExprStmt*>(body[0])->value->as<Const>();
  return value && value->type == ConstantKind::kStr ? value : nullptr;
}

namespace {

bool has_starred(const Seq<Expr*>& items) {
  for (const Expr* item : items)
    if (item->is<Starred>()) return true;
  return false;
}

// Replaces expressions by what they fold to: visit() takes a reference to the pointer that holds them.
class Folder : public Walker<Folder> {
 public:
  Folder(Tree& tree, bool future_annotations) : arena_(tree.arena), future_annotations_(future_annotations) {}

  void run(Tree& tree) {
    visit(tree.expression);
    visit_body(tree.body);
  }

  using Walker::visit;
  using Walker::visit_expr;
  using Walker::visit_part;
  using Walker::visit_pattern;
  using Walker::visit_stmt;

  void visit(Expr*& e) {
    if (!e) return;
    replacement_ = nullptr;
    Walker::visit(e);
    if (replacement_) {
      replacement_->loc = e->loc;
      e = replacement_;
      replacement_ = nullptr;
    }
  }

  void visit(const Seq<Expr*>& items) {
    for (Expr*& item : items) visit(item);
  }

  void visit(Comprehension* comprehension) {
    visit(comprehension->target);
    visit(comprehension->iter);
    visit(comprehension->ifs);
    fold_iterable(comprehension->iter);
  }

  void visit_body(const Seq<Stmt*>& body) {
    const bool had_docstring = docstring_of(body);
    visit(body);
    if (had_docstring || !docstring_of(body)) return;
    // What became a string by folding must not become the docstring.
    auto* statement = static_cast<ExprStmt*>(body[0]);
    auto* joined = arena_.make<JoinedStr>();
    joined->loc = statement->value->loc;
    joined->values = arena_.seq(std::vector<Expr*>{statement->value});
    statement->value = joined;
  }

  void visit_function(FunctionFields& s) {
    visit_arguments(*s.args);
    visit_body(s.body);
    visit(s.decorator_list);
    if (!future_annotations_) visit(s.returns);
  }
  void visit_stmt(FunctionDef& s) { visit_function(s); }
  void visit_stmt(AsyncFunctionDef& s) { visit_function(s); }
  void visit_stmt(ClassDef& s) {
    visit(s.bases);
    visit(s.keywords);
    visit_body(s.body);
    visit(s.decorator_list);
  }
  void visit_stmt(Assign& s) {
    visit(s.targets);
    visit(s.value);
  }
  void visit_stmt(AnnAssign& s) {
    visit(s.target);
    if (!future_annotations_) visit(s.annotation);
    visit(s.value);
  }
  void visit_stmt(For& s) {
    visit(s.target);
    visit(s.iter);
    visit(s.body);
    visit(s.orelse);
    fold_iterable(s.iter);
  }
  void visit_stmt(Try& s) { visit_try(s); }
  void visit_stmt(TryStar& s) { visit_try(s); }
  void visit_try(TryFields& s) {
    visit(s.body);
    visit(s.handlers);
    visit(s.orelse);
    visit(s.finalbody);
  }
  void visit_stmt(Import&) {}
  void visit_stmt(ImportFrom&) {}
  void visit_stmt(Global&) {}
  void visit_stmt(Nonlocal&) {}

  void visit_expr(NamedExpr& e) {
    visit(e.value);
    replacement_ = nullptr;
  }
  void visit_expr(BinOp& e) {
    visit(e.left);
    visit(e.right);
    if (!e.left->is<Const>()) return;
    const auto& left = static_cast<const Const&>(*e.left);
    if (e.op == BinaryOperator::kMod && left.type == ConstantKind::kStr && e.right->is<Tuple>()) {
      if (!has_starred(static_cast<Tuple*>(e.right)->elts)) replacement_ = fold_format(arena_, e);
    } else if (e.right->is<Const>()) {
      replacement_ = fold_binary(arena_, e);
    }
  }
  void visit_expr(UnaryOp& e) {
    visit(e.operand);
    if (e.operand->is<Const>()) {
      replacement_ = fold_unary(arena_, e);
    } else if (Compare* compare = e.operand->as<Compare>();
               compare && e.op == UnaryOperator::kNot && compare->ops.size() == 1) {
      invert(e, *compare);
    }
  }
  void visit_expr(Lambda& e) {
    visit_arguments(*e.args);
    visit(e.body);
  }
  void visit_expr(ListComp& e) { visit_comprehension(e); }
  void visit_expr(SetComp& e) { visit_comprehension(e); }
  void visit_expr(GeneratorExp& e) { visit_comprehension(e); }
  void visit_expr(DictComp& e) {
    visit(e.key);
    visit(e.value);
    for (Comprehension* generator : e.generators) visit(generator);
  }
  void visit_expr(Await& e) { visit(e.value); }
  void visit_expr(Yield& e) { visit(e.value); }
  void visit_expr(YieldFrom& e) { visit(e.value); }
  void visit_expr(Compare& e) {
    visit(e.left);
    visit(e.comparators);
    const CompareOperator last = e.ops.back();
    if (last == CompareOperator::kIn || last == CompareOperator::kNotIn) fold_iterable(e.comparators.back());
  }
  void visit_expr(Subscript& e) {
    visit(e.value);
    visit(e.slice);
    if (e.ctx == ExprContext::kLoad && e.value->is<Const>() && e.slice->is<Const>())
      replacement_ = fold_subscript(arena_, e);
  }
  void visit_expr(Tuple& e) {
    visit(e.elts);
    if (e.ctx == ExprContext::kLoad) replacement_ = constant_tuple(e.elts, kTupleConstant);
  }
  void visit_expr(Name& e) {
    if (e.id != "__debug__" || e.ctx != ExprContext::kLoad) return;
    auto* constant = arena_.make<Const>();
    constant->type = ConstantKind::kTrue;
    replacement_ = constant;
  }

  void visit_pattern(MatchStar&) {}
  void visit_pattern(MatchAs& p) { visit(p.pattern); }
  void visit_pattern(MatchMapping& p) {
    visit(p.keys);
    visit(p.patterns);
  }

 private:
  template <typename T>
  void visit_comprehension(T& e) {
    visit(e.elt);
    for (Comprehension* generator : e.generators) visit(generator);
  }

  void visit_arguments(Arguments& args) {
    for (const Seq<Arg*>* group : {&args.posonlyargs, &args.args, &args.kwonlyargs})
      for (Arg* arg : *group) visit_arg(arg);
    visit_arg(args.vararg);
    visit_arg(args.kwarg);
    visit(args.kw_defaults);
    visit(args.defaults);
  }

  void visit_arg(Arg* arg) {
    if (arg && !future_annotations_) visit(arg->annotation);
  }

  // not a is b  →  a is not b
  void invert(UnaryOp& node, Compare& compare) {
    using enum CompareOperator;
    CompareOperator& op = compare.ops[0];
    switch (op) {
      case kIs:
        op = kIsNot;
        break;
      case kIsNot:
        op = kIs;
        break;
      case kIn:
        op = kNotIn;
        break;
      case kNotIn:
        op = kIn;
        break;
      default:
        return;
    }
    node.loc = compare.loc;  // CPython copies the inner node over the outer, place included
    replacement_ = &compare;
  }

  Expr* constant_tuple(const Seq<Expr*>& items, ConstantKind type) {
    std::vector<Const*> constants;
    for (Expr* item : items) {
      if (!item->is<Const>()) return nullptr;
      auto* constant = static_cast<Const*>(item);
      bool known = false;
      if (type == kFrozensetConstant)
        for (const Const* other : constants) known |= equal_scalars(*other, *constant);
      if (!known) constants.push_back(constant);
    }
    auto* tuple = arena_.make<FoldedConstant>();
    tuple->type = type;
    tuple->items = arena_.seq(constants);
    return tuple;
  }

  // Nobody can see the list or set that is only iterated over: a tuple or a frozenset does.
  void fold_iterable(Expr*& iterable) {
    Expr* folded = nullptr;
    if (List* list = iterable->as<List>()) {
      if (has_starred(list->elts)) return;
      folded = constant_tuple(list->elts, kTupleConstant);
      if (!folded) {
        auto* tuple = arena_.make<Tuple>();
        tuple->elts = list->elts;
        tuple->ctx = list->ctx;
        folded = tuple;
      }
    } else if (Set* set = iterable->as<Set>()) {
      folded = constant_tuple(set->elts, kFrozensetConstant);
    }
    if (!folded) return;
    folded->loc = iterable->loc;
    iterable = folded;
  }

  Arena& arena_;
  const bool future_annotations_;
  Expr* replacement_ = nullptr;
};

}  // namespace

void fold_constants(Tree& tree, bool future_annotations) {
  Folder(tree, future_annotations).run(tree);
}

}  // namespace kvant::python::codegen
