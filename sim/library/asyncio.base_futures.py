"""How futures and their callbacks are shown."""

from asyncio.format_helpers import _format_callback_source, _line_of_maker
from reprlib import repr as _short

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def isfuture(obj):
    """Whether obj is a future: those of other makes have this attribute too."""
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _format_callbacks(callbacks):
    shown = [_format_callback_source(callback, ()) for callback, _ in callbacks]
    if len(shown) > 2:
        shown[1:-1] = [f'<{len(shown) - 2} more>']
    return f'cb=[{", ".join(shown)}]'


def _outcome(future):
    error = future._exception
    return f'result={_short(future._result)}' if error is None else f'exception={error!r}'


def _future_repr_info(future):
    words = [future._state.lower()]
    if future._state == _FINISHED:
        words.append(_outcome(future))
    if future._callbacks:
        words.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        words.append(f'created at {place[0]}:{_line_of_maker(place)}')
    return words


_showing = set()  # futures may hold each other


def _shown(future, words_of):
    if id(future) in _showing:
        return '...'
    _showing.add(id(future))
    try:
        return f'<{type(future).__name__} {" ".join(words_of(future))}>'
    finally:
        _showing.discard(id(future))


def _future_repr(future):
    return _shown(future, _future_repr_info)
