// Digits of doubles: correctly rounded, independent of the locale.
#pragma once
#include <string>
#include <string_view>

namespace kvant::python {

// As PyOS_double_to_string: `type` is e, f, g (or E, F, G: upper case INF and exponent) or r (shortest,
// repr's rules); `alternate` keeps the point and g's trailing zeros. The sign of negative numbers is
// included.
std::string format_double(double d, char type, int precision, bool alternate, bool add_dot_0 = false);

}  // namespace kvant::python
