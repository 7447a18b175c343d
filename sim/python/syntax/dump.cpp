#include "sim/python/syntax/dump.h"

#include "sim/python/syntax/dump_writer.h"

namespace kvant::python::syntax {
namespace {

constexpr const char* kBinaryNames[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
constexpr const char* kUnaryNames[] = {"Invert", "Not", "UAdd", "USub"};
constexpr const char* kCompareNames[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                         "GtE", "Is",    "IsNot", "In",  "NotIn"};

}  // namespace

std::string_view operator_name(BinaryOperator op) {
  return kBinaryNames[static_cast<int>(op)];
}

void DumpWriter::comprehensions(const Seq<Comprehension*>& list) {
  items("generators", list, [&](const Comprehension* c) {
    open("comprehension");
    field("target", c->target);
    field("iter", c->iter);
    field("ifs", c->ifs);
    number("is_async", c->is_async);
    close();
  });
}

void DumpWriter::keywords(const Seq<Keyword*>& list) {
  items("keywords", list, [&](const Keyword* k) {
    open("keyword");
    word("arg", k->arg);
    field("value", k->value);
    close(k->loc);
  });
}

void DumpWriter::argument(const Arg& a) {
  open("arg");
  word("arg", a.arg);
  field("annotation", a.annotation);
  close(a.loc);
}

void DumpWriter::arguments(const Arguments& a) {
  name("args");
  open("arguments");
  const auto list = [&](std::string_view field_name, const Seq<Arg*>& args) {
    items(field_name, args, [&](const Arg* arg) { argument(*arg); });
  };
  list("posonlyargs", a.posonlyargs);
  list("args", a.args);
  if (a.vararg) {
    name("vararg");
    argument(*a.vararg);
  }
  list("kwonlyargs", a.kwonlyargs);
  field("kw_defaults", a.kw_defaults);
  if (a.kwarg) {
    name("kwarg");
    argument(*a.kwarg);
  }
  field("defaults", a.defaults);
  close();
}

void DumpWriter::write(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kBoolOp:
      open("BoolOp");
      bare("op", e.as<BoolOp>()->op == BoolOperator::kAnd ? "And" : "Or");
      field("values", e.as<BoolOp>()->values);
      break;
    case ExprKind::kNamedExpr:
      open("NamedExpr");
      field("target", e.as<NamedExpr>()->target);
      field("value", e.as<NamedExpr>()->value);
      break;
    case ExprKind::kBinOp:
      open("BinOp");
      field("left", e.as<BinOp>()->left);
      bare("op", operator_name(e.as<BinOp>()->op));
      field("right", e.as<BinOp>()->right);
      break;
    case ExprKind::kUnaryOp:
      open("UnaryOp");
      bare("op", kUnaryNames[static_cast<int>(e.as<UnaryOp>()->op)]);
      field("operand", e.as<UnaryOp>()->operand);
      break;
    case ExprKind::kLambda:
      open("Lambda");
      arguments(*e.as<Lambda>()->args);
      field("body", e.as<Lambda>()->body);
      break;
    case ExprKind::kIfExp:
      open("IfExp");
      field("test", e.as<IfExp>()->test);
      field("body", e.as<IfExp>()->body);
      field("orelse", e.as<IfExp>()->orelse);
      break;
    case ExprKind::kDict:
      open("Dict");
      field("keys", e.as<Dict>()->keys);
      field("values", e.as<Dict>()->values);
      break;
    case ExprKind::kSet:
      open("Set");
      field("elts", e.as<Set>()->elts);
      break;
    case ExprKind::kListComp:
      open("ListComp");
      field("elt", e.as<ListComp>()->elt);
      comprehensions(e.as<ListComp>()->generators);
      break;
    case ExprKind::kSetComp:
      open("SetComp");
      field("elt", e.as<SetComp>()->elt);
      comprehensions(e.as<SetComp>()->generators);
      break;
    case ExprKind::kDictComp:
      open("DictComp");
      field("key", e.as<DictComp>()->key);
      field("value", e.as<DictComp>()->value);
      comprehensions(e.as<DictComp>()->generators);
      break;
    case ExprKind::kGeneratorExp:
      open("GeneratorExp");
      field("elt", e.as<GeneratorExp>()->elt);
      comprehensions(e.as<GeneratorExp>()->generators);
      break;
    case ExprKind::kAwait:
      open("Await");
      field("value", e.as<Await>()->value);
      break;
    case ExprKind::kYield:
      open("Yield");
      field("value", e.as<Yield>()->value);
      break;
    case ExprKind::kYieldFrom:
      open("YieldFrom");
      field("value", e.as<YieldFrom>()->value);
      break;
    case ExprKind::kCompare:
      open("Compare");
      field("left", e.as<Compare>()->left);
      items("ops", e.as<Compare>()->ops, [&](CompareOperator op) {
        open(kCompareNames[static_cast<int>(op)]);
        close();
      });
      field("comparators", e.as<Compare>()->comparators);
      break;
    case ExprKind::kCall:
      open("Call");
      field("func", e.as<Call>()->func);
      field("args", e.as<Call>()->args);
      keywords(e.as<Call>()->keywords);
      break;
    case ExprKind::kFormattedValue:
      open("FormattedValue");
      field("value", e.as<FormattedValue>()->value);
      number("conversion", e.as<FormattedValue>()->conversion);
      field("format_spec", e.as<FormattedValue>()->format_spec);
      break;
    case ExprKind::kJoinedStr:
      open("JoinedStr");
      field("values", e.as<JoinedStr>()->values);
      break;
    case ExprKind::kConstant:
      open("Constant");
      text("value", constant_repr(*e.as<Constant>()));
      if (e.as<Constant>()->u_prefix) text("kind", "'u'");
      break;
    case ExprKind::kAttribute:
      open("Attribute");
      field("value", e.as<Attribute>()->value);
      word("attr", e.as<Attribute>()->attr);
      context(e.as<Attribute>()->ctx);
      break;
    case ExprKind::kSubscript:
      open("Subscript");
      field("value", e.as<Subscript>()->value);
      field("slice", e.as<Subscript>()->slice);
      context(e.as<Subscript>()->ctx);
      break;
    case ExprKind::kStarred:
      open("Starred");
      field("value", e.as<Starred>()->value);
      context(e.as<Starred>()->ctx);
      break;
    case ExprKind::kName:
      open("Name");
      word("id", e.as<Name>()->id);
      context(e.as<Name>()->ctx);
      break;
    case ExprKind::kList:
      open("List");
      field("elts", e.as<List>()->elts);
      context(e.as<List>()->ctx);
      break;
    case ExprKind::kTuple:
      open("Tuple");
      field("elts", e.as<Tuple>()->elts);
      context(e.as<Tuple>()->ctx);
      break;
    case ExprKind::kSlice:
      open("Slice");
      field("lower", e.as<Slice>()->lower);
      field("upper", e.as<Slice>()->upper);
      field("step", e.as<Slice>()->step);
      break;
  }
  close(e.loc);
}

std::string dump(const Tree& tree, Attributes attributes) {
  DumpWriter w(attributes);
  if (tree.expression) {
    w.open("Expression");
    w.field("body", static_cast<const Expr*>(tree.expression));
  } else {
    w.open("Module");
    w.field("body", tree.body);
    w.text("type_ignores", "[]");
  }
  w.close();
  return w.take();
}

std::string dump(const Expr& e, Attributes attributes) {
  DumpWriter w(attributes);
  w.write(e);
  return w.take();
}

std::string dump(const Stmt& s, Attributes attributes) {
  DumpWriter w(attributes);
  w.write(s);
  return w.take();
}

}  // namespace kvant::python::syntax
