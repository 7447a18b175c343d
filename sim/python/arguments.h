// Arguments of a call with one more before them. The usual few need no memory of the host's.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "sim/python/value.h"

namespace kvant::python {

class Arguments {
 public:
  Arguments(Value first, std::span<const Value> rest) : count_(rest.size() + 1) {
    if (count_ > few_.size()) many_.resize(count_);
    all()[0] = first;
    std::copy(rest.begin(), rest.end(), all().begin() + 1);
  }
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;

  std::span<Value> all() { return {many_.empty() ? few_.data() : many_.data(), count_}; }
  std::span<Value> rest() { return all().subspan(1); }

 private:
  std::size_t count_;
  std::array<Value, 10> few_;
  std::vector<Value> many_;
};

}  // namespace kvant::python
