# Hidden: in CPython this is C code.
# Memory that is mapped: shared with the processes of a fork, or with all that read and write the file.

import _multiprocessing
import os

PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_SHARED, MAP_PRIVATE, MAP_ANON, MAP_ANONYMOUS = 1, 2, 32, 32
ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
PAGESIZE = ALLOCATIONGRANULARITY = 4096
error = OSError


class _Shared:
    """Memory without a file."""

    def __init__(self, size):
        self._segment = _multiprocessing.shm_open('', 3, size)[0]

    def get(self, start, size):
        return _multiprocessing.shm_read(self._segment, start, size)

    def put(self, start, data):
        _multiprocessing.shm_write(self._segment, start, data)

    def close(self):
        pass


class _File:
    """The file itself: what is written to one is seen in the other."""

    def __init__(self, fd, offset):
        self._fd = os.dup(fd)
        self._offset = offset

    def get(self, start, size):
        return os.pread(self._fd, size, self._offset + start)

    def put(self, start, data):
        os.pwrite(self._fd, data, self._offset + start)

    def close(self):
        os.close(self._fd)


class _Private:
    """A copy, which nobody else sees."""

    def __init__(self, data):
        self._data = bytearray(data)

    def get(self, start, size):
        return bytes(self._data[start:start + size])

    def put(self, start, data):
        self._data[start:start + len(data)] = data

    def close(self):
        pass


class mmap:
    def __init__(self, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if offset < 0:
            raise OverflowError('memory mapped offset must be positive')
        if access != ACCESS_DEFAULT and (flags != MAP_SHARED or prot != PROT_READ | PROT_WRITE):
            raise ValueError("mmap can't specify both access and flags, prot.")
        if access not in (ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY):
            raise ValueError('mmap invalid access parameter.')
        self._access = access
        self._readonly = access == ACCESS_READ or access == ACCESS_DEFAULT and not prot & PROT_WRITE
        private = access == ACCESS_COPY or flags & MAP_PRIVATE
        self._offset = offset
        self._fd = -1
        if fileno == -1 or flags & MAP_ANONYMOUS:
            if length == 0:
                raise OSError(22, os.strerror(22))
            self._memory = _Private(bytes(length)) if private else _Shared(length)
        else:
            length = self._map_file(fileno, length, private)
        self._length = length
        self._at = 0

    def _map_file(self, fileno, length, private):
        size = os.fstat(fileno).st_size
        if length == 0:
            if size == 0:
                raise ValueError('cannot mmap an empty file')
            if self._offset >= size:
                raise ValueError('mmap offset is greater than file size')
            length = size - self._offset
        elif self._offset > size or length > size - self._offset:
            raise ValueError('mmap length is greater than file size')
        if self._offset % PAGESIZE:
            raise OSError(22, os.strerror(22))
        import fcntl
        how = fcntl.fcntl(fileno, fcntl.F_GETFL) & 3
        if how == os.O_WRONLY or how == os.O_RDONLY and not private and not self._readonly:
            raise PermissionError(13, os.strerror(13))
        self._fd = fileno
        self._memory = _Private(os.pread(fileno, length, self._offset)) if private else _File(fileno, self._offset)
        return length

    def _check(self):
        if self._memory is None:
            raise ValueError('mmap closed or invalid')

    def _check_writable(self):
        self._check()
        if self._readonly:
            raise TypeError("mmap can't modify a readonly memory map.")

    @property
    def closed(self):
        return self._memory is None

    def close(self):
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()

    def __repr__(self):
        if self._memory is None:
            return '<mmap.mmap closed=True>'
        access = ('ACCESS_DEFAULT', 'ACCESS_READ', 'ACCESS_WRITE', 'ACCESS_COPY')[self._access]
        return f'<mmap.mmap closed=False, access={access}, length={self._length}, pos={self._at}, offset={self._offset}>'

    def _as_memory(self):
        self._check()
        return self, 'B', 1

    def __len__(self):
        self._check()
        return self._length

    def __bytes__(self):
        return self[:]

    tobytes = __bytes__

    def __iter__(self):
        for place in range(len(self)):
            yield self._memory.get(place, 1)

    def _index(self, index):
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError('mmap index out of range')
        return index

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if step == 1:
                return self._memory.get(start, max(stop - start, 0))
            return self._memory.get(0, self._length)[index]
        if not hasattr(index, '__index__'):
            raise TypeError('mmap indices must be integers')
        return self._memory.get(self._index(index.__index__()), 1)[0]

    def __setitem__(self, index, value):
        self._check_writable()
        if not isinstance(index, slice):
            if not hasattr(index, '__index__'):
                raise TypeError('mmap indices must be integer')
            place = self._index(index.__index__())
            if not isinstance(value, int):
                raise TypeError('mmap item value must be an int')
            if not 0 <= value < 256:
                raise ValueError('mmap item value must be in range(0, 256)')
            return self._memory.put(place, bytes([value]))
        data = _data(value)
        start, stop, step = index.indices(self._length)
        places = range(start, stop, step)
        if len(data) != len(places):
            raise IndexError('mmap slice assignment is wrong size')
        if step == 1:
            return self._memory.put(start, data)
        for place, byte in zip(places, data):
            self._memory.put(place, bytes([byte]))

    def __contains__(self, item):
        return item in self[:]

    def read(self, n=None):
        self._check()
        if n is not None and not hasattr(n, '__index__'):
            raise TypeError(f'argument should be integer or None, not {type(n).__name__!r}')
        rest = self._length - self._at
        n = rest if n is None or n < 0 else min(n, rest)
        data = self._memory.get(self._at, n)
        self._at += n
        return data

    def read_byte(self):
        self._check()
        if self._at >= self._length:
            raise ValueError('read byte out of range')
        return self.read(1)[0]

    def readline(self):
        self._check()
        end = self._memory.get(self._at, self._length - self._at).find(b'\n')
        return self.read(None if end < 0 else end + 1)

    def write(self, bytes, /):
        data = _data(bytes)
        self._check_writable()
        if self._at + len(data) > self._length:
            raise ValueError('data out of range')
        self._memory.put(self._at, data)
        self._at += len(data)
        return len(data)

    def write_byte(self, byte, /):
        self._check_writable()
        if self._at >= self._length:
            raise ValueError('write byte out of range')
        if not isinstance(byte, int):
            raise TypeError(f'{type(byte).__name__!r} object cannot be interpreted as an integer')
        if not 0 <= byte < 256:
            what = 'less than minimum' if byte < 0 else 'greater than maximum'
            raise OverflowError(f'unsigned byte integer is {what}')
        self[self._at] = byte
        self._at += 1

    def seek(self, pos, whence=0, /):
        self._check()
        if not hasattr(pos, '__index__'):
            raise TypeError(f'{type(pos).__name__!r} object cannot be interpreted as an integer')
        if whence not in (0, 1, 2):
            raise ValueError('unknown seek type')
        pos += (0, self._at, self._length)[whence]
        if not 0 <= pos <= self._length:
            raise ValueError('seek out of range')
        self._at = pos

    def tell(self):
        self._check()
        return self._at

    def find(self, sub, start=None, end=None, /):
        self._check()
        return self[:].find(_data(sub), self._at if start is None else start, self._length if end is None else end)

    def rfind(self, sub, start=None, end=None, /):
        self._check()
        return self[:].rfind(_data(sub), self._at if start is None else start, self._length if end is None else end)

    def move(self, dest, src, count, /):
        self._check_writable()
        if dest < 0 or src < 0 or count < 0 or self._length - dest < count or self._length - src < count:
            raise ValueError('source, destination, or count out of range')
        self._memory.put(dest, self._memory.get(src, count))

    def flush(self, offset=0, size=None, /):
        self._check()
        size = self._length if size is None else size
        if offset < 0 or size < 0 or self._length - offset < size:
            raise ValueError('flush values out of range')
        if offset % PAGESIZE:
            raise OSError(22, 'Invalid argument')

    def size(self):
        self._check()
        if self._fd == -1:
            raise OSError(9, os.strerror(9))
        return os.fstat(self._fd).st_size

    def resize(self, newsize, /):
        raise NotImplementedError('mmap.resize: the simulator does not have it (docs/what-is-modelled.md)')

    def madvise(self, option, start=0, length=None, /):
        self._check()


mmap.__module__ = 'mmap'


def _data(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if hasattr(value, 'tobytes'):
        return value.tobytes()
    raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
