// dict_keys, dict_values, dict_items and mappingproxy.
#include <fmt/format.h>

#include "sim/python/container_dict.h"
#include "sim/python/container_dict_natives.h"

namespace kvant::python {

Value new_view(Heap& heap, TypeId type, Value dict) {
  auto* view = heap.create<View>(type_offset(type));
  view->target = heap.kept(dict);
  return Value::object(heap.offset_of(view));
}

namespace {

Outcome proxy_construct(NativeCall& c) {
  if (c.args[1].is_small() || c.heap.layout_of(c.args[1]) != Layout::dict)
    return raise(
        c, TypeId::TypeError,
        fmt::format("mappingproxy() argument must be a mapping, not {}", type_name(c.heap, c.args[1])));
  return c.done(new_view(c.heap, TypeId::mappingproxy, c.args[1]));
}

Outcome view_reversed(NativeCall& c) {
  const Value dict = c.heap.get<View>(c.args[0])->target;
  const Dict* d = c.heap.get<Dict>(dict);
  const int what = c.heap.is_exact(c.args[0], TypeId::dict_values)  ? 1
                   : c.heap.is_exact(c.args[0], TypeId::dict_items) ? 2
                                                                    : 0;
  return c.done(new_iterator(c.heap, IteratorKind::dict_reversed, dict, std::int64_t{d->filled} - 1, d->used,
                             d->used, Value::small(what)));
}

Outcome view_mapping(NativeCall& c) {
  return c.done(new_view(c.heap, TypeId::mappingproxy, c.heap.get<View>(c.args[0])->target));
}

Outcome view_isdisjoint(NativeCall& c) {
  return hand_over(c, "_set_isdisjoint", {c.args[0], c.args[1]});
}

#define KVANT_VIEW                                                    \
  {"__len__", "self", dunder_len}, {"__iter__", "self", dunder_iter}, \
      {"__contains__", "self, key, /", handing<dunder_contains>},     \
      {"__repr__", "self", handing<dunder_repr>}, {                   \
    "__reversed__", "self", view_reversed                             \
  }
#define KVANT_SET_VIEW                                                                              \
  KVANT_VIEW, KVANT_COMPARISONS, KVANT_OPERATOR("and", and_), KVANT_OPERATOR("or", or_),            \
      KVANT_OPERATOR("sub", subtract), KVANT_OPERATOR("xor", xor_), KVANT_REFLECTED("and", and_),   \
      KVANT_REFLECTED("or", or_), KVANT_REFLECTED("sub", subtract), KVANT_REFLECTED("xor", xor_), { \
    "isdisjoint", "self, other, /", handing<view_isdisjoint>                                        \
  }

const NativeDef kKeysMethods[] = {KVANT_SET_VIEW};
const NativeDef kItemsMethods[] = {KVANT_SET_VIEW};
const NativeDef kValuesMethods[] = {KVANT_VIEW};
const NativeDef kProxyMethods[] = {
    KVANT_VIEW,
    KVANT_EQUALITY,
    KVANT_OPERATOR("or", or_),
    KVANT_REFLECTED("or", or_),
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"get", "self, key, default=, /", handing<mapping_get>},
    {"keys", "self", mapping_keys},
    {"values", "self", mapping_values},
    {"items", "self", mapping_items},
    {"copy", "self", mapping_copy},
};
const NativeDef kMappingGetters[] = {{"mapping", "self", view_mapping}};
const NativeDef kItemsGetters[] = {{"mapping", "self", view_mapping}};
const NativeDef kValuesGetters[] = {{"mapping", "self", view_mapping}};

}  // namespace

const TypeDef kDictKeysType{TypeId::dict_keys, nullptr, "", kKeysMethods, {}, {}, kMappingGetters, {}};
const TypeDef kDictItemsType{TypeId::dict_items, nullptr, "", kItemsMethods, {}, {}, kItemsGetters, {}};
const TypeDef kDictValuesType{TypeId::dict_values, nullptr, "", kValuesMethods, {}, {}, kValuesGetters, {}};
const TypeDef kMappingProxyType{
    TypeId::mappingproxy, proxy_construct, "mapping, /", kProxyMethods, {}, {}, {}, {}};

}  // namespace kvant::python
