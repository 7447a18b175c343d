# Hidden: in CPython this is C code.
# Objects as bytes and back: the format of CPython's pickle, protocols 2 to 5.

import struct as _struct
import sys
from copyreg import __newobj__ as _newobj, __newobj_ex__ as _newobj_ex, dispatch_table as _dispatch_table

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = '4.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']


class PickleError(Exception):
    __module__ = '_pickle'


class PicklingError(PickleError):
    __module__ = '_pickle'


class UnpicklingError(PickleError):
    __module__ = '_pickle'


class _Stop(Exception):
    pass


class PickleBuffer:
    def __init__(self, buffer):
        self._buffer = buffer

    def raw(self):
        return self._buffer

    def release(self):
        self._buffer = None


_FRAME = 64 * 1024
_function = type(lambda: None)
_builtin = type(len)
_ATOM_NAMES = {type(None): 'NoneType', type(...): 'ellipsis', type(NotImplemented): 'NotImplementedType'}


def _reach(owner, name, whole):
    """The object of a dotted name, and what holds it."""
    holder = owner
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local attribute {name!r} on {whole!r}")
        holder, owner = owner, getattr(owner, part)
    return owner, holder


def whichmodule(obj, name):
    told = getattr(obj, '__module__', None)
    if told is not None:
        return told
    for known, module in list(sys.modules.items()):
        if module is not None and known not in ('__main__', '__mp_main__'):
            try:
                if _reach(module, name, module)[0] is obj:
                    return known
            except AttributeError:
                pass  # it has no such name
    return '__main__'


class Pickler:
    __module__ = '_pickle'
    _in_c_ = True

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not protocol <= HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if file is not None and not hasattr(file, 'write'):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.proto = max(protocol, 2)
        self.fast = False
        self.memo = {}
        self.bin = True

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        try:
            file = self._file
        except AttributeError:
            raise PicklingError(f'Pickler.__init__() was not called by {type(self).__name__}.__init__()') from None
        file.write(self._dumped(obj))

    def _dumped(self, obj):
        self._done = [b'\x80' + bytes([self.proto])]
        self._frame = []
        self._size = 0
        self._persistent = type(self).persistent_id is not Pickler.persistent_id
        self._override = getattr(type(self), 'reducer_override', None)
        self._table = getattr(self, 'dispatch_table', None)
        self._save(obj)
        self._put(b'.')
        self._close_frame()
        return b''.join(self._done)

    # --- output, in frames from protocol 4 on ---
    def _put(self, data):
        self._frame.append(data)
        self._size += len(data)

    def _close_frame(self):
        size = self._size
        if size:
            if self.proto >= 4 and size >= 4:
                self._done.append(b'\x95' + size.to_bytes(8, 'little'))
            self._done.extend(self._frame)
            self._frame = []
            self._size = 0

    def _put_large(self, head, data):
        if self.proto >= 4 and len(data) >= _FRAME:
            self._close_frame()
            self._done.append(head)
            self._done.append(data)
        else:
            self._put(head + data)

    def _remember(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._put(b'\x94')
        elif index < 256:
            self._put(b'q' + bytes([index]))
        else:
            self._put(b'r' + index.to_bytes(4, 'little'))

    def _recall(self, index):
        self._put(b'h' + bytes([index]) if index < 256 else b'j' + index.to_bytes(4, 'little'))

    # --- one object ---
    def _save(self, obj):
        if self._persistent:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save(pid)
                self._put(b'Q')
                return
        kind = type(obj)
        save = _savers.get(kind)
        if save is not None and kind in _UNREMEMBERED:
            save(self, obj)
        else:
            known = self.memo.get(id(obj))
            if known is not None:
                self._recall(known[0])
            elif save is not None and (self._override is None or kind is not _function and kind is not type):
                save(self, obj)
            else:
                self._save_other(obj, kind)
        if self._size >= _FRAME and self.proto >= 4:
            self._close_frame()

    def _save_other(self, obj, kind):
        if self._override is not None:
            parts = self.reducer_override(obj)
            if parts is not NotImplemented:
                self._save_parts(parts, obj)
                return
            if kind in _savers:
                _savers[kind](self, obj)
                return
        reduce = (_dispatch_table if self._table is None else self._table).get(kind)
        if reduce is not None:
            parts = reduce(obj)
        elif issubclass(kind, type):
            self._save_type(obj)
            return
        elif kind is _builtin and self._is_global(obj):
            self._save_global(obj)
            return
        else:
            parts = obj.__reduce_ex__(self.proto)
        if isinstance(parts, str):
            self._save_global(obj, parts)
            return
        self._save_parts(parts, obj)

    def _is_global(self, obj):
        owner = getattr(obj, '__self__', None)
        return owner is None or type(owner) is type(sys)

    def _save_parts(self, parts, obj):
        if isinstance(parts, str):
            self._save_global(obj, parts)
            return
        if not isinstance(parts, tuple):
            raise PicklingError('__reduce__ must return a string or tuple')
        if not 2 <= len(parts) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        function, args, state, items, pairs, setter = (*parts, *(None,) * (6 - len(parts)))
        if not callable(function):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        name = getattr(function, '__name__', '')
        if name == '__newobj__':
            if not args or not hasattr(args[0], '__new__'):
                raise PicklingError('args[0] from __newobj__ args is not a type' if args else '__newobj__ arglist is empty')
            self._save(args[0])
            self._save(args[1:])
            self._put(b'\x81')
        elif name == '__newobj_ex__' and self.proto >= 4:
            for part in args:
                self._save(part)
            self._put(b'\x92')
        else:
            self._save(function)
            self._save(args)
            self._put(b'R')
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:  # it contained itself, and was made meanwhile
                self._put(b'0')
                self._recall(known[0])
            else:
                self._remember(obj)
        if items is not None:
            self._save_items(items)
        if pairs is not None:
            self._save_pairs(pairs)
        if state is not None:
            if setter is None:
                self._save(state)
                self._put(b'b')
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                self._put(b'\x86R0')

    # --- by type ---
    def _save_none(self, obj):
        self._put(b'N')

    def _save_bool(self, obj):
        self._put(b'\x88' if obj else b'\x89')

    def _save_int(self, n):
        if 0 <= n < 256:
            self._put(b'K' + bytes([n]))
        elif 0 <= n < 65536:
            self._put(b'M' + n.to_bytes(2, 'little'))
        elif -0x80000000 <= n <= 0x7fffffff:
            self._put(b'J' + n.to_bytes(4, 'little', signed=True))
        else:
            size = n.bit_length() // 8 + 1
            data = n.to_bytes(size, 'little', signed=True)
            if n < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
                data = data[:-1]
            size = len(data)
            self._put(b'\x8a' + bytes([size]) + data if size < 256 else b'\x8b' + size.to_bytes(4, 'little') + data)

    def _save_float(self, x):
        self._put(b'G' + _struct.pack('>d', x))

    def _save_str(self, text):
        data = text.encode('utf-8', 'surrogatepass')
        size = len(data)
        if size < 256 and self.proto >= 4:
            self._put(b'\x8c' + bytes([size]) + data)
        elif size > 0xffffffff and self.proto >= 4:
            self._put_large(b'\x8d' + size.to_bytes(8, 'little'), data)
        else:
            self._put_large(b'X' + size.to_bytes(4, 'little'), data)
        self._remember(text)

    def _save_bytes(self, data):
        size = len(data)
        if size < 256:
            self._put(b'C' + bytes([size]) + data)
        else:
            self._put_large(b'B' + size.to_bytes(4, 'little'), data)
        self._remember(data)

    def _save_bytearray(self, data):
        if self.proto < 5:
            self._save_parts((bytearray, (bytes(data),)) if data else (bytearray, ()), data)
            return
        self._put_large(b'\x96' + len(data).to_bytes(8, 'little'), bytes(data))
        self._remember(data)

    def _save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._put(b')')
            return
        if size > 3:
            self._put(b'(')
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:  # it contained itself
            self._put(b'1' if size > 3 else b'0' * size)
            self._recall(known[0])
            return
        self._put(b't' if size > 3 else (b'\x85', b'\x86', b'\x87')[size - 1])
        self._remember(obj)

    def _save_list(self, obj):
        self._put(b']')
        self._remember(obj)
        self._save_items(obj)

    def _save_items(self, items):
        items = list(items)
        for start in range(0, len(items), 1000):
            some = items[start:start + 1000]
            if len(some) == 1:
                self._save(some[0])
                self._put(b'a')
            else:
                self._put(b'(')
                for item in some:
                    self._save(item)
                self._put(b'e')

    def _save_dict(self, obj):
        self._put(b'}')
        self._remember(obj)
        self._save_pairs(obj.items())

    def _save_pairs(self, pairs):
        pairs = list(pairs)
        for start in range(0, len(pairs), 1000):
            some = pairs[start:start + 1000]
            if len(some) > 1:
                self._put(b'(')
            for key, value in some:
                self._save(key)
                self._save(value)
            self._put(b'u' if len(some) > 1 else b's')

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_parts((set, (list(obj),)), obj)
            return
        self._put(b'\x8f')
        self._remember(obj)
        items = list(obj)
        for start in range(0, len(items), 1000):
            self._put(b'(')
            for item in items[start:start + 1000]:
                self._save(item)
            self._put(b'\x90')

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_parts((frozenset, (list(obj),)), obj)
            return
        self._put(b'(')
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._put(b'1')
            self._recall(known[0])
            return
        self._put(b'\x91')
        self._remember(obj)

    def _save_type(self, obj):
        if obj in _ATOM_NAMES:
            self._save_parts((type, ({'NoneType': None, 'ellipsis': ..., 'NotImplementedType': NotImplemented}[_ATOM_NAMES[obj]],)),
                             obj)
        else:
            self._save_global(obj)

    def _save_ellipsis(self, obj):
        self._save_global(obj, 'Ellipsis')

    def _save_not_implemented(self, obj):
        self._save_global(obj, 'NotImplemented')

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None)
        if name is None:
            name = obj.__name__
        if '<locals>' in name.split('.'):
            raise AttributeError(f"Can't pickle local object {name!r}")
        module_name = whichmodule(obj, name)
        if module_name in ('posix', '_posix', '_prelude'):
            module_name = 'builtins' if module_name == '_prelude' else 'os'
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, holder = _reach(module, name, module)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._put(b'\x93')
        elif '.' in name:
            self._save_parts((getattr, (holder, name.rpartition('.')[2])), obj)
            return
        else:
            self._put(b'c' + module_name.encode() + b'\n' + name.encode() + b'\n')
        self._remember(obj)


_savers = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
           str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray,
           tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
           frozenset: Pickler._save_frozenset, _function: Pickler._save_global, type: Pickler._save_type,
           type(...): Pickler._save_ellipsis, type(NotImplemented): Pickler._save_not_implemented}
_UNREMEMBERED = {type(None), bool, int, float}


# --- and back ------------------------------------------------------------------------------------------------------
class _Reader:
    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, size):
        data = self._data[self._at:self._at + size]
        self._at += size
        return data

    def readline(self):
        end = self._data.find(b'\n', self._at)
        end = len(self._data) if end < 0 else end + 1
        data = self._data[self._at:end]
        self._at = end
        return data


_MARK = object()


class Unpickler:
    __module__ = '_pickle'
    _in_c_ = True

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        if not hasattr(file, 'read') or not hasattr(file, 'readline'):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self._buffers = iter(buffers) if buffers is not None else None
        self.memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was specified.')

    def find_class(self, module, name):
        __import__(module, level=0)
        owner = sys.modules[module]
        try:
            return _reach(owner, name, owner)[0]
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {owner!r}") from None

    def _read(self, size):
        data = self._file.read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def _number(self, size):
        return int.from_bytes(self._read(size), 'little')

    def _since_mark(self):
        stack = self._stack
        at = len(stack) - 1
        while stack[at] is not _MARK:
            at -= 1
        items = stack[at + 1:]
        del stack[at:]
        return items

    def load(self):
        self._stack = []
        read = self._file.read
        first = True
        try:
            while True:
                code = read(1)
                if not code:
                    raise EOFError('Ran out of input')
                step = _steps.get(code)
                if step is None:
                    shown = chr(code[0]) if 32 <= code[0] < 127 else f'\\x{code[0]:02x}'
                    raise UnpicklingError(f"invalid load key, '{shown}'.")
                step(self)
        except _Stop:
            if self._stack:
                return self._stack.pop()
        except IndexError as problem:
            # Of the stack, or of the program's own code?
            trace = problem.__traceback__
            while trace.tb_next is not None:
                trace = trace.tb_next
            if trace.tb_frame.f_globals is not globals():
                raise
        raise UnpicklingError('unpickling stack underflow')

    def _line(self):
        line = self._file.readline()
        if not line.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def _recalled(self, index):
        if index not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {index}')
        self._stack.append(self.memo[index])


def _load_proto(self):
    version = self._number(1)
    if version > HIGHEST_PROTOCOL:
        raise ValueError(f'unsupported pickle protocol: {version}')


def _load_int(self):
    data = self._line()
    self._stack.append({b'00': False, b'01': True}[data] if data in (b'00', b'01') else int(data))


def _load_long(self):
    self._stack.append(int.from_bytes(self._read(self._number(1)), 'little', signed=True))


def _load_long4(self):
    self._stack.append(int.from_bytes(self._read(self._number(4)), 'little', signed=True))


def _text(size):
    def step(self):
        self._stack.append(self._read(self._number(size)).decode('utf-8', 'surrogatepass'))
    return step


def _data(size, make=bytes):
    def step(self):
        self._stack.append(make(self._read(self._number(size))))
    return step


def _constant(value):
    def step(self):
        self._stack.append(value)
    return step


def _fresh(make):
    def step(self):
        self._stack.append(make())
    return step


def _last(count):
    def step(self):
        stack = self._stack
        items = tuple(stack[-count:])
        if len(items) < count:
            raise IndexError
        stack[-count:] = [items]
    return step


def _load_tuple(self):
    items = self._since_mark()
    self._stack.append(tuple(items))


def _load_append(self):
    item = self._stack.pop()
    self._stack[-1].append(item)


def _load_appends(self):
    items = self._since_mark()
    target = self._stack[-1]
    if type(target) is list:
        target.extend(items)
    else:
        for item in items:
            target.append(item)


def _load_setitem(self):
    value = self._stack.pop()
    key = self._stack.pop()
    self._stack[-1][key] = value


def _load_setitems(self):
    items = self._since_mark()
    target = self._stack[-1]
    for i in range(0, len(items), 2):
        target[items[i]] = items[i + 1]


def _load_additems(self):
    items = self._since_mark()
    target = self._stack[-1]
    for item in items:
        target.add(item)


def _load_frozenset(self):
    self._stack.append(frozenset(self._since_mark()))


def _load_global(self):
    module = self._line().decode()
    name = self._line().decode()
    self._stack.append(self.find_class(module, name))


def _load_stack_global(self):
    name = self._stack.pop()
    module = self._stack.pop()
    self._stack.append(self.find_class(module, name))


def _load_reduce(self):
    args = self._stack.pop()
    self._stack[-1] = self._stack[-1](*args)


def _load_newobj(self):
    args = self._stack.pop()
    cls = self._stack[-1]
    self._stack[-1] = cls.__new__(cls, *args)


def _load_newobj_ex(self):
    keywords = self._stack.pop()
    args = self._stack.pop()
    cls = self._stack[-1]
    self._stack[-1] = cls.__new__(cls, *args, **keywords)


def _load_build(self):
    state = self._stack.pop()
    target = self._stack[-1]
    setstate = getattr(target, '__setstate__', None)
    if setstate is not None:
        setstate(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        target.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            setattr(target, name, value)


def _load_pop(self):
    self._stack.pop()


def _load_pop_mark(self):
    self._since_mark()


def _load_dup(self):
    self._stack.append(self._stack[-1])


def _load_mark(self):
    self._stack.append(_MARK)


def _load_memoize(self):
    self.memo[len(self.memo)] = self._stack[-1]


def _put_at(size):
    def step(self):
        self.memo[self._number(size)] = self._stack[-1]
    return step


def _get_at(size):
    def step(self):
        self._recalled(self._number(size))
    return step


def _load_persistent(self):
    self._stack.append(self.persistent_load(self._stack.pop()))


# Protocols 0 and 1.
def _line_number(text):
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"invalid literal for int() with base 10: {text!r}") from None


def _load_long_line(self):
    text = self._line().decode()
    self._stack.append(_line_number(text[:-1] if text.endswith('L') else text))


def _load_string_line(self):
    text = self._line()
    if len(text) < 2 or text[:1] != text[-1:] or text[:1] not in b'"\'':
        raise UnpicklingError('the STRING opcode argument must be quoted')
    self._stack.append(text[1:-1].decode('unicode_escape'))


def _short_string(size):
    def step(self):
        self._stack.append(self._read(self._number(size)).decode('ascii'))
    return step


def _load_dict_of_mark(self):
    items = self._since_mark()
    self._stack.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})


def _load_inst(self):
    cls = self.find_class(self._line().decode(), self._line().decode())
    self._stack.append(cls(*self._since_mark()))


def _load_obj(self):
    cls, *args = self._since_mark()
    self._stack.append(cls(*args))


def _load_put_line(self):
    self.memo[_line_number(self._line().decode())] = self._stack[-1]


def _load_stop(self):
    raise _Stop


_steps = {
    b'\x80': _load_proto, b'\x95': lambda self: self._number(8), b'.': _load_stop, b'N': _constant(None),
    b'\x88': _constant(True), b'\x89': _constant(False), b'I': _load_int,
    b'K': lambda self: self._stack.append(self._number(1)), b'M': lambda self: self._stack.append(self._number(2)),
    b'J': lambda self: self._stack.append(int.from_bytes(self._read(4), 'little', signed=True)), b'\x8a': _load_long,
    b'\x8b': _load_long4, b'G': lambda self: self._stack.append(_struct.unpack('>d', self._read(8))[0]), b'\x8c': _text(1),
    b'X': _text(4), b'\x8d': _text(8), b'C': _data(1), b'B': _data(4), b'\x8e': _data(8), b'\x96': _data(8, bytearray),
    b')': _constant(()), b'\x85': _last(1), b'\x86': _last(2), b'\x87': _last(3), b't': _load_tuple, b']': _fresh(list),
    b'}': _fresh(dict), b'\x8f': _fresh(set), b'a': _load_append, b'e': _load_appends, b's': _load_setitem,
    b'u': _load_setitems, b'\x90': _load_additems, b'\x91': _load_frozenset, b'c': _load_global, b'\x93': _load_stack_global,
    b'R': _load_reduce, b'\x81': _load_newobj, b'\x92': _load_newobj_ex, b'b': _load_build, b'0': _load_pop,
    b'1': _load_pop_mark, b'2': _load_dup, b'(': _load_mark, b'\x94': _load_memoize, b'q': _put_at(1), b'r': _put_at(4),
    b'h': _get_at(1), b'j': _get_at(4), b'Q': _load_persistent, b'L': _load_long_line,
    b'F': lambda self: self._stack.append(float(self._line())), b'S': _load_string_line, b'T': _short_string(4),
    b'U': _short_string(1), b'V': lambda self: self._stack.append(self._line().decode('raw_unicode_escape')),
    b'd': _load_dict_of_mark, b'l': lambda self: self._stack.append(self._since_mark()), b'i': _load_inst, b'o': _load_obj,
    b'g': lambda self: self._recalled(_line_number(self._line().decode())), b'p': _load_put_line,
    b'P': lambda self: self._stack.append(self.persistent_load(self._line().decode())),
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return Pickler(None, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)._dumped(obj)


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(_Reader(bytes(data)), encoding=encoding, errors=errors, buffers=buffers).load()


_Pickler, _Unpickler = Pickler, Unpickler
