// Parses Python 3.11 source into a Tree. The grammar is CPython 3.11's Grammar/python.gram; errors have the
// words and the place CPython gives them, so that a learner sees the same text.
#pragma once

#include <string>
#include <string_view>

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

// kSingle: as at the prompt, where the values of expressions are shown.
enum class Mode { kExec, kEval, kSingle };

struct SyntaxError {
  std::string kind;  // SyntaxError, IndentationError, TabError or MemoryError (nested too deeply)
  std::string message;
  int line = 0;        // from 1; 0: no place is known
  int column = 0;      // from 1, in characters; 0: no place in the line
  int end_line = 0;    // 0: CPython prints no place, even if a line is known
  int end_column = 0;  // the first character behind, from 1
  std::string text;    // the source line, with its line feed if it has one
};

// True: `out` holds the tree. False: `error` says why, and `out` is of no use. Never throws, whatever the
// bytes. Needs at most 1 MB of C++ stack, and trees are at most 1000 nodes deep (depth.h), so that walking
// them may recurse. `filename` only matters for messages that name it.
bool parse(std::string_view source_utf8, std::string_view filename, Mode mode, Tree& out, SyntaxError& error);

// What CPython prints for the error, without "Traceback", ending in a line feed:
//   File "x.py", line 3
//     code
//     ^^^^
// SyntaxError: message
std::string format_error(const SyntaxError& error, std::string_view filename);

}  // namespace kvant::python::syntax
