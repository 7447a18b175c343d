// How a heap begins: singletons and types at their places, the names, the built-ins and the prelude.
#include <algorithm>
#include <array>
#include <vector>

#include "sim/library/library.h"
#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/exceptions.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/natives_containers.h"
#include "sim/python/natives_values.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::uint32_t kImmortal = 1u << 30;

struct TypeRow {
  TypeId id;
  std::string_view name;
  TypeId base;
  Layout layout;
};
constexpr TypeRow kTypes[] = {
#define TYPE(id, name, base, layout, doc) {TypeId::id, name, TypeId::base, Layout::layout},
#include "sim/python/types.def"
#undef TYPE
#define EXCEPTION(name, base) {TypeId::name, #name, TypeId::base, Layout::exception},
#include "sim/python/exceptions.def"
#undef EXCEPTION
};

bool is_final(TypeId id) {
  constexpr std::array kFinal{TypeId::none,         TypeId::not_implemented,
                              TypeId::ellipsis,     TypeId::bool_,
                              TypeId::range,        TypeId::slice,
                              TypeId::function,     TypeId::native_function,
                              TypeId::method,       TypeId::generator,
                              TypeId::coroutine,    TypeId::async_generator,
                              TypeId::cell,         TypeId::code,
                              TypeId::frame,        TypeId::traceback,
                              TypeId::union_,       TypeId::dict_keys,
                              TypeId::dict_values,  TypeId::dict_items,
                              TypeId::mappingproxy, TypeId::method_descriptor,
                              TypeId::member,       TypeId::getset};
  return std::find(kFinal.begin(), kFinal.end(), id) != kFinal.end();
}

void boot_types(Heap& heap) {
  for (const TypeRow& row : kTypes) {
    auto* t = heap.at<Type>(type_offset(row.id));
    t->refs = kImmortal;
    t->type = type_offset(TypeId::type);
    t->layout = row.layout;
    t->is_final = is_final(row.id) ? 1 : 0;
    t->has_dict = row.layout == Layout::exception || row.layout == Layout::function ||
                          row.layout == Layout::module || row.layout == Layout::type
                      ? 1
                      : 0;
    t->version = ++heap.state().next_type_version;
    if (row.id != TypeId::object) t->base = type_value(row.base);
  }
  for (const auto& [value, type] :
       {std::pair{kNone, TypeId::none}, std::pair{kTrue, TypeId::bool_}, std::pair{kFalse, TypeId::bool_},
        std::pair{kNotImplemented, TypeId::not_implemented}, std::pair{kEllipsis, TypeId::ellipsis}}) {
    auto* object = heap.get<Object>(value);
    object->refs = kImmortal;
    object->type = type_offset(type);
  }
}

void boot_roots(Heap& heap) {
  HeapRoots& roots = heap.roots();
  roots.empty_tuple = new_tuple(heap, {});
  roots.empty_str = new_str(heap, "");
  roots.empty_bytes = new_bytes(heap, "");
  roots.intern_table = new_dict(heap);
  for (int i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    roots.ascii[i] = intern(heap, std::string_view(&c, 1));
  }
  heap.drop(intern(heap, ""));
  static constexpr std::string_view kNames[] = {
#define NAME(id, text) text,
#include "sim/python/names.def"
#undef NAME
  };
  for (std::size_t i = 0; i < std::size(kNames); ++i) roots.names[i] = intern(heap, kNames[i]);
  roots.modules = new_dict(heap);
  roots.builtins = new_dict(heap);
  roots.prelude = new_dict(heap);
  roots.exports = new_dict(heap);
  roots.finalizers = new_list(heap);
  roots.finalized = new_list(heap);
}

void put(Heap& heap, Value dict, std::string_view key, Value owned) {
  const Owned k(heap, intern(heap, key));
  dict_set_str(heap, dict, k.get(), owned);
  heap.drop(owned);
}

void fill_types(Heap& heap) {
  for (const TypeRow& row : kTypes) {
    auto* t = heap.at<Type>(type_offset(row.id));
    std::string_view full = row.name;
    std::string_view module = "builtins";
    if (const std::size_t dot = full.rfind('.'); dot != std::string_view::npos) {
      module = full.substr(0, dot);
      full = full.substr(dot + 1);
    }
    t->name = intern(heap, row.name);
    t->qualname = intern(heap, full);
    t->module = intern(heap, module);
    t->dict = new_dict(heap);
    std::vector<Value> bases;
    if (!t->base.is_null()) bases.push_back(t->base);
    if (row.id == TypeId::ExceptionGroup) bases.push_back(type_value(TypeId::Exception));
    t->bases = new_tuple(heap, bases);
    std::vector<Value> mro{type_value(row.id)};
    if (row.id == TypeId::ExceptionGroup) {
      for (const TypeId id :
           {TypeId::BaseExceptionGroup, TypeId::Exception, TypeId::BaseException, TypeId::object})
        mro.push_back(type_value(id));
    } else {
      for (Value base = t->base; !base.is_null(); base = heap.get<Type>(base)->base) mro.push_back(base);
    }
    t->mro = new_tuple(heap, mro);
  }
}

void fill_methods(Heap& heap) {
  const auto builtins = [&] { return intern(heap, "builtins"); };
  for (const TypeDef* def : all_type_defs()) {
    auto* t = heap.at<Type>(type_offset(def->id));
    for (const NativeDef& row : def->methods)
      put(heap, t->dict, row.name,
          new_native_function(heap, native_index(row, def->id), TypeId::method_descriptor, Value(), Value()));
    for (const NativeDef& row : def->static_methods) {
      const Owned module(heap, builtins());
      put(heap, t->dict, row.name,
          new_native_function(heap, native_index(row, def->id), TypeId::native_function, Value(),
                              module.get()));
    }
    for (const NativeDef& row : def->class_methods) {
      const Owned f(heap, new_native_function(heap, native_index(row, def->id), TypeId::native_function,
                                              Value(), Value()));
      auto* w = heap.create<Wrapper>(type_offset(TypeId::class_method));
      w->target = heap.kept(f.get());
      w->extra = w->dict = Value();
      put(heap, t->dict, row.name, Value::object(heap.offset_of(w)));
    }
    for (const NativeDef& row : def->getters) {
      const Value getter =
          new_native_function(heap, native_index(row, def->id), TypeId::getset, Value(), Value());
      for (const NativeDef& setter : def->setters)
        if (setter.name == row.name)
          heap.get<NativeFunction>(getter)->setter = native_index(setter, def->id) + 1;
      put(heap, t->dict, row.name, getter);
    }
    t->native_new = constructor_index(*def);
    if (t->native_new != 0)
      put(heap, t->dict, "__new__",
          new_native_function(heap, t->native_new - 1, TypeId::native_function, Value(), Value()));
  }
  // What has no constructor of its own inherits it, exceptions above all.
  for (const TypeRow& row : kTypes) {
    auto* t = heap.at<Type>(type_offset(row.id));
    if (t->native_new == 0 && (row.layout == Layout::exception || row.id == TypeId::bool_) &&
        !t->base.is_null())
      t->native_new = heap.get<Type>(t->base)->native_new;
  }
  for (const TypeRow& row : kTypes) {
    auto* t = heap.at<Type>(type_offset(row.id));
    const Owned doc(heap, intern(heap, "__doc__"));
    if (dict_get_str(heap, t->dict, doc.get()).is_null()) dict_set_str(heap, t->dict, doc.get(), kNone);
  }
  for (const TypeId id : {TypeId::list, TypeId::dict, TypeId::set, TypeId::bytearray, TypeId::deque,
                          TypeId::dict_keys, TypeId::dict_items, TypeId::slice, TypeId::mappingproxy}) {
    auto* t = heap.at<Type>(type_offset(id));
    t->special |= kUnhashable;
    put(heap, t->dict, "__hash__", heap.kept(kNone));
  }
}

void fill_builtins(Heap& heap) {
  const Value builtins = heap.roots().builtins;
  const Owned module(heap, intern(heap, "builtins"));
  const auto add = [&](Value dict, const ModuleDef& def, bool internal_too) {
    for (const NativeDef& row : def.functions) {
      if (!internal_too && row.name.front() == '_' && row.name.substr(0, 2) != "__") continue;
      put(heap, dict, row.name,
          new_native_function(heap, native_index(row), TypeId::native_function, Value(), module.get()));
    }
  };
  add(heap.roots().exports, kInternalModule, true);
  add(heap.roots().exports, kImportModule, true);
  add(heap.roots().exports, kEndModule, true);
  add(heap.roots().exports, kTraceModule, true);
  add(builtins, kBuiltinsModule, false);
  add(builtins, kInternalModule, false);
  add(builtins, kImportModule, false);
  static constexpr TypeId kPublic[] = {
      TypeId::object,    TypeId::type,     TypeId::int_,          TypeId::bool_,        TypeId::float_,
      TypeId::complex,   TypeId::str,      TypeId::bytes,         TypeId::bytearray,    TypeId::tuple,
      TypeId::list,      TypeId::dict,     TypeId::set,           TypeId::frozenset,    TypeId::range,
      TypeId::slice,     TypeId::property, TypeId::static_method, TypeId::class_method, TypeId::super,
      TypeId::enumerate, TypeId::zip,      TypeId::map,           TypeId::filter,       TypeId::reversed};
  for (const TypeId id : kPublic)
    put(heap, builtins, text_of(heap, heap.at<Type>(type_offset(id))->qualname), heap.kept(type_value(id)));
#define EXCEPTION(name, base) put(heap, builtins, #name, heap.kept(type_value(TypeId::name)));
#include "sim/python/exceptions.def"
#undef EXCEPTION
  put(heap, builtins, "EnvironmentError", heap.kept(type_value(TypeId::OSError)));
  put(heap, builtins, "IOError", heap.kept(type_value(TypeId::OSError)));
  put(heap, builtins, "True", heap.kept(kTrue));
  put(heap, builtins, "False", heap.kept(kFalse));
  put(heap, builtins, "None", heap.kept(kNone));
  put(heap, builtins, "NotImplemented", heap.kept(kNotImplemented));
  put(heap, builtins, "Ellipsis", heap.kept(kEllipsis));
  put(heap, builtins, "__debug__", heap.kept(kTrue));
  put(heap, builtins, "__name__", intern(heap, "builtins"));
  for (const char* nothing : {"__spec__", "__loader__"}) put(heap, builtins, nothing, heap.kept(kNone));
  put(heap, builtins, "__package__", intern(heap, ""));
  put(heap, builtins, "__doc__", intern(heap, "What every program has without an import."));
}

// What the prelude's top level runs on: a kernel that has nothing to tell.
class SilentKernel final : public machine::Kernel {
 public:
  VirtualTime now() const override { return 0; }
  CoreId core() const override { return 0; }
  std::uint64_t random() override { return 0; }
  trace::Sink& sink() override { return sink_; }
  std::int32_t emit(trace::EventKind, VirtualTime, std::uint64_t, std::int64_t, std::int64_t,
                    std::string_view) override {
    return -1;
  }
  LockId new_lock() override { return kNobody; }
  std::int64_t new_number(machine::Series) override { return kNobody; }

 private:
  trace::NullSink sink_;
};

// The prelude's files, compiled once for all scenarios of the process.
const std::vector<std::shared_ptr<const CodeUnit>>& compiled_prelude() {
  static const std::vector<std::shared_ptr<const CodeUnit>> units = [] {
    std::vector<std::shared_ptr<const CodeUnit>> made;
    for (const std::string_view source : prelude_sources()) {
      const std::string filename = "<prelude " + std::to_string(made.size()) + ">";
      syntax::SyntaxError error;
      CompileOptions options;
      options.hidden = options.library = true;
      made.push_back(compile(source, filename, syntax::Mode::kExec, options, error));
      if (made.back() == nullptr) throw std::logic_error("prelude: " + syntax::format_error(error, filename));
    }
    return made;
  }();
  return units;
}

}  // namespace

void boot_heap(Runtime& runtime, PyProcess& process) {
  Heap& heap = process.heap;
  boot_types(heap);
  boot_roots(heap);
  fill_types(heap);
  fill_methods(heap);
  fill_builtins(heap);

  // The prelude's names: its own functions over the natives made for it, over the built-ins.
  const Value prelude = heap.roots().prelude;
  const Value builtins = heap.roots().builtins;
  const Owned module(heap, intern(heap, "builtins"));
  for (const NativeDef& row : kPreludeModule.functions)
    put(heap, prelude, row.name,
        new_native_function(heap, native_index(row), TypeId::native_function, Value(), module.get()));
  for (const NativeDef& row : kEndModule.functions)
    put(heap, prelude, row.name,
        new_native_function(heap, native_index(row), TypeId::native_function, Value(), module.get()));
  put(heap, prelude, "__name__", intern(heap, "builtins"));

  PyThread thread;
  SilentKernel kernel;
  Interpreter in(runtime, process, thread, heap, kernel);
  if (kPreludeModule.fill != nullptr) kPreludeModule.fill(in, prelude);
  for (const std::shared_ptr<const CodeUnit>& unit : compiled_prelude()) {
    const Owned code(heap, new_code(in, unit));
    Frame* frame = new_code_frame(in, code.get(), prelude, builtins, prelude, ReturnMode::discard);
    push_frame(in, frame);
    in.budget.time = kNever;
    in.instruction = 1;
    Status status;
    do {
      in.recompute_left();
      status = in.run_frames();
    } while (status == Status::next);
    if (in.has_exception()) throw std::logic_error("prelude: " + format_exception(in, thread.pending));
  }
  // Public names of the prelude that are not there yet are built-in functions written in Python.
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, prelude, at, key, value);) {
    if (text_of(heap, key).front() == '_') continue;
    dict_set_str(heap, builtins, key, value);
  }
}

std::span<const TypeDef* const> core_type_defs() {
  static constexpr std::array kAll{&kObjectType,
                                   &kTypeType,
                                   &kFunctionType,
                                   &kNativeFunctionType,
                                   &kMethodDescriptorType,
                                   &kMethodType,
                                   &kCodeType,
                                   &kCellType,
                                   &kModuleType,
                                   &kPropertyType,
                                   &kStaticMethodType,
                                   &kClassMethodType,
                                   &kSuperType,
                                   &kMemberType,
                                   &kGetsetType,
                                   &kWeakrefType,
                                   &kGenericAliasType,
                                   &kUnionType,
                                   &kGeneratorType,
                                   &kCoroutineType,
                                   &kCoroutineWrapperType,
                                   &kAsyncGeneratorType,
                                   &kAsyncGenOpType,
                                   &kFrameType,
                                   &kTracebackType,
                                   &kLockType,
                                   &kRLockType};
  return kAll;
}
std::span<const ModuleDef* const> core_module_defs() {
  static constexpr std::array kAll{&kInternalModule, &kImportModule,  &kThreadModule,
                                   &kKvantModule,    &kWeakModule,    &kEndModule,
                                   &kTraceModule,    &kProcessModule, &kExecModule};
  return kAll;
}

std::span<const TypeDef* const> all_type_defs() {
  static const std::vector<const TypeDef*> kAll = [] {
    std::vector<const TypeDef*> all;
    for (const auto part :
         {core_type_defs(), exception_type_defs(), value_type_defs(), container_type_defs()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return kAll;
}
std::span<const ModuleDef* const> all_module_defs() {
  static const std::vector<const ModuleDef*> kAll = [] {
    std::vector<const ModuleDef*> all;
    for (const auto part : {core_module_defs(), value_module_defs(), container_module_defs()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return kAll;
}

}  // namespace kvant::python
