# Hidden: in CPython this is C code.
"""Iterators that combine others."""


from operator import index as _index


class _Iterator:
    def __iter__(self):
        return self


def _check_number(value):
    if not any([hasattr(type(value), name) for name in ('__index__', '__int__', '__float__', '__complex__')]):
        raise TypeError('a number is required')


def _non_negative(r):
    r = _index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


class count(_Iterator):
    _in_c_ = True
    def __init__(self, start=0, step=1):
        _check_number(start)
        _check_number(step)
        self._next = start
        self._step = step

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        return f'count({self._next!r})' if self._step == 1 and isinstance(self._step, int) else f'count({self._next!r}, {self._step!r})'


_unlimited = object()


class repeat(_Iterator):
    _in_c_ = True
    def __init__(self, object, times=_unlimited):
        self._object = object
        self._times = None if times is _unlimited else max(0, _index(times))

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        return f'repeat({self._object!r})' if self._times is None else f'repeat({self._object!r}, {self._times})'


# The others are generators under the hood, wrapped so that their types have the right names.
class _Generated(_Iterator):
    def __next__(self):
        return next(self._it)


class cycle(_Generated):
    _in_c_ = True
    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    @staticmethod
    def _run(it):
        saved = []
        for item in it:
            yield item
            saved.append(item)
        while saved:
            for item in saved:
                yield item


class chain(_Generated):
    _in_c_ = True
    def __init__(self, *iterables):
        self._it = self._run(iterables)

    @staticmethod
    def _run(iterables):
        for iterable in iterables:
            for item in iterable:
                yield item

    @classmethod
    def from_iterable(cls, iterables, /):
        self = cls()
        self._it = cls._run(iterables)
        return self


class islice(_Generated):
    _in_c_ = True
    def __init__(self, iterable, stop, /, *rest):
        if len(rest) > 2:
            raise TypeError(f'islice expected at most 4 arguments, got {2 + len(rest)}')
        start, step = 0, 1
        if rest:
            start, stop, step = 0 if stop is None else stop, rest[0], rest[1] if len(rest) > 1 else 1
        wrong = ' for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
        if stop is not None:
            try:
                stop = _index(stop)
            except TypeError:
                stop = -1
            if stop == -1:
                raise ValueError('Stop argument' + wrong)
        try:
            start = _index(start)
        except TypeError:
            start = -1
        if start < 0 or stop is not None and stop < -1:
            raise ValueError('Indices' + wrong)
        try:
            step = 1 if step is None else _index(step)
        except TypeError:
            step = -1
        if step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._it = self._run(iter(iterable), start, stop, step)

    @staticmethod
    def _run(it, start, stop, step):
        if stop is not None and stop <= start:
            at = 0
            while at < stop:
                for _ in it:
                    break
                at += 1
            return
        at, wanted = 0, start
        if stop == at:
            return
        for item in it:
            if at == wanted:
                yield item
                wanted += step
            at += 1
            if stop is not None and (at >= stop or wanted >= stop):
                # What lies between the last item given and the end is passed over.
                while at < stop:
                    for _ in it:
                        break
                    else:
                        return
                    at += 1
                return


class takewhile(_Generated):
    _in_c_ = True
    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, it):
        for item in it:
            if not predicate(item):
                return
            yield item


class dropwhile(_Generated):
    _in_c_ = True
    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, it):
        for item in it:
            if not predicate(item):
                yield item
                break
        for item in it:
            yield item


class filterfalse(_Generated):
    _in_c_ = True
    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, it):
        for item in it:
            if not (item if predicate is None else predicate(item)):
                yield item


class compress(_Generated):
    _in_c_ = True
    def __init__(self, data, selectors):
        self._it = self._run(iter(data), iter(selectors))

    @staticmethod
    def _run(data, selectors):
        for item, wanted in zip(data, selectors):
            if wanted:
                yield item


class starmap(_Generated):
    _in_c_ = True
    def __init__(self, function, iterable, /):
        self._it = self._run(function, iter(iterable))

    @staticmethod
    def _run(function, it):
        for args in it:
            yield function(*tuple(args))


class accumulate(_Generated):
    _in_c_ = True
    def __init__(self, iterable, func=None, *, initial=None):
        self._it = self._run(iter(iterable), func, initial)

    @staticmethod
    def _run(it, func, initial):
        total = initial
        if total is None:
            for total in it:
                break
            else:
                return
        yield total
        for item in it:
            total = total + item if func is None else func(total, item)
            yield total


class pairwise(_Generated):
    _in_c_ = True
    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    @staticmethod
    def _run(it):
        for before in it:
            break
        else:
            return
        for item in it:
            yield before, item
            before = item


class zip_longest(_Generated):
    _in_c_ = True
    def __init__(self, *iterables, fillvalue=None, **others):
        if others:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        self._it = self._run([iter(it) for it in iterables], fillvalue)

    @staticmethod
    def _run(iterators, fillvalue):
        active = len(iterators)
        ended = [False] * active
        while active:
            items = []
            for i, it in enumerate(iterators):
                item = fillvalue
                if not ended[i]:
                    try:
                        item = next(it)
                    except StopIteration:
                        ended[i] = True
                        active -= 1
                        if not active:
                            return
                items.append(item)
            yield tuple(items)


class product(_Generated):
    _in_c_ = True
    def __init__(self, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._it = self._run([tuple(pool) for pool in iterables] * repeat)

    @staticmethod
    def _run(pools):
        if any([not pool for pool in pools]):
            return
        at = [0] * len(pools)
        while True:
            yield tuple([pool[i] for pool, i in zip(pools, at)])
            k = len(pools) - 1
            while k >= 0:
                at[k] += 1
                if at[k] < len(pools[k]):
                    break
                at[k] = 0
                k -= 1
            if k < 0:
                return


class permutations(_Generated):
    _in_c_ = True
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError('Expected int as r')
        self._it = self._run(pool, len(pool) if r is None else _non_negative(r))

    @staticmethod
    def _run(pool, r):
        chosen = []

        def extend():
            if len(chosen) == r:
                yield tuple([pool[i] for i in chosen])
                return
            for i in range(len(pool)):
                if i not in chosen:
                    chosen.append(i)
                    yield from extend()
                    chosen.pop()
        return extend()


class _Combinations(_Generated):
    def _begin(self, iterable, r):
        r = _index(r)
        self._it = self._run(tuple(iterable), _non_negative(r), self._gap)

    @staticmethod
    def _run(pool, r, gap):
        chosen = []

        def extend(start):
            if len(chosen) == r:
                yield tuple([pool[i] for i in chosen])
                return
            for i in range(start, len(pool)):
                chosen.append(i)
                yield from extend(i + gap)
                chosen.pop()
        return extend(0)


class combinations(_Combinations):
    _in_c_ = True
    _gap = 1

    def __init__(self, iterable, r):
        self._begin(iterable, r)


class combinations_with_replacement(_Combinations):
    _in_c_ = True
    _gap = 0

    def __init__(self, iterable, r):
        self._begin(iterable, r)


class groupby(_Iterator):
    _in_c_ = True
    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._have = False     # an item was read ahead
        self._group = None     # the mark of the group given last
        self._value = self._item = None

    def _read(self):
        self._item = next(self._it)
        self._value = self._item if self._key is None else self._key(self._item)
        self._have = True

    def __next__(self):
        if self._group is not None:
            last, self._group = self._group[0], None
            if not self._have:
                self._read()
            while self._value == last:
                self._have = False
                self._read()
        elif not self._have:
            self._read()
        mark = self._group = [self._value]
        return self._value, self._members(mark)

    def _members(self, mark):
        while self._group is mark:
            if not self._have:
                try:
                    self._read()
                except StopIteration:
                    return
            if self._value != mark[0]:
                return
            self._have = False
            yield self._item


class _Tee(_Iterator):
    def __init__(self, it, link):
        self._it = it
        self._link = link

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._it)
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _Tee(self._it, self._link)


def tee(iterable, n=2, /):
    n = _index(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    if isinstance(iterable, _Tee):
        first = iterable
    else:
        first = _Tee(iter(iterable), [None, None])
    return (first, *[_Tee(first._it, first._link) for _ in range(n - 1)])
