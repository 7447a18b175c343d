// The interpreter: runs the frames of one simulated thread. A transient object over (runtime, process,
// thread): it holds no state of its own between bursts, the world does.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/machine/program.h"
#include "sim/python/code.h"
#include "sim/python/native.h"
#include "sim/python/profile.h"
#include "sim/python/protocol.h"

namespace kvant::python {

class Runtime;
struct PyProcess;
struct PyThread;

class Interpreter {
 public:
  Interpreter(Runtime& runtime, PyProcess& process, PyThread& thread, Heap& heap, machine::Kernel& kernel)
      : runtime(runtime), process(process), thread(thread), heap(heap), kernel(kernel) {}

  Runtime& runtime;
  PyProcess& process;
  PyThread& thread;
  Heap& heap;
  machine::Kernel& kernel;

  // What a native that returns Outcome::block asks for.
  machine::Request request;
  bool release_gil = true;  // reset to true before each native

  // --- exceptions ---
  // Makes an exception of a built-in type the pending one. Always returns null, so that natives can `return
  // c.done(in.raise(…))`.
  Value raise(TypeId type, std::string_view message);
  Value raise_value(TypeId type, Value argument);  // e.g. KeyError(key); argument borrowed
  Value raise_object(Value exception);             // an instance; borrowed
  bool has_exception() const;
  Value take_exception();  // owned; clears
  // --- time ---
  void charge(VirtualTime ns);  // a native's own work
  VirtualTime now() const;      // virtual time at this instruction
  std::int32_t emit(trace::EventKind kind, std::int64_t a, std::int64_t b, std::string_view text);
  // --- attributes and calls, native part only ---
  // type(v).name, through the MRO; borrowed; null if absent. No descriptors are run.
  Value lookup_special(Value v, Value interned_name);
  bool is_instance(Value v, TypeId type) const;  // real inheritance, no __instancecheck__
  bool is_subclass(Value type, Value of) const;
  // The function of the prelude with this name, for NativeCall::call. Borrowed.
  Value prelude(std::string_view name);
  Value import_native(std::string_view name);  // dict of a native module, owned; null if none
  Value interned(std::string_view text);       // borrowed; for constant names

 private:
  friend class Runtime;
};

}  // namespace kvant::python
