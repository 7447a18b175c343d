#include "sim/library/library.h"

#include <algorithm>
#include <vector>

#include "sim/base/embedded.h"

namespace kvant::python {

std::span<const EmbeddedFile> library_files();  // made by kvant_embed

namespace {

constexpr std::string_view kPrelude = "_prelude";

const EmbeddedFile* find(std::string_view module) {
  for (const EmbeddedFile& file : library_files())
    if (file.name == module && !file.name.starts_with(kPrelude)) return &file;
  return nullptr;
}

}  // namespace

std::string_view library_source(std::string_view module) {
  const EmbeddedFile* file = find(module);
  return file != nullptr ? file->text : std::string_view();
}

bool has_library_module(std::string_view module) {
  return find(module) != nullptr;
}

std::span<const std::string_view> library_modules() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const EmbeddedFile& file : library_files())
      if (!file.name.starts_with(kPrelude)) all.push_back(file.name);
    std::sort(all.begin(), all.end());
    return all;
  }();
  return names;
}

std::span<const std::string_view> prelude_sources() {
  static const std::vector<std::string_view> texts = [] {
    std::vector<EmbeddedFile> files;
    for (const EmbeddedFile& file : library_files())
      if (file.name.starts_with(kPrelude)) files.push_back(file);
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    std::vector<std::string_view> all;
    for (const EmbeddedFile& file : files) all.push_back(file.text);
    return all;
  }();
  return texts;
}

}  // namespace kvant::python
