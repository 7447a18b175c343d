"""Files for asyncio: each operation runs in a thread of the loop's pool."""

import asyncio
import functools
from _io import open as _open

_awaited = ('close', 'flush', 'isatty', 'read', 'readable', 'readline', 'readlines', 'seek', 'seekable', 'tell',
            'truncate', 'writable', 'write', 'writelines', 'read1', 'readinto', 'peek', 'readall')


class _AsyncFile:
    def __init__(self, file, loop, executor):
        self._file, self._loop, self._executor = file, loop, executor

    def __getattr__(self, name):
        found = getattr(self._file, name)
        if name not in _awaited:
            return found

        async def call(*args, **options):
            loop = self._loop or asyncio.get_running_loop()
            return await loop.run_in_executor(self._executor, functools.partial(found, *args, **options))

        return call

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    def __init__(self, args, loop, executor):
        self._args, self._loop, self._executor = args, loop, executor
        self._opened = None

    async def _open(self):
        loop = self._loop or asyncio.get_running_loop()
        file = await loop.run_in_executor(self._executor, functools.partial(_open, *self._args))
        self._opened = _AsyncFile(file, self._loop, self._executor)
        return self._opened

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *error):
        await self._opened.close()


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    return _Opening((file, mode, buffering, encoding, errors, newline, closefd, opener), loop, executor)
