"""How long small pieces of code take, in virtual time."""

import time as _time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = _time.perf_counter


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        if globals is None:
            import gc
            import itertools
            import sys
            globals = {'gc': gc, 'itertools': itertools, 'sys': sys, 'time': _time, 'timeit': timeit}
        namespace = globals
        lines = ['def inner(_it, _timer):']
        values = {}
        for name, code in (('setup', setup), ('stmt', stmt)):
            if not isinstance(code, str) and not callable(code):
                raise ValueError(f'{name} is neither a string nor callable')
        self._setup, self._stmt = setup, stmt
        if callable(setup):
            values['_setup'] = setup
            lines.append('    _setup()')
        else:
            lines.extend(['    ' + line for line in setup.split('\n')])
        lines.append('    _t0 = _timer()')
        lines.append('    for _i in _it:')
        if callable(stmt):
            values['_stmt'] = stmt
            lines.append('        _stmt()')
        else:
            lines.extend(['        ' + line for line in stmt.split('\n')])
        lines.append('        pass')
        lines.append('    return _timer() - _t0')
        self.src = '\n'.join(lines) + '\n'
        made = {}
        scope = dict(namespace)
        scope.update(values)
        exec(compile(self.src, '<timeit-src>', 'exec'), scope, made)
        self.inner = made['inner']

    def timeit(self, number=default_number):
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            taken = self.timeit(number)
            if callback:
                callback(number, taken)
            if taken >= 0.2:
                return number, taken
            number = number * 5 // 2 if str(number)[0] == '2' else number * 2  # 1, 2, 5, 10, 20 …

    def print_exc(self, file=None):
        from traceback import print_exc
        print_exc(file=file)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
