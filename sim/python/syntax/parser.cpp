// The entry: puts the source into the shape the lexer wants, and runs the parser.
#include "sim/python/syntax/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/syntax/depth.h"
#include "sim/python/syntax/parser_impl.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::syntax {
namespace {

// Line feeds only, no byte order mark, a line feed at the end (exec).
std::string normalized(std::string_view source, Mode mode) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (source.substr(0, 3) == kByteOrderMark) source.remove_prefix(3);
  if (mode == Mode::kEval) source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
  std::string text;
  text.reserve(source.size() + 1);
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '\r') {
      text += source[i];
    } else if (i + 1 == source.size() || source[i + 1] != '\n') {
      text += '\n';
    }
  }
  if (mode != Mode::kEval && !text.empty() && text.back() != '\n') text += '\n';
  return text;
}

bool check_characters(std::string_view text, std::string_view filename, SyntaxError& error) {
  const std::size_t wrong = find_invalid_utf8(text);
  if (wrong != std::string_view::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(wrong), '\n');
    error.kind = "SyntaxError";
    error.message = fmt::format(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details",
        static_cast<unsigned char>(text[wrong]), filename, line);
    error.line = static_cast<int>(line);
    return false;
  }
  const std::size_t null = text.find('\0');
  if (null == std::string_view::npos) return true;
  error.kind = "SyntaxError";
  error.message = "source code cannot contain null bytes";
  return false;
}

}  // namespace

bool parse(std::string_view source_utf8, std::string_view filename, Mode mode, Tree& out,
           SyntaxError& error) {
  error = {};
  if (!check_characters(source_utf8, filename, error)) return false;
  // Names and texts are copied into the tree: the source need not live as long.
  const std::string source = normalized(source_utf8, mode);
  Parser parser(source, out.arena, error);
  if (mode == Mode::kEval) {
    out.expression = parser.eval();
    if (!out.expression) return false;
  } else if (!parser.file(out.body)) {
    return false;
  }
  if (!is_too_deep(out)) return true;
  error = {};
  error.kind = "RecursionError";
  error.message = "maximum recursion depth exceeded during compilation";
  return false;
}

}  // namespace kvant::python::syntax
