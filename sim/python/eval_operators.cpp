// Operators, comparisons, truth, subscripts: what the loop's short cuts do not do.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::string_view kSymbols[] = {"+", "&",           "//", "<<", "@", "*", "%",
                                         "|", "** or pow()", ">>", "-",  "/", "^"};
constexpr std::string_view kCompareSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

NameId binary_name(std::int32_t op) {
  return static_cast<NameId>(static_cast<int>(NameId::dunder_add) + op);
}
NameId reflected_name(std::int32_t op) {
  return static_cast<NameId>(static_cast<int>(NameId::dunder_radd) + op);
}
NameId in_place_name(std::int32_t op) {
  return static_cast<NameId>(static_cast<int>(NameId::dunder_iadd) + op);
}
NameId compare_name(CompareOp op) {
  switch (op) {
    case CompareOp::lt:
      return NameId::dunder_lt;
    case CompareOp::le:
      return NameId::dunder_le;
    case CompareOp::eq:
      return NameId::dunder_eq;
    case CompareOp::ne:
      return NameId::dunder_ne;
    case CompareOp::gt:
      return NameId::dunder_gt;
    case CompareOp::ge:
      break;
  }
  return NameId::dunder_ge;
}
CompareOp reflected(CompareOp op) {
  switch (op) {
    case CompareOp::lt:
      return CompareOp::gt;
    case CompareOp::le:
      return CompareOp::ge;
    case CompareOp::gt:
      return CompareOp::lt;
    case CompareOp::ge:
      return CompareOp::le;
    default:
      return op;
  }
}

// A method that is not C++'s own, which protocol.h has already tried. Borrowed.
Value python_method(Interpreter& in, Value v, NameId id) {
  if (!v.is_object()) return Value();
  bool in_heap_type = false;
  const Value found = type_lookup(in.heap, in.heap.type_of(v), name(in.heap, id), in_heap_type);
  if (!in_heap_type || found.is_null()) return Value();  // None is called, and that fails
  return found;
}

Status call_method(Interpreter& in, Value method, Value self, Value argument, ReturnMode mode) {
  if (in.heap.is_exact(method, TypeId::function) || in.heap.layout_of(method) == Layout::native_function)
    return call(in, method, {self, argument}, mode);
  return call(in, method, {argument}, mode);
}

bool right_goes_first(Interpreter& in, Value a, Value b, NameId id) {
  const Offset ta = in.heap.type_of(a), tb = in.heap.type_of(b);
  if (ta == tb || !is_subtype(in.heap, tb, ta)) return false;
  const Value right = python_method(in, b, id);
  return !right.is_null() && !(type_lookup(in.heap, ta, name(in.heap, id)) == right);
}

bool is_sequence(const Heap& heap, Value v) {
  if (!v.is_object()) return false;
  const Layout layout = heap.layout_of(v);
  return layout == Layout::str || layout == Layout::bytes || layout == Layout::bytearray ||
         layout == Layout::list || layout == Layout::tuple;
}

// No method did it: a sequence concatenates and repeats last of all, and complains in its own words.
Status unsupported(Interpreter& in, Frame* f, std::int32_t arg) {
  const Value a = peek(f, 1), b = peek(f, 0);
  const auto op = static_cast<BinaryOp>(arg % 13);
  if (op == BinaryOp::add && is_sequence(in.heap, a)) {
    const Layout layout = in.heap.layout_of(a);
    const std::string left = type_name(in.heap, a), right = type_name(in.heap, b);
    const std::string base = layout == Layout::str ? "str" : layout == Layout::list ? "list" : "tuple";
    in.raise(TypeId::TypeError,
             layout == Layout::bytes || layout == Layout::bytearray
                 ? fmt::format("can't concat {} to {}", right, left)
                 : fmt::format("can only concatenate {0} (not \"{1}\") to {0}", base, right));
    return Status::error;
  }
  if (op == BinaryOp::multiply && (is_sequence(in.heap, a) || is_sequence(in.heap, b))) {
    const Value count = is_sequence(in.heap, a) ? b : a;
    if (in.lookup_special(count, in.interned("__index__")).is_null()) {
      in.raise(TypeId::TypeError,
               fmt::format("can't multiply sequence by non-int of type '{}'", type_name(in.heap, count)));
      return Status::error;
    }
    const Owned right(in.heap, pop(f)), left(in.heap, pop(f));
    return call(in, in.prelude("_repeat"), {bool_value(arg >= 13), left.get(), right.get()},
                ReturnMode::push);
  }
  const std::string_view symbol = kSymbols[arg % 13];
  const bool power = arg % 13 == static_cast<int>(BinaryOp::power);
  // print >>sys.stderr, "text" of old.
  const bool old_print = arg % 13 == static_cast<int>(BinaryOp::rshift) && arg < 13 &&
                         in.heap.is_exact(a, TypeId::native_function) &&
                         function_name(in.heap, a) == "print()";
  in.raise(
      TypeId::TypeError,
      fmt::format("unsupported operand type(s) for {}{}: '{}' and '{}'{}", power && arg >= 13 ? "**" : symbol,
                  arg >= 13 ? "=" : "", type_name(in.heap, a), type_name(in.heap, b),
                  old_print ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""));
  return Status::error;
}

// An instance of a class that inherits from int, str, list …
bool inherits_value(const Heap& heap, Value v) {
  if (!v.is_object()) return false;
  const Type* type = heap.type_at(heap.get<Object>(v)->type);
  return type->is_heap != 0 && type->layout != Layout::instance;
}

Status replace_two(Interpreter& in, Frame* f, Value owned) {
  drop_top(in, f, 2);
  push(f, owned);
  return Status::next;
}

// What to try after `tried`; the operands are still on the stack.
Status next_binary(Interpreter& in, Frame* f, std::int32_t arg, ReturnMode tried, bool start) {
  const Value a = peek(f, 1), b = peek(f, 0);
  const std::int32_t op = arg % 13;
  const bool right_first = right_goes_first(in, a, b, reflected_name(op));
  if (start && arg >= 13) {
    const Value m = python_method(in, a, in_place_name(op));
    if (!m.is_null()) return call_method(in, m, a, b, ReturnMode::binary_in_place);
  }
  const bool begin = start || tried == ReturnMode::binary_in_place;
  if (begin && right_first)
    return call_method(in, python_method(in, b, reflected_name(op)), b, a, ReturnMode::binary_right);
  if (begin || (tried == ReturnMode::binary_right && right_first)) {
    const Value m = python_method(in, a, binary_name(op));
    if (!m.is_null()) return call_method(in, m, a, b, ReturnMode::binary_left);
    tried = ReturnMode::binary_left;
  }
  if (tried == ReturnMode::binary_left && !right_first && in.heap.type_of(a) != in.heap.type_of(b)) {
    const Value m = python_method(in, b, reflected_name(op));
    if (!m.is_null()) return call_method(in, m, b, a, ReturnMode::binary_right);
  }
  // The methods of the program's own classes declined; a class that inherits from a built-in one still is
  // that.
  if (!start && (inherits_value(in.heap, a) || inherits_value(in.heap, b))) {
    Value out;
    const Fast fast = binary(in, static_cast<BinaryOp>(op), arg >= 13, a, b, out);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::done && !(out == kNotImplemented)) return replace_two(in, f, out);
    if (fast == Fast::done) in.heap.drop(out);
  }
  return unsupported(in, f, arg);
}

// What stands for the slot of a comparison: a method of the program's own, or of the built-in type it
// inherits from. object.__ne__ is the negation of __eq__: then `by_eq`, and the result is turned round in
// deliver_operator.
Value compare_method(Interpreter& in, Value v, CompareOp op, bool& by_eq) {
  by_eq = false;
  const auto look = [&](NameId id) {
    bool in_heap_type = false;
    const Value found = type_lookup(in.heap, in.heap.type_of(v), name(in.heap, id), in_heap_type);
    const bool of_object = !found.is_null() && !in_heap_type &&
                           in.heap.layout_of(found) == Layout::native_function &&
                           native_at(in.heap.get<NativeFunction>(found)->index).type == TypeId::object;
    return of_object ? Value() : found;
  };
  const Value m = look(compare_name(op));
  if (!m.is_null() || op != CompareOp::ne) return m;
  by_eq = true;
  return look(NameId::dunder_eq);
}

Status next_compare(Interpreter& in, Frame* f, CompareOp op, ReturnMode tried, bool start) {
  const Value a = peek(f, 1), b = peek(f, 0);
  bool by_eq = false;
  const auto method = [&](Value v, CompareOp which) { return compare_method(in, v, which, by_eq); };
  const Offset ta = in.heap.type_of(a), tb = in.heap.type_of(b);
  const Value right = method(b, reflected(op));
  const bool right_first = ta != tb && is_subtype(in.heap, tb, ta) && !right.is_null();
  if (start && right_first) return call_method(in, right, b, a, ReturnMode::compare_right);
  if (start || (tried == ReturnMode::compare_right && right_first)) {
    const Value m = method(a, op);
    if (!m.is_null()) return call_method(in, m, a, b, ReturnMode::compare_left);
    tried = ReturnMode::compare_left;
  }
  if (tried == ReturnMode::compare_left && !right_first && !right.is_null())
    return call_method(in, right, b, a, ReturnMode::compare_right);
  if (op == CompareOp::eq || op == CompareOp::ne)
    return replace_two(in, f, in.heap.kept(bool_value((a == b) == (op == CompareOp::eq))));
  in.raise(TypeId::TypeError,
           fmt::format("'{}' not supported between instances of '{}' and '{}'",
                       kCompareSymbols[static_cast<int>(op)], type_name(in.heap, a), type_name(in.heap, b)));
  return Status::error;
}

bool negated(Interpreter& in, Frame* f, CompareOp op, ReturnMode mode) {
  bool by_eq = false;
  compare_method(in, mode == ReturnMode::compare_left ? peek(f, 1) : peek(f, 0), op, by_eq);
  return by_eq;
}

}  // namespace

Status deliver_operator(Interpreter& in, Frame* f, Value owned, ReturnMode mode) {
  const Instr instr = unit_of(in, f).code[f->ip - 1];
  const bool comparing = mode == ReturnMode::compare_left || mode == ReturnMode::compare_right;
  if (!(owned == kNotImplemented)) {
    if (comparing && negated(in, f, static_cast<CompareOp>(instr.arg), mode)) {
      bool truth = false;
      if (truth_of(in, owned, truth) == Fast::done) {
        in.heap.drop(owned);
        owned = in.heap.kept(bool_value(!truth));
      }
    }
    return replace_two(in, f, owned);
  }
  in.heap.drop(owned);
  if (comparing) return next_compare(in, f, static_cast<CompareOp>(instr.arg), mode, false);
  return next_binary(in, f, instr.arg, mode, false);
}

Status op_BINARY_OP(Interpreter& in, Frame* f, Instr i) {
  const Value a = peek(f, 1), b = peek(f, 0);
  Value out;
  const std::int32_t op = i.arg % 13;
  const bool overridden =
      (inherits_value(in.heap, a) && (!python_method(in, a, binary_name(op)).is_null() ||
                                      (i.arg >= 13 && !python_method(in, a, in_place_name(op)).is_null()))) ||
      (inherits_value(in.heap, b) && right_goes_first(in, a, b, reflected_name(op)));
  if (overridden) return next_binary(in, f, i.arg, ReturnMode::push, true);
  switch (binary(in, static_cast<BinaryOp>(op), i.arg >= 13, a, b, out)) {
    case Fast::error:
      return Status::error;
    case Fast::done:
      if (!(out == kNotImplemented)) return replace_two(in, f, out);
      in.heap.drop(out);
      break;
    case Fast::needs_python: {
      // A built-in operand, but what is inside it needs Python code.
      const bool own = !python_method(in, a, binary_name(op)).is_null() ||
                       (i.arg >= 13 && !python_method(in, a, in_place_name(op)).is_null()) ||
                       right_goes_first(in, a, b, reflected_name(op));
      if (own) break;
      const Owned right(in.heap, pop(f)), left(in.heap, pop(f));
      return call(in, in.prelude("_binary_plain"),
                  {Value::small(op), bool_value(i.arg >= 13), left.get(), right.get()}, ReturnMode::push);
    }
  }
  return next_binary(in, f, i.arg, ReturnMode::push, true);
}

Status op_COMPARE_OP(Interpreter& in, Frame* f, Instr i) {
  const Value a = peek(f, 1), b = peek(f, 0);
  const auto op = static_cast<CompareOp>(i.arg);
  Value out;
  switch (compare(in, op, a, b, out)) {
    case Fast::error:
      return Status::error;
    case Fast::done:
      return replace_two(in, f, out);
    case Fast::needs_python:
      break;
  }
  const bool methods = !python_method(in, a, compare_name(op)).is_null() ||
                       !python_method(in, b, compare_name(reflected(op))).is_null() ||
                       (op == CompareOp::ne && (!python_method(in, a, NameId::dunder_eq).is_null() ||
                                                !python_method(in, b, NameId::dunder_eq).is_null()));
  if (!methods) {
    const Value prelude = in.prelude("_compare");
    const Layout layout = in.heap.layout_of(a);
    if (!prelude.is_null() && layout == in.heap.layout_of(b) && layout != Layout::instance) {
      const Owned left(in.heap, in.heap.kept(a)), right(in.heap, in.heap.kept(b));
      drop_top(in, f, 2);
      return call(in, prelude, {Value::small(i.arg), left.get(), right.get()}, ReturnMode::push);
    }
  }
  return next_compare(in, f, op, ReturnMode::push, true);
}

Status op_CONTAINS_OP(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value item = peek(f, 1), container = peek(f, 0);
  bool result = false;
  const Fast fast = contains(in, container, item, result);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done) return replace_two(in, f, heap.kept(bool_value(result != (i.arg != 0))));
  const Owned owned_container(heap, pop(f)), owned_item(heap, pop(f));
  const Value m = python_method(in, container, NameId::dunder_contains);
  if (!m.is_null()) return call_method(in, m, container, item, ReturnMode::contains);
  return call(in, in.prelude("_contains"), {container, item}, ReturnMode::contains);
}

namespace {

Status unary_op(Interpreter& in, Frame* f, char op, NameId id) {
  const Value v = peek(f, 0);
  if (v.is_object() && in.heap.type_at(in.heap.type_of(v))->is_heap != 0) {
    if (const Value own = python_method(in, v, id); !own.is_null()) {
      const Owned self(in.heap, pop(f));
      return call(in, own, {self.get()}, ReturnMode::push);
    }
  }
  Value out;
  const Fast fast = unary(in, op, v, out);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done && !(out == kNotImplemented)) {
    in.heap.drop(pop(f));
    push(f, out);
    return Status::next;
  }
  const Value m = python_method(in, v, id);
  if (m.is_null()) {
    in.raise(TypeId::TypeError,
             fmt::format("bad operand type for unary {}: '{}'", op, type_name(in.heap, v)));
    return Status::error;
  }
  const Owned self(in.heap, pop(f));
  return call(in, m, {self.get()}, ReturnMode::push);
}

// A conditional jump or `not` on any value: takes it off the stack unless the instruction may leave it there.
Status truth_op(Interpreter& in, Frame* f, bool keeps) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  bool truth = false;
  const Fast fast = truth_of(in, v, truth);
  if (fast == Fast::error) return Status::error;
  const Owned operand(heap, keeps ? heap.kept(v) : pop(f));
  if (fast == Fast::done) {
    finish_truth(in, f, truth);
    return Status::next;
  }
  Value m = python_method(in, v, NameId::dunder_bool);
  if (!m.is_null()) return call(in, m, {v}, ReturnMode::truth);
  m = python_method(in, v, NameId::dunder_len);
  if (!m.is_null()) return call(in, m, {v}, ReturnMode::truth_length);
  return call(in, in.prelude("_truth"), {v}, ReturnMode::truth);
}

}  // namespace

Status op_UNARY_NEGATIVE(Interpreter& in, Frame* f, Instr) {
  return unary_op(in, f, '-', NameId::dunder_neg);
}
Status op_UNARY_POSITIVE(Interpreter& in, Frame* f, Instr) {
  return unary_op(in, f, '+', NameId::dunder_pos);
}
Status op_UNARY_INVERT(Interpreter& in, Frame* f, Instr) {
  return unary_op(in, f, '~', NameId::dunder_invert);
}
Status op_UNARY_NOT(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, false);
}
Status op_POP_JUMP_FORWARD_IF_FALSE(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, false);
}
Status op_POP_JUMP_FORWARD_IF_TRUE(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, false);
}
Status op_POP_JUMP_BACKWARD_IF_FALSE(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, false);
}
Status op_POP_JUMP_BACKWARD_IF_TRUE(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, false);
}
Status op_JUMP_IF_FALSE_OR_POP(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, true);
}
Status op_JUMP_IF_TRUE_OR_POP(Interpreter& in, Frame* f, Instr) {
  return truth_op(in, f, true);
}

Status op_BINARY_SUBSCR(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value container = peek(f, 1), key = peek(f, 0);
  const Layout layout = heap.layout_of(container);
  if (layout == Layout::type) {
    const Owned owned_key(heap, pop(f)), owned_container(heap, pop(f));
    return call(in, in.native("_subscript_type"), {container, key}, ReturnMode::push);
  }
  const Value m = python_method(in, container, NameId::dunder_getitem);
  if (!m.is_null()) {
    const Owned owned_key(heap, pop(f)), owned_container(heap, pop(f));
    return call_method(in, m, container, key, ReturnMode::push);
  }
  Value out;
  const Fast fast = get_item(in, container, key, out);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done) return replace_two(in, f, out);
  if (layout == Layout::instance &&
      type_lookup(heap, heap.type_of(container), name(heap, NameId::dunder_getitem)).is_null()) {
    in.raise(TypeId::TypeError, fmt::format("'{}' object is not subscriptable", type_name(heap, container)));
    return Status::error;
  }
  const Owned owned_key(heap, pop(f)), owned_container(heap, pop(f));
  return call(in, in.prelude("_getitem"), {container, key}, ReturnMode::push);
}

Status op_STORE_SUBSCR(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value key = peek(f, 0), container = peek(f, 1), value = peek(f, 2);
  Value m = python_method(in, container, NameId::dunder_setitem);
  if (m.is_null()) {
    const Fast fast = set_item(in, container, key, value);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::done) {
      drop_top(in, f, 3);
      return Status::next;
    }
    if (heap.layout_of(container) == Layout::instance) {
      in.raise(TypeId::TypeError,
               fmt::format("'{}' object does not support item assignment", type_name(heap, container)));
      return Status::error;
    }
    m = in.prelude("_setitem");
  }
  const Owned owned_key(heap, pop(f)), owned_container(heap, pop(f)), owned_value(heap, pop(f));
  return call(in, m, {container, key, value}, ReturnMode::discard);
}

Status op_DELETE_SUBSCR(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value key = peek(f, 0), container = peek(f, 1);
  Value m = python_method(in, container, NameId::dunder_delitem);
  if (m.is_null()) {
    const Fast fast = delete_item(in, container, key);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::done) {
      drop_top(in, f, 2);
      return Status::next;
    }
    if (heap.layout_of(container) == Layout::instance) {
      in.raise(TypeId::TypeError,
               fmt::format("'{}' object doesn't support item deletion", type_name(heap, container)));
      return Status::error;
    }
    m = in.prelude("_delitem");
  }
  const Owned owned_key(heap, pop(f)), owned_container(heap, pop(f));
  return call(in, m, {container, key}, ReturnMode::discard);
}

Status op_GET_LEN(Interpreter& in, Frame* f, Instr) {
  std::int64_t length = 0;
  const Fast fast = length_of(in, peek(f, 0), length);
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::needs_python) return call(in, in.prelude("_len"), {peek(f, 0)}, ReturnMode::push);
  push(f, Value::small(length));
  return Status::next;
}

Status op_FORMAT_VALUE(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const bool has_spec = (i.arg & 4) != 0;
  const int conversion = i.arg & 3;
  const Owned spec(heap, has_spec ? pop(f) : Value());
  const std::string spec_text = has_spec ? std::string(text_of(heap, spec.get())) : std::string();
  const Value v = peek(f, 0);
  std::string out;
  Fast fast = Fast::done;
  if (conversion == 0) {
    if (heap.is_exact(v, TypeId::str) && spec_text.empty()) return Status::next;
    const Value m = python_method(in, v, NameId::dunder_format);
    if (!m.is_null()) {
      const Owned self(heap, pop(f));
      const Owned text(heap, new_str(heap, spec_text));
      return call_method(in, m, v, text.get(), ReturnMode::text);
    }
    fast = format_of(in, v, spec_text, out);
  } else {
    fast = conversion == 1 ? str_of(in, v, out) : repr_of(in, v, out);
    if (fast == Fast::done && conversion == 3) out = ascii_text(out);
    if (fast == Fast::done && !spec_text.empty()) {
      std::string formatted;
      if (!format_str(in, out, spec_text, formatted)) return Status::error;
      out = std::move(formatted);
    }
  }
  if (fast == Fast::error) return Status::error;
  if (fast == Fast::done) {
    const Value text = new_str(heap, out);
    heap.drop(pop(f));
    push(f, text);
    return Status::next;
  }
  const Owned self(heap, pop(f));
  const Owned text(heap, new_str(heap, spec_text));
  if (conversion == 0) return call(in, in.prelude("_format"), {v, text.get()}, ReturnMode::text);
  return call(in, in.native("_format_converted"), {v, Value::small(conversion), text.get()},
              ReturnMode::text);
}

}  // namespace kvant::python
