"""Selectors: which of several files are ready, over select, poll and epoll."""

import abc
import collections
from collections.abc import Mapping
import math
import select

EVENT_READ, EVENT_WRITE = 1, 2
_BOTH = EVENT_READ | EVENT_WRITE

SelectorKey = collections.namedtuple('SelectorKey', 'fileobj fd events data')


def _descriptor(fileobj):
    """The number of a file that is given by its number or as an object."""
    try:
        fd = fileobj if isinstance(fileobj, int) else int(fileobj.fileno())
    except (ValueError, TypeError, AttributeError):
        raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if fd < 0:
        raise ValueError(f'Invalid file descriptor: {fd}')
    return fd


def _unregistered(fileobj):
    return KeyError(f'{fileobj!r} is not registered')


class _Map(Mapping):
    """What get_map() gives: the keys by file, as they are at the moment."""

    def __init__(self, selector):
        self._selector = selector

    def __getitem__(self, fileobj):
        key = self._selector._find(fileobj)
        if key is None:
            raise _unregistered(fileobj)
        return key

    def __len__(self):
        return len(self._selector._keys)

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abc.abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data=data)

    @abc.abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        pass

    @abc.abstractmethod
    def get_map(self):
        raise NotImplementedError

    def get_key(self, fileobj):
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        return keys[fileobj]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class _Selector(BaseSelector):
    """Keeps the keys. How to watch a file, and wait, is for each kind to say: _begin, _change, _end and select."""

    def __init__(self):
        self._keys = {}  # descriptor → key
        self._map = _Map(self)

    def _number(self, fileobj):
        try:
            return _descriptor(fileobj)
        except ValueError:
            # An object that was closed meanwhile has no number any more.
            for fd, key in self._keys.items():
                if key.fileobj is fileobj:
                    return fd
            raise

    def _find(self, fileobj):
        return self._keys.get(self._number(fileobj))

    def get_map(self):
        return self._map

    def register(self, fileobj, events, data=None):
        if events == 0 or events & ~_BOTH:
            raise ValueError(f'Invalid events: {events!r}')
        fd = self._number(fileobj)
        if fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {fd}) is already registered')
        self._begin(fd, events)
        self._keys[fd] = key = SelectorKey(fileobj, fd, events, data)
        return key

    def unregister(self, fileobj):
        key = self._find(fileobj)
        if key is None:
            raise _unregistered(fileobj)
        del self._keys[key.fd]
        self._end(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        old = self._find(fileobj)
        if old is None:
            raise _unregistered(fileobj)
        if events == old.events and data == old.data:
            return old
        if events != old.events:
            self._change(old.fd, events)
        self._keys[old.fd] = key = SelectorKey(old.fileobj, old.fd, events, data)
        return key

    def close(self):
        self._keys.clear()
        self._map = None

    def _ready(self, happened):
        """Pairs of key and events, from pairs of descriptor and events: those that were asked for."""
        return [(key, events & key.events) for fd, events in happened if (key := self._keys.get(fd)) is not None]


class SelectSelector(_Selector):
    def __init__(self):
        super().__init__()
        self._readers, self._writers = set(), set()

    def _begin(self, fd, events):
        if events & EVENT_READ:
            self._readers.add(fd)
        if events & EVENT_WRITE:
            self._writers.add(fd)

    def _end(self, fd):
        self._readers.discard(fd)
        self._writers.discard(fd)

    def _change(self, fd, events):
        self._end(fd)
        self._begin(fd, events)

    def select(self, timeout=None):
        if timeout is not None and timeout < 0:
            timeout = 0
        try:
            readable, writable, _ = select.select(list(self._readers), list(self._writers), [], timeout)
        except InterruptedError:
            return []
        happened = dict.fromkeys(readable, EVENT_READ)
        for fd in writable:
            happened[fd] = happened.get(fd, 0) | EVENT_WRITE
        return self._ready(happened.items())


class _PollLike(_Selector):
    """Over an object of select.poll or select.epoll, whose bits for reading and writing are _in and _out."""

    def __init__(self):
        super().__init__()
        self._selector = self._make()

    def _bits(self, events):
        return (self._in if events & EVENT_READ else 0) | (self._out if events & EVENT_WRITE else 0)

    def _begin(self, fd, events):
        self._selector.register(fd, self._bits(events))

    def _change(self, fd, events):
        self._selector.modify(fd, self._bits(events))

    def _end(self, fd):
        try:
            self._selector.unregister(fd)
        except OSError:
            pass  # a closed file was forgotten by itself

    def _happened(self, fd_event_list):
        """Errors and hang-ups wake readers and writers alike."""
        return self._ready([(fd, (EVENT_READ if bits & ~self._out else 0) | (EVENT_WRITE if bits & ~self._in else 0))
                            for fd, bits in fd_event_list])


def _milliseconds(timeout):
    """Rounded up: who waits too short a time waits again."""
    return 0 if timeout <= 0 else math.ceil(timeout * 1000)


class PollSelector(_PollLike):
    _make, _in, _out = select.poll, select.POLLIN, select.POLLOUT

    def select(self, timeout=None):
        timeout = None if timeout is None else _milliseconds(timeout)
        try:
            fd_event_list = self._selector.poll(timeout)
        except InterruptedError:
            return []
        return self._happened(fd_event_list)


class EpollSelector(_PollLike):
    _make, _in, _out = select.epoll, select.EPOLLIN, select.EPOLLOUT

    def select(self, timeout=None):
        timeout = -1 if timeout is None else _milliseconds(timeout) * 0.001
        max_ev = len(self._keys) or 1
        try:
            fd_event_list = self._selector.poll(timeout, max_ev)
        except InterruptedError:
            return []
        return self._happened(fd_event_list)

    def fileno(self):
        return self._selector.fileno()

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
