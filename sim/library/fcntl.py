"""Flags of descriptors, and locks on files between processes. A lock is on a whole file here."""

import os
import _posix

LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL = range(5)
F_DUPFD_CLOEXEC = 1030
FD_CLOEXEC = 1


# The functions keep the file itself: its last reference may be their argument.
def _descriptor(file):
    if isinstance(file, int):
        if file < 0:
            raise ValueError(f'file descriptor cannot be a negative integer ({file})')
        return file
    try:
        return file.fileno()
    except AttributeError:
        raise TypeError('argument must be an int, or have a fileno() method.') from None


def flock(file, operation, /):
    _posix._flock(_descriptor(file), operation, 0)


def lockf(file, cmd, len=0, start=0, whence=0, /):
    if len or start or whence:
        raise NotImplementedError('lockf of a part of a file: the simulator has locks on whole files only '
                                  '(docs/what-is-modelled.md)')
    fd = _descriptor(file)
    if cmd & ~LOCK_NB not in (LOCK_SH, LOCK_EX, LOCK_UN):
        raise ValueError('unrecognized lockf argument')
    _posix._flock(fd, cmd, 1)


def fcntl(file, cmd, arg=0, /):
    fd = _descriptor(file)
    if cmd == F_GETFL:
        return _posix._get_flags(fd)
    if cmd == F_SETFL:
        os.set_blocking(fd, not arg & os.O_NONBLOCK)
        return 0
    if cmd == F_GETFD:
        return 0 if os.get_inheritable(fd) else FD_CLOEXEC
    if cmd == F_SETFD:
        os.set_inheritable(fd, not arg & FD_CLOEXEC)
        return 0
    if cmd in (F_DUPFD, F_DUPFD_CLOEXEC) and arg == 0:
        made = os.dup(fd)
        os.set_inheritable(made, cmd == F_DUPFD)
        return made
    raise NotImplementedError(f'fcntl command {cmd}: the simulator does not have it (docs/what-is-modelled.md)')
