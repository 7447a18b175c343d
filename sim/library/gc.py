"""The garbage collector. It runs when collect() is called; there are no automatic collections."""

import _gc
from _gc import is_tracked

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38

garbage = []
callbacks = []
_enabled = True
_threshold = (700, 10, 10)
_debug = 0
_collections = [0, 0, 0]
_collected = [0, 0, 0]
_running = False


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    global _running
    if not isinstance(generation, int):
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    if _running:
        return 0
    _running = True
    try:
        for callback in callbacks:
            callback('start', {'generation': generation, 'collected': 0, 'uncollectable': 0})
        count = _collect(generation)
        for callback in callbacks:
            callback('stop', {'generation': generation, 'collected': count, 'uncollectable': 0})
    finally:
        _running = False
    return count


def _collect(generation):
    found = _gc.unreachable()
    _gc.forget(found)
    finalizable = _gc.finalizable(found)
    if finalizable:
        for object in finalizable:
            _gc.finalize(object)
        del object
        # What a finalizer has made reachable again lives on.
        again = _gc.unreachable(found, finalizable)
        found.clear()
        finalizable.clear()
        found = again
    count = _gc.count(found)
    if _debug & DEBUG_SAVEALL:
        garbage.extend(found)
    else:
        _gc.clear(found)
    _collections[generation] += 1
    _collected[generation] += count
    return count


def get_objects(generation=None):
    return _gc.objects()


def get_referrers(*objs):
    return _gc.referrers(*objs)


def get_referents(*objs):
    return _gc.referents(*objs)


def is_finalized(obj):
    return False


def get_threshold():
    return _threshold


def set_threshold(*thresholds):
    global _threshold
    _threshold = thresholds + _threshold[len(thresholds):]


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{'collections': _collections[i], 'collected': _collected[i], 'uncollectable': 0} for i in range(3)]


def set_debug(flags):
    global _debug
    _debug = flags


def get_debug():
    return _debug


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0
