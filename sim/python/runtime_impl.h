// The inside of Runtime and CodeTable, for the interpreter's own files.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/python/memory_view.h"
#include "sim/python/runtime.h"
#include "sim/python/state.h"

namespace kvant::python {

class Interpreter;

struct ProgramSpec {
  std::shared_ptr<const CodeUnit> main;
  std::string script;
  std::vector<std::string> argv;
};

struct Runtime::Impl {
  PythonSettings settings;
  std::shared_ptr<CodeTable> codes;
  std::vector<ProgramSpec> programs;
  std::vector<std::optional<PyProcess>> processes;  // by ProcessId; empty when it has exited
  std::vector<PyThread> threads;                    // by ThreadId
  std::map<ProcessId, CopyOnWrite> copy_on_write;   // of processes that forked or were forked
  std::shared_ptr<const Heap> booted;               // a heap as every process starts with
  std::optional<CrashView> crash;
};

const Instr* const* code_starts(const Runtime& runtime);
const Profile& profile_of(const Runtime& runtime);

// A heap with the singletons, types, names, builtins and the prelude.
void boot_heap(Runtime& runtime, PyProcess& process);

// import.cpp
Value syntax_warnings(Interpreter& in, const CodeUnit& unit);
Value new_module(Interpreter& in, std::string_view name);  // owned; not in sys.modules
bool has_submodules(std::string_view module_name);
std::shared_ptr<const CodeUnit> compile_file(Interpreter& in, const std::string& filename,
                                             std::string_view text, syntax::SyntaxError& error);
void raise_syntax_error(Interpreter& in, const syntax::SyntaxError& error, std::string_view filename);

// The heap's object of a unit. Owned.
Value new_code(Interpreter& in, const std::shared_ptr<const CodeUnit>& unit);

}  // namespace kvant::python
