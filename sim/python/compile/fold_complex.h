// Complex arithmetic as CPython's Objects/complexobject.c does it: std::complex rounds differently.
#pragma once

#include <cmath>
#include <complex>
#include <optional>

namespace kvant::python::codegen {

using Complex = std::complex<double>;

inline Complex product(Complex x, Complex y) {
  return {x.real() * y.real() - x.imag() * y.imag(), x.real() * y.imag() + x.imag() * y.real()};
}

inline std::optional<Complex> quotient(Complex x, Complex y) {
  if (y == Complex(0, 0)) return std::nullopt;
  if (std::fabs(y.real()) >= std::fabs(y.imag())) {
    const double ratio = y.imag() / y.real(), denominator = y.real() + y.imag() * ratio;
    return Complex((x.real() + x.imag() * ratio) / denominator, (x.imag() - x.real() * ratio) / denominator);
  }
  const double ratio = y.real() / y.imag(), denominator = y.real() * ratio + y.imag();
  return Complex((x.real() * ratio + x.imag()) / denominator, (x.imag() * ratio - x.real()) / denominator);
}

// None when it would raise: a negative power of zero, or out of range.
inline std::optional<Complex> power(Complex x, Complex y) {
  std::optional<Complex> result;
  if (y.imag() == 0 && y.real() == std::floor(y.real()) && std::fabs(y.real()) <= 100) {
    Complex whole(1, 0), square = x;
    for (auto n = static_cast<int>(std::fabs(y.real())); n; n >>= 1, square = product(square, square))
      if (n & 1) whole = product(whole, square);
    result = y.real() > 0 ? whole : quotient({1, 0}, whole);
  } else if (x == Complex(0, 0)) {
    if (y.imag() == 0 && y.real() >= 0) result = Complex(0, 0);
  } else {
    const double size = std::hypot(x.real(), x.imag()), angle = std::atan2(x.imag(), x.real());
    double length = std::pow(size, y.real()), phase = angle * y.real();
    if (y.imag() != 0) {
      length /= std::exp(angle * y.imag());
      phase += y.imag() * std::log(size);
    }
    result = Complex(length * std::cos(phase), length * std::sin(phase));
  }
  if (result && !(std::isfinite(result->real()) && std::isfinite(result->imag()))) return std::nullopt;
  return result;
}

}  // namespace kvant::python::codegen
