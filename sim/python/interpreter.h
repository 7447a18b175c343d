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
struct Frame;
struct NativeFrame;
enum class ReturnMode : std::uint8_t;

// How an operation ended that may have called Python code.
enum class Status : std::uint8_t {
  next,      // go on with the innermost frame, which may be a new one
  error,     // an exception is pending
  block,     // the burst ends with `request` or at a point of synchronisation
  finished,  // the thread's last frame returned or raised
};

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

  // --- counting (eval.cpp). The loop keeps `left` in a register and stores it here around slow paths ---
  std::int64_t left = 0;           // instructions until the loop must look up
  std::int64_t chunk = 0;          // `left` when counting began
  std::uint64_t steps_before = 0;  // executed before that
  std::int64_t left_saved = 0;     // `left` while `attention` is set
  bool native_left = false;  // a resumed native ended with the pending exception; unwound_mode is its own
  std::uint8_t unwound_mode = 0;  // ReturnMode of the frame an exception left last
  bool attention = false;         // something is to be done before the next instruction
  VirtualTime extra = 0;          // charged beyond the instructions
  VirtualTime instruction = 7;
  machine::Budget budget;
  std::uint64_t steps() const;
  VirtualTime used() const;
  void recompute_left();
  void cap_left(std::int64_t most);  // no more than so many instructions before the loop looks up
  void notice();                     // makes the loop look up before the next instruction

  // --- the interpreter's own parts (frame.h, call.h, attribute.h …) ---
  Status run_frames();                  // until `left` instructions are done (next) or something happens
  Value native(std::string_view name);  // a native of the table `_kvant_internal`; borrowed
};

}  // namespace kvant::python
