// repr() of constants, and the pieces of it the disassembler and unparse need.
#pragma once

#include <string>
#include <string_view>

#include "sim/python/code.h"

namespace kvant::python::codegen {

std::string repr(const Constant& constant);
std::string repr_of_string(std::string_view utf8);
std::string repr_of_bytes(std::string_view bytes);
std::string repr_of_float(double value);
std::string repr_of_complex(double real, double imag);
// <code object f, file "x.py", line 2>: as CPython, without the address.
std::string repr_of_code(const CodeUnit& code);

}  // namespace kvant::python::codegen
