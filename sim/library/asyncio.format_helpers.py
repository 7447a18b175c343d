"""How callbacks are shown: name, arguments and the place of their definition."""

import functools
import sys
from reprlib import repr as _short

_function = type(lambda: None)
# What programs often show of the library has the lines of CPython 3.11.7: where its callbacks are defined …
_callbacks = {'_run_until_complete_cb': 180, '_release_waiter': 431, '_wait.<locals>._on_completion': 519,
              'StreamReaderProtocol.connection_made.<locals>.callback': 248,
              'gather.<locals>._done_callback': 764, 'shield.<locals>._inner_done_callback': 891,
              'shield.<locals>._outer_done_callback': 908,
              '_chain_future.<locals>._call_check_cancel': 387, '_chain_future.<locals>._call_set_state': 394}
# … and where it makes tasks and futures …
_makers = {('runners.py', 'run'): 100, ('tasks.py', 'create_task'): 384, ('tasks.py', '_ensure_future'): 680,
           ('tasks.py', 'ensure_future'): 680, ('tasks.py', 'gather'): 709, ('taskgroups.py', 'create_task'): 161,
           ('base_events.py', 'create_future'): 427}
# … and where its coroutines begin and wait.
_coroutines = {'sleep()': (637, 649), 'wait_for()': (436, 476), 'wait()': (399, 428)}


def _line_of_maker(place):
    filename, line, name, _ = place
    if '/asyncio/' not in filename:
        return line
    return _makers.get((filename.rpartition('/')[2], name), line)


def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, _function):
        return func.__code__.co_filename, _callbacks.get(func.__qualname__, func.__code__.co_firstlineno)
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
    from asyncio import constants
    if f is None:
        f = sys._getframe(1)
    return traceback.extract_stack(f, constants.DEBUG_STACK_DEPTH if limit is None else limit)
