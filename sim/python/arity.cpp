#include "sim/python/arity.h"

#include <fmt/format.h>

namespace kvant::python {
namespace {

std::string_view plural(std::size_t n) {
  return n == 1 ? "" : "s";
}

// Where a parameter can be given by its name.
std::string too_many(const Arity& arity, std::size_t given, std::size_t keywords) {
  const std::size_t all = arity.parameters.size(), total = given + keywords;
  if (total > all)
    return fmt::format("{}() takes {} {} argument{} ({} given)", arity.name,
                       arity.required == all ? "exactly" : "at most", all, plural(all), total);
  if (arity.positional == 0) return fmt::format("{}() takes no positional arguments", arity.name);
  return fmt::format("{}() takes at most {} positional argument{} ({} given)", arity.name, arity.positional,
                     plural(arity.positional), given);
}

}  // namespace

std::string missing_argument_text(const Arity& arity, std::size_t place) {
  return fmt::format("{}() missing required argument '{}' (pos {})", arity.name, arity.parameters[place],
                     place + 1);
}

std::string wrong_count_text(const Arity& arity, std::size_t given, std::size_t keywords) {
  const std::size_t least = arity.required, most = arity.positional;
  const std::string_view name = arity.name;
  if (arity.by_name && !arity.any_count)
    return given < least ? missing_argument_text(arity, given) : too_many(arity, given, keywords);
  if (!arity.any_count && least == most) {
    if (most == 0) return fmt::format("{}() takes no arguments ({} given)", arity.full_name, given);
    if (most == 1 && !arity.is_constructor)
      return fmt::format("{}() takes exactly one argument ({} given)", arity.full_name, given);
    return fmt::format("{} expected {} argument{}, got {}", name, most, plural(most), given);
  }
  const bool few = given < least;
  return fmt::format("{} expected at {} {} argument{}, got {}", name, few ? "least" : "most",
                     few ? least : most, plural(few ? least : most), given);
}

std::string wrong_keyword_text(const Arity& arity, std::string_view keyword) {
  return arity.by_name ? fmt::format("'{}' is an invalid keyword argument for {}()", keyword, arity.name)
                       : fmt::format("{}() takes no keyword arguments", arity.full_name);
}

}  // namespace kvant::python
