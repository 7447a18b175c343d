// Which modules a simulated program can import, and which names they have.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/runtime.h"

namespace kvant::python {

bool has_module(std::string_view name);
// Those meant for programs: without a leading underscore in any part. Sorted.
std::vector<std::string> public_modules();
// A name of CPython's module that ours lacks (unmodelled.def).
bool is_unmodelled(std::string_view module, std::string_view name);
// Whether `from module import name` can succeed, as far as it is known beforehand: true when it is not. The
// module is compiled into `codes` for it.
bool module_may_have(CodeTable& codes, std::string_view module, std::string_view name);

}  // namespace kvant::python
