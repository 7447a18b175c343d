// The text of an expression, as CPython 3.11's Python/ast_unparse.c writes it: what
// `from __future__ import annotations` keeps of an annotation.
#pragma once

#include <string>

#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

std::string unparse(const syntax::Expr& expression);

}  // namespace kvant::python::codegen
