#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "sim/python/compile/compiler.h"
#include "sim/python/text.h"
#include "sim/scenario/imports.h"
#include "sim/scenario/scenario.h"

namespace kvant::scenario {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Scenario> fail(Problem& problem, const std::string& file, int line, Text told,
                                     std::string detail = "") {
  problem = {file, line, std::move(told), std::move(detail)};
  return nullptr;
}

int line_of(std::string_view source, std::size_t offset) {
  int line = 1;
  for (std::size_t i = 0; i < offset; ++i) line += source[i] == '\n';
  return line;
}

std::vector<std::string> split_lines(std::string_view source) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    std::string_view line = source.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

Text too_long(std::uintmax_t bytes) {
  constexpr std::uintmax_t kMega = 1'000'000;
  return message(MessageId::file_too_long, (bytes + kMega - 1) / kMega, kMaxSourceBytes / kMega);
}

// The folder of a scenario's file, "." when it has none.
fs::path folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

bool has_file(const Scenario& scenario, std::string_view name) {
  return std::any_of(scenario.files.begin(), scenario.files.end(),
                     [&](const auto& file) { return file.first == name; });
}

bool read_bytes(const fs::path& path, std::string& out) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  std::error_code size_error;
  if (!in && (fs::file_size(path, size_error) != 0 || size_error)) return false;
  out = std::move(text).str();
  return true;
}

// A file that is sure not to make one wait: a regular one, on the device of the program's folder (no /proc,
// no share of a network), and so many bytes as it claims to have. Files of /proc claim to be empty, and some
// of them never end.
bool read_beside(const fs::path& path, dev_t device, std::string& out) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_dev != device) return false;
  if (status.st_size > static_cast<off_t>(kMaxFileBytes)) return false;
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  out.resize(static_cast<std::size_t>(status.st_size));
  std::size_t size = 0;
  while (size < out.size()) {
    const ssize_t n = ::read(file, out.data() + size, out.size() - size);
    if (n <= 0) break;
    size += static_cast<std::size_t>(n);
  }
  ::close(file);
  out.resize(size);
  return true;
}

// Regular files of the folder and of the folders in it, by name; what is hidden or large is left out. Folders
// are entered by their own names only, so that a link to a folder above makes no circle; of a folder with
// very many entries the first by name count.
void add_files_beside(Scenario& scenario, const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return;
  constexpr int kDepth = 2;
  constexpr std::size_t kLook = 10'000;
  std::size_t looked = 0;
  std::vector<std::string> found;  // names below the folder
  const auto look = [&](const auto& self, const fs::path& below, int depth) -> void {
    std::vector<std::string> folders;
    std::error_code code;
    for (fs::directory_iterator at(folder / below, fs::directory_options::skip_permission_denied, code), end;
         !code && at != end && looked < kLook; at.increment(code), ++looked) {
      const std::string name = at->path().filename().string();
      if (name.starts_with(".") || name == "__pycache__") continue;
      std::error_code ignored;
      if (at->symlink_status(ignored).type() == fs::file_type::directory) {
        folders.push_back(name);
      } else {
        found.push_back((below / name).generic_string());
      }
    }
    std::sort(folders.begin(), folders.end());
    if (depth >= kDepth) return;
    for (const std::string& name : folders) {
      struct stat there {};
      const fs::path path = below / name;
      if (::lstat((folder / path).c_str(), &there) == 0 && there.st_dev == status.st_dev)
        self(self, path, depth + 1);
    }
  };
  look(look, {}, 0);
  std::sort(found.begin(), found.end());
  std::size_t total = 0;
  for (const auto& file : scenario.files) total += file.second.size();
  for (const std::string& name : found) {
    if (scenario.files.size() >= kMaxFiles || total >= kMaxFilesBytes) break;
    std::string bytes;
    if (has_file(scenario, name) || !read_beside(folder / name, status.st_dev, bytes)) continue;
    if (total + bytes.size() > kMaxFilesBytes) continue;
    total += bytes.size();
    scenario.files.emplace_back(name, std::move(bytes));
  }
}

// Compiles one more program. `shown` names it in messages, `line` is the header's that asks for it, or 0.
bool add_program(Scenario& scenario, Program program, const std::string& filename, const std::string& source,
                 const std::string& shown, Problem& problem) {
  std::string why;
  std::size_t at = 0;
  if (source.find('\0') != std::string::npos || !python::decode_utf8(source, why, at)) {
    problem = {shown, 0, message(MessageId::not_a_program), ""};
    return false;
  }
  python::syntax::SyntaxError error;
  program.main = scenario.codes->compiled(filename, source, python::syntax::Mode::kExec, error);
  if (!program.main) {
    problem = {shown, error.line, message(MessageId::syntax, error.kind, error.message),
               python::syntax::format_error(error, filename)};
    return false;
  }
  if (!has_file(scenario, filename)) scenario.files.emplace_back(filename, source);
  scenario.programs.push_back(std::move(program));
  return true;
}

// What the header names beside the program itself.
bool add_named(Scenario& scenario, bool beside, const std::string& shown, Problem& problem) {
  for (const auto& [name, text] : scenario.header.files)
    if (!has_file(scenario, name)) scenario.files.emplace_back(name, text);
  if (beside) add_files_beside(scenario, folder_of(scenario.path));
  if (!has_file(scenario, scenario.name)) scenario.files.emplace_back(scenario.name, scenario.source);
  if (const std::string& name = scenario.header.input_file; !name.empty()) {
    const auto file = std::find_if(scenario.files.begin(), scenario.files.end(),
                                   [&](const auto& f) { return f.first == name; });
    if (file == scenario.files.end()) {
      problem = {shown, 0, message(MessageId::no_input_beside, name), ""};
      return false;
    }
    scenario.header.input = file->second;
  }
  for (const ProgramSpec& spec : scenario.header.programs) {
    std::string source = spec.source, filename = spec.name;
    if (!spec.file.empty()) {
      const auto file = std::find_if(scenario.files.begin(), scenario.files.end(), [&](const auto& f) {
        return f.first == fs::path(spec.file).lexically_normal().generic_string();
      });
      if (file == scenario.files.end()) {
        problem = {shown, spec.line, message(MessageId::no_program_beside, spec.file), ""};
        return false;
      }
      source = file->second;
      filename = file->first;
    } else if (!filename.ends_with(".py")) {
      filename += ".py";
    }
    const std::string name = spec.name.empty() ? fs::path(filename).filename().string() : spec.name;
    if (!add_program(scenario, {name, nullptr, spec.args, spec.start}, filename, source, filename, problem))
      return false;
  }
  return true;
}

// `beside`: the files in the program's folder are the scenario's too.
std::shared_ptr<const Scenario> load(std::string source, std::string path, bool beside, Problem& problem) {
  const std::string shown = path == "-" ? "<stdin>" : path;
  if (source.size() > kMaxSourceBytes) return fail(problem, shown, 0, too_long(source.size()));
  if (source.find_first_not_of(" \t\r\n\f") == std::string::npos)
    return fail(problem, shown, 0, message(MessageId::file_empty));
  if (const std::size_t nul = source.find('\0'); nul != std::string::npos)
    return fail(problem, shown, 0, message(MessageId::file_binary));
  std::string why;
  std::size_t at = 0;
  if (!python::decode_utf8(source, why, at)) {
    return fail(problem, shown, line_of(source, at), message(MessageId::not_utf8, why));
  }
  auto scenario = std::make_shared<Scenario>();
  scenario->path = path;
  scenario->name = fs::path(shown).filename().string();
  if (!parse_header(source, shown, scenario->header, problem)) return nullptr;
  if (scenario->header.title.empty()) scenario->header.title = {scenario->name, scenario->name};

  python::syntax::SyntaxError error;
  scenario->main = python::compile(source, scenario->name, python::syntax::Mode::kExec, {}, error);
  if (!scenario->main) {
    return fail(problem, shown, error.line, message(MessageId::syntax, error.kind, error.message),
                python::syntax::format_error(error, scenario->name));
  }
  scenario->codes = std::make_shared<python::CodeTable>();
  scenario->codes->add_source(scenario->name, source);
  int line = 0;
  Text told;
  const fs::path folder = fs::path(path).parent_path();
  const bool has_folder = !path.empty() && path != "-";
  const auto is_own = [&](const std::string& module) {
    std::error_code code;
    if (source.find(module + ".py") != std::string::npos) return true;  // it may write that file itself
    return has_folder &&
           (fs::exists(folder / (module + ".py"), code) || fs::is_directory(folder / module, code));
  };
  if (impossible_import(source, *scenario->codes, is_own, line, told)) {
    problem = {shown, line, std::move(told), ""};
    return nullptr;
  }
  scenario->lines = split_lines(source);
  scenario->source = std::move(source);
  scenario->programs.push_back({scenario->name, scenario->main, scenario->header.args, 0});
  if (!add_named(*scenario, beside, shown, problem)) return nullptr;
  return scenario;
}

}  // namespace

std::string Problem::to_string(std::string Text::*language) const {
  std::string text = file.empty() ? "" : file + ":";
  if (line > 0) text += std::to_string(line) + ":";
  if (!text.empty()) text += " ";
  text += message.*language;
  if (!detail.empty()) text += "\n" + detail;
  return text;
}

std::shared_ptr<const Scenario> load_text(std::string source, std::string path, Problem& problem) {
  return load(std::move(source), std::move(path), false, problem);
}

std::shared_ptr<const Scenario> with_program(const Scenario& scenario, const std::string& path,
                                             VirtualTime start, Problem& problem) {
  std::error_code code;
  if (!fs::is_regular_file(path, code)) return fail(problem, path, 0, message(MessageId::no_file));
  if (const std::uintmax_t size = fs::file_size(path, code); size > kMaxSourceBytes)
    return fail(problem, path, 0, too_long(size));
  std::string source;
  if (!read_bytes(path, source)) return fail(problem, path, 0, message(MessageId::cannot_be_read));
  auto made = std::make_shared<Scenario>(scenario);
  const std::string name = fs::path(path).filename().string();
  std::string filename = name;
  for (int n = 2; filename == made->name || made->codes->source(filename) != nullptr; ++n)
    filename = fmt::format("{}-{}", n, name);
  if (!add_program(*made, {name, nullptr, {}, start}, filename, source, path, problem)) return nullptr;
  add_files_beside(*made, folder_of(path));
  return made;
}

std::shared_ptr<const Scenario> load_file(const std::string& path, Problem& problem) {
  if (path == "-") {
    std::string source;
    char buffer[65536];
    while (std::cin.read(buffer, sizeof buffer) || std::cin.gcount() > 0) {
      source.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
      if (source.size() > kMaxSourceBytes) return fail(problem, "<stdin>", 0, too_long(source.size()));
    }
    return load_text(std::move(source), "-", problem);
  }
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) return fail(problem, path, 0, message(MessageId::no_file));
  if (fs::is_directory(status)) return fail(problem, path, 0, message(MessageId::is_folder));
  if (!fs::is_regular_file(status)) return fail(problem, path, 0, message(MessageId::not_regular));
  const std::uintmax_t size = fs::file_size(path, code);
  if (!code && size > kMaxSourceBytes) return fail(problem, path, 0, too_long(size));
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) {
    // An empty file sets failbit on the copy; it is no error of reading.
    if (size == 0) return load("", path, true, problem);
    return fail(problem, path, 0, message(MessageId::cannot_be_read_because, std::strerror(errno)));
  }
  return load(std::move(text).str(), path, true, problem);
}

}  // namespace kvant::scenario
