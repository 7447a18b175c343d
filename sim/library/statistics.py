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
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    return float(x) - float(interval) / 2 + float(interval) * (n / 2 - i) / (j - i)


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
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    return _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = _math.fsum([(d := a - xbar) * d for a in x])
    syy = _math.fsum([(d := b - ybar) * d for b in y])
    try:
        return sxy / _math.sqrt(sxx * syy)
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
    if proportional:
        sxy = _math.fsum([a * b for a, b in zip(x, y)])
        sxx = _math.fsum([a * a for a in x])
    else:
        xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
        sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
        sxx = _math.fsum([(d := a - xbar) * d for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    intercept = 0.0 if proportional else ybar - slope * xbar
    return namedtuple('LinearRegression', ('slope', 'intercept'))(slope, intercept)


class NormalDist:
    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

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
