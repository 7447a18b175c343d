// Source → CodeUnit.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/code.h"
#include "sim/python/syntax/parser.h"

namespace kvant::python {

struct CompileOptions {
  bool hidden = false;   // sets kHidden on every code object (the prelude)
  bool library = false;  // sets kLibrary; then `# C` behind the first line of a function or class sets
                         // kHidden for it, and `# Python` takes it back
};

// Parses and compiles `source`. On failure returns null and fills `error` (the parser's errors and the
// compiler's own: 'return' outside function, 'await' outside async function, nonlocal without binding, …),
// worded as CPython 3.11.
std::shared_ptr<const CodeUnit> compile(std::string_view source, const std::string& filename,
                                        syntax::Mode mode, const CompileOptions& options,
                                        syntax::SyntaxError& error);

// One line of a disassembly, as `dis` of CPython 3.11 shows it.
struct DisLine {
  int line = 0;              // source line, 0 when the same as before
  bool starts_line = false;  // `line` is to be shown: also 0, which the first instruction of a module has
  std::uint32_t offset = 0;  // byte offset
  bool jump_target = false;
  bool extended = false;  // an EXTENDED_ARG in front of `op`, which follows in a line of its own
  Op op = Op::NOP;
  bool has_arg = false;
  std::int64_t raw_arg = 0;     // as CPython encodes it
  std::string arg_text;         // "(counter)", "(to 58)"
  std::size_t instruction = 0;  // index in CodeUnit::code
};
std::vector<DisLine> disassemble(const CodeUnit& code);
// The text `python3 -m dis` prints for a file, all nested code objects included (addresses replaced by
// nothing:
// `<code object f, file "x.py", line 2>`).
std::string disassembly_text(const CodeUnit& code);

}  // namespace kvant::python
