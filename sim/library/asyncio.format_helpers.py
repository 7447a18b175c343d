"""How callbacks are shown: name, arguments and the place of their definition."""

import functools
from reprlib import repr as _short

_function = type(lambda: None)


def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, _function):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if isinstance(func, functools.partial):
        return _get_function_source(func.func)
    return None


def _format_args_and_kwargs(args, kwargs):
    shown = [_short(arg) for arg in args]
    shown.extend([f'{key}={_short(value)}' for key, value in kwargs.items()])
    return '(' + ', '.join(shown) + ')'


def _format_callback(func, args, kwargs, suffix=''):
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords,
                                _format_args_and_kwargs(args, kwargs) + suffix)
    text = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return text + _format_args_and_kwargs(args, kwargs) + suffix


def _format_callback_source(func, args):
    text = _format_callback(func, args, {})
    place = _get_function_source(func)
    return text if place is None else f'{text} at {place[0]}:{place[1]}'


def extract_stack(f=None, limit=None):
    import traceback
    return traceback.extract_stack(f, limit)
