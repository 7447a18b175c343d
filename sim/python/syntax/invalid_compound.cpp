// The invalid_* rules of compound statements: a missing ':' or block.
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

// NEWLINE !INDENT
bool Parser::missing_block() {
  const int start = mark_;
  const bool missing = expect(Tok::kNewline) && !at(Tok::kIndent) && !failed_;
  if (!missing) reset(start);
  return missing;
}

// if, elif and while have a test and (colon_rule) a rule for a missing ':'; else and finally have neither.
void Parser::invalid_header(Tok keyword, std::string_view name, bool colon_rule) {
  const int start = mark_;
  const Token* k = expect(keyword);
  if (k && (!colon_rule || named_expression())) {
    if (colon_rule && expect(Tok::kNewline)) {
      raise_here("expected ':'");
    } else if (expect(Tok::kColon) && missing_block()) {
      raise_expected_block(fmt::format("'{}' statement", name), k->line);
    }
  }
  reset(start);
}

void Parser::invalid_for_stmt() {
  const int start = mark_;
  expect(Tok::kAsync);
  const Token* keyword = expect(Tok::kFor);
  if (keyword && star_targets() && expect(Tok::kIn) && star_expressions()) {
    if (expect(Tok::kNewline)) {
      raise_here("expected ':'");
    } else if (expect(Tok::kColon) && missing_block()) {
      raise_expected_block("'for' statement", keyword->line);
    }
  }
  reset(start);
}

// ','.(expression ['as' star_target])+ or the same in parentheses, with an optional comma at the end.
bool Parser::with_header(bool parenthesized) {
  const int start = mark_;
  if (parenthesized && !expect(Tok::kLPar)) return false;
  const auto items = gather<Expr*>(Tok::kComma, [&]() -> Expr* {
    Expr* e = parenthesized ? expressions() : expression();
    if (!e) return nullptr;
    const int before = mark_;
    if (expect(Tok::kAs) && !star_target()) reset(before);
    return e;
  });
  bool good = !items.empty();
  if (good && parenthesized) {
    expect(Tok::kComma);
    good = expect(Tok::kRPar) != nullptr;
  }
  if (!good) reset(start);
  return good;
}

// Looks for a missing block, or for a missing ':'.
void Parser::invalid_with_stmt(bool indent) {
  const int start = mark_;
  for (const bool parenthesized : {false, true}) {
    expect(Tok::kAsync);
    const Token* keyword = expect(Tok::kWith);
    if (keyword && with_header(parenthesized)) {
      if (indent && expect(Tok::kColon) && missing_block()) {
        raise_expected_block("'with' statement", keyword->line);
      } else if (!indent && expect(Tok::kNewline)) {
        raise_here("expected ':'");
      }
    }
    reset(start);
  }
}

void Parser::invalid_def_raw() {
  const int start = mark_;
  expect(Tok::kAsync);
  const Token* keyword = expect(Tok::kDef);
  if (keyword && expect(Tok::kName) && expect(Tok::kLPar)) {
    params(false);
    if (expect(Tok::kRPar)) {
      const int before = mark_;
      if (!expect(Tok::kRArrow) || !expression()) reset(before);
      if (expect(Tok::kColon) && missing_block()) raise_expected_block("function definition", keyword->line);
    }
  }
  reset(start);
}

void Parser::invalid_class_def_raw() {
  const int start = mark_;
  const Token* keyword = expect(Tok::kClass);
  if (keyword && expect(Tok::kName)) {
    const int before = mark_;
    if (expect(Tok::kLPar)) {
      arguments();
      if (!expect(Tok::kRPar)) reset(before);
    }
    if (expect(Tok::kNewline)) {
      raise_here("expected ':'");
    } else if (expect(Tok::kColon) && missing_block()) {
      raise_expected_block("class definition", keyword->line);
    }
  }
  reset(start);
}

}  // namespace kvant::python::syntax
