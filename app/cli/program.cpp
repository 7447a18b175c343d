#include "app/cli/program.h"

#include <cstdlib>
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
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return usage_error(lang::format(lang::language(), TextId::cli_missing, std::string(error.what())));
  return usage_error(error.what());
}

}  // namespace

int run_program(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  choose_language(words);
  CLI::App app{tr(TextId::cli_about), "kvant"};
  app.set_version_flag("--version", "kvant " KVANT_VERSION, tr(TextId::cli_version));
  app.set_help_flag("-h,--help", tr(TextId::cli_help));
  app.get_formatter()->column_width(34);
  app.footer(tr(TextId::cli_footer));
  app.require_subcommand(0, 1);

  std::string file, script, theme, language;
  double scale = 0;
  app.add_option("FILE", file, tr(TextId::cli_file));
  app.add_option("--lang", language, tr(TextId::cli_lang))->check(CLI::IsMember({"en", "ru"}));
  app.add_option("--theme", theme, tr(TextId::cli_window_theme))
      ->check(CLI::IsMember({"light", "dark", "projector"}));
  app.add_option("--scale", scale, tr(TextId::cli_scale))->check(CLI::Range(0.5, 4.0));
  app.add_option("--script", script, tr(TextId::cli_script));

  std::vector<std::pair<CLI::App*, Action>> actions;
#define COMMAND(name)                                                                                  \
  {                                                                                                    \
    CLI::App* command = app.add_subcommand(#name, tr(TextId::cli_command_##name));                     \
    command->set_help_flag("-h,--help", tr(TextId::cli_help));                                         \
    command->add_option("--lang", language, tr(TextId::cli_lang))->check(CLI::IsMember({"en", "ru"})); \
    actions.emplace_back(command, add_##name(*command));                                               \
  }
#include "app/cli/commands.def"
#undef COMMAND

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
