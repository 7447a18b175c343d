#include <algorithm>
#include <charconv>
#include <string>

#include "sim/python/syntax/literals.h"

namespace kvant::python::syntax {
namespace {

struct NameBlock {
  char32_t first;
  std::string_view names;
};

#include "sim/python/syntax/unicode_names.inc"

// CJK UNIFIED IDEOGRAPH-4E00
char32_t find_ideograph(std::string_view name) {
  constexpr std::string_view kPrefix = "CJK UNIFIED IDEOGRAPH-";
  if (name.substr(0, kPrefix.size()) != kPrefix) return 0;
  const auto digits = name.substr(kPrefix.size());
  std::uint32_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool whole = result.ec == std::errc() && result.ptr == digits.data() + digits.size();
  return whole && digits.size() == 4 && value >= 0x4E00 && value <= 0x9FFF ? value : 0;
}

}  // namespace

char32_t find_unicode_name(std::string_view name) {
  std::string wanted(name);
  std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (wanted.empty() || wanted.find('\n') != std::string::npos) return 0;
  if (const char32_t ideograph = find_ideograph(wanted)) return ideograph;
  for (const NameBlock& block : kNameBlocks) {
    char32_t c = block.first;
    for (std::size_t at = 0; at < block.names.size(); ++c) {
      const std::size_t end = block.names.find('\n', at);
      if (block.names.substr(at, end - at) == wanted) return c;
      at = end + 1;
    }
  }
  return 0;
}

}  // namespace kvant::python::syntax
