// import, exec, eval, compile.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/library/library.h"
#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/gil.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Value new_module(Interpreter& in, std::string_view module_name) {
  Heap& heap = in.heap;
  auto* m = heap.create<Module>(type_offset(TypeId::module));
  m->dict = new_dict(heap);
  m->loading = Value();
  const Value module = Value::object(heap.offset_of(m));
  const Owned text(heap, new_str(heap, module_name));
  dict_set_str(heap, m->dict, name(heap, NameId::dunder_name), text.get());
  dict_set_str(heap, m->dict, name(heap, NameId::dunder_doc), kNone);
  dict_set_str(heap, m->dict, name(heap, NameId::dunder_package), heap.roots().empty_str);
  dict_set_str(heap, m->dict, name(heap, NameId::dunder_loader), kNone);
  dict_set_str(heap, m->dict, name(heap, NameId::dunder_spec), kNone);
  return module;
}

namespace {

const ModuleDef* native_module(std::string_view module_name) {
  for (const ModuleDef* def : all_module_defs())
    if (def->name == module_name && module_name != "builtins") return def;
  return nullptr;
}

void fill_native(Interpreter& in, Value dict, const ModuleDef& def) {
  Heap& heap = in.heap;
  const Value module_text = in.interned(def.name);
  for (const NativeDef& row : def.functions) {
    const Owned f(
        heap, new_native_function(heap, native_index(row), TypeId::native_function, Value(), module_text));
    dict_set_str(heap, dict, in.interned(row.name), f.get());
  }
  if (def.fill != nullptr) def.fill(in, dict);
}

Value find_module(Interpreter& in, std::string_view module_name) {
  return dict_get_str(in.heap, in.heap.roots().modules, in.interned(module_name));
}
void add_module(Interpreter& in, std::string_view module_name, Value module) {
  dict_set_str(in.heap, in.heap.roots().modules, in.interned(module_name), module);
}

Outcome not_found(NativeCall& c, std::string_view module_name, std::string_view missing) {
  std::string text = fmt::format("No module named '{}'", module_name);
  if (!missing.empty()) text += fmt::format("; '{}' is not a package", missing);
  c.in.raise(TypeId::ModuleNotFoundError, text);
  const Owned key(c.heap, new_str(c.heap, module_name));
  c.heap.assign(c.heap.get<Exception>(c.in.thread.pending)->extra[0], c.heap.kept(key.get()));
  return c.fail();
}

// The file of a module among the program's own: a folder with __init__.py is a package.
struct OwnFile {
  std::string path;
  std::shared_ptr<const std::string> content;
  bool is_package = false;
};
OwnFile file_below(const Interpreter& in, const std::string& base) {
  if (auto content = in.kernel.file_content(base + "/__init__.py"); content != nullptr)
    return {base + "/__init__.py", std::move(content), true};
  return {base + ".py", in.kernel.file_content(base + ".py"), false};
}

// In the folders of sys.path, as far as the program has put them there: "" is its own.
OwnFile own_file(Interpreter& in, std::string_view full) {
  const Heap& heap = in.heap;
  std::string base(full);
  std::replace(base.begin(), base.end(), '.', '/');
  const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
  const Value path = sys.is_null() || heap.layout_of(sys) != Layout::module
                         ? Value()
                         : dict_get_str(heap, heap.get<Module>(sys)->dict, in.interned("path"));
  if (!path.is_null() && heap.layout_of(path) == Layout::list)
    for (const Value folder : list_items(heap, path)) {
      if (!is_str(heap, folder)) continue;
      const std::string_view text = text_of(heap, folder);
      if (text.starts_with("/usr/lib/")) continue;
      OwnFile found = file_below(in, text.empty() || text == "." ? base : fmt::format("{}/{}", text, base));
      if (found.content != nullptr) return found;
    }
  return file_below(in, base);
}

bool is_package(Interpreter& in, const std::string& full) {
  const Value module = find_module(in, full);
  return has_submodules(full) ||
         (!module.is_null() && in.heap.layout_of(module) == Layout::module &&
          !dict_get_str(in.heap, in.heap.get<Module>(module)->dict, name(in.heap, NameId::dunder_path))
               .is_null());
}

// Makes the module `full`, unless it is there. Owned code to run in `code`, null when there is nothing to
// run. False: no such module.
bool load(Interpreter& in, const std::string& full, Value& module, Value& code) {
  Heap& heap = in.heap;
  code = Value();
  module = find_module(in, full);
  if (!module.is_null()) return true;
  std::shared_ptr<const CodeUnit> unit;
  // The program's own files come first, as the script's folder does on sys.path.
  const OwnFile own = own_file(in, full);
  if (own.content != nullptr) {
    syntax::SyntaxError error;
    unit = compile_file(in, own.path, *own.content, error);
    if (unit == nullptr) {
      raise_syntax_error(in, error, own.path);
      return true;
    }
  } else {
    unit = in.runtime.codes().library_module(full);
  }
  const ModuleDef* native = native_module(full);
  if (unit == nullptr && native == nullptr) return false;
  const Owned made(heap, new_module(in, full));
  const Value dict = heap.get<Module>(made.get())->dict;
  add_module(in, full, made.get());
  if (native != nullptr) fill_native(in, dict, *native);
  module = made.get();
  if (unit != nullptr) {
    const bool frozen = unit->filename.starts_with("<frozen ");
    const Owned file(heap,
                     new_str(heap, frozen ? fmt::format("/usr/lib/python3.11/{}.py", full) : unit->filename));
    dict_set_str(heap, dict, name(heap, NameId::dunder_file), file.get());
    dict_set_str(heap, dict, name(heap, NameId::dunder_builtins), heap.roots().builtins);
    const bool package = own.is_package || (own.content == nullptr && has_submodules(full));
    if (package) {
      const Owned path(heap, new_list(heap));
      if (own.is_package) {
        const Owned folder(heap, new_str(heap, std::string_view(own.path).substr(0, own.path.rfind('/'))));
        list_append(heap, path.get(), folder.get());
      }
      dict_set_str(heap, dict, name(heap, NameId::dunder_path), path.get());
    }
    const std::size_t dot = full.rfind('.');
    const Owned package_name(heap, new_str(heap, package                    ? full
                                                 : dot == std::string::npos ? std::string()
                                                                            : full.substr(0, dot)));
    dict_set_str(heap, dict, name(heap, NameId::dunder_package), package_name.get());
    code = new_code(in, unit);
    const Value lock = new_lock(heap, TypeId::lock);
    heap.get<Lock>(lock)->name = new_str(heap, "import " + full);
    heap.get<Lock>(lock)->named = 1;
    take_lock(in, heap.get<Lock>(lock));
    heap.assign(heap.get<Module>(made.get())->loading, lock);
  }
  return true;
}

Lock* loading_lock(Interpreter& in, Value module) {
  if (module.is_null() || in.heap.layout_of(module) != Layout::module) return nullptr;
  const Value lock = in.heap.get<Module>(module)->loading;
  return lock.is_null() ? nullptr : in.heap.get<Lock>(lock);
}

// The lock of the import that `thread` waits for; null: it waits for none.
Lock* awaited_import(Interpreter& in, const PyThread& thread) {
  if (thread.wanted.kind != machine::RequestKind::futex_wait || thread.wanted.key < kLockKeys) return nullptr;
  const auto key = static_cast<Offset>(thread.wanted.key - kLockKeys);
  Value ignored, module;
  for (std::uint32_t at = 0; dict_next(in.heap, in.heap.roots().modules, at, ignored, module);)
    if (Lock* lock = loading_lock(in, module); lock != nullptr && in.heap.offset_of(lock) == key) return lock;
  return nullptr;
}

// Whether this thread has to wait until another has imported `module`. Two threads that would wait for each
// other do not: one of them sees the module half made, as in CPython.
bool must_wait(Interpreter& in, Value module) {
  const Lock* lock = loading_lock(in, module);
  if (lock == nullptr || lock->word == 0) return false;
  for (const Lock* l = lock; l != nullptr && l->word != 0;) {
    if (l->owner == in.thread.id) return false;
    if (l->owner < 0) return true;
    l = awaited_import(in, in.runtime.impl().threads[static_cast<std::size_t>(l->owner)]);
  }
  return true;
}

// The module's code has run: those who waited go on.
Outcome loaded(NativeCall& c, Value module, int next_phase) {
  Lock* lock = loading_lock(c.in, module);
  if (lock == nullptr) return Outcome::value;
  const Owned held(c.heap, std::exchange(c.heap.get<Module>(module)->loading, Value()));
  return give_lock_back(c, lock, next_phase);
}

// __import__(name, globals, locals, fromlist, level). number[0]: how much of the name is done.
// slot[0]: the full name; slot[1]: the first package; slot[2]: the code that runs, then what it raised; or
// the lock of a module that another thread imports.
Outcome import_module(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 0) {
    if (!is_str(heap, c.args[0])) {
      c.in.raise(TypeId::TypeError, "module name must be a string");
      return c.fail();
    }
    std::int64_t level = 0;
    if (!c.args[4].is_null()) int_to_i64(heap, c.args[4], level);
    std::string full(text_of(heap, c.args[0]));
    if (level > 0) {
      const Value package = c.args[1].is_null() || heap.layout_of(c.args[1]) != Layout::dict
                                ? Value()
                                : dict_get_str(heap, c.args[1], name(heap, NameId::dunder_package));
      std::string base =
          package.is_null() || !is_str(heap, package) ? "" : std::string(text_of(heap, package));
      if (base.empty()) {
        c.in.raise(TypeId::ImportError, "attempted relative import with no known parent package");
        return c.fail();
      }
      for (std::int64_t i = 1; i < level; ++i)
        base = base.substr(0, std::max<std::size_t>(base.rfind('.'), 1));
      full = full.empty() ? base : base + "." + full;
    }
    if (full.empty()) {
      c.in.raise(TypeId::ValueError, "Empty module name");
      return c.fail();
    }
    c.slot[0] = new_str(heap, full);
    c.number[0] = 0;
  }
  if (c.phase == 1) {  // the module's code has run, or raised
    const std::string part(text_of(heap, c.slot[0]).substr(0, static_cast<std::size_t>(c.number[0])));
    const Owned module(heap, heap.kept(find_module(c.in, part)));
    heap.assign(c.slot[2], heap.kept(c.raised));
    if (!c.raised.is_null()) dict_del_str(heap, heap.roots().modules, c.in.interned(part));
    c.phase = 2;
    if (loaded(c, module.get(), 2) == Outcome::block) return Outcome::block;
  }
  if (c.phase == 2 && !c.slot[2].is_null()) {
    heap.assign(c.in.thread.pending, std::exchange(c.slot[2], Value()));
    return c.fail();
  }
  if (c.phase == 3 && give_lock_back(c, heap.get<Lock>(c.slot[2]), 4) == Outcome::block)
    return Outcome::block;  // another thread has imported it; so may the next that waits
  // Another thread imports `module`: this one goes on when that is done.
  const auto wait_for_import = [&c, &heap](Value module) {
    Lock* lock = loading_lock(c.in, module);
    heap.assign(c.slot[2], heap.kept(heap.get<Module>(module)->loading));
    return wait_for_lock(c, lock, kNever, 3);
  };
  const std::string full(text_of(heap, c.slot[0]));
  for (;;) {
    auto done = static_cast<std::size_t>(c.number[0]);
    if (done > 0) {  // the part up to `done` is loaded: it becomes an attribute of its package
      const std::string part = full.substr(0, done);
      const Value module = find_module(c.in, part);
      if (c.slot[1].is_null()) c.slot[1] = heap.kept(module);
      const std::size_t dot = part.rfind('.');
      if (dot != std::string::npos && !module.is_null()) {
        const Value parent = find_module(c.in, part.substr(0, dot));
        if (!parent.is_null() && heap.layout_of(parent) == Layout::module)
          dict_set_str(heap, heap.get<Module>(parent)->dict, c.in.interned(part.substr(dot + 1)), module);
      }
    }
    if (done >= full.size()) break;
    const std::size_t dot = full.find('.', done == 0 ? 0 : done + 1);
    const std::string part = full.substr(0, dot);
    c.number[0] = static_cast<std::int64_t>(part.size());
    Value module, code;
    if (!load(c.in, part, module, code)) {
      const std::size_t parent = part.rfind('.');
      const bool flat = parent != std::string::npos && !is_package(c.in, part.substr(0, parent));
      return not_found(c, part, flat ? part.substr(0, parent) : "");
    }
    if (c.in.has_exception()) return c.fail();
    if (code.is_null()) {
      if (!must_wait(c.in, module)) continue;
      c.number[0] = static_cast<std::int64_t>(done);
      return wait_for_import(module);
    }
    heap.assign(c.slot[2], code);
    const Value dict = heap.get<Module>(module)->dict;
    return c.call(c.in.native("_run_code"), {code, dict, dict}, 1, true);
  }
  const bool wants_leaf =
      !c.args[3].is_null() && !(c.args[3] == kNone) &&
      !(heap.layout_of(c.args[3]) == Layout::tuple && tuple_items(heap, c.args[3]).empty());
  if (!wants_leaf) return c.done(heap.kept(c.slot[1]));
  // `from package import module`: the module may have to be imported first. slot[3]: the package, while
  // `full` is the name of such a module.
  const std::string package = c.slot[3].is_null() ? full : full.substr(0, full.rfind('.'));
  const Value leaf = c.slot[3].is_null() ? find_module(c.in, full) : c.slot[3];
  if (heap.layout_of(c.args[3]) == Layout::tuple && heap.layout_of(leaf) == Layout::module &&
      is_package(c.in, package)) {
    for (const Value item : tuple_items(heap, c.args[3])) {
      if (!is_str(heap, item) ||
          !dict_get_str(heap, heap.get<Module>(leaf)->dict, interned_name(c.in, item)).is_null())
        continue;
      const std::string sub = package + "." + std::string(text_of(heap, item));
      if (own_file(c.in, sub).content == nullptr && !c.in.runtime.codes().library_module(sub)) continue;
      Value module, code;
      load(c.in, sub, module, code);
      if (code.is_null() && must_wait(c.in, module)) {
        heap.assign(c.slot[0], new_str(heap, sub));
        c.number[0] = static_cast<std::int64_t>(package.size());
        if (c.slot[3].is_null()) c.slot[3] = heap.kept(leaf);
        return wait_for_import(module);
      }
      if (code.is_null()) {
        dict_set_str(heap, heap.get<Module>(leaf)->dict, c.in.interned(text_of(heap, item)), module);
        continue;
      }
      heap.assign(c.slot[0], new_str(heap, sub));
      c.number[0] = static_cast<std::int64_t>(sub.size());
      heap.assign(c.slot[2], code);
      const Value dict = heap.get<Module>(module)->dict;
      if (c.slot[3].is_null()) c.slot[3] = heap.kept(leaf);
      return c.call(c.in.native("_run_code"), {code, dict, dict}, 1, true);
    }
  }
  return c.done(heap.kept(leaf));
}

Outcome import_from(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 0) return c.call(c.in.native("_getattr"), {c.args[0], c.args[1]}, 1, true);
  if (c.raised.is_null()) return c.done(heap.kept(c.reply));
  if (!exception_is(heap, c.raised, TypeId::AttributeError)) {
    heap.assign(c.in.thread.pending, heap.kept(c.raised));
    return c.fail();
  }
  std::string module_name = "?", file = "unknown location";
  if (heap.layout_of(c.args[0]) == Layout::module) {
    const Value dict = heap.get<Module>(c.args[0])->dict;
    const Value n = dict_get_str(heap, dict, name(heap, NameId::dunder_name));
    if (!n.is_null() && is_str(heap, n)) module_name = text_of(heap, n);
    const Value f = dict_get_str(heap, dict, name(heap, NameId::dunder_file));
    if (!f.is_null() && is_str(heap, f)) file = text_of(heap, f);
    const Value sub = find_module(c.in, module_name + "." + std::string(text_of(heap, c.args[1])));
    if (!sub.is_null()) return c.done(heap.kept(sub));
  }
  const bool partly = loading_lock(c.in, c.args[0]) != nullptr;
  c.in.raise(TypeId::ImportError,
             fmt::format("cannot import name '{}' from {}'{}' {}({})", text_of(heap, c.args[1]),
                         partly ? "partially initialized module " : "", module_name,
                         partly ? "(most likely due to a circular import) " : "", file));
  auto* e = heap.get<Exception>(c.in.thread.pending);
  heap.assign(e->context, Value());
  heap.assign(e->extra[0], new_str(heap, module_name));
  if (file != "unknown location") heap.assign(e->extra[1], new_str(heap, file));
  return c.fail();
}

// number[0]: how many names of __all__ are done.
Outcome import_star(NativeCall& c) {
  Heap& heap = c.heap;
  if (heap.layout_of(c.args[0]) != Layout::module) return c.none();
  const Value from = heap.get<Module>(c.args[0])->dict;
  const Value all = dict_get_str(heap, from, name(heap, NameId::dunder_all));
  if (!all.is_null() && (heap.layout_of(all) == Layout::list || heap.layout_of(all) == Layout::tuple)) {
    const std::span<Value> items =
        heap.layout_of(all) == Layout::list ? list_items(heap, all) : tuple_items(heap, all);
    if (c.phase == 1) {
      const auto asked = static_cast<std::size_t>(c.number[0]++);
      if (asked < items.size()) dict_set_str(heap, c.args[1], interned_name(c.in, items[asked]), c.reply);
    }
    for (; static_cast<std::size_t>(c.number[0]) < items.size(); ++c.number[0]) {
      const Value item = items[static_cast<std::size_t>(c.number[0])];
      const Value v = dict_get_str(heap, from, interned_name(c.in, item));
      // The module's __getattr__ may have it.
      if (v.is_null()) return c.call(c.in.native("_getattr"), {c.args[0], item}, 1);
      dict_set_str(heap, c.args[1], interned_name(c.in, item), v);
    }
    return c.none();
  }
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, from, at, key, value);)
    if (is_str(heap, key) && (text_of(heap, key).empty() || text_of(heap, key).front() != '_'))
      dict_set_str(heap, c.args[1], key, value);
  return c.none();
}

}  // namespace

// The arguments of warnings.warn_explicit for each of them, as an owned tuple; null when there are none.
Value syntax_warnings(Interpreter& in, const CodeUnit& unit) {
  if (unit.warnings.empty()) return Value();
  std::vector<Value> rows;
  for (const SyntaxWarning& w : unit.warnings)
    rows.push_back(new_tuple_owned(
        in.heap,
        std::array{new_str(in.heap, w.text), new_str(in.heap, unit.filename), Value::small(w.line)}));
  return new_tuple_owned(in.heap, rows);
}

namespace {

// --- exec, eval, compile ---
// The source given to exec, eval or compile. False: neither a text nor bytes.
bool source_text(NativeCall& c, Value v, std::string_view& out) {
  if (!v.is_object()) return false;
  if (is_str(c.heap, v))
    out = text_of(c.heap, v);
  else if (c.heap.layout_of(v) == Layout::bytes || c.heap.layout_of(v) == Layout::bytearray)
    out = bytes_of(c.heap, v);
  else
    return false;
  return true;
}

constexpr int kTold = 3;
// The code goes to slot 0. What to answer when there is none yet: it does not compile, or the compiler's
// warnings are told first, which takes a call; the code is there in phase kTold.
std::optional<Outcome> compile_text(NativeCall& c, std::string_view source, const std::string& filename,
                                    syntax::Mode mode) {
  syntax::SyntaxError error;
  const std::shared_ptr<const CodeUnit> unit = c.in.runtime.codes().compiled(filename, source, mode, error);
  if (unit == nullptr) {
    raise_syntax_error(c.in, error, filename);
    return c.fail();
  }
  c.slot[0] = new_code(c.in, unit);
  c.slot[1] = syntax_warnings(c.in, *unit);
  if (c.slot[1].is_null()) return std::nullopt;
  return c.call(c.in.prelude("_syntax_warnings"), {c.slot[1]}, kTold);
}

Outcome compile_builtin(NativeCall& c) {
  if (c.phase == kTold) return c.done(c.heap.kept(c.slot[0]));
  std::string_view source;
  for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
    if (c.args[i].is_object() && is_str(c.heap, c.args[i])) continue;
    const std::string type = type_name(c.heap, c.args[i]);
    c.in.raise(TypeId::TypeError, i == 1
                                      ? fmt::format("expected str, bytes or os.PathLike object, not {}", type)
                                      : fmt::format("compile() argument 'mode' must be str, not {}", type));
    return c.fail();
  }
  const std::string_view mode = text_of(c.heap, c.args[2]);
  if (!source_text(c, c.args[0], source)) {
    c.in.raise(TypeId::TypeError, "compile() arg 1 must be a string, bytes or AST object");
    return c.fail();
  }
  if (mode != "exec" && mode != "eval" && mode != "single") {
    c.in.raise(TypeId::ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    return c.fail();
  }
  if (const auto answer = compile_text(c, source, std::string(text_of(c.heap, c.args[1])),
                                       mode == "eval"     ? syntax::Mode::kEval
                                       : mode == "single" ? syntax::Mode::kSingle
                                                          : syntax::Mode::kExec))
    return *answer;
  return c.done(c.heap.kept(c.slot[0]));
}

Outcome run_text(NativeCall& c, bool is_eval) {
  Heap& heap = c.heap;
  if (c.phase == 1) return is_eval ? c.done(heap.kept(c.reply)) : c.none();
  Value code = c.phase == kTold ? c.slot[0] : c.args[0];
  std::string_view source;
  if (c.phase != kTold && source_text(c, code, source)) {
    if (is_eval)
      while (!source.empty() && (source.front() == ' ' || source.front() == '\t')) source.remove_prefix(1);
    if (const auto answer =
            compile_text(c, source, "<string>", is_eval ? syntax::Mode::kEval : syntax::Mode::kExec))
      return *answer;
    code = c.slot[0];
  } else if (!heap.is_exact(code, TypeId::code)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("{}() arg 1 must be a string, bytes or code object", is_eval ? "eval" : "exec"));
    return c.fail();
  }
  const auto& kinds = c.in.runtime.codes().at(heap.get<Code>(code)->id).local_kinds;
  if (std::find(kinds.begin(), kinds.end(), LocalKind::free) != kinds.end()) {
    c.in.raise(TypeId::TypeError, fmt::format("code object passed to {}() may not contain free variables",
                                              is_eval ? "eval" : "exec"));
    return c.fail();
  }
  Frame* caller = python_frame(c.in);
  Value globals = c.args[1].is_null() || c.args[1] == kNone ? Value() : c.args[1];
  Value locals = c.args[2].is_null() || c.args[2] == kNone ? Value() : c.args[2];
  if (!globals.is_null() && heap.layout_of(globals) != Layout::dict) {
    c.in.raise(TypeId::TypeError, fmt::format("{}() arg 2 must be a dict, not {}", is_eval ? "eval" : "exec",
                                              type_name(heap, globals)));
    return c.fail();
  }
  if (globals.is_null()) {
    globals = caller->globals;
    if (locals.is_null()) {
      if (caller->locals.is_null()) {
        return c.call(c.in.native("_run_with_locals"), {code}, 1);
      }
      locals = caller->locals;
    }
  }
  if (locals.is_null()) locals = globals;
  if (dict_get_str(heap, globals, name(heap, NameId::dunder_builtins)).is_null())
    dict_set_str(heap, globals, name(heap, NameId::dunder_builtins), heap.roots().builtins);
  return c.call(c.in.native("_run_code"), {code, globals, locals}, 1);
}
// In a function without namespaces given: its variables as they are now.
Outcome run_with_locals(NativeCall& c) {
  if (c.phase == 2) return c.done(c.heap.kept(c.reply));
  if (c.phase == 0)
    return c.call(dict_get_str(c.heap, c.heap.roots().builtins, c.in.interned("locals")), {}, 1);
  Frame* caller = python_frame(c.in);
  c.slot[0] = c.heap.kept(c.reply);
  return c.call(c.in.native("_run_code"), {c.args[0], caller->globals, c.slot[0]}, 2);
}
Outcome exec_builtin(NativeCall& c) {
  return run_text(c, false);
}
Outcome eval_builtin(NativeCall& c) {
  return run_text(c, true);
}

const NativeDef kFunctions[] = {
    {"__import__", "name, globals=, locals=, fromlist=, level=", import_module},
    {"exec", "source, globals=, locals=, /", exec_builtin},
    {"eval", "source, globals=, locals=, /", eval_builtin},
    {"compile", "source, filename, mode, flags=, dont_inherit=, optimize=", compile_builtin},
    {"_import_from", "module, name, /", import_from},
    {"_import_star", "module, namespace, /", import_star},
    {"_run_code", "code, globals, locals, /", native_run_code},
    {"_run_with_locals", "code, /", run_with_locals},
};

}  // namespace

Outcome native_run_code(NativeCall& c) {
  return c.fail();
}

const ModuleDef kImportModule{"builtins", kFunctions, nullptr};

bool has_submodules(std::string_view module_name) {
  const std::string prefix = std::string(module_name) + ".";
  for (const std::string_view m : library_modules())
    if (m.size() > prefix.size() && m.substr(0, prefix.size()) == prefix) return true;
  return false;
}

std::shared_ptr<const CodeUnit> compile_file(Interpreter& in, const std::string& filename,
                                             std::string_view text, syntax::SyntaxError& error) {
  // The same file is compiled once, whatever number of processes imports it.
  return in.runtime.codes().compiled(filename, text, syntax::Mode::kExec, error);
}

Value Interpreter::import_native(std::string_view module_name) {
  const Value known = find_module(*this, module_name);
  if (!known.is_null()) return heap.kept(heap.get<Module>(known)->dict);
  const ModuleDef* def = native_module(module_name);
  if (def == nullptr) return Value();
  const Owned made(heap, new_module(*this, module_name));
  add_module(*this, module_name, made.get());
  const Value dict = heap.get<Module>(made.get())->dict;
  fill_native(*this, dict, *def);
  return heap.kept(dict);
}

}  // namespace kvant::python
