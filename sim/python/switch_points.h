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

}  // namespace kvant::python
