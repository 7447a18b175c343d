// Built-in functions over attributes and classes, and functions without a public name that instructions call.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

// call_native does these itself.
Outcome native_getattr(NativeCall& c) {
  return c.fail();
}
Outcome native_setattr(NativeCall& c) {
  return c.fail();
}
Outcome native_delattr(NativeCall& c) {
  return c.fail();
}

SpecialNative special_of(NativeFn fn) {
  if (fn == native_generator_send) return SpecialNative::send;
  if (fn == native_generator_next) return SpecialNative::next;
  if (fn == native_generator_throw) return SpecialNative::throw_;
  if (fn == native_getattr) return SpecialNative::get_attribute;
  if (fn == native_setattr) return SpecialNative::set_attribute;
  if (fn == native_delattr) return SpecialNative::delete_attribute;
  if (fn == native_object_setattr) return SpecialNative::set_plainly;
  if (fn == native_object_delattr) return SpecialNative::delete_plainly;
  if (fn == native_object_getattribute) return SpecialNative::get_plainly;
  if (fn == native_run_code) return SpecialNative::code;
  if (fn == native_run_class_body) return SpecialNative::class_body;
  return SpecialNative::none;
}
Outcome native_object_setattr(NativeCall& c) {
  return c.fail();
}
Outcome native_object_delattr(NativeCall& c) {
  return c.fail();
}
Outcome native_object_getattribute(NativeCall& c) {
  return c.fail();
}
Outcome native_run_class_body(NativeCall& c) {
  return c.fail();
}

namespace {

Outcome getattr_default(NativeCall& c) {
  if (c.phase == 1) {
    if (c.raised.is_null()) return c.done(c.heap.kept(c.reply));
    if (!c.args[2].is_null() && exception_is(c.heap, c.raised, TypeId::AttributeError))
      return c.done(c.heap.kept(c.args[2]));
    c.heap.assign(c.in.thread.pending, c.heap.kept(c.raised));
    return c.fail();
  }
  return c.call(c.in.native("_getattr"), {c.args[0], c.args[1]}, 1, !c.args[2].is_null());
}
Outcome hasattr(NativeCall& c) {
  if (c.phase == 1) {
    if (!c.raised.is_null() && !exception_is(c.heap, c.raised, TypeId::AttributeError)) {
      c.heap.assign(c.in.thread.pending, c.heap.kept(c.raised));
      return c.fail();
    }
    return c.done(c.heap.kept(bool_value(c.raised.is_null())));
  }
  return c.call(c.in.native("_getattr"), {c.args[0], c.args[1]}, 1, true);
}

// obj of class with __getattribute__ or __getattr__.
Outcome custom_getattr(NativeCall& c) {
  Heap& heap = c.heap;
  switch (c.phase) {
    case 0: {
      bool in_heap_type = false;
      const Value own =
          type_lookup(heap, heap.type_of(c.args[0]), name(heap, NameId::dunder_getattribute), in_heap_type);
      if (in_heap_type) return c.call(own, {c.args[0], c.args[1]}, 1, true);
      return c.call(c.in.native("_plain_getattr"), {c.args[0], c.args[1]}, 1, true);
    }
    case 1: {
      if (c.raised.is_null()) return c.done(heap.kept(c.reply));
      const Value hook = c.in.lookup_special(c.args[0], name(heap, NameId::dunder_getattr));
      if (exception_is(heap, c.raised, TypeId::AttributeError) && !hook.is_null())
        return c.call(hook, {c.args[0], c.args[1]}, 2, true);
      heap.assign(c.in.thread.pending, heap.kept(c.raised));
      return c.fail();
    }
    default:
      if (c.raised.is_null()) return c.done(heap.kept(c.reply));
      // AttributeError.name and .obj, if the hook said nothing of them.
      if (exception_is(heap, c.raised, TypeId::AttributeError)) {
        auto* e = heap.get<Exception>(c.raised);
        if (e->extra[0].is_null() && e->extra[1].is_null()) {
          heap.assign(e->extra[0], heap.kept(c.args[1]));
          heap.assign(e->extra[1], heap.kept(c.args[0]));
        }
      }
      heap.assign(c.in.thread.pending, heap.kept(c.raised));
      return c.fail();
  }
}

// An object's class may say that it is another one: a property __class__, or a __getattribute__.
bool may_claim_a_class(NativeCall& c, Value v) {
  Heap& heap = c.heap;
  const Type* type = heap.type_at(heap.type_of(v));
  if (heap.is_exact(v, TypeId::text_io)) return true;
  if (type->is_heap == 0) return false;
  if ((type->special & kHasGetAttribute) != 0) return true;
  bool in_heap_type = false;
  type_lookup(heap, heap.type_of(v), name(heap, NameId::dunder_class), in_heap_type);
  return in_heap_type;
}

// isinstance and issubclass: classes, tuples and unions of them, classes with __instancecheck__.
Outcome check_class(NativeCall& c, bool instance) {
  Heap& heap = c.heap;
  const NameId hook_name = instance ? NameId::dunder_instancecheck : NameId::dunder_subclasscheck;
  if (c.phase == 0) {
    if (!instance && !is_type(heap, c.args[0])) {
      c.in.raise(TypeId::TypeError, "issubclass() arg 1 must be a class");
      return c.fail();
    }
    heap.assign(c.slot[0], new_list(heap, std::span<const Value>(&c.args[1], 1)));
    if (instance && may_claim_a_class(c, c.args[0]))
      return c.call(c.in.native("_getattr"), {c.args[0], name(heap, NameId::dunder_class)}, 2, true);
  }
  if (c.phase == 2 && c.raised.is_null() && is_type(heap, c.reply))
    heap.assign(c.slot[2], heap.kept(c.reply));
  if (c.phase == 1) {
    bool truth = false;
    if (truth_of(c.in, c.reply, truth) != Fast::done || truth) return c.done(heap.kept(kTrue));
  }
  const Offset type = instance ? heap.type_of(c.args[0]) : c.args[0].offset();
  while (!list_items(heap, c.slot[0]).empty()) {
    const Owned next(heap, list_pop(heap, c.slot[0], 0));
    const Value cls = next.get();
    if (heap.layout_of(cls) == Layout::tuple || heap.is_exact(cls, TypeId::union_)) {
      const Value items = heap.layout_of(cls) == Layout::tuple ? cls : heap.get<Wrapper>(cls)->target;
      std::int64_t at = 0;
      for (const Value item : tuple_items(heap, items))
        list_insert(heap, c.slot[0], at++, item == kNone ? type_value(TypeId::none) : item);
      continue;
    }
    if (is_type(heap, cls)) {
      if (is_subtype(heap, type, cls.offset())) return c.done(heap.kept(kTrue));
      if (c.slot[2] && is_subtype(heap, c.slot[2].offset(), cls.offset())) return c.done(heap.kept(kTrue));
      if (heap.get<Object>(cls)->type == type_offset(TypeId::type)) continue;
    }
    bool in_heap_type = false;
    const Value hook = type_lookup(heap, heap.type_of(cls), name(heap, hook_name), in_heap_type);
    if (in_heap_type) {
      heap.assign(c.slot[1], heap.kept(cls));
      return c.call(hook, {c.slot[1], c.args[0]}, 1);
    }
    if (is_type(heap, cls)) continue;
    if (heap.is_exact(cls, TypeId::generic_alias)) {
      c.in.raise(TypeId::TypeError, fmt::format("{}() argument 2 cannot be a parameterized generic",
                                                instance ? "isinstance" : "issubclass"));
      return c.fail();
    }
    c.in.raise(TypeId::TypeError, instance
                                      ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                                      : "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return c.fail();
  }
  return c.done(heap.kept(kFalse));
}
Outcome isinstance(NativeCall& c) {
  return check_class(c, true);
}
Outcome issubclass(NativeCall& c) {
  return check_class(c, false);
}

// __build_class__(function, name, *bases, metaclass=None, **keywords).
// slots: 0 namespace, 1 bases, 2 keywords without metaclass, 3 metaclass.
Outcome build_class(NativeCall& c) {
  Heap& heap = c.heap;
  // metaclass(name, bases, namespace, **keywords)
  const auto ask_metaclass = [&]() -> Outcome {
    std::vector<Value> args{c.args[1], c.slot[1], c.slot[0]};
    std::vector<Value> keys;
    Value k, v;
    if (!c.slot[2].is_null())
      for (std::uint32_t at = 0; dict_next(heap, c.slot[2], at, k, v);) {
        keys.push_back(k);
        args.push_back(v);
      }
    heap.assign(c.slot[1], new_tuple(heap, args));
    heap.assign(c.slot[2], keys.empty() ? Value() : new_tuple(heap, keys));
    return c.call_many(c.slot[3], tuple_items(heap, c.slot[1]), c.slot[2], 5);
  };
  switch (c.phase) {
    case 0: {
      std::vector<Value> bases(c.args.begin() + 2, c.args.end());
      for (Value& base : bases) {
        if (is_type(heap, base)) continue;
        const Value hook = c.in.lookup_special(base, name(heap, NameId::dunder_mro_entries));
        if (!hook.is_null() && heap.is_exact(base, TypeId::generic_alias)) {
          base = heap.get<Wrapper>(base)->target;
          continue;
        }
        // A function may have the hook among its own attributes, as typing.NamedTuple does.
        if (!hook.is_null() || heap.is_exact(base, TypeId::function)) {
          heap.assign(c.slot[1], new_tuple(heap, bases));
          return c.call(c.in.prelude("_resolve_bases"), {c.slot[1]}, 1);
        }
        // A metaclass may still take it: type() complains.
      }
      heap.assign(c.slot[1], new_tuple(heap, bases));
      [[fallthrough]];
    }
    case 1: {
      if (c.phase == 1) heap.assign(c.slot[1], heap.kept(c.reply));
      if (!c.keywords.is_null()) c.slot[2] = dict_copy(heap, c.keywords);
      Value meta;
      if (!c.slot[2].is_null()) {
        const Value given = dict_get_str(heap, c.slot[2], name(heap, NameId::n_metaclass));
        if (!given.is_null()) {
          meta = heap.kept(given);
          dict_del_str(heap, c.slot[2], name(heap, NameId::n_metaclass));
        }
      }
      if (meta.is_null()) {  // that of the first base, whatever it is
        const std::span<Value> bases = tuple_items(heap, c.slot[1]);
        meta = heap.kept(bases.empty() ? type_value(TypeId::type) : Value::object(heap.type_of(bases[0])));
      }
      if (is_type(heap, meta)) {
        for (const Value base : tuple_items(heap, c.slot[1])) {
          const Value other = Value::object(heap.type_of(base));
          if (is_type(heap, other) && is_subtype(heap, other.offset(), meta.offset())) {
            heap.keep(other);
            heap.drop(meta);
            meta = other;
          }
        }
      }
      c.slot[3] = meta;
      bool in_heap_type = false;
      Value prepare;
      if (is_type(heap, meta)) {
        const Value found =
            type_lookup(heap, meta.offset(), name(heap, NameId::dunder_prepare), in_heap_type);
        if (in_heap_type) prepare = found;
      }
      if (!prepare.is_null())
        return c.call(c.in.prelude("_prepare_class"),
                      {meta, c.args[1], c.slot[1], c.slot[2].is_null() ? kNone : c.slot[2]}, 2);
      [[fallthrough]];
    }
    case 2: {
      c.slot[0] = c.phase == 2 ? heap.kept(c.reply) : new_dict(heap);
      // The body runs with the new namespace as its locals.
      return c.call(c.in.native("_run_class_body"), {c.args[0], c.slot[0]}, 4);
    }
    case 4: {
      const std::span<const Value> given = c.args.subspan(2);
      if (!std::ranges::equal(given, tuple_items(heap, c.slot[1])) &&
          heap.layout_of(c.slot[0]) == Layout::dict) {
        const Owned original(heap, new_tuple(heap, given));
        dict_set_str(heap, c.slot[0], c.in.interned("__orig_bases__"), original.get());
      }
      return ask_metaclass();
    }
    default:
      return c.done(heap.kept(c.reply));
  }
}

Outcome subscript_type(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 1) return c.done(heap.kept(c.reply));
  bool in_heap_type = false;
  const Value meta =
      type_lookup(heap, heap.get<Object>(c.args[0])->type, name(heap, NameId::dunder_getitem), in_heap_type);
  if (in_heap_type) return c.call(meta, {c.args[0], c.args[1]}, 1);
  const Value hook = type_lookup(heap, c.args[0].offset(), name(heap, NameId::dunder_class_getitem));
  if (c.args[0].offset() == type_offset(TypeId::type)) return class_getitem(c);  // type[X], of it alone
  if (hook.is_null()) {
    c.in.raise(TypeId::TypeError,
               fmt::format("type '{}' is not subscriptable", text_of(heap, heap.get<Type>(c.args[0])->name)));
    return c.fail();
  }
  const Value target =
      is_wrapper_of(heap, hook, TypeId::class_method) ? heap.get<Wrapper>(hook)->target : hook;
  return c.call(target, {c.args[0], c.args[1]}, 1);
}

Outcome format_converted(NativeCall& c) {
  if (c.phase == 0)
    return c.call(c.in.prelude(c.args[1].as_small() == 1   ? "_str"
                               : c.args[1].as_small() == 2 ? "_repr"
                                                           : "_ascii"),
                  {c.args[0]}, 1);
  std::string out;
  if (!format_str(c.in, text_of(c.heap, c.reply), text_of(c.heap, c.args[2]), out)) return c.fail();
  return c.done(new_str(c.heap, out));
}

// raise X [from Y] where a class must be instantiated.
Outcome raise_native(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 0) {
    if (is_type(heap, c.args[0])) return c.call(c.args[0], {}, 1);
    heap.assign(c.slot[0], heap.kept(c.args[0]));
  } else if (c.phase == 1) {
    heap.assign(c.slot[0], heap.kept(c.reply));
    if (!exception_is(heap, c.reply, TypeId::BaseException)) {
      c.in.raise(TypeId::TypeError,
                 fmt::format("calling {} should have returned an instance of BaseException, not {}",
                             "<class>", type_name(heap, c.reply)));
      return c.fail();
    }
  }
  if (c.phase < 2 && is_type(heap, c.args[1])) return c.call(c.args[1], {}, 2);
  const Value cause = c.phase == 2 ? c.reply : c.args[1];
  raise_with_cause(c.in, c.slot[0], cause == kNotImplemented ? Value() : cause);
  return c.fail();
}

// callee(*items, **keywords) where items is any iterable.
Outcome call_with(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 0) return c.call(type_value(TypeId::tuple), {c.args[1]}, 1);
  if (c.phase == 2) return c.done(heap.kept(c.reply));
  std::vector<Value> all(tuple_items(heap, c.reply).begin(), tuple_items(heap, c.reply).end());
  std::vector<Value> keys;
  Value k, v;
  if (!(c.args[2] == kNone))
    for (std::uint32_t at = 0; dict_next(heap, c.args[2], at, k, v);) {
      keys.push_back(k);
      all.push_back(v);
    }
  c.slot[0] = new_tuple(heap, all);
  c.slot[1] = keys.empty() ? Value() : new_tuple(heap, keys);
  return c.call_many(c.args[0], tuple_items(heap, c.slot[0]), c.slot[1], 2);
}

Outcome close_and_raise(NativeCall& c) {
  if (c.phase == 0) {
    const Value method = c.in.lookup_special(c.args[0], name(c.heap, NameId::n_close));
    if (!method.is_null()) return c.call(method, {c.args[0]}, 1);
  }
  c.in.raise_object(c.args[1]);
  return c.fail();
}
Outcome throw_into(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.lookup_special(c.args[0], name(c.heap, NameId::n_throw)), {c.args[0], c.args[1]}, 1);
}

// GET_ANEXT: the result of __anext__ made awaitable.
Outcome get_anext(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 0) return c.call(c.args[0], {c.args[1]}, 1);
  if (c.phase == 1) {
    if (heap.is_exact(c.reply, TypeId::coroutine) || heap.is_exact(c.reply, TypeId::async_gen_op))
      return c.done(heap.kept(c.reply));
    const Value await = c.in.lookup_special(c.reply, name(heap, NameId::dunder_await));
    if (await.is_null()) {
      c.in.raise(TypeId::TypeError, fmt::format("'async for' received an invalid object from __anext__: {}",
                                                type_name(heap, c.reply)));
      return c.fail();
    }
    heap.assign(c.slot[0], heap.kept(c.reply));
    return c.call(await, {c.slot[0]}, 2);
  }
  return c.done(heap.kept(c.reply));
}

Outcome plain_repr_of(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  std::string out;
  const Fast fast = plain_repr(c.in, c.args[0], out);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python) return c.call(c.in.prelude("_repr_plain"), {c.args[0]}, 1);
  return c.done(new_str(c.heap, out));
}
Outcome plain_str_of(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  std::string out;
  const Fast fast = exception_text(c.in, c.args[0], out);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python) return c.call(c.in.prelude("_str_exception"), {c.args[0]}, 1);
  return c.done(new_str(c.heap, out));
}

// The first of its weak references, or None.
Outcome weak_reference(NativeCall& c) {
  for (Value v = c.heap.roots().weakrefs; !v.is_null(); v = c.heap.get<Weakref>(v)->next)
    if (c.heap.get<Weakref>(v)->target == c.args[0] && c.heap.get<Weakref>(v)->refs > 0)
      return c.done(c.heap.kept(v));
  return c.none();
}

const NativeDef kFunctions[] = {
    {"getattr", "object, name, default=, /", getattr_default},
    {"hasattr", "object, name, /", hasattr},
    {"setattr", "object, name, value, /", native_setattr},
    {"delattr", "object, name, /", native_delattr},
    {"isinstance", "object, class_or_tuple, /", isinstance},
    {"issubclass", "cls, class_or_tuple, /", issubclass},
    {"__build_class__", "...", build_class},
    {"_getattr", "object, name, /", native_getattr},
    {"_plain_getattr", "object, name, /", native_object_getattribute},
    {"_plain_setattr", "object, name, value, /", native_object_setattr},
    {"_plain_delattr", "object, name, /", native_object_delattr},
    {"_custom_getattr", "object, name, /", custom_getattr},
    {"_subscript_type", "type, key, /", subscript_type},
    {"_format_converted", "value, conversion, spec, /", format_converted},
    {"_raise", "exception, cause, /", raise_native},
    {"_send", "generator, value, /", native_generator_send},
    {"_throw", "generator, exception, /", native_generator_throw},
    {"_call_with", "callee, items, keywords, /", call_with},
    {"_close_and_raise", "inner, exception, /", close_and_raise},
    {"_throw_into", "inner, exception, /", throw_into},
    {"_get_anext", "method, iterator, /", get_anext},
    {"_plain_repr", "object, /", plain_repr_of},
    {"_plain_str", "object, /", plain_str_of},
    {"_union", "a, b, /", native_type_or},
    {"__weakref__", "self", weak_reference},
    {"_run_class_body", "function, namespace, /", native_run_class_body},
};

}  // namespace

const ModuleDef kInternalModule{"builtins", kFunctions, nullptr};

}  // namespace kvant::python
