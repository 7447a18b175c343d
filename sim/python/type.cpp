// Classes: resolution order, layouts, what they define (Objects/typeobject.c).
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/dealloc.h"
#include "sim/python/eval.h"
#include "sim/python/natives.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

struct SpecialName {
  NameId name;
  std::uint32_t bit;
};
constexpr SpecialName kSpecials[] = {
    {NameId::dunder_getattr, kHasGetAttr}, {NameId::dunder_getattribute, kHasGetAttribute},
    {NameId::dunder_setattr, kHasSetAttr}, {NameId::dunder_delattr, kHasSetAttr},
    {NameId::dunder_eq, kHasEq},           {NameId::dunder_ne, kHasEq},
    {NameId::dunder_hash, kHasHash},       {NameId::dunder_bool, kHasBool},
    {NameId::dunder_len, kHasLen},         {NameId::dunder_del, kHasDel},
    {NameId::dunder_iter, kHasIter},       {NameId::dunder_next, kHasNext},
    {NameId::dunder_getitem, kHasGetItem}, {NameId::dunder_repr, kHasRepr},
    {NameId::dunder_str, kHasStr},         {NameId::dunder_new, kHasNew},
    {NameId::dunder_init, kHasInit},       {NameId::dunder_contains, kHasContains},
    {NameId::dunder_lt, kHasCompare},      {NameId::dunder_le, kHasCompare},
    {NameId::dunder_gt, kHasCompare},      {NameId::dunder_ge, kHasCompare},
    {NameId::dunder_get, kHasGet},         {NameId::dunder_set, kHasSet},
    {NameId::dunder_delete, kHasSet},      {NameId::dunder_call, kHasCall},
    {NameId::dunder_format, kHasFormat},
};

std::uint32_t fresh_version(Heap& heap) {
  return ++heap.state().next_type_version;
}

// C3. False: no consistent order (raised).
bool linearize(Interpreter& in, Value type, Value bases, std::vector<Value>& out) {
  Heap& heap = in.heap;
  std::vector<std::vector<Value>> lists;
  for (const Value base : tuple_items(heap, bases)) {
    const std::span<Value> mro = tuple_items(heap, heap.get<Type>(base)->mro);
    lists.emplace_back(mro.begin(), mro.end());
  }
  lists.emplace_back(tuple_items(heap, bases).begin(), tuple_items(heap, bases).end());
  out = {type};
  for (;;) {
    std::erase_if(lists, [](const auto& list) { return list.empty(); });
    if (lists.empty()) return true;
    Value next;
    for (const auto& list : lists) {
      const Value candidate = list.front();
      const bool in_tail = std::any_of(lists.begin(), lists.end(), [&](const auto& other) {
        return std::find(other.begin() + 1, other.end(), candidate) != other.end();
      });
      if (!in_tail) {
        next = candidate;
        break;
      }
    }
    if (next.is_null()) {
      std::string names;
      std::vector<Value> seen;
      for (const auto& list : lists) {
        if (std::find(seen.begin(), seen.end(), list.front()) != seen.end()) continue;
        seen.push_back(list.front());
        names += (names.empty() ? "" : ", ") + std::string(text_of(heap, heap.get<Type>(list.front())->name));
      }
      in.raise(TypeId::TypeError,
               "Cannot create a consistent method resolution\norder (MRO) for bases " + names);
      return false;
    }
    out.push_back(next);
    for (auto& list : lists)
      if (list.front() == next) list.erase(list.begin());
  }
}

// The base whose layout the new class gets: the most derived of the "solid" ones.
Value best_base(Interpreter& in, Value bases) {
  Heap& heap = in.heap;
  const auto solid = [&](Value t) {  // the nearest ancestor that adds to the layout
    while (!heap.get<Type>(t)->base.is_null()) {
      const Type* type = heap.get<Type>(t);
      const Type* base = heap.get<Type>(type->base);
      const bool adds = type->is_heap == 0 && type->layout != Layout::exception;  // all exceptions are alike
      if (type->layout != base->layout || type->slot_count != base->slot_count || adds) return t;
      t = type->base;
    }
    return t;
  };
  Value winner, winning_solid;
  for (const Value base : tuple_items(heap, bases)) {
    const Type* t = heap.get<Type>(base);
    if (t->is_final != 0) {
      in.raise(TypeId::TypeError,
               fmt::format("type '{}' is not an acceptable base type", text_of(heap, t->name)));
      return Value();
    }
    const Value candidate = solid(base);
    if (winner.is_null() ||
        (!(candidate == winning_solid) && is_subtype(heap, candidate.offset(), winning_solid.offset()))) {
      winner = base;
      winning_solid = candidate;
    } else if (!is_subtype(heap, winning_solid.offset(), candidate.offset())) {
      in.raise(TypeId::TypeError, "multiple bases have instance lay-out conflict");
      return Value();
    }
  }
  return winner;
}

bool add_slots(Interpreter& in, Type* type, Value type_v, Value slots, bool& has_dict) {
  Heap& heap = in.heap;
  std::vector<Value> names;
  if (is_str(heap, slots)) {
    names.push_back(slots);
  } else if (heap.layout_of(slots) == Layout::tuple) {
    for (const Value v : tuple_items(heap, slots)) names.push_back(v);
  } else if (heap.layout_of(slots) == Layout::list) {
    for (const Value v : list_items(heap, slots)) names.push_back(v);
  } else if (heap.layout_of(slots) == Layout::dict) {
    Value k, v;
    for (std::uint32_t at = 0; dict_next(heap, slots, at, k, v);) names.push_back(k);
  }
  for (const Value given : names) {
    if (!is_str(heap, given)) {
      in.raise(TypeId::TypeError,
               fmt::format("__slots__ items must be strings, not '{}'", type_name(heap, given)));
      return false;
    }
    std::string text(text_of(heap, given));
    if (text == "__dict__") {
      if (has_dict) {
        in.raise(TypeId::TypeError, "__dict__ slot disallowed: we already got one");
        return false;
      }
      has_dict = true;
      continue;
    }
    if (text == "__weakref__") continue;
    const bool starts_well = !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0;
    if (!starts_well || text.find_first_of(" -.,:;()[]{}'\"") != std::string::npos) {
      in.raise(TypeId::TypeError, "__slots__ must be identifiers");
      return false;
    }
    if (text.size() > 2 && text.substr(0, 2) == "__" && text.substr(text.size() - 2) != "__") {
      std::string_view owner = text_of(heap, type->name);
      while (!owner.empty() && owner.front() == '_') owner.remove_prefix(1);
      if (!owner.empty()) text = "_" + std::string(owner) + text;
    }
    const Value key = in.interned(text);
    if (!dict_get_str(heap, type->dict, key).is_null()) {
      in.raise(TypeId::ValueError, fmt::format("'{}' in __slots__ conflicts with class variable", text));
      return false;
    }
    auto* m = heap.create<Member>(type_offset(TypeId::member));
    m->name = heap.kept(key);
    m->owner = type_v;  // not owned: the class owns the member
    m->slot = type->slot_count++;
    m->padding = 0;
    const Owned member(heap, Value::object(heap.offset_of(m)));
    dict_set_str(heap, type->dict, key, member.get());
  }
  return true;
}

}  // namespace

void type_update_special(Heap& heap, Value type) {
  Type* t = heap.get<Type>(type);
  // What the native layout has (kUnhashable …) comes down from the base made by C++.
  std::uint32_t special = 0;
  Value native = t->base;
  while (!native.is_null() && heap.get<Type>(native)->is_heap != 0) native = heap.get<Type>(native)->base;
  if (!native.is_null()) special = heap.get<Type>(native)->special;
  for (const SpecialName& s : kSpecials) {
    bool in_heap_type = false;
    const Value found = type_lookup_afresh(heap, type.offset(), name(heap, s.name), in_heap_type);
    if (in_heap_type) special |= s.bit;
    if (s.bit == kHasHash && in_heap_type) {
      special &= ~static_cast<std::uint32_t>(kUnhashable);
      if (found == kNone) special = (special & ~static_cast<std::uint32_t>(kHasHash)) | kUnhashable;
    }
  }
  t->special = special;
}

void type_modified(Interpreter& in, Value type) {
  Heap& heap = in.heap;
  type_update_special(heap, type);
  Type* t = heap.get<Type>(type);
  t->version = fresh_version(heap);
  if (t->subclasses.is_null()) return;
  for (const Value v : list_items(heap, t->subclasses))
    type_modified(in, Value::object(static_cast<Offset>(v.as_small())));
}

Value new_class(Interpreter& in, Value metatype, Value class_name, Value given_bases, Value namespace_dict) {
  Heap& heap = in.heap;
  const Value object_type = type_value(TypeId::object);
  const Owned bases(heap, tuple_items(heap, given_bases).empty()
                              ? new_tuple(heap, std::span<const Value>(&object_type, 1))
                              : heap.kept(given_bases));
  const std::span<Value> all = tuple_items(heap, bases.get());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_type(heap, all[i]) && std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
                                           all[i]) != all.begin() + static_cast<std::ptrdiff_t>(i)) {
      in.raise(TypeId::TypeError,
               fmt::format("duplicate base class {}", text_of(heap, heap.get<Type>(all[i])->name)));
      return Value();
    }
  const Value base = best_base(in, bases.get());
  if (base.is_null()) return Value();
  const Type* b = heap.get<Type>(base);

  auto* t = heap.create<Type>(metatype.offset());
  const Value type = Value::object(heap.offset_of(t));
  heap.keep(metatype);
  t->layout = b->layout;
  t->is_heap = 1;
  t->is_final = 0;
  t->special = 0;
  t->version = fresh_version(heap);
  t->slot_count = b->slot_count;
  t->name = heap.kept(class_name);
  t->qualname = heap.kept(class_name);
  t->module = Value();
  t->dict = dict_copy(heap, namespace_dict);
  t->base = heap.kept(base);
  t->bases = heap.kept(bases.get());
  t->mro = heap.kept(heap.roots().empty_tuple);
  t->subclasses = Value();
  t->native_new = b->native_new;
  t->flags = b->flags & kTypeWeakly;
  t->has_dict = 0;
  const Owned owner(heap, type);

  std::vector<Value> mro;
  if (!linearize(in, type, bases.get(), mro)) return Value();
  for (const Value v : mro)
    if (!(v == type) && heap.get<Type>(v)->has_dict != 0) t->has_dict = 1;
  // The tuple holds the class itself without counting it, or no class would ever die.
  heap.assign(t->mro, new_tuple(heap, mro));
  --t->refs;

  if (const Value q = dict_get_str(heap, t->dict, name(heap, NameId::dunder_qualname)); !q.is_null()) {
    heap.assign(t->qualname, heap.kept(q));
    dict_del_str(heap, t->dict, name(heap, NameId::dunder_qualname));
  }
  // Made by a call of type(): the module of the code that calls.
  if (const Frame* caller = top_frame(in);
      caller != nullptr && dict_get_str(heap, t->dict, name(heap, NameId::dunder_module)).is_null())
    if (const Value here = dict_get_str(heap, caller->globals, name(heap, NameId::dunder_name));
        !here.is_null())
      dict_set_str(heap, t->dict, name(heap, NameId::dunder_module), here);
  if (const Value m = dict_get_str(heap, t->dict, name(heap, NameId::dunder_module)); !m.is_null())
    t->module = heap.kept(m);
  // The library marks so what CPython has in C.
  if (const Value mark = in.interned("_in_c_"); !dict_get_str(heap, t->dict, mark).is_null()) {
    dict_del_str(heap, t->dict, mark);
    t->flags |= kTypeOfModule;
  }
  // These are class or static methods even without a decorator.
  const auto wrap = [&](NameId id, TypeId kind) {
    const Value f = dict_get_str(heap, t->dict, name(heap, id));
    if (f.is_null() || !heap.is_exact(f, TypeId::function)) return;
    auto* w = heap.create<Wrapper>(type_offset(kind));
    w->target = heap.kept(f);
    w->extra = w->dict = Value();
    const Owned wrapper(heap, Value::object(heap.offset_of(w)));
    dict_set_str(heap, t->dict, name(heap, id), wrapper.get());
  };
  wrap(NameId::dunder_new, TypeId::static_method);
  wrap(NameId::dunder_init_subclass, TypeId::class_method);
  wrap(NameId::dunder_class_getitem, TypeId::class_method);

  const Value slots = dict_get_str(heap, t->dict, name(heap, NameId::dunder_slots));
  const bool varies =
      t->layout == Layout::big_int || t->layout == Layout::tuple || t->layout == Layout::bytes;
  if (!slots.is_null() && varies && heap.layout_of(slots) == Layout::tuple &&
      !tuple_items(heap, slots).empty()) {
    in.raise(TypeId::TypeError, fmt::format("nonempty __slots__ not supported for subtype of '{}'",
                                            text_of(heap, heap.get<Type>(t->base)->name)));
    return Value();
  }
  // Of the other layouts only instance has places for slots: elsewhere named ones are attributes like others.
  const auto is_plain = [&](Value v) {
    return is_str(heap, v) && (text_of(heap, v) == "__weakref__" || text_of(heap, v) == "__dict__");
  };
  const bool unnamed =
      !slots.is_null() && heap.layout_of(slots) == Layout::tuple &&
      std::all_of(tuple_items(heap, slots).begin(), tuple_items(heap, slots).end(), is_plain);
  if (!slots.is_null() && (t->layout == Layout::instance || unnamed)) {
    bool has_dict = t->has_dict != 0;
    if (!add_slots(in, t, type, slots, has_dict)) return Value();
    t->has_dict = has_dict ? 1 : 0;
  } else {
    t->has_dict = 1;
  }
  if (dict_get_str(heap, t->dict, name(heap, NameId::dunder_doc)).is_null())
    dict_set_str(heap, t->dict, name(heap, NameId::dunder_doc), kNone);
  // A class with __eq__ and no __hash__ is unhashable.
  if (!dict_get_str(heap, t->dict, name(heap, NameId::dunder_eq)).is_null() &&
      dict_get_str(heap, t->dict, name(heap, NameId::dunder_hash)).is_null())
    dict_set_str(heap, t->dict, name(heap, NameId::dunder_hash), kNone);
  if (const Value cell = dict_get_str(heap, t->dict, name(heap, NameId::dunder_classcell)); !cell.is_null()) {
    heap.assign(heap.get<Cell>(cell)->value, heap.kept(type));
    dict_del_str(heap, t->dict, name(heap, NameId::dunder_classcell));
  }
  type_update_special(heap, type);
  for (const Value v : tuple_items(heap, bases.get())) {
    Type* parent = heap.get<Type>(v);
    if (parent->subclasses.is_null()) parent->subclasses = new_list(heap);
    list_append(heap, parent->subclasses, Value::small(type.offset()));
  }
  return heap.kept(type);
}

void free_type(Heap& heap, Object* object) {
  auto* t = static_cast<Type*>(object);
  const Value self = Value::object(heap.offset_of(object));
  for (const Value v : tuple_items(heap, t->bases)) {
    const Value list = heap.get<Type>(v)->subclasses;
    if (list.is_null()) continue;
    const std::span<Value> items = list_items(heap, list);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i] == Value::small(self.offset())) {
        heap.drop(list_pop(heap, list, static_cast<std::int64_t>(i)));
        break;
      }
    }
  }
  t->refs = 1u << 30;  // the resolution order names it once more
  for (const Value v : {t->name, t->qualname, t->module, t->dict, t->base, t->bases, t->mro, t->subclasses})
    heap.drop(v);
  heap.release(self.offset(), sizeof(Type));
}

}  // namespace kvant::python
