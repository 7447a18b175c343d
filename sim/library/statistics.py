"""Averages and measures of spread."""

import math as _math

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


def _ratio(x):
    if isinstance(x, int):
        return int(x), 1
    if isinstance(x, float):
        return x.as_integer_ratio()
    return x.as_integer_ratio()


def _exact_sum(data):
    """(type, numerator, denominator, count); None for the numerator when there are infinities: then the sum itself."""
    kind = int
    numerator, denominator = 0, 1
    count = 0
    special = None
    for x in data:
        count += 1
        cls = type(x)
        if cls is bool:
            cls = int
        if cls is not kind:
            if kind is int:
                kind = cls
            elif cls is not int and not issubclass(kind, cls):
                if issubclass(cls, kind) or {kind.__name__, cls.__name__} == {'Fraction', 'float'}:
                    kind = float if kind.__name__ != cls.__name__ and float in (kind, cls) else cls
                else:
                    raise TypeError(f"don't know how to coerce {kind.__name__} and {cls.__name__}")
        if isinstance(x, float) and not _math.isfinite(x):
            special = x if special is None else special + x
            continue
        try:
            n, d = _ratio(x)
        except AttributeError:
            raise TypeError(f"can't convert type '{cls.__name__}' to numerator/denominator") from None
        if d == denominator:
            numerator += n
        else:
            numerator = numerator * d + n * denominator
            denominator *= d
            if denominator.bit_length() > 4000:
                common = _math.gcd(numerator, denominator)
                numerator //= common
                denominator //= common
    return kind, numerator, denominator, count, special


def _as(kind, numerator, denominator):
    if kind is int:
        common = _math.gcd(numerator, denominator)
        if denominator == common:
            return numerator // denominator
        return numerator / denominator
    if issubclass(kind, float):
        return numerator / denominator
    from fractions import Fraction
    if issubclass(kind, Fraction):
        return kind(numerator, denominator)
    return kind(numerator) / kind(denominator)


def mean(data):
    kind, n, d, count, special = _exact_sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    if special is not None:
        return special
    return _as(kind, n, d * count)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return _math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if any([x < 0 for x in data]):
        raise StatisticsError('harmonic mean does not support negative values')
    if len(data) == 1 and weights is None:
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if 0 in data:
        return 0
    kind, n, d, count, special = _exact_sum([w / x if w else 0 for w, x in zip(weights, data)])
    tn, td = _ratio(sum(weights))
    return _as(kind, tn * d, td * n)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    from bisect import bisect_left, bisect_right
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    half = len(values) / 2
    middle = values[int(half)]
    below = bisect_left(values, middle)
    equal = bisect_right(values, middle, below) - below
    width = float(interval)
    return float(middle) - width / 2 + width * (half - below) / equal


def mode(data):
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    from collections import Counter
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


def _spread(data, center):
    """Sum of squares of the distances, exactly: (type, numerator, denominator, count)."""
    data = list(data)
    kind, n, d, count, special = _exact_sum(data)
    if special is not None:
        return float, None, None, count
    if center is not None:
        n, d = _ratio(center)
        mean_n, mean_d = n, d
    else:
        mean_n, mean_d = (n, d * count) if count else (0, 1)
    numerator, denominator = 0, 1
    for x in data:
        xn, xd = _ratio(x)
        dn = xn * mean_d - mean_n * xd
        dd = xd * mean_d
        dn *= dn
        dd *= dd
        if dd == denominator:
            numerator += dn
        else:
            numerator = numerator * dd + dn * denominator
            denominator *= dd
            common = _math.gcd(numerator, denominator)
            numerator //= common
            denominator //= common
    return kind, numerator, denominator, count


def variance(data, xbar=None):
    kind, n, d, count = _spread(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _math.nan if n is None else _as(kind, n, d * (count - 1))


def pvariance(data, mu=None):
    kind, n, d, count = _spread(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _math.nan if n is None else _as(kind, n, d * count)


def _root(kind, n, d):
    if kind.__name__ == 'Decimal':
        return (kind(n) / kind(d)).sqrt()
    return _exact_root(n, d)


def _exact_root(n, d):
    """The square root of n / d, rounded once."""
    if not n:
        return 0.0
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        numerator = _odd_root(n, d << 2 * shift) << shift
        return numerator / 1
    return _odd_root(n << -2 * shift, d) / (1 << -shift)


def _odd_root(n, m):
    """Integer square root of n / m, rounded to odd."""
    a = _math.isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    kind, n, d, count = _spread(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _math.nan if n is None else _root(kind, n, d * (count - 1))


def pstdev(data, mu=None):
    kind, n, d, count = _spread(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _math.nan if n is None else _root(kind, n, d * count)


def covariance(x, y, /):
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('covariance requires at least two data points')
    return _dot(_deviations(x), _deviations(y)) / (n - 1)


def _dot(x, y):
    return _math.fsum([a * b for a, b in zip(x, y)])


def _deviations(values):
    average = _math.fsum(values) / len(values)
    return [value - average for value in values]


def correlation(x, y, /):
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    x, y = _deviations(x), _deviations(y)
    try:
        return _dot(x, y) / _math.sqrt(_dot(x, x) * _dot(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    across, up = (x, y) if proportional else (_deviations(x), _deviations(y))
    try:
        slope = _dot(across, up) / _dot(across, across)
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    intercept = 0.0 if proportional else _math.fsum(y) / n - slope * (_math.fsum(x) / n)
    return namedtuple('LinearRegression', ('slope', 'intercept'))(slope, intercept)


# The coefficients of M. J. Wichura, Algorithm AS 241: numerator and denominator of a rational function for the
# middle, the shoulders and the tails; highest powers first.
_MIDDLE = ((2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
           (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
            5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0))
_SHOULDER = ((7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
              3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
             (1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2,
              1.4810397642748007459e-1, 6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1.0))
_TAIL = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.65321895265761230930e-2,
          2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
         (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
          1.48753612908506148525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1.0))


def _rational_parts(coefficients, x):
    above, below = 0.0, 0.0
    for a, b in zip(*coefficients):
        above, below = above * x + a, below * x + b
    return above, below


def _normal_quantile(p):
    q = p - 0.5
    if _math.fabs(q) <= 0.425:
        above, below = _rational_parts(_MIDDLE, 0.180625 - q * q)
        return above * q / below
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    above, below = _rational_parts(_SHOULDER, r - 1.6) if r <= 5.0 else _rational_parts(_TAIL, r - 5.0)
    return -(above / below) if q < 0.0 else above / below


class NormalDist:
    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return self._mu + _normal_quantile(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        low, high = sorted((self, other), key=lambda normal: (normal._sigma, normal._mu))
        low_variance, high_variance = low.variance, high.variance
        if not low_variance or not high_variance:
            raise StatisticsError('overlap() not defined when sigma is zero')
        widening = high_variance - low_variance
        distance = abs(high._mu - low._mu)
        if not widening:
            return 1.0 - _math.erf(distance / (2.0 * low._sigma * _math.sqrt(2.0)))
        # The densities cross at two places.
        middle = low._mu * high_variance - high._mu * low_variance
        half = low._sigma * high._sigma * _math.sqrt(distance * distance +
                                                     widening * _math.log(high_variance / low_variance))
        first, second = (middle + half) / widening, (middle - half) / widening
        return 1.0 - (_math.fabs(high.cdf(first) - low.cdf(first)) + _math.fabs(high.cdf(second) - low.cdf(second)))

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * _math.fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / _math.fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
