// Imports that cannot succeed, found before a program runs.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "sim/base/messages.h"
#include "sim/python/runtime.h"

namespace kvant::scenario {

// Looks at the imports that are always reached: statements of the module itself, outside try, if and
// functions; and at uses of imported modules' names that are always reached and not modelled. `is_own`:
// whether a module is a file of the program's own. True: there is one that fails; `line` and `told` say where
// and why.
bool impossible_import(std::string_view source, python::CodeTable& codes,
                       const std::function<bool(const std::string&)>& is_own, int& line, Text& told);

}  // namespace kvant::scenario
