#include "sim/python/compile/unparse.h"

#include "sim/python/compile/constants.h"
#include "sim/python/compile/repr.h"

namespace kvant::python::codegen {

using namespace syntax;

namespace {

// How strongly an operator binds; a looser one inside a tighter one needs parentheses.
enum Level {
  kLevelNamed,
  kLevelTuple,
  kLevelTest,
  kLevelOr,
  kLevelAnd,
  kLevelNot,
  kLevelCompare,
  kLevelExpr,
  kLevelBitOr = kLevelExpr,
  kLevelBitXor,
  kLevelBitAnd,
  kLevelShift,
  kLevelArith,
  kLevelTerm,
  kLevelFactor,
  kLevelPower,
  kLevelAwait,
  kLevelAtom,
};

class Writer {
 public:
  std::string out;

  void write(const Expr* e, int level) {
    switch (e->kind) {
      case ExprKind::kBoolOp:
        return boolean(static_cast<const BoolOp&>(*e), level);
      case ExprKind::kNamedExpr: {
        const auto& named = static_cast<const NamedExpr&>(*e);
        return within(level > kLevelNamed, [&] {
          write(named.target, kLevelAtom);
          out += " := ";
          write(named.value, kLevelAtom);
        });
      }
      case ExprKind::kBinOp:
        return binary(static_cast<const BinOp&>(*e), level);
      case ExprKind::kUnaryOp:
        return unary(static_cast<const UnaryOp&>(*e), level);
      case ExprKind::kLambda:
        return lambda(static_cast<const Lambda&>(*e), level);
      case ExprKind::kIfExp: {
        const auto& choice = static_cast<const IfExp&>(*e);
        return within(level > kLevelTest, [&] {
          write(choice.body, kLevelTest + 1);
          out += " if ";
          write(choice.test, kLevelTest + 1);
          out += " else ";
          write(choice.orelse, kLevelTest);
        });
      }
      case ExprKind::kDict:
        return dict(static_cast<const Dict&>(*e));
      case ExprKind::kSet:
        out += '{';
        list(static_cast<const Set&>(*e).elts, kLevelTest);
        out += '}';
        return;
      case ExprKind::kListComp: {
        const auto& c = static_cast<const ListComp&>(*e);
        return comprehension('[', c.elt, nullptr, c.generators, ']');
      }
      case ExprKind::kSetComp: {
        const auto& c = static_cast<const SetComp&>(*e);
        return comprehension('{', c.elt, nullptr, c.generators, '}');
      }
      case ExprKind::kDictComp: {
        const auto& c = static_cast<const DictComp&>(*e);
        return comprehension('{', c.key, c.value, c.generators, '}');
      }
      case ExprKind::kGeneratorExp: {
        const auto& c = static_cast<const GeneratorExp&>(*e);
        return comprehension('(', c.elt, nullptr, c.generators, ')');
      }
      case ExprKind::kAwait:
        return within(level > kLevelAwait, [&] {
          out += "await ";
          write(static_cast<const Await&>(*e).value, kLevelAtom);
        });
      case ExprKind::kYield:
        out += "(yield";
        if (const Expr* value = static_cast<const Yield&>(*e).value) {
          out += ' ';
          write(value, kLevelTest);
        }
        out += ')';
        return;
      case ExprKind::kYieldFrom:
        out += "(yield from ";
        write(static_cast<const YieldFrom&>(*e).value, kLevelTest);
        out += ')';
        return;
      case ExprKind::kCompare:
        return compare(static_cast<const Compare&>(*e), level);
      case ExprKind::kCall:
        return call(static_cast<const Call&>(*e));
      case ExprKind::kFormattedValue:
      case ExprKind::kJoinedStr: {
        std::string body;
        format(e, body, false);
        out += 'f';
        out += repr_of_string(body);
        return;
      }
      case ExprKind::kConstant:
        return constant(static_cast<const syntax::Constant&>(*e));
      case ExprKind::kAttribute:
        return attribute(static_cast<const Attribute&>(*e));
      case ExprKind::kSubscript: {
        const auto& subscript = static_cast<const Subscript&>(*e);
        write(subscript.value, kLevelAtom);
        out += '[';
        write(subscript.slice, kLevelTuple);
        out += ']';
        return;
      }
      case ExprKind::kStarred:
        out += '*';
        return write(static_cast<const Starred&>(*e).value, kLevelExpr);
      case ExprKind::kName:
        out += static_cast<const Name&>(*e).id;
        return;
      case ExprKind::kList:
        out += '[';
        list(static_cast<const List&>(*e).elts, kLevelTest);
        out += ']';
        return;
      case ExprKind::kTuple:
        return tuple(static_cast<const Tuple&>(*e), level);
      case ExprKind::kSlice:
        return slice(static_cast<const Slice&>(*e));
    }
  }

 private:
  template <typename F>
  void within(bool parentheses, F inner) {
    if (parentheses) out += '(';
    inner();
    if (parentheses) out += ')';
  }

  void list(const Seq<Expr*>& items, int level) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i) out += ", ";
      write(items[i], level);
    }
  }

  void boolean(const BoolOp& e, int level) {
    const bool is_and = e.op == BoolOperator::kAnd;
    const int own = is_and ? kLevelAnd : kLevelOr;
    within(level > own, [&] {
      for (std::size_t i = 0; i < e.values.size(); ++i) {
        if (i) out += is_and ? " and " : " or ";
        write(e.values[i], own + 1);
      }
    });
  }

  void binary(const BinOp& e, int level) {
    static constexpr struct {
      const char* text;
      int level;
    } kOps[] = {{" + ", kLevelArith},  {" - ", kLevelArith}, {" * ", kLevelTerm},   {" @ ", kLevelTerm},
                {" / ", kLevelTerm},   {" % ", kLevelTerm},  {" ** ", kLevelPower}, {" << ", kLevelShift},
                {" >> ", kLevelShift}, {" | ", kLevelBitOr}, {" ^ ", kLevelBitXor}, {" & ", kLevelBitAnd},
                {" // ", kLevelTerm}};
    const auto& op = kOps[static_cast<int>(e.op)];
    const bool is_power = e.op == BinaryOperator::kPow;  // groups to the right
    within(level > op.level, [&] {
      write(e.left, op.level + is_power);
      out += op.text;
      write(e.right, op.level + !is_power);
    });
  }

  void unary(const UnaryOp& e, int level) {
    static constexpr const char* kOps[] = {"~", "not ", "+", "-"};
    const int own = e.op == UnaryOperator::kNot ? kLevelNot : kLevelFactor;
    within(level > own, [&] {
      out += kOps[static_cast<int>(e.op)];
      write(e.operand, own);
    });
  }

  void parameter(const Arg& arg, const Expr* default_value, bool& first, const char* star = "") {
    if (!first) out += ", ";
    first = false;
    out += star;
    out += arg.arg;
    if (arg.annotation) {
      out += ": ";
      write(arg.annotation, kLevelTest);
    }
    if (default_value) {
      out += '=';
      write(default_value, kLevelTest);
    }
  }

  void parameters(const Arguments& args) {
    bool first = true;
    const std::size_t positional = args.posonlyargs.size() + args.args.size();
    for (std::size_t i = 0; i < positional; ++i) {
      const bool posonly = i < args.posonlyargs.size();
      const std::size_t with_default = positional - args.defaults.size();
      parameter(posonly ? *args.posonlyargs[i] : *args.args[i - args.posonlyargs.size()],
                i >= with_default ? args.defaults[i - with_default] : nullptr, first);
      if (posonly && i + 1 == args.posonlyargs.size()) out += ", /";
    }
    if (args.vararg) {
      parameter(*args.vararg, nullptr, first, "*");
    } else if (!args.kwonlyargs.empty()) {
      out += first ? "*" : ", *";
      first = false;
    }
    for (std::size_t i = 0; i < args.kwonlyargs.size(); ++i)
      parameter(*args.kwonlyargs[i], args.kw_defaults[i], first);
    if (args.kwarg) parameter(*args.kwarg, nullptr, first, "**");
  }

  void lambda(const Lambda& e, int level) {
    within(level > kLevelTest, [&] {
      const Arguments& args = *e.args;
      // CPython puts no space in front of a parameter list that starts with a star.
      out += args.posonlyargs.empty() && args.args.empty() ? "lambda" : "lambda ";
      parameters(args);
      out += ": ";
      write(e.body, kLevelTest);
    });
  }

  void dict(const Dict& e) {
    out += '{';
    for (std::size_t i = 0; i < e.values.size(); ++i) {
      if (i) out += ", ";
      if (e.keys[i]) {
        write(e.keys[i], kLevelTest);
        out += ": ";
        write(e.values[i], kLevelTest);
      } else {
        out += "**";
        write(e.values[i], kLevelExpr);
      }
    }
    out += '}';
  }

  void generators(const Seq<Comprehension*>& generators) {
    for (const Comprehension* generator : generators) {
      out += generator->is_async ? " async for " : " for ";
      write(generator->target, kLevelTuple);
      out += " in ";
      write(generator->iter, kLevelTest + 1);
      for (const Expr* condition : generator->ifs) {
        out += " if ";
        write(condition, kLevelTest + 1);
      }
    }
  }

  void comprehension(char open, const Expr* elt, const Expr* value, const Seq<Comprehension*>& parts,
                     char close) {
    out += open;
    write(elt, kLevelTest);
    if (value) {
      out += ": ";
      write(value, kLevelTest);
    }
    generators(parts);
    out += close;
  }

  void compare(const Compare& e, int level) {
    static constexpr const char* kOps[] = {" == ", " != ", " < ",      " <= ", " > ",
                                           " >= ", " is ", " is not ", " in ", " not in "};
    within(level > kLevelCompare, [&] {
      write(e.left, kLevelCompare + 1);
      for (std::size_t i = 0; i < e.ops.size(); ++i) {
        out += kOps[static_cast<int>(e.ops[i])];
        write(e.comparators[i], kLevelCompare + 1);
      }
    });
  }

  void call(const Call& e) {
    write(e.func, kLevelAtom);
    if (e.args.size() == 1 && e.keywords.empty() && e.args[0]->is<GeneratorExp>())
      return write(e.args[0], kLevelTest);
    out += '(';
    list(e.args, kLevelTest);
    bool first = e.args.empty();
    for (const Keyword* keyword : e.keywords) {
      if (!first) out += ", ";
      first = false;
      if (keyword->arg.empty()) {
        out += "**";
      } else {
        out += keyword->arg;
        out += '=';
      }
      write(keyword->value, kLevelTest);
    }
    out += ')';
  }

  // The text of an f-string without its quotes.
  void format(const Expr* e, std::string& body, bool is_spec) {
    if (const JoinedStr* joined = e->as<JoinedStr>()) {
      for (const Expr* part : joined->values) format(part, body, is_spec);
    } else if (const auto* literal = e->as<syntax::Constant>()) {
      for (const char c : literal->text) {
        if (c == '{' || c == '}') body += c;
        body += c;
      }
    } else {
      const auto& value = static_cast<const FormattedValue&>(*e);
      Writer inner;
      inner.write(value.value, kLevelTest + 1);
      body += inner.out.starts_with('{') ? "{ " : "{";
      body += inner.out;
      if (value.conversion > 0) {
        body += '!';
        body += static_cast<char>(value.conversion);
      }
      if (value.format_spec) {
        body += ':';
        format(value.format_spec, body, true);
      }
      body += '}';
    }
  }

  void constant(const syntax::Constant& c) {
    if (c.type == ConstantKind::kEllipsis) {
      out += "...";
      return;
    }
    if (c.u_prefix) out += 'u';
    std::string text = repr(to_code_constant(c));
    // There is no literal for infinity: CPython writes one that overflows.
    for (std::size_t at = text.find("inf");
         c.type == ConstantKind::kFloat || c.type == ConstantKind::kComplex;) {
      if (at != text.npos) text.replace(at, 3, "1e309");
      break;
    }
    out += text;
  }

  void attribute(const Attribute& e) {
    write(e.value, kLevelAtom);
    const auto* number = e.value->as<syntax::Constant>();
    out += number && number->type == ConstantKind::kInt ? " ." : ".";
    out += e.attr;
  }

  void tuple(const Tuple& e, int level) {
    if (e.elts.empty()) {
      out += "()";
      return;
    }
    within(level > kLevelTuple, [&] {
      list(e.elts, kLevelTest);
      if (e.elts.size() == 1) out += ',';
    });
  }

  void slice(const Slice& e) {
    if (e.lower) write(e.lower, kLevelTest);
    out += ':';
    if (e.upper) write(e.upper, kLevelTest);
    if (e.step) {
      out += ':';
      write(e.step, kLevelTest);
    }
  }
};

}  // namespace

std::string unparse(const Expr& expression) {
  Writer writer;
  writer.write(&expression, kLevelTest);
  return std::move(writer.out);
}

}  // namespace kvant::python::codegen
