// A map from names to values that iterates in the order of insertion (as CPython's dict), for scopes and
// name tables. The names are views: the caller keeps the characters alive (the tree's arena does).
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kvant::python::codegen {

template <typename V>
class NameMap {
 public:
  struct Entry {
    std::string_view name;
    V value;
  };

  V* find(std::string_view name) {
    const std::size_t at = locate(name);
    return at == kNone ? nullptr : &entries_[at].value;
  }
  const V* find(std::string_view name) const {
    const std::size_t at = locate(name);
    return at == kNone ? nullptr : &entries_[at].value;
  }
  bool contains(std::string_view name) const { return locate(name) != kNone; }

  // The value under `name`, inserting `initial` when there is none.
  V& get_or_insert(std::string_view name, V initial = {}) {
    if (V* found = find(name)) return *found;
    entries_.push_back({name, initial});
    if (entries_.size() > kLinear) index_new_entry();
    return entries_.back().value;
  }

  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  static constexpr std::size_t kLinear = 8;  // up to here a scan is quicker than a hash

  std::size_t locate(std::string_view name) const {
    if (slots_.empty()) {
      for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].name == name) return i;
      return kNone;
    }
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = std::hash<std::string_view>{}(name)&mask;; slot = (slot + 1) & mask) {
      if (slots_[slot] == 0) return kNone;
      if (entries_[slots_[slot] - 1].name == name) return slots_[slot] - 1;
    }
  }

  void place(std::size_t entry) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(entries_[entry].name) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(entry + 1);
  }

  void index_new_entry() {
    if (entries_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.empty() ? 4 * kLinear : slots_.size() * 2, 0);
      for (std::size_t i = 0; i < entries_.size(); ++i) place(i);
    } else {
      place(entries_.size() - 1);
    }
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // entry + 1; 0 is free
};

}  // namespace kvant::python::codegen
