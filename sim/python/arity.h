// The texts of CPython's C functions when a call gives them too few or too many arguments, or wrong names.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kvant::python {

struct Arity {
  std::string_view name;                     // the bare name
  std::string full_name;                     // with its module or type, where CPython says it
  std::vector<std::string_view> parameters;  // without self; no *args, no **kwargs
  std::size_t positional = 0;                // of those, the ones that can be given by position
  std::size_t required = 0;                  // of the positional ones
  bool by_name = false;                      // some can be given by name
  bool any_count = false;                    // *args
  bool is_constructor = false;
};

// `given` by position, `keywords` by name.
std::string wrong_count_text(const Arity& arity, std::size_t given, std::size_t keywords);
std::string wrong_keyword_text(const Arity& arity, std::string_view keyword);
std::string missing_argument_text(const Arity& arity, std::size_t place);  // counted from 0

}  // namespace kvant::python
