#include "sim/scenario/imports.h"

#include "sim/python/known_modules.h"
#include "sim/python/syntax/ast_stmt.h"
#include "sim/python/syntax/parser.h"
#include "sim/python/syntax/visit.h"

namespace kvant::scenario {
namespace {

namespace syntax = python::syntax;

// The text of a statement of one line.
std::string_view line_text(std::string_view source, int line) {
  for (int i = 1; i < line; ++i) source.remove_prefix(std::min(source.find('\n'), source.size() - 1) + 1);
  source = source.substr(0, source.find('\n'));
  if (const std::size_t comment = source.find('#'); comment != std::string_view::npos)
    source = source.substr(0, comment);
  if (const std::size_t end = source.find(';'); end != std::string_view::npos) source = source.substr(0, end);
  source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
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

// Finds uses of a module's names that are sure to be reached: at the top of the program, in the suites of
// for, with and `if __name__ == "__main__"`, outside lambdas. `wrong` is asked for each.
class Uses {
 public:
  Uses(std::string_view name, std::function<bool(std::string_view)> wrong)
      : name_(name), wrong_(std::move(wrong)) {}

  // The line of the first wrong one, or 0.
  int line = 0;
  std::string attribute;

  void operator()(const syntax::Stmt* statement) {
    if (line != 0) return;
    using enum syntax::StmtKind;
    switch (statement->kind) {
      case kFunctionDef:
      case kAsyncFunctionDef:
      case kClassDef:
      case kTry:
      case kTryStar:
      case kWhile:
      case kMatch:
        return;
      case kIf:
        if (!is_guard(*statement->as<syntax::If>())) return;
        for (const syntax::Stmt* inner : statement->as<syntax::If>()->body) (*this)(inner);
        return;
      default:
        syntax::Parts<Uses>(*this).of(*statement);
    }
  }
  void operator()(const syntax::Expr* expression) {
    using enum syntax::ExprKind;
    if (line != 0 || expression->kind == kLambda || expression->kind == kIfExp || expression->kind == kBoolOp)
      return;
    if (expression->kind == kGeneratorExp) return;
    if (const auto* use = expression->as<syntax::Attribute>(); expression->kind == kAttribute) {
      const auto* base = use->value->kind == kName ? use->value->as<syntax::Name>() : nullptr;
      if (base != nullptr && base->id == name_ && use->ctx == syntax::ExprContext::kLoad &&
          wrong_(use->attr)) {
        line = expression->loc.line;
        attribute = use->attr;
        return;
      }
    }
    syntax::Parts<Uses>(*this).of(*expression);
  }
  void operator()(const syntax::Pattern*) {}

 private:
  static bool is_guard(const syntax::If& statement) {
    const auto* test =
        statement.test->kind == syntax::ExprKind::kCompare ? statement.test->as<syntax::Compare>() : nullptr;
    return test != nullptr && test->left->kind == syntax::ExprKind::kName &&
           test->left->as<syntax::Name>()->id == "__name__" && statement.orelse.empty();
  }

  std::string_view name_;
  std::function<bool(std::string_view)> wrong_;
};

}  // namespace

bool impossible_import(std::string_view source, python::CodeTable& codes,
                       const std::function<bool(const std::string&)>& is_own, int& line, Text& told) {
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
        // `import a.b` binds a.
        if (alias->asname.empty() && alias->name.find('.') != alias->name.npos) continue;
        Uses uses(alias->asname.empty() ? alias->name : alias->asname,
                  [&](std::string_view name) { return python::is_unmodelled(alias->name, name); });
        for (const syntax::Stmt* other : tree.body) uses(other);
        if (uses.line == 0) continue;
        line = uses.line;
        told = message(MessageId::not_modelled, line_text(source, line),
                       message(MessageId::no_name_in_module, std::string(alias->name), uses.attribute));
        return true;
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
