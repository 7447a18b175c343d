"""Transports over pipes."""

import os
from asyncio import futures, transports


class _PipeTransport(transports.BaseTransport):
    def __init__(self, loop, pipe, protocol, waiter, extra):
        super().__init__(extra)
        self._extra['pipe'] = pipe
        self._loop = loop
        self._pipe = pipe
        self._fileno = pipe.fileno()
        self._protocol = protocol
        self._closing = False
        os.set_blocking(self._fileno, False)
        loop.call_soon(protocol.connection_made, self)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        state = 'closed' if self._pipe is None else 'closing' if self._closing else 'open'
        return f'<{type(self).__name__} {state} fd={self._fileno}>'

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._pipe.close()
            self._pipe = None
            self._protocol = None
            self._loop = None


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
    max_size = 256 * 1024

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        self._paused = False
        super().__init__(loop, pipe, protocol, waiter, extra)
        loop.call_soon(self._begin)

    def _begin(self):
        if self.is_reading():
            self._loop._add_reader(self._fileno, self._read_ready)

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._close(error)
            return
        if data:
            self._protocol.data_received(data)
            return
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._protocol.eof_received)
        self._loop.call_soon(self._call_connection_lost, None)

    def is_reading(self):
        return not self._paused and not self._closing

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._fileno)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._loop._add_reader(self._fileno, self._read_ready)

    def close(self):
        if not self._closing:
            self._close(None)

    def _close(self, error):
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, error)


class _UnixWritePipeTransport(_PipeTransport, transports.WriteTransport):
    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        self._buffer = bytearray()
        self._conn_lost = False
        super().__init__(loop, pipe, protocol, waiter, extra)

    def get_write_buffer_size(self):
        return len(self._buffer)

    def get_write_buffer_limits(self):
        return 16 * 1024, 64 * 1024

    def set_write_buffer_limits(self, high=None, low=None):
        pass

    def write(self, data):
        if self._conn_lost or self._closing or not data:
            return
        if not self._buffer:
            try:
                sent = os.write(self._fileno, data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError as error:
                self._lost(error)
                return
            data = bytes(data)[sent:]
            if not data:
                return
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        if len(self._buffer) > 64 * 1024:
            self._protocol.pause_writing()

    def _write_ready(self):
        try:
            sent = os.write(self._fileno, bytes(self._buffer))
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._buffer.clear()
            self._loop._remove_writer(self._fileno)
            self._lost(error)
            return
        del self._buffer[:sent]
        if len(self._buffer) <= 16 * 1024:
            self._protocol.resume_writing()
        if not self._buffer:
            self._loop._remove_writer(self._fileno)
            if self._closing:
                self._call_connection_lost(None)

    def _lost(self, error):
        if not self._conn_lost:
            self._conn_lost = True
            self._closing = True
            self._loop.call_soon(self._call_connection_lost, error)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self):
        if self._pipe is not None and not self._closing:
            self.write_eof()

    def abort(self):
        self._buffer.clear()
        self._lost(None)


class _PipeMaker:
    """What the loop has of pipes."""

    async def connect_read_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(_UnixReadPipeTransport, protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(_UnixWritePipeTransport, protocol_factory, pipe)

    async def _connect_pipe(self, kind, protocol_factory, pipe):
        protocol = protocol_factory()
        waiter = self.create_future()
        waiter._waits = 'io', 'pipe'
        transport = kind(self, pipe, protocol, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol
