// kvant check: is a scenario well-formed, and does it show what it states?
#include <fmt/format.h>

#include "app/cli/command.h"
#include "sim/player/statement.h"

namespace kvant::cli {

Action add_check(CLI::App& command) {
  auto files = std::make_shared<std::vector<std::string>>();
  command.add_option("FILE", *files, lang::tr(lang::TextId::cli_files))->required();
  return [files]() -> int {
    int status = kDone;
    for (const std::string& file : *files) {
      const auto scenario = open_scenario(file);
      if (!scenario) {
        status = kUsage;
        continue;
      }
      Player player(scenario, scenario->header.settings);
      record(player);
      const std::vector<Text> failures = check_statement(player);
      for (const Text& failure : failures)
        fmt::print(stderr, "kvant: {}: {}\n", file, lang::in(failure, lang::language()));
      if (failures.empty())
        fmt::print("{}: {}\n", file, lang::tr(lang::TextId::cli_check_holds));
      else if (status == kDone)
        status = kFailed;
    }
    return status;
  };
}

}  // namespace kvant::cli
