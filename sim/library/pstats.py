"""What cProfile measured."""

__all__ = ['Stats', 'SortKey']


class SortKey:
    CALLS, CUMULATIVE, FILENAME, LINE, NAME, NFL, PCALLS, STDNAME, TIME = (
        'calls', 'cumulative', 'filename', 'line', 'name', 'nfl', 'pcalls', 'stdname', 'time')


class Stats:
    def __init__(self, *profiles, stream=None):
        self._profiles = profiles
        self.stream = stream
        self.total_tt = sum([getattr(profile, '_total', 0.0) for profile in profiles])

    def sort_stats(self, *keys):
        return self

    def strip_dirs(self):
        return self

    def reverse_order(self):
        return self

    def print_stats(self, *amount):
        text = f'         the whole run took {self.total_tt:.3f} seconds of virtual time'
        print(text, file=self.stream)
        return self
