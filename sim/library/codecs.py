"""Encodings by name: what str and bytes know, some that turn bytes into bytes or text into text, and files."""

import builtins
from _io import TextIOWrapper as _TextIOWrapper

__all__ = ['register', 'lookup', 'encode', 'decode', 'open', 'CodecInfo', 'Codec', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM_UTF8',
           'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'getencoder',
           'getdecoder', 'getreader', 'getwriter', 'getincrementalencoder', 'getincrementaldecoder', 'iterencode',
           'iterdecode', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter',
           'StreamReaderWriter', 'register_error', 'lookup_error', 'strict_errors', 'ignore_errors', 'replace_errors']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'

_search_functions = []


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>'


class Codec:
    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)

    def reset(self):
        pass


class IncrementalDecoder:
    encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors
        self._left = b''

    def decode(self, input, final=False):
        data = self._left + bytes(input)
        self._left = b''
        try:
            return data.decode(self.encoding, self.errors if final else 'strict')
        except UnicodeDecodeError as error:
            # A character cut in two waits for its rest.
            if not final and len(data) - error.start < 4 and 'end of data' in error.reason:
                self._left = data[error.start:]
                return data[:error.start].decode(self.encoding, self.errors)
            return data.decode(self.encoding, self.errors)

    def reset(self):
        self._left = b''

    def getstate(self):
        return self._left, 0

    def setstate(self, state):
        self._left = state[0]


_ROT13 = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
                       'NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm')


def _base64_pair():
    import binascii
    import base64
    return base64.encodebytes, binascii.a2b_base64


def _hex_pair():
    import binascii
    return binascii.b2a_hex, binascii.a2b_hex


def _zlib_pair():
    import zlib
    return zlib.compress, zlib.decompress


def _rot13_pair():
    return (lambda text: text.translate(_ROT13),) * 2


_SPECIAL = {'base64': ('base64', _base64_pair), 'base64_codec': ('base64', _base64_pair), 'hex': ('hex', _hex_pair),
            'hex_codec': ('hex', _hex_pair), 'zlib': ('zlib', _zlib_pair), 'zip': ('zlib', _zlib_pair),
            'zlib_codec': ('zlib', _zlib_pair), 'rot13': ('rot13', _rot13_pair), 'rot_13': ('rot13', _rot13_pair)}
_NAMES = {'utf8': 'utf-8', 'u8': 'utf-8', 'latin_1': 'iso8859-1', 'latin1': 'iso8859-1', 'iso_8859_1': 'iso8859-1',
          'us_ascii': 'ascii', 'utf_16': 'utf-16', 'utf_32': 'utf-32', 'utf_8': 'utf-8', 'utf_8_sig': 'utf-8-sig'}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _search_functions.append(search_function)


def unregister(search_function, /):
    if search_function in _search_functions:
        _search_functions.remove(search_function)


def lookup(encoding, /):
    plain = encoding.lower().replace('-', '_').replace(' ', '_')
    if plain in _SPECIAL:
        name, pair = _SPECIAL[plain]
        forth, back = pair()
        return CodecInfo(lambda x, errors='strict': (forth(x), len(x)), lambda x, errors='strict': (back(x), len(x)),
                         name=name)
    for search in _search_functions:
        info = search(plain)
        if info is not None:
            return info
    ''.encode(encoding)  # LookupError if there is none
    name = _NAMES.get(plain, plain.replace('_', '-'))
    encoder = type('IncrementalEncoder', (IncrementalEncoder,), {'encoding': encoding})
    decoder = type('IncrementalDecoder', (IncrementalDecoder,), {'encoding': encoding})
    reader = type('StreamReader', (StreamReader,), {'encoding': encoding})
    writer = type('StreamWriter', (StreamWriter,), {'encoding': encoding})
    return CodecInfo(lambda x, errors='strict': (x.encode(encoding, errors), len(x)),
                     lambda x, errors='strict': (bytes(x).decode(encoding, errors), len(x)),
                     reader, writer, encoder, decoder, name)


def encode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors='strict', **kwargs):
    encoder = getincrementalencoder(encoding)(errors)
    for part in iterator:
        yield encoder.encode(part)


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors)
    for part in iterator:
        text = decoder.decode(part)
        if text:
            yield text
    text = decoder.decode(b'', True)
    if text:
        yield text


class _Stream:
    encoding = 'utf-8'

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)


class StreamWriter(_Stream):
    def write(self, object):
        self.stream.write(object.encode(self.encoding, self.errors))

    def writelines(self, list):
        self.write(''.join(list))


class StreamReader(_Stream):
    def __init__(self, stream, errors='strict'):
        super().__init__(stream, errors)
        self._text = None

    def _all(self):
        if self._text is None:
            import io
            self._text = io.StringIO(self.stream.read().decode(self.encoding, self.errors), newline='')
        return self._text

    def read(self, size=-1, chars=-1, firstline=False):
        return self._all().read(chars if chars >= 0 else size)

    def readline(self, size=None, keepends=True):
        line = self._all().readline()
        return line if keepends else line.rstrip('\r\n')

    def readlines(self, sizehint=None, keepends=True):
        return self._all().readlines()

    def __iter__(self):
        return iter(self._all())

    def __next__(self):
        return next(self._all())


class StreamReaderWriter(_Stream):
    def __init__(self, stream, Reader, Writer, errors='strict'):
        super().__init__(stream, errors)
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)
        self.read, self.readline, self.readlines = self.reader.read, self.reader.readline, self.reader.readlines
        self.write, self.writelines = self.writer.write, self.writer.writelines

    def __iter__(self):
        return iter(self.reader)

    def __next__(self):
        return next(self.reader)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    made.encoding = encoding
    return made


# --- what is done with characters that do not fit: the built-in ways only ------------------------------------------
def strict_errors(exception):
    raise exception


def ignore_errors(exception):
    return '', exception.end


def replace_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        return '?' * (exception.end - exception.start), exception.end
    return '\ufffd', exception.end


_handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors}


def lookup_error(name, /):
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def register_error(errors, handler, /):
    raise NotImplementedError('codecs.register_error: the simulator has the built-in error handlers only')
