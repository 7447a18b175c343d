"""Blocks of memory that processes share by name."""

import _multiprocessing
import os
import struct

_counter = 0


class _View:
    """What memoryview is over such a block."""

    def __init__(self, segment, start, size, exports=None):
        self._exports = exports  # [how many parts of the whole block are in use]
        if exports is not None:
            exports[0] += 1
        self._segment = segment
        self._start = start
        self._size = size
        self.nbytes = size
        self.itemsize = 1
        self.format = 'B'
        self.readonly = False
        self.ndim = 1
        self.shape = (size,)
        self.strides = (1,)

    def _check(self):
        if self._segment is None:
            raise ValueError('operation forbidden on released memoryview object')

    def __len__(self):
        self._check()
        return self._size

    def _index(self, index):
        index = index.__index__()
        if index < 0:
            index += self._size
        if not 0 <= index < self._size:
            raise IndexError('index out of bounds on dimension 1')
        return self._start + index

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            start, stop, step = index.indices(self._size)
            if step != 1:
                return bytes(self)[index]
            return _View(self._segment, self._start + start, max(stop - start, 0), self._exports or self._parts)
        return _multiprocessing.load(self._segment, self._index(index), 'B')

    def __setitem__(self, index, value):
        self._check()
        if isinstance(index, slice):
            start, stop, step = index.indices(self._size)
            data = bytes(value)
            if step != 1:
                for place, byte in zip(range(start, stop, step), data):
                    self[place] = byte
                return
            if len(data) != max(stop - start, 0):
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
            _multiprocessing.shm_write(self._segment, self._start + start, data)
            return
        if not isinstance(value, int):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        _multiprocessing.store(self._segment, self._index(index), 'B', value)

    def __bytes__(self):
        return self.tobytes()

    def tobytes(self, order=None):
        self._check()
        return _multiprocessing.shm_read(self._segment, self._start, self._size)

    def tolist(self):
        return list(self.tobytes())

    def _as_memory(self):
        return self, 'B', 1

    def cast(self, format, shape=None):
        self._check()
        return memoryview(_View(self._segment, self._start, self._size, self._exports or self._parts)).cast(format, shape)

    def hex(self):
        return self.tobytes().hex()

    def __iter__(self):
        return iter(self.tobytes())

    def __eq__(self, other):
        try:
            return self.tobytes() == bytes(other)
        except TypeError:
            return NotImplemented

    __hash__ = None

    def release(self):
        if self._segment is not None and self._exports is not None:
            self._exports[0] -= 1
        self._segment = None

    __del__ = release

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.release()

    def __repr__(self):
        return f'<memory at {id(self):#x}>'


_View.__name__ = _View.__qualname__ = 'memoryview'
_View.__module__ = 'builtins'


class SharedMemory:
    def __init__(self, name=None, create=False, size=0):
        global _counter
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create:
            if size == 0:
                raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if name is None:
            while True:
                _counter += 1
                name = f'psm_{os.getpid():x}{_counter:04x}'
                try:
                    self._segment, self._size = _multiprocessing.shm_open(name, 3, size)
                    break
                except FileExistsError:
                    continue
        else:
            name = name.lstrip('/')
            self._segment, self._size = _multiprocessing.shm_open(name, 3 if create else 0, size)
        self._name = name
        self._buf = _View(self._segment, 0, self._size)
        self._buf._parts = self._parts = [0]

    def __del__(self):
        try:
            self.close()
        except (OSError, AttributeError):
            pass

    def __reduce__(self):
        return type(self), (self.name, False, self.size)

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r}, size={self.size})'

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    def close(self):
        if self._buf is not None:
            self._buf.release()
            self._buf = None
        if self._parts[0]:
            raise BufferError('cannot close exported pointers exist')

    def unlink(self):
        _multiprocessing.shm_unlink(self._name)


class ShareableList:
    """A list of fixed length in shared memory: of int, float, bool, str, bytes and None."""

    # At the beginning: the length, then for each item its kind and its place; texts have room to the next 8 bytes.
    _KINDS = (int, float, bool, str, bytes, type(None))

    def __init__(self, sequence=None, *, name=None):
        if sequence is None or name is not None and sequence is None:
            self.shm = SharedMemory(name)
            return
        items = list(sequence)
        places, at = [], 8 + len(items) * 16
        for item in items:
            places.append((at, self._room(item)))
            at += places[-1][1]
        self.shm = SharedMemory(name, create=True, size=max(at, 8))
        self._put_number(0, len(items))
        for i, (item, (place, room)) in enumerate(zip(items, places)):
            self._put_number(8 + i * 16, place)
            self._put_number(16 + i * 16, room << 8)
            self[i] = item

    def _room(self, item):
        if isinstance(item, (str, bytes)):
            size = len(item.encode() if isinstance(item, str) else item)
            return 8 * (size // 8 + 1) + 8
        return 8

    def _number(self, at):
        return _multiprocessing.load(self.shm._segment, at, 'q')

    def _put_number(self, at, value):
        _multiprocessing.store(self.shm._segment, at, 'q', value)

    def _where(self, index):
        length = len(self)
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError('index out of range')
        return 8 + index * 16

    def __len__(self):
        return self._number(0)

    def __getitem__(self, index):
        try:
            at = self._where(index)
        except IndexError:
            raise IndexError('index out of range') from None
        place, kind = self._number(at), self._number(at + 8) & 0xff
        if kind == 0:
            return self._number(place)
        if kind == 1:
            return _multiprocessing.load(self.shm._segment, place, 'd')
        if kind == 2:
            return bool(self._number(place))
        if kind == 5:
            return None
        data = _multiprocessing.shm_read(self.shm._segment, place + 8, self._number(place))
        return data.decode() if kind == 3 else data

    def __setitem__(self, index, value):
        try:
            at = self._where(index)
        except IndexError:
            raise IndexError('assignment index out of range') from None
        place, room = self._number(at), self._number(at + 8) >> 8
        kind = self._KINDS.index(type(value)) if type(value) in self._KINDS else None
        if kind is None:
            raise KeyError(type(value))
        if kind in (3, 4):
            data = value.encode() if kind == 3 else value
            if len(data) > room - 8:
                raise ValueError('bytes/str item exceeds available storage')
            self._put_number(place, len(data))
            _multiprocessing.shm_write(self.shm._segment, place + 8, data)
        elif kind == 1:
            _multiprocessing.store(self.shm._segment, place, 'd', value)
        elif kind != 5:
            self._put_number(place, int(value))
        self._put_number(at + 8, room << 8 | kind)

    def __reduce__(self):
        return _open_list, (type(self), self.shm.name)

    def __repr__(self):
        return f'{type(self).__name__}({list(self)}, name={self.shm.name!r})'

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def count(self, value):
        return sum(value == item for item in self)

    def index(self, value):
        for place, item in enumerate(self):
            if value == item:
                return place
        raise ValueError(f'{value!r} not in this container')

    @property
    def format(self):
        codes = {int: 'q', float: 'd', bool: 'xxxxxxx?', type(None): 'xxxxxx?x'}
        return ''.join([codes.get(type(item)) or f'{self._room(item) - 8}s' for item in self])


def _open_list(cls, name):
    return cls(name=name)
