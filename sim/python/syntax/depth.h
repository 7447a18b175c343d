// A bound on how deep a syntax tree is, so that whoever walks it may recurse.
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

// No path from the root may hold more nodes. CPython gives up at about 3000 ("maximum recursion depth
// exceeded during compilation"); programs written by hand stay below 100.
inline constexpr int kMaxTreeDepth = 1000;

bool is_too_deep(const Tree& tree);

}  // namespace kvant::python::syntax
