# Part of asyncio.unix_events
"""Transports over pipes."""

import os
import socket
from asyncio import base_server, constants, futures, transports
from asyncio.log import logger

_NOT_YET = BlockingIOError, InterruptedError
_EIO = 5
_PATH_AND_SOCK = 'path and sock can not be specified at the same time'


class _PipeTransport(transports.BaseTransport):
    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._loop = loop
        self._pipe = self._extra['pipe'] = pipe
        self._protocol = protocol
        self._closing = False
        fd = self._fileno = pipe.fileno()
        os.set_blocking(fd, False)
        soon = loop.call_soon
        soon(protocol.connection_made, self)
        # Nothing is read, and no end noticed, before that.
        soon(self._read_when_ready)
        if waiter is not None:
            soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        words = [type(self).__name__]
        if self._pipe is None or self._closing:
            words.append('closed' if self._pipe is None else 'closing')
        words.append(f'fd={self._fileno}')
        words.append('closed' if self._pipe is None else 'polling' if self._is_watched() else 'idle')
        return f'<{" ".join(words)}>'

    def _is_watched(self):
        key = None if self._loop._closed else self._loop._key_of(self._fileno)
        return key is not None and bool(key.events & self._bit)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def _read_when_ready(self):
        self._loop._add_reader(self._fileno, self._read_ready)

    def _stop_reading(self):
        self._loop._remove_reader(self._fileno)

    def _end(self, error=None):
        self._closing = True
        self._stop_reading()
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._pipe.close()
            self._pipe = self._protocol = self._loop = None

    def _report(self, error, message, is_usual):
        """Within an except block."""
        loop = self._loop
        if not is_usual:
            loop.call_exception_handler(dict(message=message, exception=error, transport=self,
                                             protocol=self._protocol))
        elif loop.get_debug():
            logger.debug('%r: %s', self, message, exc_info=True)


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
    max_size = 256 * 1024  # of what is read at once
    _bit = 1
    _paused = False

    def is_reading(self):
        return not (self._paused or self._closing)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._stop_reading()

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._read_when_ready()

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except _NOT_YET:
            return
        except OSError as error:
            self._report(error, 'Fatal read error on pipe transport', error.errno == _EIO)
            self._end(error)
            return
        if data:
            self._protocol.data_received(data)
            return
        if self._loop.get_debug():
            logger.info('%r was closed by peer', self)
        self._loop.call_soon(self._protocol.eof_received)
        self._end()

    def close(self):
        if not self._closing:
            self._end()


class _UnixWritePipeTransport(transports._FlowControl, _PipeTransport, transports.WriteTransport):
    _bit = 2

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(loop, pipe, protocol, waiter, extra)
        self._buffer = bytearray()
        self._in_vain = 0  # writes after the end

    def __repr__(self):
        shown = super().__repr__()
        return shown if self._pipe is None else f'{shown[:-1]} bufsize={self.get_write_buffer_size()}>'

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        """The end that writes can be read from when nobody reads at the other any more."""
        if self._loop.get_debug():
            logger.info('%r was closed by peer', self)
        self._lose(BrokenPipeError() if self._buffer else None)

    def write(self, data):
        assert isinstance(data, (bytes, memoryview, bytearray)), repr(data)
        if not data:
            return
        if self._closing:
            self._in_vain += 1
            if self._in_vain > constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('pipe closed by peer or os.write(pipe, data) raised exception.')
            return
        if not self._buffer:
            sent = self._send(data)
            if sent is None or sent == len(data):
                return
            data = bytes(data)[sent:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._buffer_grew()

    def _send(self, data):
        """How many bytes the pipe took; None if nobody reads any more."""
        try:
            return os.write(self._fileno, data)
        except _NOT_YET:
            return 0
        except Exception as error:
            self._report(error, 'Fatal write error on pipe transport', isinstance(error, OSError))
            self._lose(error)
            return None

    def _write_ready(self):
        sent = self._send(bytes(self._buffer))
        if not sent:
            return
        del self._buffer[:sent]
        if not self._buffer:
            self._stop_writing()
            self._buffer_shrank()
            if self._closing:
                self._stop_reading()
                self._call_connection_lost(None)

    def _stop_writing(self):
        self._loop._remove_writer(self._fileno)

    def _lose(self, error):
        if self._buffer:
            self._buffer.clear()
            self._stop_writing()
        self._end(error)

    def can_write_eof(self):
        return True

    def write_eof(self):
        """The end of a pipe is that it is closed: when all is written."""
        if not self._closing:
            self._closing = True
            if not self._buffer:
                self._end()

    def close(self):
        if self._pipe is not None:
            self.write_eof()

    def abort(self):
        self._lose(None)


class _UnixSelectorEventLoop:
    """The part of Unix sockets."""

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        base_server._one_of(path is not None, sock, _PATH_AND_SOCK, 'no path and sock were specified')
        if sock is None:
            sock = socket.socket(socket.AF_UNIX)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except BaseException:
                sock.close()
                raise
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        base_server._one_of(path is not None, sock, _PATH_AND_SOCK, 'path was not specified, and no sock specified')
        if sock is None:
            sock = socket.socket(socket.AF_UNIX)
            try:
                sock.bind(path)
            except BaseException:
                sock.close()
                raise
        return await self._made_server([sock], protocol_factory, backlog, start_serving)
