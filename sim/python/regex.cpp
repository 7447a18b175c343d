#include "sim/python/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <array>

namespace kvant::python {
namespace {

// Steps of PCRE2's matcher: some tenths of a second of real time. CPython has no limit, and would run for
// hours.
constexpr std::uint32_t kMatchLimit = 5'000'000;
// KiB of PCRE2's memory for backtracking.
constexpr std::uint32_t kHeapLimit = 65'536;

const pcre2_code* code_of(const void* p) {
  return static_cast<const pcre2_code*>(p);
}

}  // namespace

Regex::~Regex() {
  pcre2_code_free(static_cast<pcre2_code*>(code_));
}

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, bool is_bytes, std::uint32_t flags,
                                            RegexError& error) {
  const std::shared_ptr<Regex> made(new Regex);
  if (!translate_regex(pattern, is_bytes, flags, made->text_, error)) return nullptr;
  const std::uint32_t all = made->text_.flags;
  std::uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
  if (!is_bytes) options |= PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK;
  if ((all & kRegexIgnoreCase) != 0) options |= PCRE2_CASELESS;
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  int number = 0;
  std::size_t offset = 0;
  const std::string& text = made->text_.pattern;
  made->code_ = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &number,
                              &offset, context);
  pcre2_compile_context_free(context);
  if (made->code_ == nullptr) {
    std::array<PCRE2_UCHAR, 200> message{};
    pcre2_get_error_message(number, message.data(), message.size());
    error = {fmt::format("not modelled: {}", reinterpret_cast<const char*>(message.data())), -1};
    return nullptr;
  }
  return made;
}

RegexResult Regex::run(std::string_view subject, std::size_t start, RegexMode mode, bool not_empty,
                       std::vector<std::int64_t>& spans) const {
  std::uint32_t options = PCRE2_NO_UTF_CHECK;
  if (mode != RegexMode::search) options |= PCRE2_ANCHORED;
  if (mode == RegexMode::fullmatch) options |= PCRE2_ENDANCHORED;
  if (not_empty) options |= PCRE2_NOTEMPTY_ATSTART;
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(context, kMatchLimit);
  pcre2_set_heap_limit(context, kHeapLimit);
  pcre2_match_data* data = pcre2_match_data_create_from_pattern(code_of(code_), nullptr);
  const int found = pcre2_match(code_of(code_), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(),
                                start, options, data, context);
  RegexResult result = found == PCRE2_ERROR_NOMATCH ? RegexResult::none : RegexResult::too_long;
  if (found > 0) {
    result = RegexResult::matched;
    const std::size_t* ends = pcre2_get_ovector_pointer(data);
    spans.assign(2 * (text_.groups + 1), -1);
    for (std::size_t i = 0; i < 2 * static_cast<std::size_t>(found); ++i)
      spans[i] = ends[i] == PCRE2_UNSET ? -1 : static_cast<std::int64_t>(ends[i]);
  }
  pcre2_match_data_free(data);
  pcre2_match_context_free(context);
  return result;
}

std::uint32_t Regex::last_group(const std::vector<std::int64_t>& spans) const {
  std::uint32_t last = 0;
  for (const std::uint32_t group : text_.closing) {
    const std::int64_t end = spans[2 * group + 1];
    if (end >= 0 && (last == 0 || end >= spans[2 * last + 1])) last = group;
  }
  return last;
}

}  // namespace kvant::python
