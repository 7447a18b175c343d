// Functions of the simulated Python that are written in C++: how they are called, and how they wait.
//
// A native never calls back into Python on the C++ stack and never blocks: the world must be copyable between
// any two steps. Instead it *returns* saying what it needs and is entered again with the answer, `phase`
// telling it where it is:
//
//   Outcome list_sort_key(NativeCall& c) {
//     switch (c.phase) {
//       case 0: … return c.call(key, {item}, 1);   // enter me again at phase 1 with c.reply = key(item)
//       case 1: … return c.done(result);
//     }
//   }
//
// State between entries lives in c.slot[] (owned values) and c.number[].
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "sim/machine/program.h"
#include "sim/python/heap.h"

namespace kvant::python {

class Interpreter;

enum class Outcome : std::uint8_t {
  value,  // c.result holds an owned value
  error,  // an exception was raised with Interpreter::raise
  call,   // call c.callee with c.callee_args, then enter me again at c.phase
  block,  // carry out in.request (the GIL is released meanwhile if in.release_gil), then enter me again at
          // c.phase
};

struct NativeCall {
  Interpreter& in;
  Heap& heap;
  // One Value per parameter of the signature, borrowed; null where an optional one was omitted. A `*args`
  // parameter is a tuple, a `**kwargs` one a dict. With signature "...": the raw positional arguments, and
  // keywords in `keywords`.
  std::span<const Value> args;
  Value keywords;  // "..." only: dict of keyword arguments (borrowed), or null
  int phase = 0;   // 0 on the first entry
  Value reply;     // borrowed: what the call returned; null after a block or if it raised (see `raised`)
  Value raised;    // borrowed: the exception the call raised, when catch_next was set; else null
  const machine::Reply* machine_reply = nullptr;  // after a block
  std::array<Value, 4>& slot;                     // owned, dropped at the end
  std::array<std::int64_t, 4>& number;

  // Set by the helpers below.
  Value result;
  Value callee;
  std::array<Value, 4> callee_args{};
  int callee_arg_count = 0;
  bool catch_next = false;
  // Instead of callee_args when there are more, or keywords: values of keyword arguments come last, their
  // names in the tuple callee_names. Borrowed; read before this entry of the native returns to Python code.
  std::span<const Value> callee_span;
  Value callee_names;

  Outcome done(Value owned) {
    result = owned;
    return owned ? Outcome::value : Outcome::error;
  }
  Outcome none() { return done(heap.kept(kNone)); }
  Outcome fail() { return Outcome::error; }
  // `callable` and arguments are borrowed (kept by the machinery). `catching`: an exception comes back in
  // `raised` instead of leaving this native.
  Outcome call(Value callable, std::initializer_list<Value> arguments, int next_phase,
               bool catching = false) {
    callee = callable;
    callee_arg_count = 0;
    for (Value v : arguments) callee_args[static_cast<std::size_t>(callee_arg_count++)] = v;
    phase = next_phase;
    catch_next = catching;
    return Outcome::call;
  }
  Outcome call_many(Value callable, std::span<const Value> arguments, Value keyword_names, int next_phase,
                    bool catching = false) {
    callee = callable;
    callee_span = arguments;
    callee_names = keyword_names;
    callee_arg_count = -1;
    phase = next_phase;
    catch_next = catching;
    return Outcome::call;
  }
  // Fill in.request first.
  Outcome block(int next_phase) {
    phase = next_phase;
    return Outcome::block;
  }
};

using NativeFn = Outcome (*)(NativeCall&);

// One row of a table of natives. `signature` is a Python parameter list: "self, sep=, maxsplit=" — `=` alone
// marks an optional parameter (null when omitted); "/" and "*" as in Python; "*args", "**kwargs"; "..." raw.
struct NativeDef {
  std::string_view name;
  std::string_view signature;
  NativeFn fn;
  // Extra virtual time in ns, beyond the instruction's own; 0 for most.
  std::int32_t cost = 0;
};

// Methods and attributes of a built-in type. `getters` become getset descriptors: fn is called with (self).
struct TypeDef {
  TypeId id;
  NativeFn construct = nullptr;          // type(args…): args[0] is the class; null: not constructible
  std::string_view construct_signature;  // without the class
  std::span<const NativeDef> methods;
  std::span<const NativeDef> static_methods;
  std::span<const NativeDef> class_methods;  // args[0] is the class
  std::span<const NativeDef> getters;
  std::span<const NativeDef> setters;  // (self, value); value null: delete. Each needs a getter of its name
};

// A module of C++ functions, e.g. "_thread", "math", "time".
struct ModuleDef {
  std::string_view name;
  std::span<const NativeDef> functions;
  void (*fill)(Interpreter& in, Value module_dict) = nullptr;  // adds constants; may be null
};

// The tables, each part gives its own (natives.cpp concatenates them; the order fixes indices).
std::span<const TypeDef* const> all_type_defs();
std::span<const ModuleDef* const> all_module_defs();

}  // namespace kvant::python
