#include <fmt/format.h>

#include <algorithm>

#include "sim/python/syntax/parser.h"

namespace kvant::python::syntax {

std::string format_error(const SyntaxError& error, std::string_view filename) {
  std::string out;
  if (error.end_line > 0) {
    out += fmt::format("  File \"{}\", line {}\n", filename, error.line);
    std::string_view text = error.text;
    const std::size_t start = text.find_first_not_of(" \t\f");
    text.remove_prefix(std::min(start, text.size()));
    const auto stripped = static_cast<int>(error.text.size() - text.size());
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    if (!error.text.empty()) {
      out += fmt::format("    {}\n", text);
      // Only a SyntaxError proper has its whole range marked.
      int end = error.kind == "SyntaxError" ? error.end_column : 0;
      if (end > 0 && error.end_line > error.line) end = static_cast<int>(error.text.size());
      // CPython clips by the size in bytes; columns are characters.
      const int column = std::min(error.column - 1 - stripped, static_cast<int>(text.size()));
      if (column >= 0) {
        const int carets = end > error.column ? end - error.column : 1;
        out.append(4 + static_cast<std::size_t>(column), ' ');
        out.append(static_cast<std::size_t>(carets), '^');
        out += '\n';
      }
    }
  }
  out += error.kind;
  if (!error.message.empty()) out += ": " + error.message;
  out += '\n';
  return out;
}

}  // namespace kvant::python::syntax
