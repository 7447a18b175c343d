# Averages.
from statistics import *
print(mean([1, 2, 3, 4]), median([1, 3, 2]), stdev([1, 2, 3, 4]), variance([1.5, 2.5, 4]), mode('aab'), pstdev([1, 2, 3]), quantiles(range(10)), fmean([1, 2]), multimode('aabb'))
print(geometric_mean([1, 2, 4]), harmonic_mean([40, 60]), median_low([1, 2]), median_high([1, 2]), mean([0.1] * 10), stdev([0.1, 0.2, 0.4]), pvariance([1, 2]), mean([1, 2]))
print(quantiles([1, 2, 3, 4, 5], n=10, method='inclusive'), correlation([1, 2, 3], [1, 2, 4]), linear_regression([1, 2, 3], [2, 4, 6]), NormalDist(0, 1).cdf(1.0))
for bad in (lambda: mean([]), lambda: stdev([1]), lambda: mode([]), lambda: median([])):
    try:
        bad()
    except StatisticsError as e:
        print(e)
# expect: 2.5 2 1.2909944487358056 1.5833333333333333 a 0.816496580927726 [1.75, 4.5, 7.25] 1.5 ['a', 'b']
# expect: 2.0 48.0 1 2 0.1 0.15275252316519466 0.25 1.5
# expect: [1.4, 1.8, 2.2, 2.6, 3.0, 3.4, 3.8, 4.2, 4.6] 0.9819805060619656 LinearRegression(slope=2.0, intercept=0.0) 0.8413447460685429
# expect: mean requires at least one data point
# expect: stdev requires at least two data points
# expect: no mode for empty data
# expect: no median for empty data
n = NormalDist(100, 15)
print([n.inv_cdf(p) for p in (1e-12, .01, .3, .5, .95, 1 - 1e-12)])
# expect: [-5.517257379516977, 65.1047818893874, 92.1339923093794, 100.0, 124.67280440427207, 205.51730365071754]
print(n.quantiles(), n + 3, 3 - n * 2, n - NormalDist(1, 20), n / 3, n.overlap(NormalDist(90, 20)), n.overlap(n + 5))
# expect: [89.88265374705878, 100.0, 110.11734625294122] NormalDist(mu=103.0, sigma=15.0) NormalDist(mu=-197.0, sigma=30.0) NormalDist(mu=99.0, sigma=25.0) NormalDist(mu=33.333333333333336, sigma=5.0) 0.7489616436169412 0.8676323347781927
print(NormalDist.from_samples([0.1, 0.2, 0.3]))  # expect: NormalDist(mu=0.2, sigma=0.09999999999999999)
