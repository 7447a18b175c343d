// Where a running thread looks whether it must drop the GIL, by version.
#pragma once
#include "sim/python/code.h"
#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/profile.h"

namespace kvant::python {

// Remembers the place before one instruction; afterwards says whether a switch point was passed.
class SwitchPoint {
 public:
  explicit SwitchPoint(const Interpreter& in);
  bool passed(const Interpreter& in) const;

 private:
  Value frame_;
  std::uint32_t ip_ = 0;
  Instr instr_{};
  bool hidden_ = false;
  bool init_return_ = false;  // it returns from an __init__: a call of a class ends
};

// What a signal's handler raises, the call that has just ended raised, because that is where CPython looks
// for signals. Where none has ended, it is the instruction that is to come.
void charge_signal(const Interpreter& in, Frame* frame);

}  // namespace kvant::python
