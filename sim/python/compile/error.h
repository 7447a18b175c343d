// The compiler's own syntax errors. Thrown inside this folder only; compile() turns them into SyntaxError.
#pragma once

#include <string>
#include <utility>

#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

struct CompileError {
  std::string message;
  int line = 0;        // from 1
  int column = 0;      // from 0, in bytes; -1 when unknown
  int end_line = 0;    // 0: no end
  int end_column = 0;  // from 0
};

[[noreturn]] inline void fail(std::string message, const syntax::Location& at) {
  throw CompileError{std::move(message), at.line, at.col, at.end_line, at.end_col};
}

}  // namespace kvant::python::codegen
