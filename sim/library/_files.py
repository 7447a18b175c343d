"""Whole files at once, for streams that keep them in memory."""

import _posix


def read(path):
    try:
        fd = _posix.open(path, 0)
    except FileNotFoundError:
        return None
    try:
        size = _posix.fstat(fd)[6]
        return _posix.read(fd, size)
    finally:
        _posix.close(fd)


def write(path, data):
    fd = _posix.open(path, 0o1101, 0o666)
    try:
        _posix.write(fd, data)
    finally:
        _posix.close(fd)


def remove(path):
    try:
        _posix.unlink(path)
    except FileNotFoundError:
        return False
    return True


def names():
    return _posix.listdir('/home/user')
