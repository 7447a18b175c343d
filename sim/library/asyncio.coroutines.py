"""What is a coroutine, and how it is shown."""

import types
from asyncio.format_helpers import _coroutines
from collections.abc import Coroutine as _Coroutine

__all__ = ('iscoroutinefunction', 'iscoroutine')

_CO_GENERATOR, _CO_COROUTINE = 0x20, 0x80
_TYPES = types.CoroutineType, types.GeneratorType
_is_coroutine = object()  # a mark that functions made by @asyncio.coroutine have


def iscoroutinefunction(func):
    while hasattr(func, 'func') and type(func).__name__ == 'partial':
        func = func.func
    if getattr(func, '_is_coroutine', None) is _is_coroutine:
        return True
    func = getattr(func, '__func__', func)
    code = getattr(func, '__code__', None)
    return isinstance(func, types.FunctionType) and bool(code.co_flags & _CO_COROUTINE)


def iscoroutine(obj):
    return type(obj) in _TYPES or isinstance(obj, _Coroutine)


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    name = f'{name}()' if name else f'<{type(coro).__name__} without __name__>'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is None and code is None:
        return f'{name} running' if running else name
    first = code.co_firstlineno
    known = _coroutines.get(name) if '/asyncio/' in code.co_filename else None
    if frame is not None:
        line = frame.f_lineno
        if known is not None:
            line = known[0] if line == first else known[1]
        return f'{name} running at {frame.f_code.co_filename}:{line}'
    return f'{name} done, defined at {code.co_filename}:{first if known is None else known[0]}'


def coroutine(func):
    """The decorator of old: a generator function whose generators may be awaited."""
    import functools
    import warnings
    warnings.warn('"@coroutine" decorator is deprecated since Python 3.8, use "async def" instead',
                  DeprecationWarning, stacklevel=2)
    if iscoroutinefunction(func):
        return func
    if isinstance(func, types.FunctionType) and func.__code__.co_flags & _CO_GENERATOR:
        made = func
    else:
        @functools.wraps(func)
        def made(*args, **kwargs):
            result = func(*args, **kwargs)
            if hasattr(result, '__await__') or hasattr(result, '_asyncio_future_blocking'):
                result = yield from result.__await__()
            elif isinstance(result, types.GeneratorType):
                result = yield from result
            return result
    made = types.coroutine(made)
    made._is_coroutine = _is_coroutine
    return made
