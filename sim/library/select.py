# Hidden: in CPython this is C code.
# Waiting for several files at once.

import _select
from _select import epoll_create as _epoll_create

error = OSError

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 0x2000
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDHUP = 1, 2, 4, 8, 16, 0x2000
EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG = 64, 128, 256, 512, 1024
EPOLLET, EPOLLONESHOT, EPOLLEXCLUSIVE = 1 << 31, 1 << 30, 1 << 28
EPOLL_CLOEXEC = 0o2000000
PIPE_BUF = 4096


def _descriptor(file):
    if isinstance(file, int):
        fd = file
    else:
        method = getattr(file, 'fileno', None)
        if method is None:
            raise TypeError('argument must be an int, or have a fileno() method.')
        fd = method()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None:
        if not hasattr(timeout, '__float__') and not hasattr(timeout, '__index__'):
            raise TypeError('timeout must be a float or None')
        if timeout < 0:
            raise ValueError('timeout must be non-negative')
    wanted = {}
    files = []
    for some in (rlist, wlist, xlist):
        if not hasattr(some, '__iter__') and not hasattr(some, '__getitem__'):
            raise TypeError('arguments 1-3 must be sequences')
    for events, some in ((POLLIN, rlist), (POLLOUT, wlist), (POLLPRI, xlist)):
        pairs = [(_descriptor(file), file) for file in some]
        files.append(pairs)
        for fd, _ in pairs:
            wanted[fd] = wanted.get(fd, 0) | events
    ready = dict(_select.poll(list(wanted.items()), timeout))
    for fd, state in ready.items():
        if state & POLLNVAL:
            raise OSError(9, 'Bad file descriptor')
    readable, writable = POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR
    return tuple([[file for fd, file in pairs if ready.get(fd, 0) & events]
                  for pairs, events in zip(files, (readable, writable, POLLPRI))])


def _milliseconds(timeout):
    if not isinstance(timeout, (int, float, type(None))) and not hasattr(timeout, '__index__'):
        raise TypeError('timeout must be an integer or None')
    if timeout is None or timeout < 0:
        return None
    return timeout / 1000


class poll:
    __module__ = 'select'
    _in_c_ = True

    def __init__(self):
        self._events = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._events[_descriptor(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _descriptor(fd)
        if fd not in self._events:
            raise FileNotFoundError(2, 'No such file or directory')
        self._events[fd] = eventmask

    def unregister(self, fd, /):
        del self._events[_descriptor(fd)]

    def poll(self, timeout=None, /):
        return _select.poll(list(self._events.items()), _milliseconds(timeout))


class epoll:
    __module__ = 'select'
    _in_c_ = True

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError('negative sizehint')
        self._fd = _epoll_create()

    @classmethod
    def fromfd(cls, fd):
        self = cls.__new__(cls)
        self._fd = fd
        return self

    @property
    def closed(self):
        return self._fd < 0

    def _open(self):
        if self._fd < 0:
            raise ValueError('I/O operation on closed epoll object')
        return self._fd

    def fileno(self):
        return self._open()

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            import _posix
            _posix.close(fd)

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        _select.epoll_ctl(self._open(), 1, _descriptor(fd), eventmask)

    def modify(self, fd, eventmask):
        _select.epoll_ctl(self._open(), 3, _descriptor(fd), eventmask)

    def unregister(self, fd):
        _select.epoll_ctl(self._open(), 2, _descriptor(fd))

    def poll(self, timeout=None, maxevents=-1):
        if isinstance(timeout, str):
            raise TypeError('timeout must be an integer or None')
        if timeout is not None and timeout < 0:
            timeout = None
        if maxevents == -1:
            maxevents = 1023
        elif maxevents <= 0:
            raise ValueError(f'maxevents must be greater than 0, got {maxevents}')
        return _select.epoll_wait(self._open(), timeout, maxevents)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *error):
        self.close()

    def __del__(self):
        if getattr(self, '_fd', -1) >= 0:
            self.close()
