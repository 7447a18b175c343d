// The methods of object and type.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/modules_sys.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

Outcome text_result(NativeCall& c, Fast fast, const std::string& out, std::string_view prelude) {
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python) return c.call(c.in.prelude(prelude), {c.args[0]}, 9);
  return c.done(new_str(c.heap, out));
}

Outcome object_repr(NativeCall& c) {
  if (c.phase == 9) return c.done(c.heap.kept(c.reply));
  std::string out;
  return text_result(c, plain_repr(c.in, c.args[0], out), out, "_repr_plain");
}
Outcome object_str(NativeCall& c) {
  if (c.phase == 9) return c.done(c.heap.kept(c.reply));
  std::string out;
  return text_result(c, repr_of(c.in, c.args[0], out), out, "_repr");
}
Outcome object_format(NativeCall& c) {
  if (c.phase == 9) return c.done(c.heap.kept(c.reply));
  if (!text_of(c.heap, c.args[1]).empty()) {
    c.in.raise(TypeId::TypeError, fmt::format("unsupported format string passed to {}.__format__",
                                              type_name(c.heap, c.args[0])));
    return c.fail();
  }
  std::string out;
  return text_result(c, str_of(c.in, c.args[0], out), out, "_str");
}
Outcome object_hash(NativeCall& c) {
  // Types of C++ that hash otherwise have no __hash__ of their own.
  std::int64_t hash = identity_hash(c.args[0]);
  switch (c.heap.layout_of(c.args[0])) {
    case Layout::method:
    case Layout::native_function:
    case Layout::wrapper:
      if (plain_hash(c.in, c.args[0], hash) == Fast::error) return c.fail();
      break;
    default:
      break;
  }
  return c.done(new_int(c.heap, hash));
}
Outcome object_eq(NativeCall& c) {
  return c.done(c.heap.kept(c.args[0] == c.args[1] ? kTrue : kNotImplemented));
}
Outcome object_ne(NativeCall& c) {
  if (c.phase == 1) {
    if (c.reply == kNotImplemented) return c.done(c.heap.kept(kNotImplemented));
    bool truth = false;
    if (truth_of(c.in, c.reply, truth) != Fast::done) return c.done(c.heap.kept(kNotImplemented));
    return c.done(c.heap.kept(bool_value(!truth)));
  }
  return c.call(c.in.lookup_special(c.args[0], name(c.heap, NameId::dunder_eq)), {c.args[0], c.args[1]}, 1);
}
Outcome object_init(NativeCall& c) {
  const Type* type = c.heap.type_at(c.heap.type_of(c.args[0]));
  const bool excess = c.args.size() > 1 || (!c.keywords.is_null() && dict_size(c.heap, c.keywords) > 0);
  const bool has_init = type->is_heap != 0 && (type->special & kHasInit) != 0;
  if (excess && (has_init || (type->layout == Layout::instance && (type->special & kHasNew) == 0))) {
    c.in.raise(TypeId::TypeError,
               has_init ? "object.__init__() takes exactly one argument (the instance to initialize)"
                        : fmt::format("{}.__init__() takes exactly one argument (the instance to initialize)",
                                      text_of(c.heap, type->name)));
    return c.fail();
  }
  return c.none();
}
Outcome object_init_subclass(NativeCall& c) {
  const std::string_view cls = text_of(c.heap, c.heap.get<Type>(c.args[0])->name);
  const std::size_t given = tuple_items(c.heap, c.args[1]).size();
  const bool named = c.heap.get<Dict>(c.args[2])->used != 0;
  if (given == 0 && !named) return c.none();
  c.in.raise(TypeId::TypeError,
             named ? fmt::format("{}.__init_subclass__() takes no keyword arguments", cls)
                   : fmt::format("{}.__init_subclass__() takes no arguments ({} given)", cls, given));
  return c.fail();
}
Outcome object_subclasshook(NativeCall& c) {
  return c.done(c.heap.kept(kNotImplemented));
}
Outcome object_class(NativeCall& c) {
  return c.done(c.heap.kept(Value::object(c.heap.type_of(c.args[0]))));
}
Outcome object_set_class(NativeCall& c) {
  const Value v = c.args[0], cls = c.args[1];
  if (cls.is_null() || !is_type(c.heap, cls)) {
    c.in.raise(TypeId::TypeError, "__class__ must be set to a class");
    return c.fail();
  }
  Type* from = c.heap.type_at(c.heap.type_of(v));
  Type* to = c.heap.get<Type>(cls);
  const bool modules = from->layout == Layout::module && to->layout == Layout::module;
  if (!modules && (from->is_heap == 0 || to->is_heap == 0)) {
    c.in.raise(TypeId::TypeError,
               "__class__ assignment only supported for mutable types or ModuleType subclasses");
    return c.fail();
  }
  if (from->layout != to->layout || from->slot_count != to->slot_count) {
    c.in.raise(TypeId::TypeError, fmt::format("__class__ assignment: '{}' object layout differs from '{}'",
                                              text_of(c.heap, to->name), text_of(c.heap, from->name)));
    return c.fail();
  }
  const Value old = Value::object(c.heap.get<Object>(v)->type);
  if (to->is_heap != 0) c.heap.keep(cls);
  c.heap.get<Object>(v)->type = cls.offset();
  if (from->is_heap != 0) c.heap.drop(old);
  return c.none();
}
Outcome object_dict(NativeCall& c) {
  const Value dict = attributes_dict(c.heap, c.args[0]);
  if (dict.is_null()) {
    raise_no_attribute(c.in, c.args[0], name(c.heap, NameId::dunder_dict));
    return c.fail();
  }
  return c.done(c.heap.kept(dict));
}
Outcome object_set_dict(NativeCall& c) {
  Value* slot = attributes_slot(c.heap, c.args[0]);
  if (slot == nullptr || c.args[1].is_null() || c.heap.layout_of(c.args[1]) != Layout::dict) {
    c.in.raise(TypeId::TypeError, "__dict__ must be set to a dictionary");
    return c.fail();
  }
  c.heap.assign(*slot, c.heap.kept(c.args[1]));
  return c.none();
}

// --- type ---
Outcome type_repr(NativeCall& c) {
  const Type* t = c.heap.get<Type>(c.args[0]);
  const std::string_view module = t->module.is_null() ? "builtins" : text_of(c.heap, t->module);
  const std::string_view qualname = text_of(c.heap, t->qualname);
  if (module == "builtins") return c.done(new_str(c.heap, fmt::format("<class '{}'>", qualname)));
  return c.done(new_str(c.heap, fmt::format("<class '{}.{}'>", module, qualname)));
}
Outcome type_get_name(NativeCall& c) {
  const Value full = c.heap.get<Type>(c.args[0])->name;
  const std::string_view text = text_of(c.heap, full);
  const std::size_t dot =
      c.heap.get<Type>(c.args[0])->is_heap != 0 ? std::string_view::npos : text.rfind('.');
  if (dot == std::string_view::npos) return c.done(c.heap.kept(full));
  return c.done(new_str(c.heap, std::string(text.substr(dot + 1))));
}
// A name that is set must be a text. False: raised.
bool is_text_for(NativeCall& c, std::string_view what) {
  if (is_str(c.heap, c.args[1])) return true;
  c.in.raise(TypeId::TypeError, fmt::format("can only assign string to {}.{}, not '{}'",
                                            text_of(c.heap, c.heap.get<Type>(c.args[0])->name), what,
                                            type_name(c.heap, c.args[1])));
  return false;
}
Outcome type_set_name(NativeCall& c) {
  if (!is_text_for(c, "__name__")) return c.fail();
  c.heap.assign(c.heap.get<Type>(c.args[0])->name, c.heap.kept(c.args[1]));
  return c.none();
}
Outcome type_qualname(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Type>(c.args[0])->qualname));
}
Outcome type_set_qualname(NativeCall& c) {
  if (!is_text_for(c, "__qualname__")) return c.fail();
  c.heap.assign(c.heap.get<Type>(c.args[0])->qualname, c.heap.kept(c.args[1]));
  return c.none();
}
Outcome type_module(NativeCall& c) {
  const Value m = c.heap.get<Type>(c.args[0])->module;
  return c.done(m.is_null() ? new_str(c.heap, "builtins") : c.heap.kept(m));
}
Outcome type_set_module(NativeCall& c) {
  Type* t = c.heap.get<Type>(c.args[0]);
  c.heap.assign(t->module, c.heap.kept(c.args[1]));
  dict_set_str(c.heap, t->dict, name(c.heap, NameId::dunder_module), c.args[1]);
  type_modified(c.in, c.args[0]);
  return c.none();
}
Outcome type_doc(NativeCall& c) {
  const Value doc = dict_get_str(c.heap, c.heap.get<Type>(c.args[0])->dict, name(c.heap, NameId::dunder_doc));
  return c.done(c.heap.kept(doc.is_null() || !is_str(c.heap, doc) ? kNone : doc));
}
Outcome type_bases(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Type>(c.args[0])->bases));
}
Outcome type_base(NativeCall& c) {
  const Value base = c.heap.get<Type>(c.args[0])->base;
  return c.done(c.heap.kept(base.is_null() ? kNone : base));
}
Outcome type_mro(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Type>(c.args[0])->mro));
}
Outcome type_mro_method(NativeCall& c) {
  return c.done(new_list(c.heap, tuple_items(c.heap, c.heap.get<Type>(c.args[0])->mro)));
}
Outcome type_dict(NativeCall& c) {
  complete_namespace(c.in, c.args[0]);
  auto* view = c.heap.create<View>(type_offset(TypeId::mappingproxy));
  view->target = c.heap.kept(c.heap.get<Type>(c.args[0])->dict);
  return c.done(Value::object(c.heap.offset_of(view)));
}
Outcome type_annotations(NativeCall& c) {
  Type* t = c.heap.get<Type>(c.args[0]);
  const Value key = name(c.heap, NameId::dunder_annotations);
  Value found = dict_get_str(c.heap, t->dict, key);
  if (found.is_null()) {
    const Owned made(c.heap, new_dict(c.heap));
    dict_set_str(c.heap, t->dict, key, made.get());
    type_modified(c.in, c.args[0]);
    return c.done(c.heap.kept(made.get()));
  }
  return c.done(c.heap.kept(found));
}
Outcome type_subclasses(NativeCall& c) {
  const Value list = c.heap.get<Type>(c.args[0])->subclasses;
  std::vector<Value> types;
  if (is_subtype(c.heap, c.args[0].offset(), type_offset(TypeId::BaseException)) ||
      c.args[0].offset() == type_offset(TypeId::int_)) {
    // Of exceptions those that are built in, in the order of their names; ExceptionGroup is made later in
    // CPython.
    for (std::size_t id = 0; id < static_cast<std::size_t>(TypeId::count_); ++id) {
      const Value type = Value::object(type_offset(static_cast<TypeId>(id)));
      const Value bases = c.heap.get<Type>(type)->bases;
      if (!bases.is_null() && !tuple_items(c.heap, bases).empty() &&
          tuple_items(c.heap, bases)[0] == c.args[0])
        types.push_back(type);
    }
    std::sort(types.begin(), types.end(), [&](Value a, Value b) {
      const auto key = [&](Value v) {
        const std::string_view text = text_of(c.heap, c.heap.get<Type>(v)->name);
        return std::pair(text == "ExceptionGroup", text);
      };
      return key(a) < key(b);
    });
  }
  if (!list.is_null())
    for (const Value v : list_items(c.heap, list))
      types.push_back(Value::object(static_cast<Offset>(v.as_small())));
  return c.done(new_list(c.heap, types));
}
Outcome type_abstract(NativeCall& c) {
  const Value v =
      dict_get_str(c.heap, c.heap.get<Type>(c.args[0])->dict, name(c.heap, NameId::dunder_abstractmethods));
  if (v.is_null()) {
    raise_no_attribute(c.in, c.args[0], name(c.heap, NameId::dunder_abstractmethods));
    return c.fail();
  }
  return c.done(c.heap.kept(v));
}
Outcome type_instancecheck(NativeCall& c) {
  return c.done(c.heap.kept(bool_value(is_subtype(c.heap, c.heap.type_of(c.args[1]), c.args[0].offset()))));
}
Outcome type_subclasscheck(NativeCall& c) {
  return c.done(c.heap.kept(
      bool_value(is_type(c.heap, c.args[1]) && is_subtype(c.heap, c.args[1].offset(), c.args[0].offset()))));
}
Outcome type_prepare(NativeCall& c) {
  return c.done(new_dict(c.heap));
}
Outcome type_ror(NativeCall& c) {
  return c.done(c.heap.kept(kNotImplemented));
}

// How an object is pickled and copied: the module copyreg knows, also for the built-in types.
Outcome object_reduce_ex(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_object_reduce_ex"), {c.args[0], c.args[1]}, 1);
}
Outcome object_reduce(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_object_reduce"), {c.args[0]}, 1);
}
Outcome object_getstate(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_object_getstate"), {c.args[0]}, 1);
}

Outcome object_dir(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude("_object_dir"), {c.args[0]}, 1);
}
Outcome object_sizeof(NativeCall& c) {
  return c.done(new_int(c.heap, size_in_cpython(c.heap, c.args[0]) - size_before_object(c.heap, c.args[0])));
}

Outcome object_order(NativeCall& c) {
  return c.done(c.heap.kept(kNotImplemented));
}

const NativeDef kObjectMethods[] = {
    {"__reduce_ex__", "self, protocol, /", object_reduce_ex},
    {"__reduce__", "self, /", object_reduce},
    {"__getstate__", "self, /", object_getstate},
    {"__dir__", "self, /", object_dir},
    {"__sizeof__", "self, /", object_sizeof},
    {"__repr__", "self, /", object_repr},
    {"__str__", "self, /", object_str},
    {"__format__", "self, format_spec, /", object_format},
    {"__hash__", "self, /", object_hash},
    {"__eq__", "self, value, /", object_eq},
    {"__ne__", "self, value, /", object_ne},
    {"__lt__", "self, value, /", object_order},
    {"__le__", "self, value, /", object_order},
    {"__gt__", "self, value, /", object_order},
    {"__ge__", "self, value, /", object_order},
    {"__init__", "...", object_init},
    {"__getattribute__", "self, name, /", native_object_getattribute},
    {"__setattr__", "self, name, value, /", native_object_setattr},
    {"__delattr__", "self, name, /", native_object_delattr},
};
const NativeDef kObjectClassMethods[] = {
    {"__init_subclass__", "cls, *args, **kwargs", object_init_subclass},
    {"__subclasshook__", "cls, other=, /", object_subclasshook},
};
const NativeDef kObjectGetters[] = {{"__class__", "self", object_class}, {"__dict__", "self", object_dict}};
const NativeDef kObjectSetters[] = {{"__class__", "self, value", object_set_class},
                                    {"__dict__", "self, value", object_set_dict}};
// All is done by type.__new__.
Outcome type_init(NativeCall& c) {
  const std::size_t given = c.args.size() - 1;
  if (given == 1 && !c.keywords.is_null() && dict_size(c.heap, c.keywords) > 0) {
    c.in.raise(TypeId::TypeError, "type.__init__() takes no keyword arguments");
    return c.fail();
  }
  if (given != 1 && given != 3) {
    c.in.raise(TypeId::TypeError, "type.__init__() takes 1 or 3 arguments");
    return c.fail();
  }
  return c.none();
}

const NativeDef kTypeMethods[] = {
    {"__repr__", "self, /", type_repr},
    {"__call__", "...", native_type_call},
    {"mro", "self, /", type_mro_method},
    {"__subclasses__", "self, /", type_subclasses},
    {"__instancecheck__", "self, instance, /", type_instancecheck},
    {"__subclasscheck__", "self, subclass, /", type_subclasscheck},
    {"__or__", "self, value, /", native_type_or},
    {"__ror__", "self, value, /", type_ror},
    {"__init__", "...", type_init},
};
const NativeDef kTypeClassMethods[] = {{"__prepare__", "cls, name=, bases=, **keywords", type_prepare}};
const NativeDef kTypeGetters[] = {
    {"__name__", "self", type_get_name},
    {"__qualname__", "self", type_qualname},
    {"__module__", "self", type_module},
    {"__doc__", "self", type_doc},
    {"__bases__", "self", type_bases},
    {"__base__", "self", type_base},
    {"__mro__", "self", type_mro},
    {"__dict__", "self", type_dict},
    {"__annotations__", "self", type_annotations},
    {"__abstractmethods__", "self", type_abstract},
};
const NativeDef kTypeSetters[] = {
    {"__name__", "self, value", type_set_name},
    {"__qualname__", "self, value", type_set_qualname},
    {"__module__", "self, value", type_set_module},
};

}  // namespace

// int | None
Outcome native_type_or(NativeCall& c) {
  const Value a = c.args[0], b = c.args[1];
  const auto fits = [&](Value v) {
    return v == kNone || is_type(c.heap, v) || c.heap.is_exact(v, TypeId::generic_alias) ||
           c.heap.is_exact(v, TypeId::union_);
  };
  if (!fits(a) || !fits(b)) return c.done(c.heap.kept(kNotImplemented));
  std::vector<Value> members;
  const auto add = [&](Value v) {
    if (v == kNone) v = type_value(TypeId::none);
    if (std::find(members.begin(), members.end(), v) == members.end()) members.push_back(v);
  };
  for (const Value v : {a, b}) {
    if (c.heap.is_exact(v, TypeId::union_)) {
      for (const Value m : tuple_items(c.heap, c.heap.get<Wrapper>(v)->target)) add(m);
    } else {
      add(v);
    }
  }
  auto* w = c.heap.create<Wrapper>(type_offset(TypeId::union_));
  w->target = new_tuple(c.heap, members);
  w->extra = w->dict = Value();
  return c.done(Value::object(c.heap.offset_of(w)));
}

const NativeDef& type_call_def() {
  return kTypeMethods[1];
}

std::string default_repr(const Heap& heap, Value v, Offset type) {
  const Type* t = heap.type_at(type);
  const std::string_view module = t->module.is_null() ? "builtins" : text_of(heap, t->module);
  if (module == "builtins")
    return fmt::format("<{} object at 0x{:x}>", text_of(heap, t->qualname), address_of(v));
  return fmt::format("<{}.{} object at 0x{:x}>", module, text_of(heap, t->qualname), address_of(v));
}

const TypeDef kObjectType{TypeId::object,      native_object_new, "...",         kObjectMethods, {},
                          kObjectClassMethods, kObjectGetters,    kObjectSetters};
const TypeDef kTypeType{TypeId::type, native_type_new,   "...",        kTypeMethods,
                        {},           kTypeClassMethods, kTypeGetters, kTypeSetters};

}  // namespace kvant::python
