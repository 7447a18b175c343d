#include "sim/scenario/imports.h"

#include "sim/python/known_modules.h"
#include "sim/python/syntax/ast_stmt.h"
#include "sim/python/syntax/parser.h"

namespace kvant::scenario {
namespace {

// The text of a statement of one line.
std::string_view line_text(std::string_view source, int line) {
  for (int i = 1; i < line; ++i) source.remove_prefix(std::min(source.find('\n'), source.size() - 1) + 1);
  source = source.substr(0, source.find('\n'));
  if (const std::size_t comment = source.find('#'); comment != std::string_view::npos)
    source = source.substr(0, comment);
  if (const std::size_t end = source.find(';'); end != std::string_view::npos) source = source.substr(0, end);
  while (!source.empty() && (source.back() == ' ' || source.back() == '\r' || source.back() == '\t'))
    source.remove_suffix(1);
  return source;
}

// The first part of a dotted name that is no module; empty when all are.
std::string missing_part(const std::string& module) {
  for (std::size_t dot = module.find('.');; dot = module.find('.', dot + 1)) {
    const std::string part = module.substr(0, dot);
    if (!python::has_module(part)) return part;
    if (dot == std::string::npos) return "";
  }
}

}  // namespace

bool impossible_import(std::string_view source, python::CodeTable& codes,
                       const std::function<bool(const std::string&)>& is_own, int& line, Text& told) {
  namespace syntax = python::syntax;
  syntax::Tree tree;
  syntax::SyntaxError error;
  if (!syntax::parse(source, "", syntax::Mode::kExec, tree, error)) return false;
  const auto own = [&](std::string_view module) {
    return is_own(std::string(module.substr(0, module.find('.'))));
  };
  const auto refuse = [&](const syntax::Stmt& statement, const Text& why) {
    line = statement.loc.line;
    told = message(MessageId::not_modelled, line_text(source, line), why);
    return true;
  };
  // A program may make its modules itself.
  for (const std::string_view sign : {"sys.modules", ".py'", ".py\"", "sys.path"})
    if (source.find(sign) != std::string_view::npos) return false;
  for (const syntax::Stmt* statement : tree.body) {
    if (const auto* import = statement->as<syntax::Import>()) {
      for (const syntax::Alias* alias : import->names) {
        if (own(alias->name)) continue;
        const std::string missing = missing_part(std::string(alias->name));
        if (!missing.empty()) return refuse(*statement, message(MessageId::no_module, missing));
      }
    } else if (const auto* from = statement->as<syntax::ImportFrom>()) {
      if (from->level > 0 || own(from->module)) continue;
      const std::string module(from->module);
      const std::string missing = missing_part(module);
      if (!missing.empty()) return refuse(*statement, message(MessageId::no_module, missing));
      for (const syntax::Alias* alias : from->names)
        if (alias->name != "*" && !python::module_may_have(codes, module, alias->name))
          return refuse(*statement, message(MessageId::no_name_in_module, module, alias->name));
    }
  }
  return false;
}

}  // namespace kvant::scenario
