// The Python modules of the simulated library: their texts, part of the program. A module of a package is a
// file with the dots in its name: "collections.abc.py". Files called _prelude*.py are the Python part of the
// built-ins; they share one namespace.
#pragma once
#include <span>
#include <string_view>

namespace kvant::python {

// Empty when there is no such module, or when its file is: see has_library_module.
std::string_view library_source(std::string_view module);
bool has_library_module(std::string_view module);
// Names of the modules, sorted.
std::span<const std::string_view> library_modules();
// The texts of the prelude's files, in the order of their names.
std::span<const std::string_view> prelude_sources();

}  // namespace kvant::python
