// `from __future__ import …`, as CPython 3.11's Python/future.c.
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

struct Future {
  bool annotations = false;
  int last_line = 0;  // of the last such import; 0: none
};

// Throws CompileError.
Future parse_future(const syntax::Tree& tree);

}  // namespace kvant::python::codegen
