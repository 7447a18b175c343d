"""The logger of asyncio."""

import sys


class _Lazy:
    """logging is imported when there is something to log: most programs never need it."""

    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('asyncio'), name)

    def debug(self, *args, **kwargs):
        if 'logging' in sys.modules:
            self.__getattr__('debug')(*args, **kwargs)


logger = _Lazy()
