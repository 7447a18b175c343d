#include "sim/python/compile/constants.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sim/python/compile/integer.h"

namespace kvant::python::codegen {

using Kind = Constant::Kind;
using syntax::ConstantKind;

namespace {

void append_raw(std::string& key, double value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  key.append(bytes, sizeof bytes);
}

void append_sized(std::string& key, std::string_view part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

void append_key(std::string& key, const Constant& constant) {
  switch (constant.kind) {
    case Kind::none:
      key += 'N';
      return;
    case Kind::true_:
      key += 'T';
      return;
    case Kind::false_:
      key += 'F';
      return;
    case Kind::ellipsis:
      key += 'E';
      return;
    case Kind::integer:
      (key += 'i') += constant.text;
      return;
    case Kind::floating:
      key += 'f';
      append_raw(key, constant.real);
      return;
    case Kind::complex:
      key += 'c';
      append_raw(key, constant.real);
      append_raw(key, constant.imag);
      return;
    case Kind::str:
      (key += 's') += constant.text;
      return;
    case Kind::bytes:
      (key += 'b') += constant.text;
      return;
    case Kind::tuple:
    case Kind::frozenset: {
      std::vector<std::string> keys;
      for (const Constant& item : constant.items) append_key(keys.emplace_back(), item);
      key += constant.kind == Kind::tuple ? '(' : '{';
      if (constant.kind == Kind::frozenset) std::sort(keys.begin(), keys.end());
      for (const std::string& item : keys) append_sized(key, item);
      return;
    }
    case Kind::code:
      break;  // add_code
  }
}

// The same function compiled twice (a finally body, the test of a while loop) is one constant.
bool same_code(const CodeUnit& a, const CodeUnit& b) {
  const auto same_constants = [](const Constant& x, const Constant& y) {
    if (x.kind != y.kind) return false;
    if (x.kind == Kind::code) return x.code == y.code || same_code(*x.code, *y.code);
    std::string x_key, y_key;
    append_key(x_key, x);
    append_key(y_key, y);
    return x_key == y_key;
  };
  return a.first_line == b.first_line && a.name == b.name && a.arg_count == b.arg_count &&
         a.posonly_count == b.posonly_count && a.kwonly_count == b.kwonly_count && a.flags == b.flags &&
         a.code.size() == b.code.size() && a.names == b.names && a.local_names == b.local_names &&
         std::equal(a.code.begin(), a.code.end(), b.code.begin(),
                    [](const Instr& x, const Instr& y) { return x.op == y.op && x.arg == y.arg; }) &&
         std::equal(a.locations.begin(), a.locations.end(), b.locations.begin(),
                    [](const Location& x, const Location& y) {
                      return x.line == y.line && x.end_line == y.end_line && x.column == y.column &&
                             x.end_column == y.end_column;
                    }) &&
         std::equal(a.consts.begin(), a.consts.end(), b.consts.begin(), b.consts.end(), same_constants);
}

std::string integer_text(const syntax::Constant& constant) {
  if (constant.int_fits) return std::to_string(constant.int_value);
  return Integer::parse(constant.digits, constant.int_base).to_text();
}

}  // namespace

Constant string_constant(std::string_view text) {
  Constant constant;
  constant.kind = Kind::str;
  constant.text = text;
  return constant;
}

Constant to_code_constant(const syntax::Constant& from) {
  Constant to;
  if (from.type == kTupleConstant || from.type == kFrozensetConstant) {
    to.kind = from.type == kTupleConstant ? Kind::tuple : Kind::frozenset;
    for (const syntax::Constant* item : static_cast<const FoldedConstant&>(from).items)
      to.items.push_back(to_code_constant(*item));
    return to;
  }
  if (from.type == kFullComplexConstant) {
    to.kind = Kind::complex;
    to.real = static_cast<const FoldedConstant&>(from).real_part;
    to.imag = from.real;
    return to;
  }
  switch (from.type) {
    case ConstantKind::kNone:
      to.kind = Kind::none;
      break;
    case ConstantKind::kTrue:
      to.kind = Kind::true_;
      break;
    case ConstantKind::kFalse:
      to.kind = Kind::false_;
      break;
    case ConstantKind::kEllipsis:
      to.kind = Kind::ellipsis;
      break;
    case ConstantKind::kInt:
      to.kind = Kind::integer;
      to.text = integer_text(from);
      break;
    case ConstantKind::kFloat:
      to.kind = Kind::floating;
      to.real = from.real;
      break;
    case ConstantKind::kComplex:
      to.kind = Kind::complex;
      to.imag = from.real;
      break;
    case ConstantKind::kStr:
      to.kind = Kind::str;
      to.text = from.text;
      break;
    case ConstantKind::kBytes:
      to.kind = Kind::bytes;
      to.text = from.text;
      break;
  }
  return to;
}

bool is_true(const Constant& constant) {
  switch (constant.kind) {
    case Kind::none:
    case Kind::false_:
      return false;
    case Kind::integer:
      return constant.text != "0";
    case Kind::floating:
      return constant.real != 0;
    case Kind::complex:
      return constant.real != 0 || constant.imag != 0;
    case Kind::str:
    case Kind::bytes:
      return !constant.text.empty();
    case Kind::tuple:
    case Kind::frozenset:
      return !constant.items.empty();
    case Kind::true_:
    case Kind::ellipsis:
    case Kind::code:
      break;
  }
  return true;
}

bool equal_scalars(const syntax::Constant& a, const syntax::Constant& b) {
  const auto number = [](const syntax::Constant& c, Constant& out) {
    if (c.type == ConstantKind::kTrue || c.type == ConstantKind::kFalse) {
      out.kind = Kind::integer;
      out.text.assign(1, c.type == ConstantKind::kTrue ? '1' : '0');
      return true;
    }
    out = to_code_constant(c);
    return out.kind == Kind::integer || out.kind == Kind::floating || out.kind == Kind::complex;
  };
  Constant x, y;
  if (number(a, x) && number(b, y)) {
    if (x.kind == Kind::integer && y.kind == Kind::integer) return x.text == y.text;
    const auto real = [](const Constant& c) {
      return c.kind == Kind::integer ? Integer::from_text(c.text).to_double().value_or(0) : c.real;
    };
    return real(x) == real(y) && x.imag == y.imag;
  }
  if (a.type != b.type) return false;
  std::string a_key, b_key;
  append_key(a_key, to_code_constant(a));
  append_key(b_key, to_code_constant(b));
  return a_key == b_key;
}

int ConstantTable::find_or_add(const std::string& key, Constant&& constant) {
  const auto [found, is_new] = index_.try_emplace(key, static_cast<int>(values_.size()));
  if (is_new) values_.push_back(std::move(constant));
  return found->second;
}

int ConstantTable::add(Constant constant) {
  if (std::isnan(constant.real) || std::isnan(constant.imag)) {  // equal to nothing, not even to itself
    values_.push_back(std::move(constant));
    return static_cast<int>(values_.size()) - 1;
  }
  key_.clear();
  append_key(key_, constant);
  return find_or_add(key_, std::move(constant));
}

int ConstantTable::add(const syntax::Constant& constant) {
  if (constant.type == ConstantKind::kStr) return add_string(constant.text);
  if (constant.type == ConstantKind::kInt && constant.int_fits) return add_integer(constant.int_value);
  return add(to_code_constant(constant));
}

int ConstantTable::add_integer(std::int64_t value) {
  key_ = 'i';
  key_ += std::to_string(value);
  if (const auto found = index_.find(key_); found != index_.end()) return found->second;
  Constant constant;
  constant.kind = Kind::integer;
  constant.text = key_.substr(1);
  return find_or_add(key_, std::move(constant));
}

int ConstantTable::add_string(std::string_view text) {
  key_ = 's';
  key_ += text;
  if (const auto found = index_.find(key_); found != index_.end()) return found->second;
  return find_or_add(key_, string_constant(text));
}

int ConstantTable::add_strings(const std::vector<std::string_view>& texts) {
  Constant constant;
  constant.kind = Kind::tuple;
  for (const std::string_view text : texts) constant.items.push_back(string_constant(text));
  return add(std::move(constant));
}

int ConstantTable::add_code(std::shared_ptr<const CodeUnit> code) {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (values_[i].kind == Kind::code && same_code(*values_[i].code, *code)) return static_cast<int>(i);
  Constant constant;
  constant.kind = Kind::code;
  constant.code = std::move(code);
  values_.push_back(std::move(constant));
  return static_cast<int>(values_.size()) - 1;
}

}  // namespace kvant::python::codegen
