"""How futures and their callbacks are shown."""

from asyncio.format_helpers import _format_callback_source, _line_of_maker
from reprlib import repr as _short

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def isfuture(obj):
    """Whether obj is a future: those of other makes have this attribute too."""
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _format_callbacks(callbacks):
    shown = [_format_callback_source(entry[0], ()) for entry in callbacks]
    if len(shown) > 2:
        shown = [shown[0], f'<{len(shown) - 2} more>', shown[-1]]
    return 'cb=[' + ', '.join(shown) + ']'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={_short(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        info.append(f'created at {place[0]}:{_line_of_maker(place)}')
    return info


_showing = set()


def _future_repr(future):
    if id(future) in _showing:
        return '...'
    _showing.add(id(future))
    try:
        return f'<{type(future).__name__} {" ".join(_future_repr_info(future))}>'
    finally:
        _showing.discard(id(future))
