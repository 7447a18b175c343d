# What the collector's module tells.
import gc
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.get_threshold(), gc.garbage, len(gc.get_count()))
class P:
    pass
x = P()
lst = [x]
print(any(o is lst for o in gc.get_referrers(x)), gc.get_referents([1, 'a']), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked({}), gc.is_tracked(x))
print(len(gc.get_objects()) > 10, any(o is x for o in gc.get_objects()))
try:
    raise ValueError('x')
except ValueError as e:
    err = e
err.me = err
del err
print(gc.collect() >= 1, len(gc.get_stats()))
# expect: False
# expect: True (700, 10, 10) [] 3
# expect: True ['a', 1] True False False False True
# expect: True True
# expect: True 3
