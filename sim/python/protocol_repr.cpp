// repr() and str() of built-in values.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/code.h"
#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_set.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/interpreter.h"
#include "sim/python/lock_names.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// The containers being shown, outermost first: one met again is shown as "[...]". Empty between operations.
thread_local std::vector<Offset> showing;

class Showing {
 public:
  explicit Showing(Value v) : again_(std::find(showing.begin(), showing.end(), v.offset()) != showing.end()) {
    if (!again_) showing.push_back(v.offset());
  }
  ~Showing() {
    if (!again_) showing.pop_back();
  }
  Showing(const Showing&) = delete;
  Showing& operator=(const Showing&) = delete;
  bool again() const { return again_; }

 private:
  bool again_;
};

Fast repr_items(Interpreter& in, std::span<const Value> items, std::string& out) {
  // By index: nothing here can change the container, but spans are cheap to hold wrong.
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    if (const Fast fast = repr_of(in, items[i], out); fast != Fast::done) return fast;
  }
  return Fast::done;
}

Fast repr_dict(Interpreter& in, Value dict, std::string& out) {
  out += '{';
  Value key, value;
  bool first = true;
  for (std::uint32_t i = 0; dict_next(in.heap, dict, i, key, value);) {
    if (!first) out += ", ";
    first = false;
    if (const Fast fast = repr_of(in, key, out); fast != Fast::done) return fast;
    out += ": ";
    if (const Fast fast = repr_of(in, value, out); fast != Fast::done) return fast;
  }
  out += '}';
  return Fast::done;
}

Fast repr_set(Interpreter& in, Value set, std::string& out) {
  const Heap& heap = in.heap;
  const bool exact = heap.is_exact(set, TypeId::set);
  if (heap.get<Set>(set)->used == 0) {
    out += type_name(heap, set) + "()";
    return Fast::done;
  }
  if (!exact) out += type_name(heap, set) + "(";
  out += '{';
  Value item;
  bool first = true;
  for (std::uint32_t i = 0; set_next(heap, set, i, item);) {
    if (!first) out += ", ";
    first = false;
    if (const Fast fast = repr_of(in, item, out); fast != Fast::done) return fast;
  }
  out += exact ? "}" : "})";
  return Fast::done;
}

Fast repr_range(Interpreter& in, Value v, std::string& out) {
  const Heap& heap = in.heap;
  const Range* r = heap.get<Range>(v);
  out += fmt::format("range({}, {}", int_to_text(heap, r->start), int_to_text(heap, r->stop));
  if (r->step != Value::small(1)) out += ", " + int_to_text(heap, r->step);
  out += ')';
  return Fast::done;
}

Fast repr_view(Interpreter& in, Value v, std::string& out) {
  Heap& heap = in.heap;
  const Value dict = heap.get<View>(v)->target;
  if (heap.is_exact(v, TypeId::mappingproxy)) {
    out += "mappingproxy(";
    const Fast fast = repr_of(in, dict, out);
    out += ')';
    return fast;
  }
  std::vector<Value> items;
  if (const Fast fast = collect(in, v, items); fast != Fast::done) return fast;
  out += type_name(heap, v) + "([";
  const Fast fast = repr_items(in, items, out);
  out += "])";
  drop_all(heap, items);
  return fast;
}

Fast repr_deque(Interpreter& in, Value v, std::string& out) {
  std::vector<Value> items;
  collect(in, v, items);
  const std::string type(type_name(in.heap, v));  // CPython's has its module in it, a class's has not
  out += type.substr(type.rfind('.') + 1) + "([";
  const Fast fast = repr_items(in, items, out);
  out += ']';
  const Value maximum = in.heap.get<NativeData>(v)->values()[1];
  if (maximum.as_small() >= 0) out += fmt::format(", maxlen={}", maximum.as_small());
  out += ')';
  drop_all(in.heap, items);
  return fast;
}

std::string complex_repr(const Complex& c) {
  const auto part = [](double d) {
    std::string text = float_repr(d);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
  };
  if (c.real == 0 && !std::signbit(c.real)) return part(c.imag) + "j";
  std::string imaginary = part(c.imag);
  if (imaginary[0] != '-') imaginary = "+" + imaginary;
  return "(" + part(c.real) + imaginary + "j)";
}

std::string text_or(const Heap& heap, Value str, std::string_view otherwise) {
  return std::string(str.is_object() && is_str(heap, str) ? text_of(heap, str) : otherwise);
}

}  // namespace

// module.qualname, without "builtins."
std::string full_type_name(const Heap& heap, Offset type) {
  const Type* t = heap.type_at(type);
  const std::string qualname = text_or(heap, t->qualname, text_or(heap, t->name, "?"));
  const std::string module = text_or(heap, t->module, "builtins");
  return module == "builtins" ? qualname : module + "." + qualname;
}

namespace {

std::string weakref_text(const Heap& heap, Value v) {
  const Value target = heap.get<Weakref>(v)->target;
  if (target.is_null()) return fmt::format("<weakref at 0x{:x}; dead>", address_of(v));
  std::string out = fmt::format("<weakref at 0x{:x}; to '{}' at 0x{:x}", address_of(v),
                                type_name(heap, target), address_of(target));
  if (heap.layout_of(target) == Layout::function || heap.layout_of(target) == Layout::type)
    out += fmt::format(
        " ({})", text_of(heap, heap.layout_of(target) == Layout::type ? heap.get<Type>(target)->name
                                                                      : heap.get<Function>(target)->name));
  return out + ">";
}

std::string at_address(const Heap& heap, Value v) {
  return fmt::format("<{} object at 0x{:x}>", full_type_name(heap, heap.type_of(v)), address_of(v));
}

Fast repr_method(Interpreter& in, Value v, std::string& out) {
  const Heap& heap = in.heap;
  const Method* m = heap.get<Method>(v);
  std::string of = "?";
  if (heap.layout_of(m->function) == Layout::function)
    of = text_or(heap, heap.get<Function>(m->function)->qualname, "?");
  out += fmt::format("<bound method {} of ", of);
  const Fast fast = repr_of(in, m->self, out);
  out += '>';
  return fast;
}

// What CPython has in its executable: written in C, or frozen.
bool is_one_of(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1))
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  return false;
}
constexpr std::string_view kBuiltInModules =
    " _thread array atexit binascii builtins cmath errno faulthandler fcntl gc itertools math select sys "
    "time "
    "unicodedata zlib ";
constexpr std::string_view kFrozenModules =
    " abc codecs importlib.machinery importlib.util io os posixpath runpy stat ";

Fast repr_module(Interpreter& in, Value v, std::string& out) {
  const Value dict = in.heap.get<Module>(v)->dict;
  const Value name = dict_get_str(in.heap, dict, in.interned("__name__"));
  const Value file = dict_get_str(in.heap, dict, in.interned("__file__"));
  const std::string text = text_or(in.heap, name, "?");
  out += fmt::format("<module {}", repr_text(text));
  const bool own = file && is_str(in.heap, file) && !text_of(in.heap, file).starts_with("/usr/lib/python3.");
  if (!own && !text.empty() && is_one_of(kBuiltInModules, text))
    out += " (built-in)>";
  else if (!own && !text.empty() && is_one_of(kFrozenModules, text))
    out += " (frozen)>";
  else if (file && is_str(in.heap, file))
    out += fmt::format(" from {}>", repr_text(text_of(in.heap, file)));
  else if (const Value loader = dict_get_str(in.heap, dict, in.interned("__loader__")); loader == kNone)
    out += ">";  // types.ModuleType(name)
  else
    out += " (built-in)>";
  return Fast::done;
}

Fast repr_exception(Interpreter& in, Value v, std::string& out) {
  const Value args = in.heap.get<Exception>(v)->args;
  out += type_name(in.heap, v) + "(";
  const Fast fast = repr_items(in, tuple_items(in.heap, args), out);
  out += ')';
  return fast;
}

Fast repr_generic_alias(Interpreter& in, Value v, std::string& out) {
  const Heap& heap = in.heap;
  const Wrapper* w = heap.get<Wrapper>(v);
  const bool is_union = heap.is_exact(v, TypeId::union_);
  const auto show = [&](Value part) {
    if (part.is_object() && heap.layout_of(part) == Layout::type &&
        heap.is_exact(part, TypeId::none) == false) {
      out += part == type_value(TypeId::none) ? "None" : full_type_name(heap, part.offset());
      return Fast::done;
    }
    if (part == kEllipsis) {
      out += "...";
      return Fast::done;
    }
    return repr_of(in, part, out);
  };
  if (!is_union) {
    if (const Fast fast = show(w->target); fast != Fast::done) return fast;
    out += '[';
  }
  const std::span<Value> parts = tuple_items(heap, is_union ? w->target : w->extra);
  // Callable[[int], str] keeps its arguments flat.
  const bool callable = !is_union && heap.layout_of(w->target) == Layout::type &&
                        full_type_name(heap, w->target.offset()) == "collections.abc.Callable" &&
                        !parts.empty() && parts[0] != kEllipsis &&
                        !(parts.size() == 2 && heap.layout_of(parts[0]) != Layout::type &&
                          type_name(heap, parts[0]) == "ParamSpec");
  if (callable) out += '[';
  if (!is_union && parts.empty()) out += "()";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (callable && i + 1 == parts.size()) out += ']';
    if (i > 0 || (callable && parts.size() == 1)) out += is_union ? " | " : ", ";
    if (const Fast fast = show(parts[i]); fast != Fast::done) return fast;
  }
  if (!is_union) out += ']';
  return Fast::done;
}

}  // namespace

Fast plain_repr(Interpreter& in, Value v, std::string& out) {
  Heap& heap = in.heap;
  const auto text = [&](std::string_view s) {
    out += s;
    return Fast::done;
  };
  const Layout layout = heap.layout_of(v);
  switch (layout) {
    case Layout::singleton:
      return text(v == kNone       ? "None"
                  : v == kTrue     ? "True"
                  : v == kFalse    ? "False"
                  : v == kEllipsis ? "Ellipsis"
                                   : "NotImplemented");
    case Layout::big_int:
      return number_repr(in, v, out) ? Fast::done : Fast::error;
    case Layout::float_:
      return text(float_repr(heap.get<Float>(v)->value));
    case Layout::complex:
      return text(complex_repr(*heap.get<Complex>(v)));
    case Layout::str:
      return text(repr_text(text_of(heap, v)));
    case Layout::bytes:
      return text(repr_bytes(bytes_of(heap, v)));
    case Layout::bytearray:
      return text(repr_bytearray(type_name(heap, v), bytes_of(heap, v)));
    case Layout::range:
      return repr_range(in, v, out);
    case Layout::slice: {
      const Slice* s = heap.get<Slice>(v);
      out += "slice(";
      const Fast fast = repr_items(in, std::array{s->start, s->stop, s->step}, out);
      out += ')';
      return fast;
    }
    case Layout::tuple:
    case Layout::list:
    case Layout::dict:
    case Layout::set:
    case Layout::view:
    case Layout::method:
    case Layout::exception:
    case Layout::native_data:
      break;
    case Layout::type:
      return text(fmt::format("<class '{}'>", full_type_name(heap, v.offset())));
    case Layout::function:
      if (stands_for_c(heap, v))
        return text(fmt::format("<built-in function {}>", text_of(heap, heap.get<Function>(v)->name)));
      return text(fmt::format("<function {} at 0x{:x}>", text_or(heap, heap.get<Function>(v)->qualname, "?"),
                              address_of(v)));
    case Layout::generator:
      return text(fmt::format("<{} object {} at 0x{:x}>", type_name(heap, v),
                              text_or(heap, heap.get<Generator>(v)->qualname, "?"), address_of(v)));
    case Layout::module:
      return repr_module(in, v, out);
    case Layout::member: {
      const auto* m = heap.get<Member>(v);
      return text(fmt::format("<member '{}' of '{}' objects>", text_of(heap, m->name),
                              text_of(heap, heap.get<Type>(m->owner)->name)));
    }
    case Layout::frame: {
      const auto* f = heap.get<Frame>(v);
      if (f->is_native != 0) return text(at_address(heap, v));
      const CodeUnit& unit = unit_of(in, f);
      return text(fmt::format("<frame at 0x{:x}, file '{}', line {}, code {}>", address_of(v), unit.filename,
                              f->ip == 0 ? unit.first_line : unit.locations[f->ip - 1].line, unit.name));
    }
    case Layout::code: {
      const CodeUnit& unit = in.runtime.codes().at(heap.get<Code>(v)->id);
      return text(fmt::format("<code object {} at 0x{:x}, file \"{}\", line {}>", unit.name, address_of(v),
                              unit.filename, unit.first_line));
    }
    case Layout::lock: {
      const auto* lock = heap.get<Lock>(v);
      std::string owner;
      if (heap.is_exact(v, TypeId::rlock))
        owner = fmt::format("owner={} count={} ", lock->word != 0 ? ident_of(lock->owner) : 0,
                            lock->word != 0 ? lock->count : 0);
      return text(fmt::format("<{} {} object {}at 0x{:x}>", lock->word != 0 ? "locked" : "unlocked",
                              type_name(heap, v), owner, address_of(v)));
    }
    case Layout::weakref:
      return text(weakref_text(heap, v));
    case Layout::native_function:
      return native_function_repr(in, v, out);
    case Layout::wrapper:
      if (heap.is_exact(v, TypeId::generic_alias) || heap.is_exact(v, TypeId::union_))
        return repr_generic_alias(in, v, out);
      if (is_wrapper_of(heap, v, TypeId::static_method) || is_wrapper_of(heap, v, TypeId::class_method)) {
        out += is_wrapper_of(heap, v, TypeId::static_method) ? "<staticmethod(" : "<classmethod(";
        const Fast fast = repr_of(in, heap.get<Wrapper>(v)->target, out);
        out += ")>";
        return fast;
      }
      return text(at_address(heap, v));
    case Layout::super: {
      const auto* s = heap.get<Super>(v);
      const auto name_of = [&](Value type) { return std::string(text_of(heap, heap.get<Type>(type)->name)); };
      return text(fmt::format("<super: <class '{}'>, {}>", name_of(s->start),
                              s->self_type.is_null() ? "NULL" : "<" + name_of(s->self_type) + " object>"));
    }
    case Layout::cell: {
      const Value held = heap.get<Cell>(v)->value;
      return text(fmt::format(
          "<cell at 0x{:x}: {}>", address_of(v),
          held.is_null() ? "empty"
                         : fmt::format("{} object at 0x{:x}", type_name(heap, held), address_of(held))));
    }
    default:
      return text(at_address(heap, v));
  }
  const Depth guard(in, " while getting the repr of an object");
  if (!guard) return Fast::error;
  const Showing mark(v);
  Fast fast = Fast::done;
  switch (layout) {
    case Layout::tuple: {
      if (mark.again()) return text("(...)");
      const auto items = tuple_items(heap, v);
      out += '(';
      fast = repr_items(in, items, out);
      out += items.size() == 1 ? ",)" : ")";
      return fast;
    }
    case Layout::list:
      if (mark.again()) return text("[...]");
      out += '[';
      fast = repr_items(in, list_items(heap, v), out);
      out += ']';
      return fast;
    case Layout::dict:
      return mark.again() ? text("{...}") : repr_dict(in, v, out);
    case Layout::set:
      return mark.again() ? text(type_name(heap, v) + "(...)") : repr_set(in, v, out);
    case Layout::view:
      return mark.again() ? text("...") : repr_view(in, v, out);
    case Layout::method:
      return repr_method(in, v, out);
    case Layout::exception:
      return mark.again() ? text("...") : repr_exception(in, v, out);
    default:
      if (heap.is_exact(v, TypeId::text_io)) return text(text_io_repr(heap, v));
      if (!is_deque(heap, v)) return text(at_address(heap, v));
      return mark.again() ? text("[...]") : repr_deque(in, v, out);
  }
}

Fast repr_of(Interpreter& in, Value v, std::string& out) {
  if (overrides(in.heap, v, kHasRepr)) return Fast::needs_python;
  const std::size_t before = out.size();
  const Fast fast = plain_repr(in, v, out);
  if (fast != Fast::done) out.resize(before);
  return fast;
}

Fast plain_str(Interpreter& in, Value v, std::string& out) {
  Heap& heap = in.heap;
  switch (heap.layout_of(v)) {
    case Layout::str:
      out += text_of(heap, v);
      return Fast::done;
    case Layout::exception:
      return exception_text(in, v, out);
    case Layout::view:
      if (heap.is_exact(v, TypeId::mappingproxy)) return repr_of(in, heap.get<View>(v)->target, out);
      return repr_of(in, v, out);
    default:
      return repr_of(in, v, out);
  }
}

Fast str_of(Interpreter& in, Value v, std::string& out) {
  if (overrides(in.heap, v, kHasStr)) return Fast::needs_python;
  const std::size_t before = out.size();
  if (in.heap.is_exact(v, TypeId::mappingproxy)) return str_of(in, in.heap.get<View>(v)->target, out);
  const Fast fast = plain_str(in, v, out);
  if (fast != Fast::done) out.resize(before);
  return fast;
}

Fast format_of(Interpreter& in, Value v, std::string_view spec, std::string& out) {
  Heap& heap = in.heap;
  if (overrides(heap, v, kHasFormat)) return Fast::needs_python;
  if (spec.empty()) return str_of(in, v, out);
  const bool is_text = v.is_object() && is_str(heap, v);
  if (!is_text && !is_number(heap, v)) {
    if (in.lookup_special(v, in.interned("__format__")) && heap.type_at(heap.type_of(v))->is_heap)
      return Fast::needs_python;
    in.raise(TypeId::TypeError,
             fmt::format("unsupported format string passed to {}.__format__", type_name(heap, v)));
    return Fast::error;
  }
  const std::size_t before = out.size();
  if (is_text ? format_str(in, text_of(heap, v), spec, out) : format_number(in, v, spec, out))
    return Fast::done;
  out.resize(before);
  return Fast::error;
}

}  // namespace kvant::python
