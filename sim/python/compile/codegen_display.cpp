// Displays, unpacking and f-strings.
#include <algorithm>

#include "sim/python/compile/codegen.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

namespace {

bool all_constant(const Seq<Expr*>& items, std::size_t begin, std::size_t end) {
  return std::all_of(items.begin() + begin, items.begin() + end,
                     [](const Expr* e) { return e && e->is<syntax::Constant>(); });
}

std::vector<kvant::python::Constant> constants_of(const Seq<Expr*>& items, std::size_t begin,
                                                  std::size_t end) {
  std::vector<kvant::python::Constant> constants;
  for (std::size_t i = begin; i < end; ++i)
    constants.push_back(to_code_constant(static_cast<const syntax::Constant&>(*items[i])));
  return constants;
}

// As frozenset(): the first of equal items stays.
void remove_duplicates(const Seq<Expr*>& items, std::vector<kvant::python::Constant>& constants) {
  std::vector<kvant::python::Constant> unique;
  for (std::size_t i = 0; i < items.size(); ++i) {
    bool known = false;
    for (std::size_t j = 0; j < i; ++j)
      known |= equal_scalars(static_cast<const syntax::Constant&>(*items[i]),
                             static_cast<const syntax::Constant&>(*items[j]));
    if (!known) unique.push_back(std::move(constants[i]));
  }
  constants = std::move(unique);
}

}  // namespace

void Codegen::starred_display(const Seq<Expr*>& items, int pushed, Opcode build, Opcode add, Opcode extend,
                              bool tuple) {
  const std::size_t count = items.size();
  if (count > 2 && all_constant(items, 0, count)) {
    kvant::python::Constant folded;
    folded.kind = kvant::python::Constant::Kind::tuple;
    folded.items = constants_of(items, 0, count);
    if (tuple && !pushed) return op(LOAD_CONST, unit_->constants.add(std::move(folded)));
    if (add == SET_ADD) {
      folded.kind = kvant::python::Constant::Kind::frozenset;
      remove_duplicates(items, folded.items);
    }
    op(build, pushed);
    op(LOAD_CONST, unit_->constants.add(std::move(folded)));
    op(extend, 1);
    if (tuple) op(LIST_TO_TUPLE);
    return;
  }
  const bool big = count + static_cast<std::size_t>(pushed) > kStackUseGuideline;
  const bool starred =
      std::any_of(items.begin(), items.end(), [](const Expr* e) { return e->is<Starred>(); });
  if (!starred && !big) {
    visit(items);
    return op(tuple ? BUILD_TUPLE : build, static_cast<int>(count) + pushed);
  }
  bool built = big;
  if (big) op(build, pushed);
  for (std::size_t i = 0; i < count; ++i) {
    if (const Starred* star = items[i]->as<Starred>()) {
      if (!built) op(build, static_cast<int>(i) + pushed);
      built = true;
      visit(star->value);
      op(extend, 1);
    } else {
      visit(items[i]);
      if (built) op(add, 1);
    }
  }
  if (tuple) op(LIST_TO_TUPLE);
}

void Codegen::unpack(const Seq<Expr*>& items) {
  const auto count = static_cast<int>(items.size());
  bool starred = false;
  for (int i = 0; i < count; ++i) {
    if (!items[static_cast<std::size_t>(i)]->is<Starred>()) continue;
    if (starred) error("multiple starred expressions in assignment");
    if (i >= 1 << 8 || count - i - 1 >= 0x7FFFFFFF >> 8)
      error("too many expressions in star-unpacking assignment");
    op(UNPACK_EX, i + ((count - i - 1) << 8));
    starred = true;
  }
  if (!starred) op(UNPACK_SEQUENCE, count);
  for (Expr* item : items) {
    Starred* star = item->as<Starred>();
    visit(star ? star->value : item);
  }
}

void Codegen::sequence(const Seq<Expr*>& items, ExprContext ctx, bool tuple) {
  switch (ctx) {
    case ExprContext::kStore:
      return unpack(items);
    case ExprContext::kLoad:
      return starred_display(items, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, tuple);
    case ExprContext::kDel:
      return visit(items);
  }
}

void Codegen::dict_part(Dict& e, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const bool big = count * 2 > kStackUseGuideline;
  if (count > 1 && !big && all_constant(e.keys, begin, end)) {
    for (std::size_t i = begin; i < end; ++i) visit(e.values[i]);
    kvant::python::Constant keys;
    keys.kind = kvant::python::Constant::Kind::tuple;
    keys.items = constants_of(e.keys, begin, end);
    op(LOAD_CONST, unit_->constants.add(std::move(keys)));
    return op(BUILD_CONST_KEY_MAP, static_cast<int>(count));
  }
  if (big) op(BUILD_MAP, 0);
  for (std::size_t i = begin; i < end; ++i) {
    visit(e.keys[i]);
    visit(e.values[i]);
    if (big) op(MAP_ADD, 1);
  }
  if (!big) op(BUILD_MAP, static_cast<int>(count));
}

void Codegen::dict(Dict& e) {
  bool have_dict = false;
  std::size_t pending = 0;
  const auto flush = [&](std::size_t begin, std::size_t end) {
    dict_part(e, begin, end);
    if (have_dict) op(DICT_UPDATE, 1);
    have_dict = true;
    pending = 0;
  };
  for (std::size_t i = 0; i < e.values.size(); ++i) {
    if (!e.keys[i]) {  // **value
      if (pending) flush(i - pending, i);
      if (!have_dict) op(BUILD_MAP, 0);
      have_dict = true;
      visit(e.values[i]);
      op(DICT_UPDATE, 1);
    } else if (pending * 2 > kStackUseGuideline) {
      flush(i - pending, i + 1);
    } else {
      ++pending;
    }
  }
  if (pending) flush(e.values.size() - pending, e.values.size());
  if (!have_dict) op(BUILD_MAP, 0);
}

void Codegen::joined_string(JoinedStr& e) {
  if (e.values.size() > kStackUseGuideline) {
    load_string("");
    op_name(LOAD_METHOD, "join");
    op(BUILD_LIST, 0);
    for (Expr* value : e.values) {
      visit(value);
      op(LIST_APPEND, 1);
    }
    return call(1);
  }
  visit(e.values);
  if (e.values.size() != 1) op(BUILD_STRING, static_cast<int>(e.values.size()));
}

void Codegen::formatted_value(FormattedValue& e) {
  visit(e.value);
  int flags = e.conversion == 's' ? 1 : e.conversion == 'r' ? 2 : e.conversion == 'a' ? 3 : 0;
  if (e.format_spec) {
    visit(e.format_spec);
    flags |= 4;
  }
  op(FORMAT_VALUE, flags);
}

}  // namespace kvant::python::codegen
