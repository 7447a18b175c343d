// Activations: how frames of Python functions and of natives stand on a thread's chain, and what becomes of
// the value a frame returns.
#pragma once
#include <array>
#include <cstdint>

#include "sim/python/heap.h"
#include "sim/python/native.h"

namespace kvant::python {

// What the frame below does with the result of the frame above it. The instruction that made the call stands
// just before the lower frame's ip.
enum class ReturnMode : std::uint8_t {
  push,
  push_two,  // CHECK_EG_MATCH: (match, rest)
  discard,
  init,             // must be None and is dropped: the new object is on the stack already
  truth,            // must be a bool; the instruction is a conditional jump or UNARY_NOT
  truth_length,     // __len__: an int ≥ 0
  for_iter,         // FOR_ITER: StopIteration (or the generator's return) ends the loop
  send,             // SEND: a return value, or StopIteration, leaves the delegation
  iterator,         // GET_ITER: must be an iterator
  binary_in_place,  // x.__iop__(y); NotImplemented: as for the plain operator
  binary_left,      // x.__op__(y); NotImplemented: try y.__rop__(x)
  binary_right,     // y.__rop__(x) after or before the left one
  compare_left,
  compare_right,
  contains,  // CONTAINS_OP
  text,      // FORMAT_VALUE: must be a str
};

enum FrameFlag : std::uint8_t {
  kFrameHidden = 1,  // of hidden code
  kFrameUser = 2,    // of the user's own file
  kFrameClassBody = 4,
  kFrameModule = 8,
};

// NativeFrame::catching of a native that waits, while handlers of signals run above it.
inline constexpr std::uint32_t kInterrupted = 2;

// The state of a native between two entries.
struct NativeFrame : Frame {
  Value callable;  // the NativeFunction, or null
  Value keywords;  // dict or null
  std::array<Value, 4> slot;
  std::array<std::int64_t, 4> number;
  std::uint32_t index;  // row in the table of natives
  std::int32_t phase;
  std::uint32_t arg_count;
  std::uint32_t catching;  // exceptions of what it calls come back to it; or kInterrupted
  Value* args() { return reinterpret_cast<Value*>(this + 1); }
};

}  // namespace kvant::python
