"""How long calls take, in virtual time. Only whole runs are measured: calls within are not told apart."""

import time as _time

__all__ = ['run', 'runctx', 'Profile']


class Profile:
    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer or _time.perf_counter
        self._total = 0.0
        self._since = None

    def enable(self, subcalls=True, builtins=True):
        self._since = self._timer()

    def disable(self):
        if self._since is not None:
            self._total += self._timer() - self._since
            self._since = None

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *error):
        self.disable()

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        with self:
            exec(cmd, globals, locals)
        return self

    def runcall(self, func, /, *args, **kw):
        with self:
            return func(*args, **kw)

    def create_stats(self):
        self.disable()

    def print_stats(self, sort=-1):
        self.disable()
        print(f'         the whole run took {self._total:.3f} seconds of virtual time')


def run(statement, filename=None, sort=-1):
    profile = Profile()
    profile.run(statement)
    profile.print_stats()


def runctx(statement, globals, locals, filename=None, sort=-1):
    profile = Profile()
    profile.runctx(statement, globals, locals)
    profile.print_stats()
