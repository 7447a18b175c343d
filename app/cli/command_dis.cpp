// kvant dis: the bytecode, as CPython's dis shows it.
#include <cstdio>

#include "app/cli/command.h"
#include "sim/python/compile/compiler.h"

namespace kvant::cli {

Action add_dis(CLI::App& command) {
  auto file = std::make_shared<std::string>();
  command.add_option("FILE", *file, lang::tr(lang::TextId::cli_file))->required();
  return [file]() -> int {
    const auto scenario = open_scenario(*file);
    if (!scenario) return kUsage;
    const std::string text = python::disassembly_text(*scenario->main);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return kDone;
  };
}

}  // namespace kvant::cli
