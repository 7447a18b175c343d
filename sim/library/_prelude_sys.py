# The records of the module sys: tuples whose fields have names.


class _Record(tuple):
    __slots__ = ()
    _fields = ()

    def __repr__(self):
        fields = [f'{name}={value!r}' for name, value in zip(self._fields, self)]
        return f'{type(self).__module__}.{type(self).__name__}({", ".join(fields)})'


def _record(name, fields):
    namespace = {'__slots__': (), '_fields': fields, '__module__': 'sys'}
    for place, field in enumerate(fields):
        namespace[field] = property(lambda self, place=place: self[place])
    return type(name, (_Record,), namespace)


_version_info = _record('version_info', ('major', 'minor', 'micro', 'releaselevel', 'serial'))
_flags = _record('flags', ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site',
                           'no_site', 'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization',
                           'isolated', 'dev_mode', 'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits'))
_float_info = _record('float_info', ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig',
                                     'epsilon', 'radix', 'rounds'))
_int_info = _record('int_info', ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits',
                                 'str_digits_check_threshold'))
_hash_info = _record('hash_info', ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits',
                                   'cutoff'))
_thread_info = _record('thread_info', ('name', 'lock', 'version'))


class _Implementation:
    name = 'cpython'
    cache_tag = 'cpython-311'

    def __repr__(self):
        return f'namespace(name={self.name!r}, cache_tag={self.cache_tag!r}, version={self.version!r})'


_implementation = _Implementation()


class _UnraisableHookArgs:
    def __init__(self, error, object):
        self.exc_type, self.exc_value, self.exc_traceback = type(error), error, error.__traceback__
        self.err_msg = None
        self.object = object

    def __repr__(self):
        return (f'UnraisableHookArgs(exc_type={self.exc_type!r}, exc_value={self.exc_value!r}, '
                f'exc_traceback={self.exc_traceback!r}, err_msg={self.err_msg!r}, object={self.object!r})')


_UnraisableHookArgs.__name__ = _UnraisableHookArgs.__qualname__ = 'UnraisableHookArgs'
_UnraisableHookArgs.__module__ = 'sys'


def _unraisablehook(unraisable, /):
    title = unraisable.err_msg or 'Exception ignored in'
    _report_exception(unraisable.exc_value, f'{title}: {unraisable.object!r}\n')


_unraisablehook.__name__ = _unraisablehook.__qualname__ = 'unraisablehook'


def _call_unraisablehook(hook, error, object):
    try:
        hook(_UnraisableHookArgs(error, object))
    except BaseException as raised:
        _report_exception(raised, 'Exception ignored in sys.unraisablehook: ' + repr(hook) + '\n')


def _forget_last_exception():
    """The program has ended: what lives because an exception or an event loop has it dies now."""
    import sys
    for name in ('last_type', 'last_value', 'last_traceback'):
        sys.__dict__.pop(name, None)
    asyncio = sys.modules.get('_asyncio')
    if asyncio is not None:
        asyncio._forget_tasks()


# --- hooks of asynchronous generators ----------------------------------------------------------------------------
_asyncgen_hooks_info = _record('asyncgen_hooks', ('firstiter', 'finalizer'))
_asyncgen_hooks = {}  # thread → (firstiter, finalizer)


def _get_asyncgen_hooks():
    return _asyncgen_hooks_info(_asyncgen_hooks.get(_thread_number(), (None, None)))


def _set_asyncgen_hooks(firstiter=..., finalizer=...):
    old = _get_asyncgen_hooks()
    for name, hook in (('firstiter', firstiter), ('finalizer', finalizer)):
        if hook is not ... and hook is not None and not callable(hook):
            raise TypeError(f'callable {name} expected, got {type(hook).__name__}')
    _asyncgen_hooks[_thread_number()] = (old.firstiter if firstiter is ... else firstiter,
                                         old.finalizer if finalizer is ... else finalizer)


def _asyncgen_begins(generator):
    firstiter, finalizer = _asyncgen_hooks.get(_thread_number(), (None, None))
    if firstiter is not None:
        firstiter(generator)
    return finalizer


def _no_operation():
    pass


# --- where coroutines are made --------------------------------------------------------------------------------------
_origin_depth = 0  # how many frames of their makers coroutines remember


def _get_coroutine_origin_tracking_depth():
    return _origin_depth


def _set_coroutine_origin_tracking_depth(depth):
    global _origin_depth
    if not isinstance(depth, int):
        raise TypeError(f"'{type(depth).__name__}' object cannot be interpreted as an integer")
    if depth < 0:
        raise ValueError('depth must be >= 0')
    _origin_depth = depth


# --- the standard streams: what they do beyond print() -------------------------------------------------------------
_stdin = None


def _read_stream(stream):
    global _stdin
    if stream.fileno() != 0:
        import io
        raise io.UnsupportedOperation('not readable')
    if _stdin is None:
        import _io
        _stdin = _io.open(0, 'r', closefd=False)
    return _stdin


def _stream_read(stream, size):
    return _read_stream(stream).read(size)


def _stream_readline(stream, size):
    return _read_stream(stream).readline(size)


def _stream_readlines(stream):
    return _read_stream(stream).readlines()


def _stream_next(stream):
    return _read_stream(stream).__next__()


def _stream_writelines(stream, lines):
    for line in lines:
        stream.write(line)


def _stream_isatty(stream):
    import _posix
    return _posix.isatty(stream.fileno())


class _StandardBuffer:
    """sys.stdout.buffer: bytes, behind what the text stream holds."""

    @property
    def __class__(self):
        import sys
        io = sys.modules.get('_io')
        return _StandardBuffer if io is None else io.BufferedWriter

    def __init__(self, stream):
        self._stream = stream
        self.closed = False

    def write(self, data):
        import _posix
        self._stream.flush()
        data = bytes(data)
        size = len(data)
        while data:
            data = data[_posix.write(self._stream.fileno(), data):]
        return size

    def flush(self):
        self._stream.flush()

    def fileno(self):
        return self._stream.fileno()

    def isatty(self):
        return self._stream.isatty()

    def writable(self):
        return True

    def readable(self):
        return False


def _stream_buffer(stream):
    if stream.fileno() == 0:
        return _read_stream(stream).buffer
    return _StandardBuffer(stream)


def _input_line():
    import sys
    line = sys.stdin.readline()
    if not line:
        raise EOFError('EOF when reading a line')
    return line[:-1] if line[-1] == '\n' else line


def _excepthook(kind, error, traceback, /):
    _report_exception(error, '')  # with a title: without one the program's own hook is called


_excepthook.__name__ = _excepthook.__qualname__ = 'excepthook'


def _write_error(stream, text):
    """On what the program has put in the place of sys.stderr."""
    stream.write(text)
    if hasattr(stream, 'flush'):
        stream.flush()


def _call_excepthook(hook, error):
    try:
        hook(type(error), error, error.__traceback__)
    except SystemExit:
        raise
    except BaseException as raised:
        _report_exception(raised, 'Error in sys.excepthook:\n')
        _report_exception(error, '\nOriginal exception was:\n')


class _Quitter:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Use {self.name}() or Ctrl-D (i.e. EOF) to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


class _Printer:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

    def __call__(self):
        print(self._text)


class _Helper:
    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *request):
        if not request:
            print('Help is interactive only: call help(object).')
            return
        _help(*request)


def _help(thing):
    if isinstance(thing, type):
        kind, name = 'class', thing.__name__
    elif callable(thing):
        kind, name = 'function', getattr(thing, '__name__', type(thing).__name__)
    elif isinstance(thing, _module):
        kind, name = 'module', thing.__name__
    else:
        thing = type(thing)
        kind, name = 'class', thing.__name__
    module = getattr(thing, '__module__', None)
    print(f'Help on {kind} {name}' + (f' in module {module}:' if isinstance(module, str) else ':'))
    print()
    signature = ''
    if kind == 'function':
        from inspect import signature as signature_of
        try:
            signature = str(signature_of(thing))
        except (TypeError, ValueError):
            signature = '(...)'
    print(f'{kind} {name}' if kind == 'class' else name + signature)
    doc = getattr(thing, '__doc__', None)
    for line in (doc or '').strip().splitlines():
        print('    ' + line.strip())
    print()


def breakpoint(*args, **kws):
    import sys
    return sys.breakpointhook(*args, **kws)


def _breakpointhook(*args, **kws):
    raise RuntimeError('breakpoint(): the simulator has no pdb; the window steps through a program, back too')


def _sys_getattr(name):
    import sys
    if name != 'stdlib_module_names':
        raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=sys)
    from _stdlib_names import names
    sys.stdlib_module_names = names
    return names


_Quitter.__name__ = _Quitter.__qualname__ = 'Quitter'
exit, quit, help = _Quitter('exit'), _Quitter('quit'), _Helper()
copyright = _Printer('Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.')
credits = _Printer('    Thanks to the developers of CPython. This is Kvant, a simulator of it.')
license = _Printer('Type license() to see the full license text')


class BytesWarning(Warning):
    pass


class EncodingWarning(Warning):
    pass


class ImportWarning(Warning):
    pass


class PendingDeprecationWarning(Warning):
    pass


class UnicodeWarning(Warning):
    pass


class UnicodeTranslateError(UnicodeError):
    encoding = None
    object = property(lambda self: self.args[0])
    start = property(lambda self: self.args[1])
    end = property(lambda self: self.args[2])
    reason = property(lambda self: self.args[3])
