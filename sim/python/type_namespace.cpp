// What a class's own __dict__ shows beside what its body bound: the descriptors __dict__ and __weakref__,
// which a class has that first gives its instances room for attributes and for weak references. They are made
// when somebody looks, so that the many classes nobody looks at stay small.
#include <vector>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

bool derives_from(const Heap& heap, Value type, TypeId base) {
  return is_subtype(heap, type.offset(), type_offset(base));
}

bool adds_dict(const Heap& heap, const Type* t) {
  const Type* base = heap.get<Type>(t->base);
  return t->has_dict != 0 && base->has_dict == 0 && !derives_from(heap, t->base, TypeId::BaseException) &&
         !derives_from(heap, t->base, TypeId::type);
}

bool adds_weak_room(Interpreter& in, Value type) {
  const Heap& heap = in.heap;
  const Type* t = heap.get<Type>(type);
  const Type* base = heap.get<Type>(t->base);
  const bool varies =
      t->layout == Layout::big_int || t->layout == Layout::tuple || t->layout == Layout::bytes;
  const bool base_has_room = base->is_heap != 0 ? has_weak_room(in, t->base)
                                                : derives_from(heap, t->base, TypeId::type) ||
                                                      derives_from(heap, t->base, TypeId::set) ||
                                                      derives_from(heap, t->base, TypeId::frozenset) ||
                                                      derives_from(heap, t->base, TypeId::deque);
  return !varies && !base_has_room && has_weak_room(in, type);
}

// Of the class's own, though its getter is everybody's: it is shown with the class's name.
Value new_descriptor(Interpreter& in, Value model, Value owner_name) {
  const auto* from = in.heap.get<NativeFunction>(model);
  const Value made =
      new_native_function(in.heap, from->index, TypeId::getset, Value(), in.heap.kept(owner_name));
  in.heap.get<NativeFunction>(made)->setter = from->setter;
  return made;
}

}  // namespace

void complete_namespace(Interpreter& in, Value type) {
  Heap& heap = in.heap;
  Type* t = heap.get<Type>(type);
  if (t->is_heap == 0 || (t->flags & (kTypeOfModule | kTypeComplete)) != 0) return;
  t->flags |= kTypeComplete;
  const bool with_dict = adds_dict(heap, t), with_weak = adds_weak_room(in, type);
  if (!with_dict && !with_weak) return;

  // Before the __doc__ that a class without a text of its own gets, and whatever came later.
  const Value doc_key = name(heap, NameId::dunder_doc);
  std::vector<Owned> later;
  Value key, value;
  std::uint32_t index = 0;
  bool behind = false;
  for (std::uint32_t at = 0; dict_next(heap, t->dict, at, key, value); ++index) {
    if (key == doc_key && (value == kNone || index > 1)) behind = true;
    if (!behind) continue;
    later.emplace_back(heap, heap.kept(key));
    later.emplace_back(heap, heap.kept(value));
  }
  for (std::size_t i = 0; i < later.size(); i += 2) dict_del_str(heap, t->dict, later[i].get());
  const auto add = [&](Value name_value, Value model) {
    if (!dict_get_str(heap, t->dict, name_value).is_null() || model.is_null()) return;
    const Owned made(heap, new_descriptor(in, model, t->name));
    dict_set_str(heap, t->dict, name_value, made.get());
  };
  const Value dict_key = name(heap, NameId::dunder_dict);
  if (with_dict)
    add(dict_key, dict_get_str(heap, heap.get<Type>(type_value(TypeId::object))->dict, dict_key));
  if (with_weak) add(in.interned("__weakref__"), in.native("__weakref__"));
  for (std::size_t i = 0; i < later.size(); i += 2)
    dict_set_str(heap, t->dict, later[i].get(), later[i + 1].get());
  type_modified(in, type);
}

}  // namespace kvant::python
