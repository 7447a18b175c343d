// _exec: a process gives up its program for another one. Under os.execv, subprocess and multiprocessing's
// start method spawn.
#include <fmt/format.h>

#include "sim/library/library.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {
namespace {

std::string text(NativeCall& c, std::size_t i) {
  return std::string(text_of(c.heap, c.args[i]));
}

// replace(source, filename, argv, environment, light=False): the process begins anew as a Python interpreter
// that runs `source` as its main module, with a heap of its own; open descriptors stay. Does not return.
// `filename` is what tracebacks name and, unless it is like "<string>", __file__. argv is a list of texts,
// argv[0] the script's name; environment a dict of texts, or None: as it is. `light`: 1: it stands for a
// program that is no Python interpreter, and starts as fast; 2: python -u.
Outcome replace(NativeCall& c) {
  if (c.phase == 1) return c.none();
  for (std::size_t i = 0; i < 2; ++i)
    if (!c.args[i].is_object() || !is_str(c.heap, c.args[i]))
      return raise(c, TypeId::TypeError, "source and file name must be texts");
  if (c.heap.layout_of(c.args[2]) != Layout::list) return raise(c, TypeId::TypeError, "argv must be a list");
  std::int64_t light = 0;
  if (argument(c, 4) && !int_argument(c, c.args[4], light)) return c.fail();
  ExecSpec spec{text(c, 1), text(c, 0), {}, c.in.process.environment, light == 2};
  for (const Value v : list_items(c.heap, c.args[2])) {
    if (!v.is_object() || !is_str(c.heap, v))
      return raise(c, TypeId::TypeError,
                   fmt::format("expected str, bytes or os.PathLike object, not {}", type_name(c.heap, v)));
    spec.argv.emplace_back(text_of(c.heap, v));
  }
  if (c.heap.layout_of(c.args[3]) == Layout::dict) {
    spec.environment.clear();
    Value key, value;
    for (std::uint32_t at = 0; dict_next(c.heap, c.args[3], at, key, value);) {
      if (!key.is_object() || !value.is_object() || !is_str(c.heap, key) || !is_str(c.heap, value))
        return raise(c, TypeId::TypeError, "expected str, bytes or os.PathLike object");
      spec.environment[std::string(text_of(c.heap, key))] = text_of(c.heap, value);
    }
  }
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::exec;
  c.in.request.text = spec.argv.empty() ? spec.filename : spec.argv[0] == "-c" ? "python -c" : spec.argv[0];
  c.in.request.value = light == 1 ? 0 : 1;
  c.in.release_gil = false;
  c.in.process.exec = std::move(spec);
  return c.block(1);
}

// The variables the process began with.
Outcome environment(NativeCall& c) {
  const Value dict = new_dict(c.heap);
  for (const auto& [key, value] : c.in.process.environment) {
    const Owned k(c.heap, new_str(c.heap, key)), v(c.heap, new_str(c.heap, value));
    dict_set_str(c.heap, dict, k.get(), v.get());
  }
  return c.done(dict);
}

// The text of a module of the library, or None: for python -m NAME.
Outcome module_source(NativeCall& c) {
  const std::string name = text(c, 0);
  return has_library_module(name) ? c.done(new_str(c.heap, library_source(name))) : c.none();
}

// The text of the process's own main module, or None when it is not known.
Outcome main_source(NativeCall& c) {
  const SourceFile* file = c.in.runtime.codes().source(c.in.process.script);
  if (file == nullptr) return c.none();
  std::string all;
  for (const std::string& line : file->lines) all += line + "\n";
  return c.done(new_str(c.heap, all));
}

const NativeDef kFunctions[] = {
    {"replace", "source, filename, argv, environment, light=, /", replace},
    {"environment", "", environment},
    {"module_source", "name, /", module_source},
    {"main_source", "", main_source},
};

}  // namespace

const ModuleDef kExecModule{"_exec", kFunctions, nullptr};

// Everything of the old program goes except the process's place in the system: its number, its parent, its
// files.
void Runtime::exec(ProcessId process, ThreadId thread, unsigned terminals) {
  PyProcess& p = *impl_->processes[static_cast<std::size_t>(process)];
  if (!p.exec) return;
  const ExecSpec spec = std::move(*p.exec);
  impl_->copy_on_write.erase(process);
  PyProcess fresh;
  fresh.heap = *codes().booted();
  fresh.heap.set_limit(impl_->settings.max_memory);
  fresh.id = p.id;
  fresh.parent = p.parent;
  fresh.program = p.program;
  fresh.main_thread = thread;
  fresh.threads = {thread};
  fresh.switch_interval = impl_->settings.switch_interval;
  fresh.script = spec.filename;
  fresh.argv = spec.argv;
  fresh.environment = spec.environment;
  fresh.terminals = spec.unbuffered ? 7 : terminals;
  fresh.main = codes().compiled(spec.filename, spec.source, syntax::Mode::kExec, fresh.main_error);
  p = std::move(fresh);

  PyThread& t = impl_->threads[static_cast<std::size_t>(thread)];
  const std::uint64_t instructions = t.instructions;
  t = PyThread();
  t.id = thread;
  t.process = process;
  t.instructions = instructions;
  t.is_main = true;
  t.name = "MainThread";
}

}  // namespace kvant::python
