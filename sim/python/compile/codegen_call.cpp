#include <algorithm>

#include "sim/python/compile/codegen.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

namespace {

bool has_unpacking(const Seq<Expr*>& args, const Seq<Keyword*>& keywords) {
  return std::any_of(args.begin(), args.end(), [](const Expr* e) { return e->is<Starred>(); }) ||
         std::any_of(keywords.begin(), keywords.end(), [](const Keyword* k) { return k->arg.empty(); });
}

}  // namespace

void Codegen::validate_keywords(const Seq<Keyword*>& keywords) {
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i]->arg.empty()) continue;
    forbid_debug(keywords[i]->arg, ExprContext::kStore);
    for (std::size_t j = i + 1; j < keywords.size(); ++j) {
      if (keywords[j]->arg != keywords[i]->arg) continue;
      set_loc(keywords[j]->loc);
      error("keyword argument repeated: " + std::string(keywords[i]->arg));
    }
  }
}

void Codegen::keyword_names(const Seq<Keyword*>& keywords) {
  std::vector<std::string_view> names;
  for (const Keyword* keyword : keywords) names.push_back(keyword->arg);
  op(KW_NAMES, unit_->constants.add_strings(names));
}

// obj.method(…) without * and **, when obj is not a module imported at the top.
bool Codegen::method_call(Call& e) {
  Attribute* method = e.func->as<Attribute>();
  if (!method) return false;
  if (const Name* base = method->value->as<Name>()) {
    const Symbol* symbol = symbols_.top->symbols.find(base->id);
    if (symbol && (symbol->flags & kDefImport)) return false;
  }
  const std::size_t keyword_count = e.keywords.size();
  if (e.args.size() + keyword_count + (keyword_count != 0) >= kStackUseGuideline) return false;
  if (has_unpacking(e.args, e.keywords)) return false;
  visit(method->value);
  set_loc(method->loc);
  attribute_loc(*method);
  op_name(LOAD_METHOD, method->attr);
  visit(e.args);
  if (keyword_count) {
    for (const Keyword* keyword : e.keywords) visit(keyword->value);
    keyword_names(e.keywords);
  }
  set_loc(e.loc);
  attribute_loc(*method);
  call(static_cast<int>(e.args.size() + keyword_count));
  return true;
}

void Codegen::call_expression(Call& e) {
  validate_keywords(e.keywords);
  if (method_call(e)) return;
  set_loc(e.loc);
  warn_of_callee(*e.func);
  set_loc(e.func->loc);
  op(PUSH_NULL);
  set_loc(e.loc);
  visit(e.func);
  arguments(0, e.args, e.keywords);
}

void Codegen::arguments(int pushed, const Seq<Expr*>& args, const Seq<Keyword*>& keywords) {
  validate_keywords(keywords);
  if (args.size() + keywords.size() * 2 > kStackUseGuideline || has_unpacking(args, keywords))
    return unpacked_arguments(pushed, args, keywords);
  visit(args);
  if (!keywords.empty()) {
    for (const Keyword* keyword : keywords) visit(keyword->value);
    keyword_names(keywords);
  }
  call(pushed + static_cast<int>(args.size() + keywords.size()));
}

void Codegen::unpacked_arguments(int pushed, const Seq<Expr*>& args, const Seq<Keyword*>& keywords) {
  if (pushed == 0 && args.size() == 1 && args[0]->is<Starred>()) {
    visit(static_cast<Starred*>(args[0])->value);
  } else {
    starred_display(args, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true);
  }
  bool have_dict = false;
  std::size_t pending = 0;
  const auto flush = [&](std::size_t end) {
    keywords_part(keywords, end - pending, end);
    if (have_dict) op(DICT_MERGE, 1);
    have_dict = true;
    pending = 0;
  };
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (!keywords[i]->arg.empty()) {
      ++pending;
      continue;
    }
    if (pending) flush(i);
    if (!have_dict) op(BUILD_MAP, 0);
    have_dict = true;
    visit(keywords[i]->value);
    op(DICT_MERGE, 1);
  }
  if (pending) flush(keywords.size());
  op(CALL_FUNCTION_EX, !keywords.empty());
}

void Codegen::keywords_part(const Seq<Keyword*>& keywords, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const bool big = count * 2 > kStackUseGuideline;
  if (count > 1 && !big) {
    std::vector<std::string_view> names;
    for (std::size_t i = begin; i < end; ++i) {
      visit(keywords[i]->value);
      names.push_back(keywords[i]->arg);
    }
    load_strings(names);
    return op(BUILD_CONST_KEY_MAP, static_cast<int>(count));
  }
  if (big) append(BUILD_MAP, 0, kNoLine);
  for (std::size_t i = begin; i < end; ++i) {
    load_string(keywords[i]->arg);
    visit(keywords[i]->value);
    if (big) append(MAP_ADD, 1, kNoLine);
  }
  if (!big) op(BUILD_MAP, static_cast<int>(count));
}

}  // namespace kvant::python::codegen
