// Built-in functions of one value.
#include <fmt/format.h>

#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

// type(v).method(v, …), or TypeError with `message`.
Outcome call_special(NativeCall& c, Value v, std::string_view method, std::span<const Value> more,
                     std::string_view message) {
  const Value f = c.in.lookup_special(v, c.in.interned(method));
  if (!f || f == kNone) return raise(c, TypeId::TypeError, message);
  std::array<Value, 4> all{v};
  std::copy(more.begin(), more.end(), all.begin() + 1);
  c.call(f, {}, kHandedOver);
  c.callee_args = all;
  c.callee_arg_count = static_cast<int>(more.size()) + 1;
  return Outcome::call;
}

Outcome with_prefix(NativeCall& c, int base, std::string_view prefix) {
  Value v = c.args[0];
  if (c.phase == 1) v = c.reply;
  if (!is_int(c.heap, v)) {
    if (!c.in.lookup_special(v, name(c.heap, NameId::dunder_index)))
      return raise(c, TypeId::TypeError,
                   fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
    return c.call(c.in.prelude("_index"), {v}, 1);
  }
  std::string digits = int_to_text(c.heap, v, base);
  digits.insert(digits[0] == '-' ? 1 : 0, prefix);
  return c.done(new_str(c.heap, digits));
}

}  // namespace

Outcome builtin_len(NativeCall& c) {
  std::int64_t length = 0;
  const Fast fast = length_of(c.in, c.args[0], length);
  return finish(c, fast, Value::small(length), "_len", {c.args[0]});
}

Outcome builtin_repr(NativeCall& c) {
  std::string text;
  const Fast fast = repr_of(c.in, c.args[0], text);
  return finish(c, fast, fast == Fast::done ? new_str(c.heap, text) : Value(), "_repr", {c.args[0]});
}

Outcome builtin_ascii(NativeCall& c) {
  std::string text;
  const Fast fast = repr_of(c.in, c.args[0], text);
  return finish(c, fast, fast == Fast::done ? new_str(c.heap, ascii_text(text)) : Value(), "_ascii",
                {c.args[0]});
}

Outcome builtin_format(NativeCall& c) {
  const Value spec = argument(c, 1) ? argument(c, 1) : c.heap.roots().empty_str;
  if (!is_str(c.heap, spec))
    return raise(c, TypeId::TypeError,
                 fmt::format("format() argument 2 must be str, not {}", type_name(c.heap, spec)));
  std::string text;
  const Fast fast = format_of(c.in, c.args[0], text_of(c.heap, spec), text);
  return finish(c, fast, fast == Fast::done ? new_str(c.heap, text) : Value(), "_format", {c.args[0], spec});
}

Outcome builtin_hash(NativeCall& c) {
  std::int64_t hash = 0;
  const Fast fast = hash_of(c.in, c.args[0], hash);
  return finish(c, fast, fast == Fast::done ? new_int(c.heap, hash) : Value(), "_hash", {c.args[0]});
}

Outcome builtin_id(NativeCall& c) {
  return c.done(new_int_u64(c.heap, address_of(c.args[0])));
}

Outcome builtin_callable(NativeCall& c) {
  return c.done(bool_result(c.heap, is_callable(c.in, c.args[0])));
}

Outcome builtin_iter(NativeCall& c) {
  if (const Value sentinel = argument(c, 1)) {
    if (!is_callable(c.in, c.args[0])) return raise(c, TypeId::TypeError, "iter(v, w): v must be callable");
    return c.done(new_iterator(c.heap, IteratorKind::callable, c.args[0], 0, 0, 1, sentinel));
  }
  Value out;
  const Fast fast = iterator_of(c.in, c.args[0], out);
  return finish(c, fast, out, "_iter", {c.args[0]});
}

Outcome builtin_next(NativeCall& c) {
  const Value fallback = argument(c, 1);
  if (c.phase == 1) {
    if (!c.raised) return c.done(c.heap.kept(c.reply));
    if (c.in.is_instance(c.raised, TypeId::StopIteration)) return c.done(c.heap.kept(fallback));
    c.in.raise_object(c.raised);
    return c.fail();
  }
  Value item;
  switch (next_of(c.in, c.args[0], item)) {
    case Step::item:
      return c.done(item);
    case Step::exhausted:
      return fallback ? c.done(c.heap.kept(fallback)) : stop_iteration(c);
    case Step::error:
      return c.fail();
    case Step::needs_python:
      break;
  }
  return call_next(c, c.args[0], 1, !fallback.is_null());
}

Outcome builtin_chr(NativeCall& c) {
  std::int64_t code = 0;
  if (!int_argument(c, c.args[0], code)) return c.fail();
  if (code < 0 || code > 0x10FFFF) return raise(c, TypeId::ValueError, "chr() arg not in range(0x110000)");
  return c.done(char_str(c.heap, static_cast<char32_t>(code)));
}

Outcome builtin_ord(NativeCall& c) {
  const Value v = c.args[0];
  std::size_t length = 0, at = 0;
  if (v.is_object() && is_str(c.heap, v)) {
    length = c.heap.get<Str>(v)->length;
    if (length == 1)
      return c.done(Value::small(static_cast<std::int64_t>(next_code_point(text_of(c.heap, v), at))));
  } else if (v.is_object() && is_bytes_like(c.heap, v)) {
    const std::string_view data = bytes_of(c.heap, v);
    length = data.size();
    if (length == 1) return c.done(Value::small(static_cast<unsigned char>(data[0])));
  } else {
    return raise(c, TypeId::TypeError,
                 fmt::format("ord() expected string of length 1, but {} found", type_name(c.heap, v)));
  }
  return raise(c, TypeId::TypeError,
               fmt::format("ord() expected a character, but string of length {} found", length));
}

Outcome builtin_hex(NativeCall& c) {
  return with_prefix(c, 16, "0x");
}
Outcome builtin_oct(NativeCall& c) {
  return with_prefix(c, 8, "0o");
}
Outcome builtin_bin(NativeCall& c) {
  return with_prefix(c, 2, "0b");
}

Outcome builtin_abs(NativeCall& c) {
  return call_special(c, c.args[0], "__abs__", {},
                      fmt::format("bad operand type for abs(): '{}'", type_name(c.heap, c.args[0])));
}

Outcome builtin_round(NativeCall& c) {
  const Value digits = argument(c, 1);
  return call_special(c, c.args[0], "__round__", std::span(&digits, digits && digits != kNone ? 1 : 0),
                      fmt::format("type {} doesn't define __round__ method", type_name(c.heap, c.args[0])));
}

Outcome builtin_divmod(NativeCall& c) {
  return hand_over(c, "_divmod", {c.args[0], c.args[1]});
}

Outcome builtin_pow(NativeCall& c) {
  const Value modulus = argument(c, 2) ? argument(c, 2) : kNone;
  const auto is_plain = [&](Value v) {  // a derived class may have a __pow__ of its own
    return is_number(c.heap, v) && (v.is_small() || c.heap.type_at(c.heap.type_of(v))->is_heap == 0);
  };
  Value out;
  if (is_plain(c.args[0]) && is_plain(c.args[1]) && (modulus == kNone || is_plain(modulus)))
    return number_power(c.in, c.args[0], c.args[1], modulus, out) == Fast::done ? c.done(out) : c.fail();
  return hand_over(c, "_pow", {c.args[0], c.args[1], modulus});
}

}  // namespace kvant::python
