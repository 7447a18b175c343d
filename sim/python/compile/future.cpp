#include "sim/python/compile/future.h"

#include <algorithm>
#include <array>

#include "sim/python/compile/error.h"
#include "sim/python/compile/fold.h"

namespace kvant::python::codegen {

using namespace syntax;

namespace {

// CPython gives these errors no end, and one of them the column before the statement.
[[noreturn]] void fail_at(std::string message, const Stmt& s, int column) {
  throw CompileError{std::move(message), s.loc.line, column, s.loc.line, -1};
}

void check_feature(const ImportFrom& s, std::string_view feature, Future& future) {
  static constexpr std::array<std::string_view, 9> kKnown = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
  if (feature == "annotations") {
    future.annotations = true;
  } else if (feature == "braces") {
    fail_at("not a chance", s, s.loc.col);
  } else if (std::find(kKnown.begin(), kKnown.end(), feature) == kKnown.end()) {
    fail_at("future feature " + std::string(feature) + " is not defined", s, s.loc.col);
  }
}

}  // namespace

Future parse_future(const Tree& tree) {
  Future future;
  bool done = false;
  int previous_line = 0;
  for (std::size_t i = docstring_of(tree.body) ? 1 : 0; i < tree.body.size(); ++i) {
    const Stmt& s = *tree.body[i];
    if (done && s.loc.line > previous_line) break;
    previous_line = s.loc.line;
    if (!s.is<ImportFrom>()) {
      done = true;
      continue;
    }
    const auto& import = static_cast<const ImportFrom&>(s);
    if (import.module != "__future__") {
      done = true;
      continue;
    }
    if (done) fail_at("from __future__ imports must occur at the beginning of the file", s, s.loc.col - 1);
    for (const Alias* alias : import.names) check_feature(import, alias->name, future);
    future.last_line = s.loc.line;
  }
  return future;
}

}  // namespace kvant::python::codegen
