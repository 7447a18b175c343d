#include "sim/python/known_modules.h"

#include <algorithm>

#include "sim/library/library.h"
#include "sim/python/native.h"

namespace kvant::python {

bool has_module(std::string_view name) {
  if (name == "__main__" || has_library_module(name)) return true;
  if (name == "os.path") return true;  // os puts posixpath in under this name
  const auto natives = all_module_defs();
  return std::any_of(natives.begin(), natives.end(), [&](const ModuleDef* def) { return def->name == name; });
}

std::vector<std::string> public_modules() {
  std::vector<std::string> all;
  const auto add = [&](std::string_view name) {
    if (name.front() != '_' && name.find("._") == std::string_view::npos) all.emplace_back(name);
  };
  for (const std::string_view name : library_modules()) add(name);
  for (const ModuleDef* def : all_module_defs()) add(def->name);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool is_unmodelled(std::string_view module, std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
#define UNMODELLED(module, names) {module, names},
#include "sim/python/unmodelled.def"
#undef UNMODELLED
  };
  for (const auto& [row, names] : kRows) {
    if (row != module) continue;
    for (std::size_t at = names.find(name); at != names.npos; at = names.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' ')) return true;
    }
  }
  return false;
}

bool module_may_have(CodeTable& codes, std::string_view module, std::string_view name) {
  if (!has_library_module(module) || name.starts_with("__")) return true;
  if (is_unmodelled(module, name)) return false;
  if (has_module(std::string(module) + "." + std::string(name))) return true;
  const auto unit = codes.library_module(module);
  if (unit == nullptr) return true;
  std::string imported;
  for (const Instr& instr : unit->code) {
    if (instr.op == Op::IMPORT_NAME) imported = unit->names[static_cast<std::size_t>(instr.arg)];
    if (instr.op == Op::IMPORT_STAR && !name.starts_with("_") && module_may_have(codes, imported, name))
      return true;
    if (instr.op != Op::STORE_NAME && instr.op != Op::STORE_GLOBAL) continue;
    const std::string& stored = unit->names[static_cast<std::size_t>(instr.arg)];
    // A module with its own __getattr__ can have any name.
    if (stored == name || stored == "__getattr__") return true;
  }
  // Names that come into being at run time.
  return std::find(unit->names.begin(), unit->names.end(), "globals") != unit->names.end();
}

}  // namespace kvant::python
