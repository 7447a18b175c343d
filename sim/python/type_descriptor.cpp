// property, staticmethod, classmethod, super, weak references, generic aliases.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"
#include "sim/python/weak.h"

namespace kvant::python {

bool has_weak_room(Interpreter& in, Value type) {
  Heap& heap = in.heap;
  for (const Value v : tuple_items(heap, heap.get<Type>(type)->mro)) {
    const Type* t = heap.get<Type>(v);
    if (t->is_heap == 0) continue;
    const Value slots = dict_get_str(heap, t->dict, name(heap, NameId::dunder_slots));
    if (slots.is_null()) return true;
    const auto is_room = [&](Value item) {
      return is_str(heap, item) && text_of(heap, item) == "__weakref__";
    };
    const Layout layout = heap.layout_of(slots);
    if (layout == Layout::list || layout == Layout::tuple) {
      for (const Value item : layout == Layout::list ? list_items(heap, slots) : tuple_items(heap, slots))
        if (is_room(item)) return true;
    } else if (!is_str(heap, slots) || is_room(slots)) {
      return true;
    }
  }
  return false;
}

namespace {

// --- property ---
Value none_to_null(Value v) {
  return v == kNone ? Value() : v;
}
void fill_property(Heap& heap, Property* p, Value getter, Value setter, Value deleter, Value doc) {
  heap.assign(p->getter, heap.kept(none_to_null(getter)));
  heap.assign(p->setter, heap.kept(none_to_null(setter)));
  heap.assign(p->deleter, heap.kept(none_to_null(deleter)));
  if ((doc.is_null() || doc == kNone) && !p->getter.is_null() && heap.is_exact(p->getter, TypeId::function))
    doc = heap.get<Function>(p->getter)->doc;
  heap.assign(p->doc, heap.kept(doc.is_null() ? kNone : doc));
}
Value make_property(Heap& heap, Offset type, Value getter, Value setter, Value deleter, Value doc) {
  auto* p = heap.create<Property>(type);
  p->getter = p->setter = p->deleter = p->doc = p->name = p->dict = Value();
  fill_property(heap, p, getter, setter, deleter, doc);
  if (heap.type_at(type)->is_heap != 0) heap.keep(Value::object(type));
  return Value::object(heap.offset_of(p));
}
Outcome property_new(NativeCall& c) {
  return c.done(make_property(c.heap, c.args[0].offset(), c.args[1], c.args[2], c.args[3], c.args[4]));
}
Outcome property_init(NativeCall& c) {
  fill_property(c.heap, c.heap.get<Property>(c.args[0]), c.args[1], c.args[2], c.args[3], c.args[4]);
  return c.none();
}
Outcome property_getter(NativeCall& c) {
  const auto* p = c.heap.get<Property>(c.args[0]);
  return c.done(make_property(c.heap, p->type, c.args[1], p->setter, p->deleter, Value()));
}
Outcome property_setter(NativeCall& c) {
  const auto* p = c.heap.get<Property>(c.args[0]);
  return c.done(make_property(c.heap, p->type, p->getter, c.args[1], p->deleter, p->doc));
}
Outcome property_deleter(NativeCall& c) {
  const auto* p = c.heap.get<Property>(c.args[0]);
  return c.done(make_property(c.heap, p->type, p->getter, p->setter, c.args[1], p->doc));
}
template <Value Property::*field>
Outcome property_field(NativeCall& c) {
  const Value v = c.heap.get<Property>(c.args[0])->*field;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
Outcome property_get(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  const auto* p = c.heap.get<Property>(c.args[0]);
  if (c.args[1] == kNone) return c.done(c.heap.kept(c.args[0]));
  if (p->getter.is_null()) {
    c.in.raise(TypeId::AttributeError, "property has no getter");
    return c.fail();
  }
  return c.call(p->getter, {c.args[1]}, 1);
}

// As obj.name = value and del obj.name do it.
Outcome property_write(NativeCall& c, Value method, std::string_view what) {
  if (!method.is_null()) {
    if (c.args.size() > 2) return c.call(method, {c.args[1], c.args[2]}, 1);
    return c.call(method, {c.args[1]}, 1);
  }
  const auto* p = c.heap.get<Property>(c.args[0]);
  c.in.raise(TypeId::AttributeError,
             fmt::format("property{} of '{}' object has no {}",
                         p->name.is_null() ? std::string() : fmt::format(" '{}'", text_of(c.heap, p->name)),
                         text_of(c.heap, c.heap.type_at(c.heap.type_of(c.args[1]))->qualname), what));
  return c.fail();
}
Outcome property_set(NativeCall& c) {
  if (c.phase == 1) return c.none();
  return property_write(c, c.heap.get<Property>(c.args[0])->setter, "setter");
}
Outcome property_delete(NativeCall& c) {
  if (c.phase == 1) return c.none();
  return property_write(c, c.heap.get<Property>(c.args[0])->deleter, "deleter");
}
Outcome property_set_name(NativeCall& c) {
  c.heap.assign(c.heap.get<Property>(c.args[0])->name, c.heap.kept(c.args[2]));
  return c.none();
}

// --- staticmethod and classmethod ---
Outcome wrapper_new(NativeCall& c) {
  const Type* type = c.heap.get<Type>(c.args[0]);
  const bool filled_later = c.args.size() == 1 && (type->special & kHasInit) != 0;
  const bool keywords = !c.keywords.is_null() && dict_size(c.heap, c.keywords) > 0;
  if (keywords || (c.args.size() != 2 && !filled_later)) {
    const std::string kind = is_subtype(c.heap, c.args[0].offset(), type_offset(TypeId::static_method))
                                 ? "staticmethod"
                                 : "classmethod";
    c.in.raise(TypeId::TypeError,
               keywords ? fmt::format("{}() takes no keyword arguments", kind)
                        : fmt::format("{} expected 1 argument, got {}", kind, c.args.size() - 1));
    return c.fail();
  }
  auto* w = c.heap.create<Wrapper>(c.args[0].offset());
  w->target = filled_later ? Value() : c.heap.kept(c.args[1]);
  w->extra = w->dict = Value();
  if (c.heap.get<Type>(c.args[0])->is_heap != 0) c.heap.keep(c.args[0]);
  return c.done(Value::object(c.heap.offset_of(w)));
}
Outcome wrapper_init(NativeCall& c) {
  c.heap.assign(c.heap.get<Wrapper>(c.args[0])->target, c.heap.kept(c.args[1]));
  return c.none();
}
Outcome wrapper_function(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Wrapper>(c.args[0])->target));
}
Outcome static_get(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Wrapper>(c.args[0])->target));
}
Outcome class_get(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  const Value owner = c.args[2].is_null() ? Value::object(c.heap.type_of(c.args[1])) : c.args[2];
  const Value target = c.heap.get<Wrapper>(c.args[0])->target;
  if (binds_otherwise(c.heap, target))
    return c.call(c.in.lookup_special(target, name(c.heap, NameId::dunder_get)), {target, owner, owner}, 1);
  return c.done(new_method(c.heap, target, owner));
}
// What functools.wraps and abc look for.
Outcome wrapper_attribute(NativeCall& c, std::string_view attribute) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.native("_getattr"), {c.heap.get<Wrapper>(c.args[0])->target, c.in.interned(attribute)},
                1);
}
Outcome wrapper_name(NativeCall& c) {
  return wrapper_attribute(c, "__name__");
}
Outcome wrapper_doc(NativeCall& c) {
  return wrapper_attribute(c, "__doc__");
}
Outcome wrapper_abstract(NativeCall& c) {
  return wrapper_attribute(c, "__isabstractmethod__");
}

// --- super ---
Outcome super_new(NativeCall& c) {
  Heap& heap = c.heap;
  Value start = c.args.size() > 1 ? c.args[1] : Value();
  Value self = c.args.size() > 2 ? c.args[2] : Value();
  if (start.is_null()) {  // super(): __class__ and the first argument of the caller
    Frame* f = top_frame(c.in);
    while (f != nullptr && f->is_native != 0) f = f->back.is_null() ? nullptr : heap.get<Frame>(f->back);
    if (f == nullptr || f->function.is_null()) {
      c.in.raise(TypeId::RuntimeError, "super(): no arguments");
      return c.fail();
    }
    const CodeUnit& unit = unit_of(c.in, f);
    if (unit.arg_count == 0) {
      c.in.raise(TypeId::RuntimeError, "super(): no arguments");
      return c.fail();
    }
    self = f->slots()[0];
    if (self.is_object() && heap.layout_of(self) == Layout::cell &&
        unit.local_kinds[0] == LocalKind::local_cell)
      self = heap.get<Cell>(self)->value;
    for (std::size_t i = 0; i < unit.local_names.size(); ++i)
      if (unit.local_kinds[i] == LocalKind::free && unit.local_names[i] == "__class__")
        start = heap.get<Cell>(f->slots()[i])->value;
    if (start.is_null()) {
      c.in.raise(TypeId::RuntimeError, "super(): __class__ cell not found");
      return c.fail();
    }
    if (self.is_null()) {
      c.in.raise(TypeId::RuntimeError, "super(): arg[0] deleted");
      return c.fail();
    }
  }
  if (!is_type(heap, start)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("super() argument 1 must be a type, not {}", type_name(heap, start)));
    return c.fail();
  }
  Value self_type;
  if (!self.is_null()) {
    if (is_type(heap, self) && is_subtype(heap, self.offset(), start.offset()))
      self_type = self;
    else if (is_subtype(heap, heap.type_of(self), start.offset()))
      self_type = Value::object(heap.type_of(self));
    else {
      c.in.raise(TypeId::TypeError, "super(type, obj): obj must be an instance or subtype of type");
      return c.fail();
    }
  }
  auto* s = heap.create<Super>(type_offset(TypeId::super));
  s->start = heap.kept(start);
  s->self = heap.kept(self);
  s->self_type = heap.kept(self_type);
  return c.done(Value::object(heap.offset_of(s)));
}
template <Value Super::*field>
Outcome super_field(NativeCall& c) {
  const Value v = c.heap.get<Super>(c.args[0])->*field;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}

// --- weakref.ref ---
Outcome weakref_new(NativeCall& c) {
  const Value target = c.args[1];
  const bool instance = target.is_object() && c.heap.layout_of(target) == Layout::instance;
  if (instance && !has_weak_room(c.in, Value::object(c.heap.type_of(target)))) {
    c.in.raise(TypeId::TypeError,
               fmt::format("cannot create weak reference to '{}' object", type_name(c.heap, target)));
    return c.fail();
  }
  const bool dies = instance || (target.is_object() && c.heap.layout_of(target) == Layout::generator);
  if (!dies) {
    // Functions, classes and built-in containers live as long as their program here; they are simply kept.
    const Layout layout = target.is_object() ? c.heap.layout_of(target) : Layout::big_int;
    if (layout != Layout::function && layout != Layout::type && layout != Layout::method &&
        layout != Layout::set && layout != Layout::lock && layout != Layout::module &&
        layout != Layout::native_function) {
      c.in.raise(TypeId::TypeError,
                 fmt::format("cannot create weak reference to '{}' object", type_name(c.heap, target)));
      return c.fail();
    }
    c.heap.keep(target);
  } else {
    c.heap.type_at(c.heap.type_of(target))->flags |= kTypeWeakly;
  }
  const bool plain = c.args[2].is_null() || c.args[2] == kNone;
  // References without a callback are one object.
  if (plain && dies && c.args[0].offset() == type_offset(TypeId::weakref))
    for (Value v = c.heap.roots().weakrefs; !v.is_null(); v = c.heap.get<Weakref>(v)->next) {
      const auto* known = c.heap.get<Weakref>(v);
      if (known->target == target && known->callback.is_null() && known->refs > 0 &&
          known->type == type_offset(TypeId::weakref))
        return c.done(c.heap.kept(v));
    }
  auto* ref = c.heap.create<Weakref>(c.args[0].offset());
  if (c.heap.get<Type>(c.args[0])->is_heap != 0) c.heap.keep(c.args[0]);
  ref->target = target;
  ref->callback = plain ? Value() : c.heap.kept(c.args[2]);
  ref->hash = -1;
  ref->next = c.heap.roots().weakrefs;
  const Value self = Value::object(c.heap.offset_of(ref));
  c.heap.roots().weakrefs = self;
  return c.done(self);
}
Outcome weakref_call(NativeCall& c) {
  const Value target = c.heap.get<Weakref>(c.args[0])->target;
  return c.done(c.heap.kept(target.is_null() ? kNone : target));
}
Outcome weakref_eq(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  if (!is_subtype(c.heap, c.heap.type_of(c.args[1]), type_offset(TypeId::weakref)))
    return c.done(c.heap.kept(kNotImplemented));
  const Value a = c.heap.get<Weakref>(c.args[0])->target, b = c.heap.get<Weakref>(c.args[1])->target;
  if (a.is_null() || b.is_null()) return c.done(c.heap.kept(bool_value(c.args[0] == c.args[1])));
  return c.call(c.in.prelude("_eq"), {a, b}, 1);
}
Outcome weakref_hash(NativeCall& c) {
  auto* ref = c.heap.get<Weakref>(c.args[0]);
  if (c.phase == 1) {
    ref->hash = c.reply.as_small();
  } else if (ref->hash == -1) {
    if (ref->target.is_null()) {
      c.in.raise(TypeId::TypeError, "weak object has gone away");
      return c.fail();
    }
    return c.call(c.in.prelude("_hash"), {ref->target}, 1);
  }
  return c.done(Value::small(ref->hash));
}

// --- list[int], int | None ---
Outcome alias_origin(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Wrapper>(c.args[0])->target));
}
Outcome alias_args(NativeCall& c) {
  const Value v = c.heap.get<Wrapper>(c.args[0])->extra;
  return c.done(c.heap.kept(v.is_null() ? c.heap.roots().empty_tuple : v));
}
Outcome union_args(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Wrapper>(c.args[0])->target));
}
Outcome alias_or(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.native("_union"), {c.args[0], c.args[1]}, 1);
}
Outcome alias_ror(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.native("_union"), {c.args[1], c.args[0]}, 1);
}
Outcome alias_new(NativeCall& c) {
  const bool is_tuple = c.args[2].is_object() && c.heap.layout_of(c.args[2]) == Layout::tuple;
  const Value arguments = is_tuple ? c.heap.kept(c.args[2]) : new_tuple(c.heap, c.args.subspan(2, 1));
  auto* alias = c.heap.create<Wrapper>(type_offset(TypeId::generic_alias));
  alias->target = c.heap.kept(c.args[1]);
  alias->extra = arguments;
  alias->dict = Value();
  return c.done(Value::object(c.heap.offset_of(alias)));
}
Outcome alias_mro_entries(NativeCall& c) {
  const Value target = c.heap.get<Wrapper>(c.args[0])->target;
  return c.done(new_tuple(c.heap, std::span<const Value>(&target, 1)));
}

const NativeDef kPropertyMethods[] = {{"getter", "self, fget, /", property_getter},
                                      {"setter", "self, fset, /", property_setter},
                                      {"deleter", "self, fdel, /", property_deleter},
                                      {"__get__", "self, instance, owner=, /", property_get},
                                      {"__set__", "self, instance, value, /", property_set},
                                      {"__delete__", "self, instance, /", property_delete},
                                      {"__set_name__", "self, owner, name, /", property_set_name},
                                      {"__init__", "self, fget=, fset=, fdel=, doc=", property_init}};
const NativeDef kPropertyGetters[] = {{"fget", "self", property_field<&Property::getter>},
                                      {"fset", "self", property_field<&Property::setter>},
                                      {"fdel", "self", property_field<&Property::deleter>},
                                      {"__doc__", "self", property_field<&Property::doc>}};
Outcome property_set_doc(NativeCall& c) {
  c.heap.assign(c.heap.get<Property>(c.args[0])->doc, c.heap.kept(c.args[1]));
  return c.none();
}
const NativeDef kPropertySetters[] = {{"__doc__", "self, value", property_set_doc}};
const NativeDef kStaticMethods[] = {{"__get__", "self, instance, owner=, /", static_get},
                                    {"__init__", "self, function, /", wrapper_init}};
const NativeDef kClassMethods[] = {{"__get__", "self, instance, owner=, /", class_get},
                                   {"__init__", "self, function, /", wrapper_init}};
const NativeDef kWrapperGetters[] = {{"__func__", "self", wrapper_function},
                                     {"__wrapped__", "self", wrapper_function},
                                     {"__name__", "self", wrapper_name},
                                     {"__doc__", "self", wrapper_doc},
                                     {"__isabstractmethod__", "self", wrapper_abstract}};
// The same once more: a row belongs to one type.
const NativeDef kClassMethodGetters[] = {{"__func__", "self", wrapper_function},
                                         {"__wrapped__", "self", wrapper_function},
                                         {"__name__", "self", wrapper_name},
                                         {"__doc__", "self", wrapper_doc},
                                         {"__isabstractmethod__", "self", wrapper_abstract}};
const NativeDef kSuperGetters[] = {{"__thisclass__", "self", super_field<&Super::start>},
                                   {"__self__", "self", super_field<&Super::self>},
                                   {"__self_class__", "self", super_field<&Super::self_type>}};
Outcome weakref_init(NativeCall& c) {  // all is done by __new__
  return c.none();
}
const NativeDef kWeakrefMethods[] = {{"__init__", "self, target, callback=, /", weakref_init},
                                     {"__call__", "self", weakref_call},
                                     {"__eq__", "self, other, /", weakref_eq},
                                     {"__hash__", "self, /", weakref_hash}};
// list[T][int] and (list[T] | None)[int].
Outcome alias_getitem(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_substituted"), {c.args[0], c.args[1]}, 1);
}
Outcome alias_parameters(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_alias_parameters"), {c.args[0]}, 1);
}

const NativeDef kWeakrefClass[] = {{"__class_getitem__", "cls, key, /", class_getitem}};
const NativeDef kAliasMethods[] = {{"__or__", "self, value, /", alias_or},
                                   {"__ror__", "self, value, /", alias_ror},
                                   {"__getitem__", "self, key, /", alias_getitem},
                                   {"__mro_entries__", "self, bases, /", alias_mro_entries}};
const NativeDef kAliasGetters[] = {{"__origin__", "self", alias_origin},
                                   {"__args__", "self", alias_args},
                                   {"__parameters__", "self", alias_parameters}};
const NativeDef kUnionMethods[] = {{"__or__", "self, value, /", alias_or},
                                   {"__ror__", "self, value, /", alias_ror},
                                   {"__getitem__", "self, key, /", alias_getitem}};
const NativeDef kUnionGetters[] = {{"__args__", "self", union_args},
                                   {"__parameters__", "self", alias_parameters}};

}  // namespace

const TypeDef kPropertyType{
    TypeId::property, property_new,    "fget=, fset=, fdel=, doc=", kPropertyMethods, {}, {},
    kPropertyGetters, kPropertySetters};
const TypeDef kStaticMethodType{TypeId::static_method, wrapper_new, "...", kStaticMethods, {}, {},
                                kWrapperGetters,       {}};
const TypeDef kClassMethodType{TypeId::class_method, wrapper_new, "...", kClassMethods, {}, {},
                               kClassMethodGetters,  {}};
const TypeDef kSuperType{TypeId::super, super_new, "type=, obj=, /", {}, {}, {}, kSuperGetters, {}};
const TypeDef kWeakrefType{
    TypeId::weakref, weakref_new, "target, callback=, /", kWeakrefMethods, {}, kWeakrefClass, {}, {}};
const TypeDef kGenericAliasType{TypeId::generic_alias, alias_new, "origin, args, /", kAliasMethods, {}, {},
                                kAliasGetters,         {}};
const TypeDef kUnionType{TypeId::union_, nullptr, "", kUnionMethods, {}, {}, kUnionGetters, {}};

}  // namespace kvant::python
