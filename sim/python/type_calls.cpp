// type(…): making objects and classes.
#include <fmt/format.h>

#include <vector>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/natives.h"
#include "sim/python/state.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// Arguments of a raw native as call_many wants them: positional ones and then the dict's values.
struct Spread {
  std::vector<Value> values;
  Value names;  // owned tuple or null
};
Spread spread(Heap& heap, std::span<const Value> args, Value keywords) {
  Spread s;
  s.values.assign(args.begin(), args.end());
  if (!keywords.is_null() && dict_size(heap, keywords) > 0) {
    std::vector<Value> keys;
    Value k, v;
    for (std::uint32_t at = 0; dict_next(heap, keywords, at, k, v);) {
      keys.push_back(k);
      s.values.push_back(v);
    }
    s.names = new_tuple(heap, keys);
  }
  return s;
}

bool is_native_callable(const Heap& heap, Value v) {
  return heap.layout_of(v) == Layout::native_function;
}

// Keeps the arguments of a call_many in slots 1 and 2 until the call is made.
Outcome call_spread(NativeCall& c, Value callable, Spread s, int phase) {
  c.heap.assign(c.slot[1], new_tuple(c.heap, s.values));
  c.heap.assign(c.slot[2], s.names);
  return c.call_many(callable, tuple_items(c.heap, c.slot[1]), c.slot[2], phase);
}

// Layouts whose __new__ makes an empty object and whose __init__ fills it.
bool fills_in_init(Layout layout) {
  return layout == Layout::list || layout == Layout::dict || layout == Layout::set ||
         layout == Layout::property || layout == Layout::module || layout == Layout::wrapper ||
         layout == Layout::bytearray || layout == Layout::random || layout == Layout::native_data;
}

}  // namespace

Outcome native_function_call(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return call_spread(c, c.args[0], spread(c.heap, c.args.subspan(1), c.keywords), 1);
}

Outcome native_type_call(NativeCall& c) {
  Heap& heap = c.heap;
  const Value cls = c.args[0];
  const Type* type = heap.get<Type>(cls);
  switch (c.phase) {
    case 0: {
      const Value maker = type_lookup(heap, cls.offset(), name(heap, NameId::dunder_new));
      const Value init = type_lookup(heap, cls.offset(), name(heap, NameId::dunder_init));
      const bool python_init = !init.is_null() && !is_native_callable(heap, init);
      std::span<const Value> args = c.args;
      Value keywords = c.keywords;
      if (python_init && fills_in_init(type->layout) && is_native_callable(heap, maker) &&
          !(cls == type_value(TypeId::type)) && heap.is_exact(maker, TypeId::native_function)) {
        args = args.first(1);
        keywords = Value();
      }
      const Value target =
          is_wrapper_of(heap, maker, TypeId::static_method) ? heap.get<Wrapper>(maker)->target : maker;
      return call_spread(c, target, spread(heap, args, keywords), 1);
    }
    case 1: {
      if (!is_subtype(heap, heap.type_of(c.reply), cls.offset())) return c.done(heap.kept(c.reply));
      const Value init = type_lookup(heap, heap.type_of(c.reply), name(heap, NameId::dunder_init));
      if (init.is_null() || is_native_callable(heap, init)) {
        // BaseException.__init__: `args` are those of the call, whatever a __new__ in Python made of them.
        if (heap.layout_of(c.reply) == Layout::exception &&
            !is_native_callable(heap, type_lookup(heap, cls.offset(), name(heap, NameId::dunder_new))))
          heap.assign(heap.get<Exception>(c.reply)->args, new_tuple(heap, c.args.subspan(1)));
        return c.done(heap.kept(c.reply));
      }
      heap.assign(c.slot[0], heap.kept(c.reply));
      std::vector<Value> args(c.args.begin(), c.args.end());
      args[0] = c.slot[0];
      if (!heap.is_exact(init, TypeId::function)) args.erase(args.begin());
      return call_spread(c, init, spread(heap, args, c.keywords), 2);
    }
    default: {
      if (!(c.reply == kNone)) {
        c.in.raise(TypeId::TypeError,
                   fmt::format("__init__() should return None, not '{}'", type_name(heap, c.reply)));
        return c.fail();
      }
      return c.done(heap.kept(c.slot[0]));
    }
  }
}

// object.__new__ and, with it, object().
Outcome native_object_new(NativeCall& c) {
  Heap& heap = c.heap;
  const Value cls = c.args[0];
  if (!is_type(heap, cls)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("object.__new__(X): X is not a type object ({})", type_name(heap, cls)));
    return c.fail();
  }
  const Type* type = heap.get<Type>(cls);
  if (type->layout != Layout::instance) {
    c.in.raise(TypeId::TypeError,
               fmt::format("object.__new__({0}) is not safe, use {0}.__new__()", text_of(heap, type->name)));
    return c.fail();
  }
  const bool excess = c.args.size() > 1 || (!c.keywords.is_null() && dict_size(heap, c.keywords) > 0);
  if (excess && (type->special & kHasNew) != 0) {
    c.in.raise(TypeId::TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    return c.fail();
  }
  if (excess && (type->special & kHasInit) == 0) {
    c.in.raise(TypeId::TypeError, fmt::format("{}() takes no arguments", text_of(heap, type->name)));
    return c.fail();
  }
  if ((type->flags & kTypeAbstract) != 0) return c.call(c.in.prelude("_raise_abstract"), {cls}, 1);
  const std::size_t bytes = sizeof(Instance) + type->slot_count * sizeof(Value);
  auto* object = heap.create<Instance>(cls.offset(), bytes);
  object->dict = Value();
  for (std::uint32_t k = 0; k < type->slot_count; ++k) object->slots()[k] = Value();
  if (type->is_heap != 0) heap.keep(cls);
  return c.done(Value::object(heap.offset_of(object)));
}

// type(x) and type(name, bases, dict, **keywords). args[0] is the metaclass.
Outcome native_type_new(NativeCall& c) {
  Heap& heap = c.heap;
  const std::span<const Value> args = c.args;
  switch (c.phase) {
    case 0: {
      if (args.size() == 2 && args[0] == type_value(TypeId::type))
        return c.done(heap.kept(Value::object(heap.type_of(args[1]))));
      if (args.size() != 4) {
        c.in.raise(TypeId::TypeError,
                   args[0] == type_value(TypeId::type)
                       ? "type() takes 1 or 3 arguments"
                       : fmt::format("type.__new__() takes exactly 3 arguments ({} given)", args.size() - 1));
        return c.fail();
      }
      if (!is_str(heap, args[1]) || heap.layout_of(args[2]) != Layout::tuple ||
          heap.layout_of(args[3]) != Layout::dict) {
        const int wrong = !is_str(heap, args[1]) ? 1 : heap.layout_of(args[2]) != Layout::tuple ? 2 : 3;
        c.in.raise(TypeId::TypeError, fmt::format("type.__new__() argument {} must be {}, not {}", wrong,
                                                  wrong == 1   ? "str"
                                                  : wrong == 2 ? "tuple"
                                                               : "dict",
                                                  type_name(heap, args[static_cast<std::size_t>(wrong)])));
        return c.fail();
      }
      for (const Value base : tuple_items(heap, args[2])) {
        if (is_type(heap, base)) continue;
        c.in.raise(TypeId::TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
        return c.fail();
      }
      // The most derived of the bases' metaclasses.
      Value meta = args[0];
      for (const Value base : tuple_items(heap, args[2])) {
        const Value other = Value::object(heap.get<Object>(base)->type);
        if (is_subtype(heap, meta.offset(), other.offset())) continue;
        if (is_subtype(heap, other.offset(), meta.offset())) {
          meta = other;
          continue;
        }
        c.in.raise(
            TypeId::TypeError,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
            "metaclasses of all its bases");
        return c.fail();
      }
      if (!(meta == args[0])) {
        const Value maker = type_lookup(heap, meta.offset(), name(heap, NameId::dunder_new));
        if (!is_native_callable(heap, maker)) {
          const Value target =
              is_wrapper_of(heap, maker, TypeId::static_method) ? heap.get<Wrapper>(maker)->target : maker;
          std::vector<Value> all(args.begin(), args.end());
          all[0] = meta;
          return call_spread(c, target, spread(heap, all, c.keywords), 3);
        }
      }
      const Value cls = new_class(c.in, meta, args[1], args[2], args[3]);
      if (cls.is_null()) return c.fail();
      c.slot[0] = cls;
      c.number[0] = 0;
      [[fallthrough]];
    }
    case 1: {  // __set_name__ of everything in the class's dict, in order
      if (!c.raised.is_null()) {
        return c.call(c.in.prelude("_set_name_failed"), {c.raised, c.slot[3], c.slot[0]}, 2);
      }
      const Value dict = heap.get<Type>(c.slot[0])->dict;
      auto at = static_cast<std::uint32_t>(c.number[0]);
      Value key, value;
      while (dict_next(heap, dict, at, key, value)) {
        if (!value.is_object()) continue;
        const bool own_kind = heap.type_at(heap.type_of(value))->is_heap != 0;
        if (heap.layout_of(value) == Layout::property && !own_kind) {
          heap.assign(heap.get<Property>(value)->name, heap.kept(key));
          continue;
        }
        if (!own_kind) continue;
        const Value hook = c.in.lookup_special(value, name(heap, NameId::dunder_set_name));
        if (hook.is_null()) continue;
        c.number[0] = at;
        heap.assign(c.slot[3], new_tuple(heap, std::array{value, key}));
        return c.call(hook, {value, c.slot[0], key}, 1, true);
      }
      // super(cls, cls).__init_subclass__(**keywords)
      const std::span<Value> mro = tuple_items(heap, heap.get<Type>(c.slot[0])->mro);
      for (std::size_t i = 1; i < mro.size(); ++i) {
        const Value hook =
            dict_get_str(heap, heap.get<Type>(mro[i])->dict, name(heap, NameId::dunder_init_subclass));
        if (hook.is_null()) continue;
        if (heap.get<Type>(mro[i])->is_heap == 0) break;
        const Value target =
            is_wrapper_of(heap, hook, TypeId::class_method) ? heap.get<Wrapper>(hook)->target : hook;
        const Value self = c.slot[0];
        return call_spread(c, target, spread(heap, std::span<const Value>(&self, 1), c.keywords), 2);
      }
      if (!c.keywords.is_null() && dict_size(heap, c.keywords) > 0) {
        c.in.raise(TypeId::TypeError, fmt::format("{}.__init_subclass__() takes no keyword arguments",
                                                  text_of(heap, heap.get<Type>(c.slot[0])->name)));
        return c.fail();
      }
      return c.done(heap.kept(c.slot[0]));
    }
    case 3:
      return c.done(heap.kept(c.reply));
    default:
      return c.done(heap.kept(c.slot[0]));
  }
}

Status call_type(Interpreter& in, Value type, std::span<const Value> args, Value names, ReturnMode mode,
                 Value& result) {
  Heap& heap = in.heap;
  const Type* t = heap.get<Type>(type);
  std::vector<Value> all;
  all.reserve(args.size() + 1);
  all.push_back(type);
  all.insert(all.end(), args.begin(), args.end());
  if (t->type != type_offset(TypeId::type)) {
    bool in_heap_type = false;
    const Value meta_call = type_lookup(heap, t->type, name(heap, NameId::dunder_call), in_heap_type);
    if (in_heap_type) return invoke(in, meta_call, all, names, mode, result);
  }
  const bool plain = (t->special & (kHasNew | kHasInit)) == 0;
  if (plain && t->native_new != 0)
    return call_native(in, t->native_new - 1, Value(), all, names, mode, result);
  if (plain && t->is_heap == 0) {
    in.raise(TypeId::TypeError, fmt::format("cannot create '{}' instances", text_of(heap, t->name)));
    return Status::error;
  }
  static const std::uint32_t kTypeCall = native_index(type_call_def(), TypeId::type);
  return call_native(in, kTypeCall, Value(), all, names, mode, result);
}

}  // namespace kvant::python
