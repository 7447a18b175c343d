"""Streams: reading from and writing to connections by await."""

import sys
import warnings
from asyncio import coroutines, events, exceptions, mixins, protocols

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
           'open_unix_connection', 'start_unix_server')

_DEFAULT_LIMIT = 2 ** 16


def _the_loop(loop):
    """The running one. The argument loop= of old is still taken here, with a warning."""
    if loop is None:
        return events.get_running_loop()
    mixins._warn_of_loop(3)
    return loop


def _new_streams(limit, loop):
    reader = StreamReader(limit=limit, loop=loop)
    return reader, StreamReaderProtocol(reader, loop=loop)


def _protocol_of_clients(callback, limit, loop):
    """For a server: a function that makes the protocol of one more client."""
    return lambda: StreamReaderProtocol(StreamReader(limit=limit, loop=loop), callback, loop=loop)


async def open_connection(host=None, port=None, *, loop=None, limit=_DEFAULT_LIMIT, **kwds):
    loop = _the_loop(loop)
    reader, protocol = _new_streams(limit, loop)
    transport, _ = await loop.create_connection(
        lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, loop=None, limit=_DEFAULT_LIMIT, **kwds):
    loop = _the_loop(loop)
    make_protocol = _protocol_of_clients(client_connected_cb, limit, loop)
    return await loop.create_server(make_protocol, host, port, **kwds)


async def open_unix_connection(path=None, *, loop=None, limit=_DEFAULT_LIMIT, **kwds):
    loop = _the_loop(loop)
    reader, protocol = _new_streams(limit, loop)
    transport, _ = await loop.create_unix_connection(
        lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, loop=None, limit=_DEFAULT_LIMIT, **kwds):
    loop = _the_loop(loop)
    make_protocol = _protocol_of_clients(client_connected_cb, limit, loop)
    return await loop.create_unix_server(make_protocol, path, **kwds)


def _complete(future, error):
    """Who waits for it goes on, or gets the error."""
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)


class FlowControlMixin(protocols.Protocol):
    """drain() waits while the transport has more than enough to write."""

    def __init__(self, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._paused = self._connection_lost = False
        self._drain_waiters = []

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        self._wake_drains(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            self._wake_drains(exc)

    def _wake_drains(self, error):
        for drained in self._drain_waiters:
            _complete(drained, error)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if self._paused:
            waiter = self._loop.create_future()
            waiter._waits = 'io', 'socket write'
            self._drain_waiters.append(waiter)
            try:
                await waiter
            finally:
                self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds a reader; for a server it also makes the writer and calls the program's function."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._stream_reader = stream_reader
        self._client_connected_cb = client_connected_cb
        self._forget()
        self._over_ssl = False
        self._closed = self._loop.create_future()
        self._closed._waits = 'io', 'connection to close'

    def _forget(self):
        self._transport = self._stream_writer = self._task = None

    def connection_made(self, transport):
        self._transport = transport
        reader, serve = self._stream_reader, self._client_connected_cb
        if reader is not None:
            reader.set_transport(transport)
        if serve is None:
            return
        self._stream_writer = StreamWriter(transport, self, reader, self._loop)
        served = serve(reader, self._stream_writer)
        if not coroutines.iscoroutine(served):
            return
        self._task = self._loop.create_task(served)

        def callback(task):
            error = None if task.cancelled() else task.exception()
            if error is not None:
                self._loop.call_exception_handler(dict(
                    message='Unhandled exception in client_connected_cb', exception=error, transport=transport))
            if error is not None or task.cancelled():
                transport.close()

        if sys.version_info >= (3, 11):
            self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None and exc is None:
            reader.feed_eof()
        elif reader is not None:
            reader.set_exception(exc)
        _complete(self._closed, exc)
        if not self._closed.cancelled():
            self._closed.exception()  # nobody needs to ask
        super().connection_lost(exc)
        self._stream_reader = None
        self._forget()

    def data_received(self, data):
        if self._stream_reader is not None:
            self._stream_reader.feed_data(data)

    def eof_received(self):
        if self._stream_reader is not None:
            self._stream_reader.feed_eof()
        # The connection stays open: there may be something to answer.
        return True

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """Most of what it does is done by the transport."""

    def __init__(self, transport, protocol, reader, loop):
        self._loop = loop
        self._reader = reader
        self._transport = transport
        self._protocol = protocol

    def __repr__(self):
        reader = '' if self._reader is None else f' reader={self._reader!r}'
        return f'<{type(self).__name__} transport={self._transport!r}{reader}>'

    def __del__(self):
        # A writer that nobody has any more is closed, though its transport is still with the loop.
        transport = self._transport
        if not transport.is_closing():
            if self._loop.is_closed():
                warnings.warn('loop is closed', ResourceWarning)
            else:
                transport.close()
                warnings.warn(f'unclosed {self!r}', ResourceWarning)

    @property
    def transport(self):
        return self._transport

    def get_extra_info(self, name, default=None):
        return self.transport.get_extra_info(name, default)

    def write(self, data):
        self._transport.write(data)

    def writelines(self, data):
        self.transport.writelines(data)

    def can_write_eof(self):
        return self.transport.can_write_eof()

    def write_eof(self):
        return self.transport.write_eof()

    async def drain(self):
        """Gives the loop time to write, if much waits to be written."""
        error = None if self._reader is None else self._reader.exception()
        if error is not None:
            raise error
        if self.is_closing():
            # connection_lost() gets its turn: or a loop of write() and drain() would never hear of it.
            from asyncio.tasks import sleep
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None):
        """TLS is not modelled: the bytes go on as they are."""
        await self.drain()

    def is_closing(self):
        return self.transport.is_closing()

    def close(self):
        return self.transport.close()

    async def wait_closed(self):
        await self._protocol._get_close_waiter(self)


if sys.version_info < (3, 11):
    del StreamWriter.__del__


class StreamReader:
    """A buffer that a protocol fills, and one task empties."""

    _source_traceback = None

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._loop = events.get_event_loop() if loop is None else loop
        self._limit = limit
        self._buffer = bytearray()
        self._eof = self._paused = False
        self._exception = self._transport = None
        self._waiter = None  # a future, while a task waits for more

    def __repr__(self):
        words = ['StreamReader']
        if size := len(self._buffer):
            words.append(f'{size} bytes')
        if self._eof:
            words.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            words.append(f'limit={self._limit}')
        for name in ('waiter', 'exception', 'transport'):
            if value := getattr(self, '_' + name):
                words.append(f'{name}={value!r}')
        if self._paused:
            words.append('paused')
        return f'<{" ".join(words)}>'

    # --- for the protocol ---
    def set_transport(self, transport):
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def feed_data(self, data):
        assert not self._eof, 'feed_data after feed_eof'
        if data:
            self._buffer += data
            self._wake(None)
            self._slow_down()

    def feed_eof(self):
        self._eof = True
        self._wake(None)

    def set_exception(self, exc):
        self._exception = exc
        self._wake(exc)

    def _wake(self, error):
        waiter, self._waiter = self._waiter, None
        if waiter is not None:
            _complete(waiter, error)

    # --- how fast it is filled ---
    def _slow_down(self):
        """Twice the limit is in the buffer: the other side has to wait."""
        if self._paused or self._transport is None or len(self._buffer) <= 2 * self._limit:
            return
        try:
            self._transport.pause_reading()
            self._paused = True
        except NotImplementedError:
            self._transport = None  # it cannot

    def _go_on(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._resume()

    def _resume(self):
        self._paused = False
        self._transport.resume_reading()

    # --- for the task ---
    def exception(self):
        return self._exception

    def at_eof(self):
        return not self._buffer and self._eof

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine is already waiting for incoming data')
        if self._paused:
            self._resume()
        self._waiter = more = self._loop.create_future()
        more._waits = 'io', f'stream {func_name}'
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._go_on()
        return data

    def _ended_early(self, expected):
        """The error that says so, with all that is left."""
        left = bytes(self._buffer)
        self._buffer.clear()
        return exceptions.IncompleteReadError(left, expected)

    async def read(self, n=-1):
        if (error := self._exception) is not None:
            raise error
        if n == 0:
            return b''
        if n > 0:
            if not (self._buffer or self._eof):
                await self._wait_for_data('read')
            return self._take(n)
        # All there will be, in pieces: the buffer alone would be full at twice the limit.
        pieces = []
        while piece := await self.read(self._limit):
            pieces.append(piece)
        return b''.join(pieces)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if (error := self._exception) is not None:
            raise error
        while len(self._buffer) < n:
            if self._eof:
                raise self._ended_early(n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    async def readuntil(self, separator=b'\n'):
        size = len(separator)
        if size == 0:
            raise ValueError('Separator should be at least one-byte string')
        if (error := self._exception) is not None:
            raise error
        looked = 0  # so far there is no separator: not even the beginning of one
        while (place := self._buffer.find(separator, looked)) < 0:
            # It may begin in the last bytes there are.
            looked = max(looked, len(self._buffer) + 1 - size)
            if looked > self._limit:
                raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', looked)
            if self._eof:
                raise self._ended_early(None)
            await self._wait_for_data('readuntil')
        if place > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', place)
        return self._take(place + size)

    async def readline(self):
        """b'' at the end; a last line need not end in b'\\n'."""
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as end:
            return end.partial
        except exceptions.LimitOverrunError as overrun:
            # The line is lost as far as it has come.
            length = overrun.consumed
            is_whole = self._buffer.startswith(b'\n', length)
            del self._buffer[:length + 1 if is_whole else len(self._buffer)]
            self._go_on()
            raise ValueError(overrun.args[0])

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line
