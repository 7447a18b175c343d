// import and from … import.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Stmt* Parser::import_name() {
  const int start = mark_;
  if (!expect(Tok::kImport)) return nullptr;
  const auto names = gather<Alias*>(Tok::kComma, [&] { return dotted_as_name(); });
  if (names.empty()) return reset(start);
  auto* s = node<Import>(start);
  s->names = arena_.seq(names);
  return s;
}

Stmt* Parser::import_from() {
  const int start = mark_;
  if (!expect(Tok::kFrom)) return nullptr;
  int level = 0;
  for (;;) {
    if (expect(Tok::kDot)) {
      level += 1;
    } else if (expect(Tok::kEllipsis)) {
      level += 3;
    } else {
      break;
    }
  }
  Identifier module;
  const bool named = dotted_name(module);
  std::vector<Alias*> names;
  if ((!named && level == 0) || !expect(Tok::kImport) || !import_from_targets(names)) return reset(start);
  auto* s = node<ImportFrom>(start);
  s->module = module;
  s->names = arena_.seq(names);
  s->level = level;
  return s;
}

bool Parser::import_from_targets(std::vector<Alias*>& to) {
  const int start = mark_;
  const auto as_names = [&] { return gather<Alias*>(Tok::kComma, [&] { return import_from_as_name(); }); };
  if (expect(Tok::kLPar)) {
    to = as_names();
    if (!to.empty()) {
      expect(Tok::kComma);
      if (expect(Tok::kRPar)) return true;
    }
    reset(start);
  }
  to = as_names();
  if (!to.empty() && !at(Tok::kComma)) return !failed_;
  reset(start);
  if (expect(Tok::kStar)) {
    auto* star = arena_.make<Alias>();
    star->name = "*";
    star->loc = since(start);
    to = {star};
    return true;
  }
  if (invalid_ && !as_names().empty() && expect(Tok::kComma) && expect(Tok::kNewline)) {
    raise_here("trailing comma not allowed without surrounding parentheses");
  }
  reset(start);
  return false;
}

// ['as' NAME]
const Token* Parser::as_name() {
  const int start = mark_;
  const Token* name = expect(Tok::kAs) ? expect(Tok::kName) : nullptr;
  if (!name) reset(start);
  return name;
}

Alias* Parser::import_from_as_name() {
  const int start = mark_;
  const Token* name = expect(Tok::kName);
  if (!name) return nullptr;
  const Token* as = as_name();
  auto* alias = arena_.make<Alias>();
  alias->name = arena_.copy(name->text);
  if (as) alias->asname = arena_.copy(as->text);
  alias->loc = since(start);
  return alias;
}

Alias* Parser::dotted_as_name() {
  const int start = mark_;
  Identifier name;
  if (!dotted_name(name)) return nullptr;
  const Token* as = as_name();
  auto* alias = arena_.make<Alias>();
  alias->name = name;
  if (as) alias->asname = arena_.copy(as->text);
  alias->loc = since(start);
  return alias;
}

bool Parser::dotted_name(Identifier& name) {
  const Token* first = expect(Tok::kName);
  if (!first) return false;
  std::string text(first->text);
  for (;;) {
    const int before = mark_;
    const Token* next = expect(Tok::kDot) ? expect(Tok::kName) : nullptr;
    if (!next) {
      reset(before);
      break;
    }
    text += '.';
    text += next->text;
  }
  name = arena_.copy(text);
  return !failed_;
}

}  // namespace kvant::python::syntax
