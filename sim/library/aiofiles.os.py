"""The functions of os, each in a thread of the loop's pool."""

import asyncio
import functools
import os as _os


def _wrap(function):
    async def call(*args, loop=None, executor=None, **options):
        loop = loop or asyncio.get_running_loop()
        return await loop.run_in_executor(executor, functools.partial(function, *args, **options))

    return call


rename, replace, remove, unlink, mkdir, makedirs, rmdir, removedirs, stat, listdir, scandir, access, getcwd = map(_wrap, (
    _os.rename, _os.replace, _os.remove, _os.unlink, _os.mkdir, _os.makedirs, _os.rmdir, _os.removedirs, _os.stat,
    _os.listdir, _os.scandir, _os.access, _os.getcwd))


class path:
    exists, isfile, isdir, getsize = map(_wrap, (_os.path.exists, _os.path.isfile, _os.path.isdir, _os.path.getsize))
