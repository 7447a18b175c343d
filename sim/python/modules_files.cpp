// _files: the files in memory of the simulated process. Nothing of the host is ever read or written.
#include "sim/python/container_native.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

Outcome read(NativeCall& c) {
  const auto& files = c.in.process.files;
  const auto file = files.find(std::string(text_of(c.heap, c.args[0])));
  return file == files.end() ? c.none() : c.done(new_bytes(c.heap, file->second));
}

Outcome write(NativeCall& c) {
  c.in.process.files[std::string(text_of(c.heap, c.args[0]))] = std::string(bytes_of(c.heap, c.args[1]));
  return c.none();
}

Outcome remove(NativeCall& c) {
  return c.done(bool_result(c.heap, c.in.process.files.erase(std::string(text_of(c.heap, c.args[0]))) > 0));
}

Outcome names(NativeCall& c) {
  std::vector<Value> all;
  for (const auto& [name, bytes] : c.in.process.files) all.push_back(new_str(c.heap, name));
  return c.done(new_list_owned(c.heap, all));
}

const NativeDef kFunctions[] = {
    {"read", "path, /", read},
    {"write", "path, data, /", write},
    {"remove", "path, /", remove},
    {"names", "", names},
};

}  // namespace

const ModuleDef kFilesModule{"_files", kFunctions, nullptr};

}  // namespace kvant::python
