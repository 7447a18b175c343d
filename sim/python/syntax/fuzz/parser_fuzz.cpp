// Any bytes must end in a tree or an error, and both must be printable.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/python/syntax/dump.h"
#include "sim/python/syntax/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kvant::python::syntax;
  if (size == 0) return 0;
  const Mode mode = data[0] == '=' ? Mode::kEval : Mode::kExec;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  Tree tree;
  SyntaxError error;
  if (parse(source.substr(mode == Mode::kEval), "fuzz.py", mode, tree, error)) {
    dump(tree, Attributes::kLocations);
  } else {
    format_error(error, "fuzz.py");
  }
  return 0;
}
