// Numbers and durations as people write them. Integer arithmetic, so that every platform rounds alike.
#include <cmath>

#include "app/lang/lang.h"

namespace kvant::lang {

namespace {

constexpr const char* kSpace = "\u00A0";
constexpr const char* kMinus = "\u2212";

constexpr VirtualTime kUnitNs[] = {1, kMicrosecond, kMillisecond, kSecond};
constexpr int kUnitDigits[] = {0, 3, 6, 9};
constexpr const char* kUnitNames[2][6] = {{"ns", "µs", "ms", "s", "min", "h"},
                                          {"нс", "мкс", "мс", "с", "мин", "ч"}};
constexpr std::uint64_t kMinute = 60 * kSecond, kHour = 60 * kMinute;

const char* point(Lang lang) {
  return lang == Lang::ru ? "," : ".";
}

std::string group(std::uint64_t n, Lang lang) {
  std::string digits = std::to_string(n);
  // Four-digit numbers stay whole in Russian, as its typographers want.
  if (digits.size() < 4 || (lang == Lang::ru && digits.size() < 5)) return digits;
  const std::string mark = lang == Lang::ru ? kSpace : ",";
  for (std::size_t at = digits.size() - 3;; at -= 3) {
    digits.insert(at, mark);
    if (at <= 3) break;
  }
  return digits;
}

std::uint64_t magnitude(std::int64_t n) {
  return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

// "12 h 30 min", "45 min": in the unit and the next smaller one.
std::string clock_time(VirtualTime time, TimeUnit unit, Lang lang) {
  const bool hours = unit == TimeUnit::h;
  const std::uint64_t small = hours ? kMinute : kSecond;
  const std::uint64_t n = (magnitude(time) + small / 2) / small, whole = n / 60, rest = n % 60;
  const char* const* names = kUnitNames[static_cast<std::size_t>(lang)] + static_cast<std::size_t>(unit);
  std::string out = time < 0 ? kMinus : "";
  if (whole > 0 || rest == 0) out += group(whole, lang) + kSpace + names[0];
  if (whole > 0 && rest > 0) out += kSpace;
  if (rest > 0) out += std::to_string(rest) + kSpace + names[-1];
  return out;
}

// scaled / 10^digits, without trailing zeros.
std::string fraction(std::uint64_t scaled, int digits, Lang lang) {
  std::uint64_t power = 1;
  for (int i = 0; i < digits; ++i) power *= 10;
  std::string out = group(scaled / power, lang);
  std::string rest = std::to_string(scaled % power + power).substr(1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (digits > 0 && !rest.empty()) out.append(point(lang)).append(rest);
  return out;
}

}  // namespace

TimeUnit unit_of(VirtualTime time) {
  const std::uint64_t t = magnitude(time);
  if (t == 0) return TimeUnit::ms;
  return t < kMicrosecond   ? TimeUnit::ns
         : t < kMillisecond ? TimeUnit::us
         : t < kSecond      ? TimeUnit::ms
         : t < 10 * kMinute ? TimeUnit::s
         : t < 2 * kHour    ? TimeUnit::min
                            : TimeUnit::h;
}

std::string duration_in(VirtualTime time, TimeUnit unit, Lang lang) {
  const auto u = static_cast<std::size_t>(unit);
  if (unit >= TimeUnit::min) return clock_time(time, unit, lang);
  return std::string(time < 0 ? kMinus : "") + fraction(magnitude(time), kUnitDigits[u], lang) + kSpace +
         kUnitNames[static_cast<std::size_t>(lang)][u];
}

std::string duration(VirtualTime time, Lang lang) {
  std::uint64_t t = magnitude(time);
  // Keep four significant digits of the nanoseconds, then choose the unit: 999.96 µs becomes 1 ms.
  std::uint64_t power = 1;
  for (std::uint64_t limit = 10'000; t >= limit && power < 1'000'000'000; limit *= 10) power *= 10;
  if (t >= 10 * kMinute) power = kSecond;  // from there on, whole seconds
  t = (t + power / 2) / power * power;
  const auto rounded = static_cast<VirtualTime>(t);
  return duration_in(time < 0 ? -rounded : rounded, unit_of(rounded), lang);
}

std::string number(std::int64_t n, Lang lang) {
  return std::string(n < 0 ? kMinus : "") + group(magnitude(n), lang);
}

std::string decimal(double value, int digits, Lang lang) {
  double power = 1;
  for (int i = 0; i < digits; ++i) power *= 10;
  const double scaled = std::floor(std::fabs(value) * power + 0.5);
  if (!(scaled < 9e15)) return std::isnan(value) ? "–" : value < 0 ? std::string(kMinus) + "∞" : "∞";
  const auto whole = static_cast<std::uint64_t>(scaled);
  const auto p = static_cast<std::uint64_t>(power);
  std::string out = std::string(value < 0 && whole ? kMinus : "") + group(whole / p, lang);
  if (digits > 0) out.append(point(lang)).append(std::to_string(whole % p + p), 1);
  return out;
}

std::string percent(double share, Lang lang, int digits) {
  return decimal(share * 100, digits, lang) + (lang == Lang::ru ? std::string(kSpace) + "%" : "%");
}

std::string bytes(std::int64_t count, Lang lang) {
  static constexpr const char* kNames[2][4] = {{"B", "KiB", "MiB", "GiB"}, {"Б", "КиБ", "МиБ", "ГиБ"}};
  int unit = 0;
  std::uint64_t size = magnitude(count), one = 1;
  for (; unit < 3 && size >= one * 1024; ++unit) one *= 1024;
  const std::uint64_t tenths = (size * 10 + one / 2) / one;
  return std::string(count < 0 ? kMinus : "") + fraction(tenths, 1, lang) + kSpace +
         kNames[static_cast<std::size_t>(lang)][unit];
}

std::string quoted(std::string_view text, Lang lang) {
  return std::string(lang == Lang::ru ? "«" : "“") + std::string(text) + (lang == Lang::ru ? "»" : "”");
}

}  // namespace kvant::lang
