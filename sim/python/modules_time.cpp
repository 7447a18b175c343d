// The native part of the module time. Virtual time 0 is 2024-01-01 00:00:00 UTC; the local time zone is UTC.
#include <fmt/format.h>

#include <cmath>

#include "sim/python/container_native.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

constexpr std::int64_t kEpoch = 1704067200;  // 2024-01-01 00:00:00 UTC as Unix time
constexpr std::int64_t kNanosecond = 1'000'000'000;
// Where the clock that counts from "some point in the past" stands when a run begins.
constexpr std::int64_t kMonotonicStart = 1000 * kNanosecond;

double seconds(std::int64_t ns) {
  return static_cast<double>(ns) * 1e-9;
}
VirtualTime read_clock(NativeCall& c) {
  ++c.in.process.outside_reads;
  return c.in.now();
}
std::int64_t real_ns(NativeCall& c) {
  return kEpoch * kNanosecond + read_clock(c);
}

Outcome time_time(NativeCall& c) {
  // In two parts, as the system call gives it: a double holds the sum to some 200 ns.
  return c.done(new_float(c.heap, static_cast<double>(kEpoch) + seconds(read_clock(c))));
}
Outcome time_time_ns(NativeCall& c) {
  return c.done(new_int(c.heap, real_ns(c)));
}
Outcome time_monotonic(NativeCall& c) {
  return c.done(new_float(c.heap, seconds(kMonotonicStart + read_clock(c))));
}
Outcome time_monotonic_ns(NativeCall& c) {
  return c.done(new_int(c.heap, kMonotonicStart + read_clock(c)));
}
// CPU time of the calling thread: what its instructions took.
std::int64_t cpu_ns(NativeCall& c) {
  ++c.in.process.outside_reads;
  return static_cast<std::int64_t>(c.in.thread.instructions + c.in.steps()) * c.in.instruction + c.in.extra;
}
// Of all threads of the process. Without a GIL how far the others have come at this very moment is open, so
// that only those count that have ended.
std::int64_t process_ns(NativeCall& c) {
  const Runtime::Impl& impl = c.in.runtime.impl();
  std::int64_t total = cpu_ns(c);
  for (const PyThread& t : impl.threads)
    if (t.process == c.in.process.id && t.id != c.in.thread.id &&
        (impl.settings.has_gil() || t.stage == Stage::ended))
      total += static_cast<std::int64_t>(t.instructions) * c.in.instruction;
  return total;
}
Outcome time_process(NativeCall& c) {
  return c.done(new_float(c.heap, seconds(process_ns(c))));
}
Outcome time_process_ns(NativeCall& c) {
  return c.done(new_int(c.heap, process_ns(c)));
}
Outcome time_cpu(NativeCall& c) {
  return c.done(new_float(c.heap, seconds(cpu_ns(c))));
}
Outcome time_cpu_ns(NativeCall& c) {
  return c.done(new_int(c.heap, cpu_ns(c)));
}

// A duration in seconds (int, float) as ns, rounded up as CPython does for waits. False: raised.
bool duration(NativeCall& c, Value v, std::int64_t& ns) {
  if (v.is_object() && c.heap.layout_of(v) == Layout::float_) {
    const double d = c.heap.get<Float>(v)->value;
    if (std::isnan(d)) {
      c.in.raise(TypeId::ValueError, "Invalid value NaN (not a number)");
      return false;
    }
    const double scaled = std::ceil(d * 1e9);
    if (!(scaled < 9.2e18 && scaled > -9.2e18)) {
      c.in.raise(TypeId::OverflowError, "timestamp too large to convert to C _PyTime_t");
      return false;
    }
    ns = static_cast<std::int64_t>(scaled);
    return true;
  }
  std::int64_t whole = 0;
  if (!is_int(c.heap, v)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
    return false;
  }
  if (!int_to_i64(c.heap, v, whole) || whole > 9'000'000'000 || whole < -9'000'000'000) {
    c.in.raise(TypeId::OverflowError, "timestamp too large to convert to C _PyTime_t");
    return false;
  }
  ns = whole * kNanosecond;
  return true;
}

Outcome time_sleep(NativeCall& c) {
  if (c.phase == 1) return c.none();
  std::int64_t ns = 0;
  if (!duration(c, c.args[0], ns)) return c.fail();
  if (ns < 0) return raise(c, TypeId::ValueError, "sleep length must be non-negative");
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::sleep;
  c.in.request.wait = trace::WaitKind::sleep;
  c.in.request.deadline = c.in.now() + ns;
  return c.block(1);
}

// Days since 1970-01-01 of a date of the Gregorian calendar, and back: counted in years that begin in March,
// so that the leap day is the last.
std::int64_t days_from_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

struct Date {
  std::int64_t year, month, day;
};
Date date_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

// (year, month, day, hour, minute, second, weekday, day of the year, 0) of a Unix time; None or none given:
// now.
Outcome time_fields(NativeCall& c) {
  std::int64_t ns = real_ns(c);
  if (argument(c, 0) && c.args[0] != kNone && !duration(c, c.args[0], ns)) return c.fail();
  std::int64_t total = ns / kNanosecond;
  if (ns % kNanosecond < 0) --total;
  std::int64_t days = total / 86400, rest = total % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  const Date date = date_from_days(days);
  const std::int64_t weekday = ((days + 3) % 7 + 7) % 7;
  const std::array<std::int64_t, 9> fields{date.year,
                                           date.month,
                                           date.day,
                                           rest / 3600,
                                           rest / 60 % 60,
                                           rest % 60,
                                           weekday,
                                           days - days_from_date(date.year, 1, 1) + 1,
                                           0};
  std::vector<Value> values;
  for (std::int64_t f : fields) values.push_back(new_int(c.heap, f));
  return c.done(new_tuple_owned(c.heap, values));
}

// Days since 1970-01-01; months beyond 12 or below 1 count on into other years.
Outcome time_days(NativeCall& c) {
  std::array<std::int64_t, 3> part{};
  for (std::size_t i = 0; i < 3; ++i)
    if (!int_argument(c, c.args[i], part[i])) return c.fail();
  std::int64_t month = part[1] - 1;
  part[0] += month / 12;
  month %= 12;
  if (month < 0) {
    month += 12;
    --part[0];
  }
  return c.done(new_int(c.heap, days_from_date(part[0], month + 1, 1) + part[2] - 1));
}
Outcome time_date_of_days(NativeCall& c) {
  std::int64_t days = 0;
  if (!int_argument(c, c.args[0], days)) return c.fail();
  const Date d = date_from_days(days);
  return c.done(new_tuple_owned(
      c.heap, std::array{new_int(c.heap, d.year), new_int(c.heap, d.month), new_int(c.heap, d.day)}));
}

const NativeDef kFunctions[] = {
    {"time", "", time_time},
    {"time_ns", "", time_time_ns},
    {"monotonic", "", time_monotonic},
    {"monotonic_ns", "", time_monotonic_ns},
    {"perf_counter", "", time_monotonic},
    {"perf_counter_ns", "", time_monotonic_ns},
    {"process_time", "", time_process},
    {"process_time_ns", "", time_process_ns},
    {"thread_time", "", time_cpu},
    {"thread_time_ns", "", time_cpu_ns},
    {"sleep", "seconds, /", time_sleep},
    {"_fields", "seconds=, /", time_fields},
    {"_days", "year, month, day, /", time_days},
    {"_date_of_days", "days, /", time_date_of_days},
};

}  // namespace

const ModuleDef kTimeModule{"_time", kFunctions, nullptr};

}  // namespace kvant::python
