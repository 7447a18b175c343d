#include "app/cli/program.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/cli/command.h"
#ifdef KVANT_WINDOW
#include "app/gui/window.h"
#endif

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

// Help is built before the options are parsed: the language is looked for first.
void choose_language(const std::vector<std::string>& words) {
  lang::Lang chosen = lang::Lang::en;
  if (const char* name = std::getenv("KVANT_LANG")) lang::lang_from_name(name, chosen);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--" && !words.empty() && words[0] == "run") break;  // the program's own arguments
    if (word == "--lang" && i + 1 < words.size()) lang::lang_from_name(words[i + 1], chosen);
    if (word.substr(0, 7) == "--lang=") lang::lang_from_name(word.substr(7), chosen);
  }
  lang::set_language(chosen);
}

int explain(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* command = &app;
  for (const CLI::App* chosen : app.get_subcommands()) command = chosen;
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    std::vector<std::string> known;
    for (const CLI::Option* option : command->get_options())
      known.push_back("--" + option->get_single_name());
    for (const std::string& extra : command->remaining(true)) {
      const std::string name = extra.substr(0, extra.find('='));
      const bool is_option = !name.empty() && name[0] == '-' && name != "-";
      const std::string near = is_option ? scenario::nearest(name, known) : "";
      if (!is_option) return usage_error(lang::format(lang::language(), TextId::cli_extra_word, extra));
      if (near.empty()) return usage_error(lang::format(lang::language(), TextId::cli_unknown_option, name));
      const bool run = command->get_name() == "run";
      const TextId text = run ? TextId::cli_unknown_option_near_run : TextId::cli_unknown_option_near;
      return usage_error(lang::format(lang::language(), text, name, near));
    }
  }
  // What CLI11 says begins with the name of the option.
  const std::string said = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return usage_error(lang::format(lang::language(), TextId::cli_missing, said.substr(0, said.find(' '))));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return usage_error(
        lang::format(lang::language(), TextId::cli_needs_value, said.substr(0, said.find(':'))));
  return usage_error(said);
}

constexpr const char* kCommands[] = {
#define COMMAND(name) #name,
#include "app/cli/commands.def"
#undef COMMAND
};

// A word that is neither a command nor looks like a file, nor is one.
bool is_no_command(const std::string& word) {
  std::error_code code;
  if (word.empty() || word.find_first_of("./\\") != std::string::npos || word == "-") return false;
  const auto& bundled = scenario::catalogue();
  return !std::filesystem::exists(word, code) &&
         std::none_of(bundled.begin(), bundled.end(), [&](const auto& entry) { return entry.id == word; });
}

int refuse_command(const std::string& word) {
  std::vector<std::string> names(std::begin(kCommands), std::end(kCommands));
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  for (const auto& entry : scenario::catalogue()) names.push_back(entry.id);
  const std::string near = scenario::nearest(word, names);
  const TextId text = near.empty() ? TextId::cli_no_command : TextId::cli_no_command_near;
  return usage_error(lang::format(lang::language(), text, word, list, near));
}

void set_labels(CLI::App& app) {
  const auto formatter = app.get_formatter();
  formatter->column_width(34);
  formatter->label("Usage", tr(TextId::cli_label_usage));
  formatter->label("Positionals", tr(TextId::cli_label_arguments));
  formatter->label("OPTIONS", tr(TextId::cli_label_options_here));
  formatter->label("SUBCOMMAND", tr(TextId::cli_label_command_here));
  formatter->label("REQUIRED", tr(TextId::cli_label_required));
  app.option_defaults()->group(tr(TextId::cli_label_options));
}

}  // namespace

int run_program(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  choose_language(words);
  CLI::App app{tr(TextId::cli_about), "kvant"};
  set_labels(app);
  app.set_version_flag("--version", "kvant " KVANT_VERSION, tr(TextId::cli_version));
  app.set_help_flag("-h,--help", tr(TextId::cli_help));
  app.footer(tr(TextId::cli_footer));
  app.require_subcommand(0, 1);

  std::string file, script, theme, language;
  double scale = 0;
  app.add_option("FILE", file, tr(TextId::cli_file));
  app.add_option("--lang", language, tr(TextId::cli_lang))->check(one_of({"en", "ru"}));
  app.add_option("--theme", theme, tr(TextId::cli_window_theme))
      ->check(one_of({"light", "dark", "projector"}));
  app.add_option("--scale", scale, tr(TextId::cli_scale))->check(between(0.5, 4.0));
  app.add_option("--script", script, tr(TextId::cli_script));

  std::vector<std::pair<CLI::App*, Action>> actions;
#define COMMAND(name)                                                                           \
  {                                                                                             \
    CLI::App* command = app.add_subcommand(#name, tr(TextId::cli_command_##name));              \
    command->group(tr(TextId::cli_label_commands));                                             \
    command->set_help_flag("-h,--help", tr(TextId::cli_help));                                  \
    command->add_option("--lang", language, tr(TextId::cli_lang))->check(one_of({"en", "ru"})); \
    actions.emplace_back(command, add_##name(*command));                                        \
  }
#include "app/cli/commands.def"
#undef COMMAND

  if (!words.empty() && words[0][0] != '-' && is_no_command(words[0]) &&
      std::find(std::begin(kCommands), std::end(kCommands), words[0]) == std::end(kCommands))
    return refuse_command(words[0]);
  if (!words.empty() && words[0] == "run") {
    std::vector<std::string> behind(words.begin() + 1, words.end());
    set_program_arguments(take_program_arguments(*app.get_subcommand("run"), behind));
    words.resize(1);
    words.insert(words.end(), behind.begin(), behind.end());
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::Success& wanted) {  // --help, --version
    return app.exit(wanted);
  } catch (const CLI::ParseError& error) {
    return explain(app, error);
  }
  for (auto& [command, action] : actions)
    if (command->parsed()) return action();

  if (is_no_command(file)) return refuse_command(file);
#ifdef KVANT_WINDOW
  gui::WindowOptions options;
  options.file = file;
  options.script = script;
  options.theme = theme;
  options.lang = language;
  options.scale = static_cast<float>(scale);
  return gui::run_window(options);
#else
  return usage_error(tr(TextId::cli_no_window));
#endif
}

}  // namespace kvant::cli
