// The native module `math`: what its files share.
#pragma once
#include "sim/python/number_native.h"

namespace kvant::python {

// A real number argument. False: raised.
bool take_real(NativeCall& c, std::size_t i, double& out);
Outcome domain_error(NativeCall& c);
Outcome range_error(NativeCall& c);

// math_integer.cpp
Outcome math_factorial(NativeCall& c);
Outcome math_gcd(NativeCall& c);
Outcome math_lcm(NativeCall& c);
Outcome math_comb(NativeCall& c);
Outcome math_perm(NativeCall& c);
Outcome math_isqrt(NativeCall& c);
// math_sum.cpp
Outcome math_fsum(NativeCall& c);
Outcome math_prod(NativeCall& c);
Outcome math_hypot(NativeCall& c);
Outcome math_dist(NativeCall& c);

}  // namespace kvant::python
