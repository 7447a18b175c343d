// Attributes: how a name is found in an object and its class (Objects/object.c, typeobject.c).
#include "sim/python/attribute.h"

#include <fmt/format.h>

#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/known_modules.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/tail.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

Status settled(Value& result, Value owned) {
  result = owned;
  return Status::next;
}
Status invoke_with(Interpreter& in, Value callable, std::initializer_list<Value> args, ReturnMode mode,
                   Value& result) {
  return invoke(in, callable, std::span<const Value>(args.begin(), args.size()), Value(), mode, result);
}

}  // namespace

Value type_lookup_afresh(const Heap& heap, Offset type, Value key, bool& in_heap_type) {
  const Value mro = heap.type_at(type)->mro;
  for (const Value base : tuple_items(heap, mro)) {
    const Type* t = heap.get<Type>(base);
    const Value v = dict_get_str(heap, t->dict, key);
    if (!v.is_null()) {
      in_heap_type = t->is_heap != 0;
      return v;
    }
  }
  return Value();
}

namespace {

// What classes answered, as CPython's method cache (Objects/typeobject.c). It lies below the program's
// objects, so that it is copied and restored with them. A class that changes gets a version that no class
// ever had, so that what stands here of it is never found again.
struct Lookup {
  std::uint32_t version;
  Offset name;  // + 1: found in a class made by a class statement
  Value found;  // borrowed
};
constexpr Offset kLookups = 0xA000;
constexpr std::uint32_t kLookupCount = 512;
static_assert(kTypesOffset + static_cast<Offset>(TypeId::count_) * kTypeStride <= kLookups);
static_assert(kLookups + kLookupCount * sizeof(Lookup) <= Heap::kFirstBlock);

}  // namespace

Value type_lookup(const Heap& heap, Offset type, Value key, bool& in_heap_type) {
  const std::uint32_t version = heap.type_at(type)->version;
  Lookup& known = heap.at<Lookup>(kLookups)[(version * 37 + (key.offset() >> 4)) % kLookupCount];
  if (known.version != version || (known.name & ~Offset{1}) != key.offset()) {
    bool in_heap = false;
    known.found = type_lookup_afresh(heap, type, key, in_heap);
    known.version = version;
    known.name = key.offset() | (in_heap ? 1 : 0);
  }
  if (!known.found.is_null()) in_heap_type = (known.name & 1) != 0;
  return known.found;
}

Value type_lookup(const Heap& heap, Offset type, Value key) {
  bool unused = false;
  return type_lookup(heap, type, key, unused);
}

bool is_type(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::type;
}

bool is_subtype(const Heap& heap, Offset type, Offset of) {
  if (type == of) return true;
  for (const Value base : tuple_items(heap, heap.type_at(type)->mro))
    if (base.offset() == of) return true;
  return false;
}

Value* attributes_slot(const Heap& heap, Value v) {
  if (!v.is_object()) return nullptr;
  const Type* type = heap.type_at(heap.get<Object>(v)->type);
  const bool has_own = type->is_heap != 0 && type->has_dict != 0;
  switch (type->layout) {
    case Layout::instance:
      return type->has_dict != 0 ? &heap.get<Instance>(v)->dict : nullptr;
    case Layout::function:
      return &heap.get<Function>(v)->dict;
    case Layout::module:
      return &heap.get<Module>(v)->dict;
    case Layout::exception:
      return &heap.get<Exception>(v)->dict;
    case Layout::wrapper:
      return &heap.get<Wrapper>(v)->dict;
    case Layout::property:
      return type->is_heap != 0 ? &heap.get<Property>(v)->dict : nullptr;
    case Layout::list:
      return has_own ? &heap.get<List>(v)->attributes : nullptr;
    case Layout::tuple:
      return type->has_dict != 0 ? &heap.get<Tuple>(v)->attributes : nullptr;
    case Layout::dict:
      return has_own ? &heap.get<Dict>(v)->attributes : nullptr;
    case Layout::set:
      return has_own ? &heap.get<Set>(v)->attributes : nullptr;
    case Layout::bytearray:
      return has_own ? &heap.get<ByteArray>(v)->attributes : nullptr;
    case Layout::random:
      return type->is_heap != 0 ? &heap.get<Random>(v)->dict : nullptr;
    case Layout::native_data:
      return type->is_heap != 0 && is_deque(heap, v) ? deque_attributes(heap, v)
                                                     : text_io_attributes(heap, v);
    default:
      return has_own ? tail_slot(heap, v) : nullptr;
  }
}

Value attributes_dict(Heap& heap, Value v) {
  Value* slot = attributes_slot(heap, v);
  if (slot == nullptr) return Value();
  if (slot->is_null()) *slot = new_dict(heap);
  return *slot;
}

Value new_method(Heap& heap, Value function, Value self) {
  auto* m = heap.create<Method>(type_offset(TypeId::method));
  m->function = heap.kept(function);
  m->self = heap.kept(self);
  return Value::object(heap.offset_of(m));
}

Value interned_name(Interpreter& in, Value str) {
  if (in.heap.get<Str>(str)->interned != 0) return str;
  return in.interned(text_of(in.heap, str));
}

// A descriptor with __set__ and without __get__: reading goes on to the object's own attributes.
bool only_sets(const Heap& heap, Value v) {
  const Type* type = heap.type_at(heap.get<Object>(v)->type);
  return (type->special & kHasSet) != 0 && (type->special & kHasGet) == 0;
}

bool is_wrapper_of(const Heap& heap, Value v, TypeId id) {
  return heap.is_exact(v, id) || (v.is_object() && heap.layout_of(v) == Layout::wrapper &&
                                  is_subtype(heap, heap.type_of(v), type_offset(id)));
}

bool binds_otherwise(const Heap& heap, Value v) {
  return v.is_object() && (heap.layout_of(v) == Layout::property || heap.layout_of(v) == Layout::wrapper ||
                           (heap.type_at(heap.type_of(v))->special & kHasGet) != 0);
}

bool is_data_descriptor(const Heap& heap, Value v) {
  if (!v.is_object()) return false;
  const Type* type = heap.type_at(heap.get<Object>(v)->type);
  switch (type->layout) {
    case Layout::property:
    case Layout::member:
      return true;
    case Layout::native_function:
      return heap.is_exact(v, TypeId::getset);
    default:
      return (type->special & kHasSet) != 0;
  }
}

namespace {

// A thing found in a class, as seen through `self` (null: through the class itself) of type `owner`.
Found bind(Interpreter& in, Value found, Value self, Value owner, Value& out) {
  Heap& heap = in.heap;
  if (!found.is_object()) {
    out = found;
    return Found::value;
  }
  const Type* type = heap.type_at(heap.get<Object>(found)->type);
  if ((type->special & kHasGet) != 0) {  // also a class derived from property or classmethod with a __get__
    out = heap.kept(found);
    return Found::descriptor_get;
  }
  switch (type->layout) {
    case Layout::function:
      out = self.is_null() || stands_for_c(heap, found) ? heap.kept(found) : new_method(heap, found, self);
      return Found::value;
    case Layout::native_function:
      if (heap.is_exact(found, TypeId::method_descriptor) && !self.is_null()) {
        const auto* f = heap.get<NativeFunction>(found);
        out = new_native_function(heap, f->index, TypeId::native_function, self, f->module);
        return Found::value;
      }
      out = heap.kept(found);
      return heap.is_exact(found, TypeId::getset) && !self.is_null() ? Found::call : Found::value;
    case Layout::property: {
      if (self.is_null()) break;
      const Value getter = heap.get<Property>(found)->getter;
      if (getter.is_null() || getter == kNone) {
        in.raise(TypeId::AttributeError,
                 fmt::format("property{} of '{}' object has no getter",
                             heap.get<Property>(found)->name.is_null()
                                 ? std::string()
                                 : fmt::format(" '{}'", text_of(heap, heap.get<Property>(found)->name)),
                             text_of(heap, heap.get<Type>(owner)->qualname)));
        return Found::error;
      }
      out = heap.kept(getter);
      return Found::call;
    }
    case Layout::wrapper:
      if ((type->special & kHasGet) != 0) {
        out = heap.kept(found);
        return Found::descriptor_get;
      }
      if (is_wrapper_of(heap, found, TypeId::static_method)) {
        out = heap.kept(heap.get<Wrapper>(found)->target);
        return Found::value;
      }
      if (is_wrapper_of(heap, found, TypeId::class_method)) {
        const Value target = heap.get<Wrapper>(found)->target;
        if (binds_otherwise(heap, target)) {  // of a property, say: its __get__ is asked with the class
          out = heap.kept(found);
          return Found::descriptor_get;
        }
        if (heap.layout_of(target) == Layout::native_function) {
          const auto* f = heap.get<NativeFunction>(target);
          out = new_native_function(heap, f->index, TypeId::native_function, owner, f->module);
        } else {
          out = new_method(heap, target, owner);
        }
        return Found::value;
      }
      break;
    case Layout::super: {  // super(C) alone, in a class: for the object it is asked through
      const auto* unbound = heap.get<Super>(found);
      if (self.is_null() || !unbound->self_type.is_null() || !heap.is_exact(found, TypeId::super) ||
          !is_subtype(heap, heap.type_of(self), unbound->start.offset()))
        break;
      auto* s = heap.create<Super>(type_offset(TypeId::super));
      s->start = heap.kept(heap.get<Super>(found)->start);
      s->self = heap.kept(self);
      s->self_type = heap.kept(Value::object(heap.type_of(self)));
      out = Value::object(heap.offset_of(s));
      return Found::value;
    }
    case Layout::member: {
      if (self.is_null()) break;
      const auto* m = heap.get<Member>(found);
      const Value v = heap.get<Instance>(self)->slots()[m->slot];
      if (v.is_null()) {
        in.raise(TypeId::AttributeError,
                 fmt::format("'{}' object has no attribute '{}'", text_of(heap, heap.get<Type>(owner)->name),
                             text_of(heap, m->name)));
        return Found::error;
      }
      out = heap.kept(v);
      return Found::value;
    }
    default:
      break;
  }
  out = heap.kept(found);
  return Found::value;
}

Found find_in_type_object(Interpreter& in, Value type, Value key, Value& out) {
  Heap& heap = in.heap;
  const Offset meta = heap.get<Object>(type)->type;
  const Value in_meta = type_lookup(heap, meta, key);
  if (!in_meta.is_null() && is_data_descriptor(heap, in_meta))
    return bind(in, in_meta, type, Value::object(meta), out);
  const Value own = type_lookup(heap, type.offset(), key);
  if (!own.is_null()) {
    // __doc__, __module__ … of the types made by C++ are getset descriptors for their instances.
    return bind(in, own, Value(), type, out);
  }
  if (!in_meta.is_null()) return bind(in, in_meta, type, Value::object(meta), out);
  return Found::absent;
}

// What stands behind the class of a super() in the MRO, or null.
Value lookup_behind(Interpreter& in, const Super& super, Value key) {
  Heap& heap = in.heap;
  if (super.self_type.is_null() || key == name(heap, NameId::dunder_class)) return Value();
  const std::span<Value> mro = tuple_items(heap, heap.get<Type>(super.self_type)->mro);
  std::size_t i = 0;
  while (i < mro.size() && !(mro[i] == super.start)) ++i;
  for (++i; i < mro.size(); ++i)
    if (const Value found = dict_get_str(heap, heap.get<Type>(mro[i])->dict, key)) return found;
  return Value();
}

Found find_in_super(Interpreter& in, Value v, Value key, Value& out) {
  const auto* super = in.heap.get<Super>(v);
  const Value found = lookup_behind(in, *super, key);
  if (found.is_null()) return Found::absent;
  const bool through_class = super->self == super->self_type;
  return bind(in, found, through_class ? Value() : super->self, super->self_type, out);
}

// The object whose attribute super().key is, for a getter; null when `v` is no super() or has it itself.
Value seen_through_super(Interpreter& in, Value v, Value key) {
  if (in.heap.layout_of(v) != Layout::super) return Value();
  const auto* super = in.heap.get<Super>(v);
  return lookup_behind(in, *super, key).is_null() ? Value() : super->self;
}

}  // namespace

Found find_attribute(Interpreter& in, Value v, Value key, Value& out) {
  Heap& heap = in.heap;
  const Layout layout = heap.layout_of(v);
  if (layout == Layout::type) return find_in_type_object(in, v, key, out);
  if (layout == Layout::super) {
    const Found found = find_in_super(in, v, key, out);
    if (found != Found::absent) return found;
  }
  const Offset type = heap.type_of(v);
  const Value in_class = type_lookup(heap, type, key);
  if (!in_class.is_null() && is_data_descriptor(heap, in_class) && !only_sets(heap, in_class))
    return bind(in, in_class, v, Value::object(type), out);
  if (const Value* slot = attributes_slot(heap, v); slot != nullptr && !slot->is_null()) {
    const Value own = dict_get_str(heap, *slot, key);
    if (!own.is_null()) {
      out = heap.kept(own);
      return Found::value;
    }
  }
  if (!in_class.is_null()) return bind(in, in_class, v, Value::object(type), out);
  if (layout == Layout::wrapper && heap.is_exact(v, TypeId::generic_alias))
    return find_attribute(in, heap.get<Wrapper>(v)->target, key, out);
  return Found::absent;
}

void raise_no_attribute(Interpreter& in, Value v, Value key) {
  Heap& heap = in.heap;
  std::string text;
  if (is_type(heap, v))
    text = fmt::format("type object '{}' has no attribute '{}'",
                       (heap.get<Type>(v)->flags & kTypeOfModule) != 0
                           ? full_type_name(heap, v.offset())
                           : std::string(text_of(heap, heap.get<Type>(v)->name)),
                       text_of(heap, key));
  else if (heap.is_exact(v, TypeId::module)) {
    const Value module_name = dict_get_str(heap, heap.get<Module>(v)->dict, name(heap, NameId::dunder_name));
    const bool partly = !heap.get<Module>(v)->loading.is_null();
    text = fmt::format("{}module '{}' has no attribute '{}'{}", partly ? "partially initialized " : "",
                       module_name.is_null() ? std::string_view("?") : text_of(heap, module_name),
                       text_of(heap, key), partly ? " (most likely due to a circular import)" : "");
    if (!module_name.is_null() && is_unmodelled(text_of(heap, module_name), text_of(heap, key)))
      text += " (not modelled: docs/what-is-modelled.md)";
  } else {
    text = fmt::format("'{}' object has no attribute '{}'", type_name(heap, v), text_of(heap, key));
  }
  in.raise(TypeId::AttributeError, text);
  auto* e = heap.get<Exception>(in.thread.pending);
  heap.assign(e->extra[0], heap.kept(key));
  heap.assign(e->extra[1], heap.kept(v));
}

Status get_attribute(Interpreter& in, Value v, Value given, ReturnMode mode, Value& result) {
  Heap& heap = in.heap;
  const Value key = interned_name(in, given);
  const Type* type = heap.type_at(heap.type_of(v));
  const bool custom = (type->special & (kHasGetAttr | kHasGetAttribute)) != 0;
  if (custom) return invoke_with(in, in.native("_custom_getattr"), {v, key}, mode, result);
  return get_attribute_plainly(in, v, key, mode, result);
}

Status get_attribute_plainly(Interpreter& in, Value v, Value key, ReturnMode mode, Value& result) {
  Heap& heap = in.heap;
  // What a bound method does not have itself is its function's, with the function as `self` of the getter.
  if (heap.layout_of(v) == Layout::method) {
    const Value own = type_lookup(heap, heap.type_of(v), key);
    if (own.is_null() || own == kNone)
      return get_attribute(in, heap.get<Method>(v)->function, key, mode, result);
  }
  Value out;
  switch (find_attribute(in, v, key, out)) {
    case Found::value:
      return settled(result, out);
    case Found::error:
      return Status::error;
    case Found::absent: {
      // A bound method has what its function has.
      if (heap.is_exact(v, TypeId::method)) {
        const Value function = heap.get<Method>(v)->function;
        if (!(function == v)) return get_attribute_plainly(in, function, key, mode, result);
      }
      // PEP 562: a module's own __getattr__.
      if (heap.is_exact(v, TypeId::module)) {
        const Value hook = dict_get_str(heap, heap.get<Module>(v)->dict, name(heap, NameId::dunder_getattr));
        if (!hook.is_null()) return invoke_with(in, hook, {key}, mode, result);
      }
      raise_no_attribute(in, v, key);
      return Status::error;
    }
    case Found::call: {
      const Owned getter(heap, out);
      if (const Value self = seen_through_super(in, v, key))
        return invoke_with(in, out, {self}, mode, result);
      // What a bound method or an alias passes on is computed from what stands behind it.
      Value holder = v;
      for (;;) {
        const bool method = heap.is_exact(holder, TypeId::method);
        if (!method && !heap.is_exact(holder, TypeId::generic_alias)) break;
        if (!type_lookup(heap, heap.type_of(holder), key).is_null()) break;
        holder = method ? heap.get<Method>(holder)->function : heap.get<Wrapper>(holder)->target;
      }
      return invoke_with(in, out, {holder}, mode, result);
    }
    case Found::descriptor_get: {
      const Owned descriptor(heap, out);
      const Value get = in.lookup_special(out, name(heap, NameId::dunder_get));
      const bool of_class = is_type(heap, v);
      const Value owner = of_class ? v : Value::object(heap.type_of(v));
      if (const Value self = seen_through_super(in, v, key)) {
        const Value type_of_self = heap.get<Super>(v)->self_type;
        return invoke_with(in, get, {out, self == type_of_self ? kNone : self, type_of_self}, mode, result);
      }
      return invoke_with(in, get, {out, of_class ? kNone : v, owner}, mode, result);
    }
  }
  return Status::error;
}

bool find_method(Interpreter& in, Value v, Value key, Value& out) {
  Heap& heap = in.heap;
  const Layout layout = heap.layout_of(v);
  if (layout == Layout::type || layout == Layout::super || layout == Layout::module ||
      layout == Layout::method)
    return false;
  const Offset type = heap.type_of(v);
  if ((heap.type_at(type)->special & kHasGetAttribute) != 0) return false;
  const Value found = type_lookup(heap, type, key);
  if (found.is_null()) return false;
  if (heap.is_exact(found, TypeId::function)
          ? stands_for_c(heap, found)  // no method of the class it is put in
          : !heap.is_exact(found, TypeId::method_descriptor))
    return false;
  if (const Value* slot = attributes_slot(heap, v); slot != nullptr && !slot->is_null())
    if (!dict_get_str(heap, *slot, key).is_null()) return false;
  out = found;
  return true;
}

namespace {

Status set_of_type(Interpreter& in, Value type, Value key, Value value, ReturnMode mode, Value& result) {
  Heap& heap = in.heap;
  Type* t = heap.get<Type>(type);
  const Value in_meta = type_lookup(heap, t->type, key);
  if (!in_meta.is_null() && is_data_descriptor(heap, in_meta) && heap.is_exact(in_meta, TypeId::getset) &&
      heap.get<NativeFunction>(in_meta)->setter != 0 && t->is_heap != 0) {
    const std::array<Value, 2> args{type, value};
    return call_native(in, heap.get<NativeFunction>(in_meta)->setter - 1, in_meta, args, Value(), mode,
                       result);
  }
  if (t->is_heap == 0) {
    in.raise(TypeId::TypeError, fmt::format("cannot set '{}' attribute of immutable type '{}'",
                                            text_of(heap, key), text_of(heap, t->name)));
    return Status::error;
  }
  if (value.is_null()) {
    if (!dict_del_str(heap, t->dict, key)) {
      raise_no_attribute(in, type, key);
      return Status::error;
    }
  } else {
    dict_set_str(heap, t->dict, key, value);
    if (key == name(heap, NameId::dunder_abstractmethods)) {
      bool abstract = false;
      truth_of(in, value, abstract);
      t->flags = abstract ? t->flags | kTypeAbstract : t->flags & ~static_cast<std::uint32_t>(kTypeAbstract);
    }
  }
  type_modified(in, type);
  return settled(result, heap.kept(kNone));
}

Status read_only(Interpreter& in, Value v, Value key) {
  Heap& heap = in.heap;
  in.raise(TypeId::AttributeError, fmt::format("attribute '{}' of '{}' objects is not writable",
                                               text_of(heap, key), type_name(heap, v)));
  return Status::error;
}

}  // namespace

// Of an object without a __dict__.
Status read_only_in_class(Interpreter& in, Value v, Value key) {
  in.raise(TypeId::AttributeError, fmt::format("'{}' object attribute '{}' is read-only",
                                               type_name(in.heap, v), text_of(in.heap, key)));
  return Status::error;
}

Status set_attribute_plainly(Interpreter& in, Value v, Value key, Value value, ReturnMode mode,
                             Value& result) {
  Heap& heap = in.heap;
  if (heap.layout_of(v) == Layout::type) return set_of_type(in, v, key, value, mode, result);
  const Value in_class = type_lookup(heap, heap.type_of(v), key);
  if (!in_class.is_null() && is_data_descriptor(heap, in_class)) {
    const bool own_method = (heap.type_at(heap.type_of(in_class))->special & kHasSet) != 0;
    switch (own_method ? Layout::instance : heap.layout_of(in_class)) {
      case Layout::property: {
        const auto* p = heap.get<Property>(in_class);
        const Value setter = value.is_null() ? p->deleter : p->setter;
        if (setter.is_null() || setter == kNone) {
          in.raise(
              TypeId::AttributeError,
              fmt::format("property{} of '{}' object has no {}",
                          p->name.is_null() ? std::string() : fmt::format(" '{}'", text_of(heap, p->name)),
                          text_of(heap, heap.type_at(heap.type_of(v))->qualname),
                          value.is_null() ? "deleter" : "setter"));
          return Status::error;
        }
        return value.is_null() ? invoke_with(in, setter, {v}, mode, result)
                               : invoke_with(in, setter, {v, value}, mode, result);
      }
      case Layout::member: {
        const auto* m = heap.get<Member>(in_class);
        Value& slot = heap.get<Instance>(v)->slots()[m->slot];
        if (value.is_null() && slot.is_null()) {
          in.raise(TypeId::AttributeError, text_of(heap, m->name));
          return Status::error;
        }
        heap.assign(slot, heap.kept(value));
        return settled(result, heap.kept(kNone));
      }
      case Layout::native_function: {
        const std::uint32_t setter = heap.get<NativeFunction>(in_class)->setter;
        if (setter == 0) return read_only(in, v, key);
        const std::array<Value, 2> args{v, value};
        return call_native(in, setter - 1, in_class, args, Value(), mode, result);
      }
      default: {
        const Value m = in.lookup_special(
            in_class, name(heap, value.is_null() ? NameId::dunder_delete : NameId::dunder_set));
        if (m.is_null()) {
          in.raise(TypeId::AttributeError, value.is_null() ? "__delete__" : "__set__");
          return Status::error;
        }
        return value.is_null() ? invoke_with(in, m, {in_class, v}, mode, result)
                               : invoke_with(in, m, {in_class, v, value}, mode, result);
      }
    }
  }
  if (value.is_null()) {
    const Value* slot = attributes_slot(heap, v);
    if (slot == nullptr && !in_class.is_null()) return read_only_in_class(in, v, key);
    if (slot == nullptr || slot->is_null() || !dict_del_str(heap, *slot, key)) {
      if (slot == nullptr && !in_class.is_null()) {
        in.raise(TypeId::AttributeError, fmt::format("'{}' object attribute '{}' is read-only",
                                                     type_name(heap, v), text_of(heap, key)));
        return Status::error;
      }
      raise_no_attribute(in, v, key);
      return Status::error;
    }
    return settled(result, heap.kept(kNone));
  }
  const Value dict = attributes_dict(heap, v);
  if (dict.is_null()) {
    if (!in_class.is_null()) return read_only_in_class(in, v, key);
    raise_no_attribute(in, v, key);
    return Status::error;
  }
  dict_set_str(heap, dict, key, value);
  return settled(result, heap.kept(kNone));
}

Status set_attribute(Interpreter& in, Value v, Value given, Value value, ReturnMode mode, Value& result) {
  Heap& heap = in.heap;
  const Value key = interned_name(in, given);
  const Type* type = heap.type_at(heap.type_of(v));
  if ((type->special & kHasSetAttr) != 0) {
    bool in_heap_type = false;
    const Value m = type_lookup(heap, heap.type_of(v),
                                name(heap, value.is_null() ? NameId::dunder_delattr : NameId::dunder_setattr),
                                in_heap_type);
    if (in_heap_type)
      return value.is_null() ? invoke_with(in, m, {v, key}, mode, result)
                             : invoke_with(in, m, {v, key, value}, mode, result);
  }
  return set_attribute_plainly(in, v, key, value, mode, result);
}

}  // namespace kvant::python
