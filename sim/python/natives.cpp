// The table of natives, and their parameters.
#include "sim/python/natives.h"

#include <algorithm>
#include <map>

#include "sim/python/names.h"

namespace kvant::python {
namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

void parse_signature(NativeSpec& spec, std::string_view text, bool with_class) {
  if (with_class) {
    spec.parameters.push_back({"cls", false, false, true});
    spec.positional = spec.required = 1;
  }
  if (trimmed(text) == "...") {
    spec.raw = true;
    return;
  }
  bool keyword_only = false;
  while (!trimmed(text).empty()) {
    const std::size_t comma = text.find(',');
    std::string_view item = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    if (item == "/") {
      for (Parameter& p : spec.parameters) p.positional_only = true;
      continue;
    }
    if (item == "*") {
      keyword_only = true;
      continue;
    }
    Parameter p;
    if (item.substr(0, 2) == "**") {
      spec.kwargs = static_cast<std::int32_t>(spec.parameters.size());
      p.name = item.substr(2);
      p.optional = p.keyword_only = true;
    } else if (item.front() == '*') {
      spec.varargs = static_cast<std::int32_t>(spec.parameters.size());
      p.name = item.substr(1);
      p.optional = p.keyword_only = true;
      keyword_only = true;
    } else {
      const std::size_t equals = item.find('=');
      p.name = trimmed(item.substr(0, equals));
      p.optional = equals != std::string_view::npos;
      p.keyword_only = keyword_only;
      if (!keyword_only) {
        ++spec.positional;
        if (!p.optional) ++spec.required;
      }
    }
    spec.parameters.push_back(p);
  }
}

struct Table {
  std::vector<NativeSpec> rows;
  std::map<std::pair<const NativeDef*, TypeId>, std::uint32_t> of_def;
  std::map<const TypeDef*, std::uint32_t> of_constructor;

  void add(const NativeDef& def, std::string_view owner, TypeId type, bool is_method) {
    NativeSpec spec;
    spec.name = def.name;
    spec.owner = owner;
    spec.type = type;
    spec.is_method = is_method;
    spec.fn = def.fn;
    spec.special = special_of(def.fn);
    spec.cost = def.cost;
    parse_signature(spec, def.signature, false);
    of_def.emplace(std::pair(&def, type), static_cast<std::uint32_t>(rows.size()));
    rows.push_back(std::move(spec));
  }

  Table() {
    for (const TypeDef* type : all_type_defs()) {
      static constexpr std::string_view kTypeNames[] = {
#define TYPE(id, name, base, layout, doc) name,
#include "sim/python/types.def"
#undef TYPE
#define EXCEPTION(name, base) #name,
#include "sim/python/exceptions.def"
#undef EXCEPTION
      };
      const std::string_view owner = kTypeNames[static_cast<std::size_t>(type->id)];
      if (type->construct != nullptr) {
        NativeSpec spec;
        spec.name = spec.owner = owner;
        spec.type = type->id;
        spec.is_constructor = true;
        spec.fn = type->construct;
        parse_signature(spec, type->construct_signature, true);
        of_constructor.emplace(type, static_cast<std::uint32_t>(rows.size()));
        rows.push_back(std::move(spec));
      }
      for (const NativeDef& def : type->methods) add(def, owner, type->id, true);
      for (const NativeDef& def : type->static_methods) add(def, owner, type->id, false);
      for (const NativeDef& def : type->class_methods) add(def, owner, type->id, false);
      for (const NativeDef& def : type->getters) add(def, owner, type->id, true);
      for (const NativeDef& def : type->setters) add(def, owner, type->id, true);
    }
    for (const ModuleDef* module : all_module_defs())
      for (const NativeDef& def : module->functions) add(def, module->name, TypeId::object, false);
  }
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

bool is_slot(const NativeSpec& spec) {
  static constexpr std::string_view kMethods[] = {
      "__reduce__",      "__reduce_ex__",   "__format__", "__sizeof__",        "__dir__",
      "__getstate__",    "__round__",       "__trunc__",  "__floor__",         "__ceil__",
      "__getnewargs__",  "__reversed__",    "__copy__",   "__setstate__",      "__deepcopy__",
      "__missing__",     "__length_hint__", "__enter__",  "__exit__",          "__complex__",
      "__bytes__",       "__new__",         "__import__", "__class_getitem__", "__init_subclass__",
      "__build_class__", "__subclasshook__"};
  return spec.name.starts_with("__") && spec.name.ends_with("__") &&
         std::find(std::begin(kMethods), std::end(kMethods), spec.name) == std::end(kMethods);
}

const NativeSpec& native_at(std::uint32_t index) {
  return table().rows[index];
}
std::uint32_t native_count() {
  return static_cast<std::uint32_t>(table().rows.size());
}
std::uint32_t native_index(const NativeDef& def, TypeId type) {
  return table().of_def.at({&def, type});
}
std::uint32_t constructor_index(const TypeDef& def) {
  const auto it = table().of_constructor.find(&def);
  return it == table().of_constructor.end() ? 0 : it->second + 1;
}

Value new_native_function(Heap& heap, std::uint32_t index, TypeId type, Value self, Value module) {
  auto* f = heap.create<NativeFunction>(type_offset(type));
  f->index = index;
  f->setter = 0;
  f->self = heap.kept(self);
  f->module = heap.kept(module);
  return Value::object(heap.offset_of(f));
}

}  // namespace kvant::python
