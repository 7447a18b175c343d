// Compiled files, shared by all worlds.
#include <algorithm>

#include "sim/library/library.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/heap.h"
#include "sim/python/runtime.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {

namespace {
// First words of a library module that stands for one CPython has in C (_asyncio): no traceback line, no
// step, no switch point.
constexpr std::string_view kPartMark = "# Part of ";  // tracebacks show it as the end of that module's text
constexpr std::string_view kHiddenMark = "# Hidden";
// Modules that are part of CPython's program: tracebacks name them so and show no text.
constexpr std::string_view kFrozen[] = {"_collections_abc", "abc",   "codecs", "io", "os",
                                        "posixpath",        "runpy", "stat"};

// The module whose end `source` is, else `name`.
std::string_view whole_of(std::string_view source, std::string_view name) {
  if (!source.starts_with(kPartMark)) return name;
  return source.substr(kPartMark.size(), source.find('\n') - kPartMark.size());
}

std::ptrdiff_t lines_in(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

std::string with_parts(std::string_view name) {
  std::string text(library_source(name));
  for (const std::string_view other : library_modules())
    if (other != name && whole_of(library_source(other), other) == name) text += library_source(other);
  return text;
}

std::string library_filename(std::string_view name) {
  if (std::find(std::begin(kFrozen), std::end(kFrozen), name) != std::end(kFrozen))
    return "<frozen " + std::string(name) + ">";
  std::string file(name);
  std::replace(file.begin(), file.end(), '.', '/');
  return "/usr/lib/python3.11/" + file + (has_submodules(name) ? "/__init__.py" : ".py");
}

struct LibraryUnit {
  std::string filename, shown;  // as tracebacks name it, and the text they show
  std::shared_ptr<const CodeUnit> unit;
};

LibraryUnit compile_library(std::string_view name) {
  LibraryUnit result;
  if (!has_library_module(name)) return result;
  const std::string_view source = library_source(name), whole = whole_of(source, name);
  result.filename = library_filename(whole);
  result.shown = with_parts(whole);
  // A part's lines count on where the whole ends.
  const auto above = static_cast<std::size_t>(whole == name ? 0 : lines_in(library_source(whole)));
  syntax::SyntaxError error;
  CompileOptions options;
  options.library = true;
  options.hidden = source.starts_with(kHiddenMark);
  result.unit =
      compile(std::string(above, '\n').append(source), result.filename, syntax::Mode::kExec, options, error);
  return result;
}

// Compiled once, for all scenarios of the process: the library does not change.
const LibraryUnit& compiled_library(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, LibraryUnit, std::less<>> units;
  const std::lock_guard lock(mutex);
  const auto known = units.find(name);
  return known != units.end() ? known->second
                              : units.emplace(std::string(name), compile_library(name)).first->second;
}
}  // namespace

CodeTable::CodeTable()
    : starts_(std::make_unique<const Instr*[]>(kMaxUnits)),
      rows_(std::make_unique<const CodeUnit*[]>(kMaxUnits)) {}

std::uint32_t CodeTable::add(std::shared_ptr<const CodeUnit> unit) {
  const std::lock_guard lock(mutex_);
  const auto known = ids_.find(unit.get());
  if (known != ids_.end()) return known->second;
  if (units_.size() >= kMaxUnits) throw HeapExhausted();
  const auto id = static_cast<std::uint32_t>(units_.size());
  ids_.emplace(unit.get(), id);
  rows_[id] = unit.get();
  starts_[id] = unit->code.data();
  units_.push_back(std::move(unit));
  return id;
}

const CodeUnit& CodeTable::at(std::uint32_t id) const {
  return *rows_[id];
}

std::shared_ptr<const CodeUnit> CodeTable::shared(std::uint32_t id) const {
  const std::lock_guard lock(mutex_);
  return units_[id];
}

const SourceFile* CodeTable::source(std::string_view filename) const {
  const std::lock_guard lock(mutex_);
  const auto it = sources_.find(filename);
  return it == sources_.end() ? nullptr : &it->second;
}

void CodeTable::add_source(std::string filename, std::string_view text) {
  SourceFile file;
  file.filename = filename;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    file.lines.emplace_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  const std::lock_guard lock(mutex_);
  sources_.try_emplace(std::move(filename), std::move(file));
}

std::shared_ptr<const CodeUnit> CodeTable::library_module(std::string_view name) {
  {
    const std::lock_guard lock(mutex_);
    const auto it = library_.find(name);
    if (it != library_.end()) return it->second;
  }
  const LibraryUnit& compiled = compiled_library(name);
  if (compiled.unit == nullptr) return nullptr;
  add_source(compiled.filename, compiled.shown);
  const std::lock_guard lock(mutex_);
  return library_.try_emplace(std::string(name), compiled.unit).first->second;
}

std::shared_ptr<const CodeUnit> CodeTable::compiled(const std::string& filename, std::string_view text,
                                                    syntax::Mode mode, syntax::SyntaxError& error) {
  const std::tuple key(mode, filename, std::string(text));
  {
    const std::lock_guard lock(mutex_);
    const auto it = compiled_.find(key);
    if (it != compiled_.end()) return it->second;
  }
  const std::shared_ptr<const CodeUnit> unit = compile(text, filename, mode, {}, error);
  if (unit == nullptr) return nullptr;
  if (!filename.starts_with("<")) add_source(filename, text);
  const std::lock_guard lock(mutex_);
  return compiled_.try_emplace(key, unit).first->second;
}

std::shared_ptr<const Heap> CodeTable::booted() const {
  const std::lock_guard lock(mutex_);
  return booted_;
}
void CodeTable::set_booted(std::shared_ptr<const Heap> heap) {
  const std::lock_guard lock(mutex_);
  booted_ = std::move(heap);
}

}  // namespace kvant::python
