// The tree as text, character by character what CPython 3.11's ast.dump() gives.
#pragma once

#include <string>

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

enum class Attributes { kNone, kLocations };

std::string dump(const Tree& tree, Attributes attributes = Attributes::kNone);
std::string dump(const Expr& e, Attributes attributes = Attributes::kNone);
std::string dump(const Stmt& s, Attributes attributes = Attributes::kNone);

// repr() of a constant's value.
std::string constant_repr(const Constant& c);

}  // namespace kvant::python::syntax
