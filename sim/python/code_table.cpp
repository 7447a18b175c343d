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
constexpr std::string_view kHiddenMark = "# Hidden";
// Modules that are part of CPython's program: tracebacks name them so and show no text.
constexpr std::string_view kFrozen[] = {"_collections_abc", "abc", "codecs", "io", "os", "posixpath", "stat"};
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
  if (!has_library_module(name)) return nullptr;
  const std::string_view source = library_source(name);
  std::string file(name);
  std::replace(file.begin(), file.end(), '.', '/');
  std::string filename =
      "/usr/lib/python3.11/" + file + (has_submodules(name) ? "/__init__.py" : ".py");
  if (std::find(std::begin(kFrozen), std::end(kFrozen), name) != std::end(kFrozen))
    filename = "<frozen " + std::string(name) + ">";
  syntax::SyntaxError error;
  CompileOptions options;
  options.library = true;
  options.hidden = source.starts_with(kHiddenMark);
  std::shared_ptr<const CodeUnit> unit = compile(source, filename, syntax::Mode::kExec, options, error);
  if (unit == nullptr) return nullptr;
  add_source(filename, source);
  const std::lock_guard lock(mutex_);
  return library_.try_emplace(std::string(name), unit).first->second;
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
