"""Selectors: which of several files are ready, over select, poll and epoll."""

import abc
import collections
from collections.abc import Mapping
import math
import select
import sys

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = collections.namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])


def _descriptor(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if fd < 0:
        raise ValueError(f'Invalid file descriptor: {fd}')
    return fd


class _SelectorMapping(Mapping):
    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        try:
            return self._selector._fd_to_key[self._selector._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abc.abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abc.abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        pass

    def get_key(self, fileobj):
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abc.abstractmethod
    def get_map(self):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        try:
            return _descriptor(fileobj)
        except ValueError:
            # It is closed already: by the object.
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._fd_to_key[key.fd] = key
        try:
            self._added(key.fd, events)
        except BaseException:
            del self._fd_to_key[key.fd]
            raise
        return key

    def unregister(self, fileobj):
        try:
            key = self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        self._removed(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events != key.events:
            self._changed(fileobj, key, events, data)
            key = key._replace(events=events, data=data)
        elif data != key.data:
            key = key._replace(data=data)
        self._fd_to_key[key.fd] = key
        return key

    def _changed(self, fileobj, key, events, data):
        self._removed(key.fd)
        self._added(key.fd, events)

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _ready(self, fd, events):
        key = self._fd_to_key.get(fd)
        return None if key is None else (key, events & key.events)


class SelectSelector(_BaseSelectorImpl):
    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def _added(self, fd, events):
        if events & EVENT_READ:
            self._readers.add(fd)
        if events & EVENT_WRITE:
            self._writers.add(fd)

    def _removed(self, fd):
        self._readers.discard(fd)
        self._writers.discard(fd)

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        try:
            readers, writers, _ = select.select(list(self._readers), list(self._writers), [], timeout)
        except InterruptedError:
            return []
        events = {}
        for fd in readers:
            events[fd] = EVENT_READ
        for fd in writers:
            events[fd] = events.get(fd, 0) | EVENT_WRITE
        ready = [self._ready(fd, event) for fd, event in events.items()]
        return [item for item in ready if item is not None]


class _PollLikeSelector(_BaseSelectorImpl):
    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _mask(self, events):
        return (self._EVENT_READ if events & EVENT_READ else 0) | (self._EVENT_WRITE if events & EVENT_WRITE else 0)

    def _added(self, fd, events):
        self._selector.register(fd, self._mask(events))

    def _removed(self, fd):
        try:
            self._selector.unregister(fd)
        except OSError:
            pass

    def _changed(self, fileobj, key, events, data):
        self._selector.modify(key.fd, self._mask(events))

    def _items(self, found):
        ready = []
        for fd, event in found:
            events = (EVENT_WRITE if event & ~self._EVENT_READ else 0) | (EVENT_READ if event & ~self._EVENT_WRITE else 0)
            item = self._ready(fd, events)
            if item is not None:
                ready.append(item)
        return ready

    def select(self, timeout=None):
        if timeout is not None:
            timeout = 0 if timeout <= 0 else math.ceil(timeout * 1e3)
        try:
            found = self._selector.poll(timeout)
        except InterruptedError:
            return []
        return self._items(found)


class PollSelector(_PollLikeSelector):
    _selector_cls = select.poll
    _EVENT_READ = select.POLLIN
    _EVENT_WRITE = select.POLLOUT


class EpollSelector(_PollLikeSelector):
    _selector_cls = select.epoll
    _EVENT_READ = select.EPOLLIN
    _EVENT_WRITE = select.EPOLLOUT

    def fileno(self):
        return self._selector.fileno()

    def select(self, timeout=None):
        if timeout is None:
            timeout = -1
        elif timeout <= 0:
            timeout = 0
        else:
            timeout = math.ceil(timeout * 1e3) * 1e-3
        try:
            found = self._selector.poll(timeout, max(len(self._fd_to_key), 1))
        except InterruptedError:
            return []
        return self._items(found)

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
