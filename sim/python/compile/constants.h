// Constants of the tree after folding, and the table of constants of a code object.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/python/code.h"
#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

// Folding makes constants the parser never does; they are syntax::Constant nodes with one of these types.
// An integer made by folding may have a '-' before its digits.
inline constexpr auto kTupleConstant = static_cast<syntax::ConstantKind>(100);
inline constexpr auto kFrozensetConstant = static_cast<syntax::ConstantKind>(101);
inline constexpr auto kFullComplexConstant = static_cast<syntax::ConstantKind>(102);

struct FoldedConstant : syntax::Constant {
  syntax::Seq<syntax::Constant*> items;  // tuple, frozenset
  double real_part = 0;                  // complex; the imaginary part is in `real`
};

Constant to_code_constant(const syntax::Constant& constant);
bool is_true(const Constant& constant);
// Python's == of constants that are not containers.
bool equal_scalars(const syntax::Constant& a, const syntax::Constant& b);

// Equal constants of equal type share an index; 0, 0.0, -0.0 and False are four (_PyCode_ConstantKey).
class ConstantTable {
 public:
  int add(Constant constant);
  int add(const syntax::Constant& constant);
  int add_none() { return add(Constant{}); }
  int add_integer(std::int64_t value);
  int add_string(std::string_view text);
  int add_strings(const std::vector<std::string_view>& texts);  // as a tuple
  int add_code(std::shared_ptr<const CodeUnit> code);

  const Constant& operator[](int index) const { return values_[static_cast<std::size_t>(index)]; }
  std::size_t size() const { return values_.size(); }
  void shrink(std::size_t size) { values_.resize(size); }
  std::vector<Constant> take() { return std::move(values_); }

 private:
  int find_or_add(const std::string& key, Constant&& constant);

  std::vector<Constant> values_;
  std::unordered_map<std::string, int> index_;
  std::string key_;  // kept for its memory
};

Constant string_constant(std::string_view text);

}  // namespace kvant::python::codegen
