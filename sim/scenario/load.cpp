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

std::shared_ptr<const Scenario> fail(Problem& problem, const std::string& file, int line, std::string message,
                                     std::string detail = "") {
  problem = {file, line, std::move(message), std::move(detail)};
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

std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string too_long(std::uintmax_t bytes) {
  return fmt::format("{} is too long for a program to step through; the limit is {}", megabytes(bytes),
                     megabytes(kMaxSourceBytes));
}

}  // namespace

std::string Problem::to_string() const {
  std::string text = file.empty() ? "" : file + ":";
  if (line > 0) text += std::to_string(line) + ":";
  if (!text.empty()) text += " ";
  text += message;
  if (!detail.empty()) text += "\n" + detail;
  return text;
}

std::shared_ptr<const Scenario> load_text(std::string source, std::string path, Problem& problem) {
  const std::string shown = path == "-" ? "<stdin>" : path;
  if (source.size() > kMaxSourceBytes) return fail(problem, shown, 0, too_long(source.size()));
  if (source.find_first_not_of(" \t\r\n\f") == std::string::npos)
    return fail(problem, shown, 0, "the file is empty: there is no program to run");
  if (const std::size_t nul = source.find('\0'); nul != std::string::npos)
    return fail(problem, shown, 0, "this is a binary file, not a Python program");
  std::string why;
  std::size_t at = 0;
  if (!python::decode_utf8(source, why, at)) {
    return fail(problem, shown, line_of(source, at),
                fmt::format("not valid UTF-8: {}; save the file in UTF-8", why));
  }
  auto scenario = std::make_shared<Scenario>();
  scenario->path = path;
  scenario->name = fs::path(shown).filename().string();
  if (!parse_header(source, shown, scenario->header, problem)) return nullptr;
  if (scenario->header.title.empty()) scenario->header.title = {scenario->name, scenario->name};

  python::syntax::SyntaxError error;
  scenario->main = python::compile(source, scenario->name, python::syntax::Mode::kExec, {}, error);
  if (!scenario->main) {
    return fail(problem, shown, error.line, fmt::format("{}: {}", error.kind, error.message),
                python::syntax::format_error(error, scenario->name));
  }
  scenario->codes = std::make_shared<python::CodeTable>();
  scenario->codes->add_source(scenario->name, source);
  int line = 0;
  std::string message;
  const fs::path folder = fs::path(path).parent_path();
  const bool has_folder = !path.empty() && path != "-";
  const auto is_own = [&](const std::string& module) {
    std::error_code code;
    return has_folder && (fs::exists(folder / (module + ".py"), code) || fs::is_directory(folder / module, code));
  };
  if (impossible_import(source, *scenario->codes, is_own, line, message)) {
    problem = {shown, line, std::move(message), ""};
    return nullptr;
  }
  scenario->lines = split_lines(source);
  scenario->source = std::move(source);
  return scenario;
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
  if (!fs::exists(status)) return fail(problem, path, 0, "no such file");
  if (fs::is_directory(status)) return fail(problem, path, 0, "this is a folder; give a Python file in it");
  if (!fs::is_regular_file(status)) return fail(problem, path, 0, "this is not a regular file");
  const std::uintmax_t size = fs::file_size(path, code);
  if (!code && size > kMaxSourceBytes) return fail(problem, path, 0, too_long(size));
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) {
    // An empty file sets failbit on the copy; it is no error of reading.
    if (size == 0) return load_text("", path, problem);
    return fail(problem, path, 0, fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  return load_text(std::move(text).str(), path, problem);
}

}  // namespace kvant::scenario
