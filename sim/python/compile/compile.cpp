#include "sim/python/compile/codegen.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/compile/error.h"
#include "sim/python/compile/fold.h"
#include "sim/python/compile/future.h"

namespace kvant::python {
namespace {

std::string line_of(std::string_view source, int line) {
  for (; line > 1; --line) {
    const std::size_t end = source.find('\n');
    if (end == source.npos) return {};
    source.remove_prefix(end + 1);
  }
  const std::size_t end = source.find('\n');
  return std::string(source.substr(0, end == source.npos ? end : end + 1));
}

// Functions and classes of the library stand for C code, or do not, although the rest of their module is
// otherwise: their first line ends in `# C` or `# Python`. By line, whether what begins there is hidden.
std::vector<bool> hidden_lines(std::string_view source, bool hidden) {
  std::vector<bool> out{hidden};
  struct Mark {
    std::size_t indent;
    bool hidden;
  };
  std::vector<Mark> marks{{0, hidden}};
  bool any = false;
  std::size_t decorators = 0;  // lines before this one
  while (!source.empty()) {
    const std::size_t end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source = end == source.npos ? std::string_view() : source.substr(end + 1);
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent != line.npos) {
      while (marks.size() > 1 && indent <= marks.back().indent) marks.pop_back();
      const bool c = line.ends_with(":  # C");
      if (c || line.ends_with(":  # Python")) {
        any = true;
        marks.push_back({indent, c});
        for (std::size_t i = 0; i < decorators; ++i)
          out[out.size() - 1 - i] = c;  // it begins at the first of them
      }
    }
    decorators = indent != line.npos && line[indent] == '@' ? decorators + 1 : 0;
    out.push_back(marks.back().hidden);
  }
  return any ? out : std::vector<bool>();
}

// CPython's compiler gives columns in bytes here, where its parser gives characters; so do we.
syntax::SyntaxError to_syntax_error(const codegen::CompileError& from, std::string_view source) {
  syntax::SyntaxError error;
  error.kind = "SyntaxError";
  error.message = from.message;
  if (from.line <= 0) return error;
  error.line = from.line;
  error.column = from.column + 1;
  if (from.end_line > 0) {
    error.end_line = from.end_line;
    error.end_column = from.end_column + 1;
  }
  error.text = line_of(source, from.line);
  return error;
}

}  // namespace

std::shared_ptr<const CodeUnit> compile(std::string_view source, const std::string& filename,
                                        syntax::Mode mode, const CompileOptions& options,
                                        syntax::SyntaxError& error) {
  syntax::Tree tree;
  if (!syntax::parse(source, filename, mode, tree, error)) return nullptr;
  if (mode == syntax::Mode::kSingle && !tree.body.empty() &&
      tree.body.back()->loc.line > tree.body.front()->loc.end_line) {
    const syntax::Location& first = tree.body.front()->loc;
    error.kind = "SyntaxError";
    error.message = "multiple statements found while compiling a single statement";
    error.line = first.end_line;
    error.column = first.end_col + 1;
    error.text = line_of(source, first.end_line);
    return nullptr;
  }
  try {
    const codegen::Future future = codegen::parse_future(tree);
    codegen::fold_constants(tree, future.annotations);
    codegen::SymbolTable symbols = codegen::build_symbols(tree, future.annotations);
    codegen::CodegenOptions settings;
    settings.filename = filename;
    settings.extra_flags = (options.hidden ? kHidden : 0u) | (options.library ? kLibrary : 0u);
    if (options.library) settings.hidden_lines = hidden_lines(source, options.hidden);
    settings.future_annotations = future.annotations;
    settings.interactive = mode == syntax::Mode::kSingle;
    settings.future_line = future.last_line;
    return codegen::Codegen(tree, symbols, std::move(settings)).module();
  } catch (const codegen::CompileError& failure) {
    error = to_syntax_error(failure, source);
    if (filename.starts_with('<')) error.text.clear();  // CPython looks for the line in the file
    return nullptr;
  }
}

}  // namespace kvant::python
