# Part of asyncio.selector_events
"""Transports over non-blocking sockets that the selector watches.

What is written goes to the socket at once, as far as it takes it. The rest stands in a buffer, and the selector says
when the socket takes more.
"""

import collections
import socket
from asyncio import constants, futures, protocols, transports, trsock
from asyncio.log import logger

_NOT_YET = BlockingIOError, InterruptedError
_ENDS_PROGRAM = SystemExit, KeyboardInterrupt
_WRITING = 'Fatal write error on socket transport'


def _ask(function):
    try:
        return function()
    except OSError:
        return None


def _check_bytes(data):
    if not isinstance(data, (bytes, memoryview, bytearray)):
        raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')


class _SelectorTransport(transports._FlowControl, transports.Transport):
    max_size = 256 * 1024  # of what is read at once

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra)
        known = self._extra
        known.update(socket=trsock.TransportSocket(sock), sockname=_ask(sock.getsockname))
        known.setdefault('peername', None)
        if known['peername'] is None:
            known['peername'] = _ask(sock.getpeername)
        self._loop, self._sock, self._server = loop, sock, server
        fd = self._sock_fd = sock.fileno()
        self._buffer = collections.deque()
        self._closing = False
        self._conn_lost = 0  # from 1 on nothing is read or written any more; counts what is written in vain
        self._paused = False  # reading
        self.set_protocol(protocol)
        loop._transports[fd] = self
        if server is not None:
            server._attach()

    def _begin(self, waiter):
        """Nothing is read before connection_made() was called."""
        soon = self._loop.call_soon
        soon(self._protocol.connection_made, self)
        soon(self._read_when_ready)
        if waiter is not None:
            soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        words = [type(self).__name__]
        if self._sock is None or self._closing:
            words.append('closed' if self._sock is None else 'closing')
        words.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop._closed:
            key = self._loop._key_of(self._sock_fd)
            reads, writes = ['polling' if key is not None and key.events & bit else 'idle' for bit in (1, 2)]
            words.append(f'read={reads}')
            words.append(f'write=<{writes}, bufsize={self.get_write_buffer_size()}>')
        return f'<{" ".join(words)}>'

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    # --- the end ---
    def is_closing(self):
        return self._closing

    def close(self):
        """What is in the buffer is still written."""
        if self._closing:
            return
        self._stop_reading()
        if not self._buffer:
            self._stop_writing()
            self._lose(None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, error):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._stop_writing()
        if not self._closing:
            self._stop_reading()
        self._lose(error)

    def _stop_reading(self):
        self._closing = True
        self._loop._remove_reader(self._sock_fd)

    def _stop_writing(self):
        self._loop._remove_writer(self._sock_fd)

    def _lose(self, error):
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._loop._transports.pop(self._sock_fd, None)
            self._sock.close()
            server = self._server
            self._sock = self._protocol = self._loop = self._server = None
            if server is not None:
                server._detach()

    def _fatal_error(self, error, message='Fatal error on transport'):
        loop = self._loop
        if not isinstance(error, OSError):
            loop.call_exception_handler(dict(message=message, exception=error, transport=self,
                                             protocol=self._protocol))
        elif loop.get_debug():
            logger.debug('%r: %s', self, message, exc_info=True)
        self._force_close(error)

    # --- writing ---
    def get_write_buffer_size(self):
        return sum([len(piece) for piece in self._buffer])

    def _some_written(self):
        """Some, or all, of the buffer."""
        self._buffer_shrank()
        if self._buffer:
            return
        self._stop_writing()
        if self._closing:
            self._call_connection_lost(None)
        else:
            self._all_written()

    def _all_written(self):
        pass

    # --- reading ---
    def is_reading(self):
        return not (self._paused or self._closing)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._read_when_ready()

    def _read_when_ready(self):
        if self.is_reading():
            self._loop._add_reader(self._sock_fd, self._read_ready)


class _SelectorSocketTransport(_SelectorTransport):
    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False  # nothing more is to be written
        self._begin(waiter)

    def _read_ready(self):
        if self._conn_lost:
            return
        protocol, buffered = self._protocol, isinstance(self._protocol, protocols.BufferedProtocol)
        try:
            if buffered:
                data = self._sock.recv_into(protocol.get_buffer(-1))  # a count
            else:
                data = self._sock.recv(self.max_size)
        except _NOT_YET:
            return
        except BaseException as error:
            self._failed(error, 'Fatal read error on socket transport')
            return
        if not data:
            self._eof_came()
            return
        method = 'buffer_updated' if buffered else 'data_received'
        try:
            getattr(protocol, method)(data)
        except BaseException as error:
            self._failed(error, f'Fatal error: protocol.{method}() call failed.')

    def _eof_came(self):
        try:
            answers = self._protocol.eof_received()
        except BaseException as error:
            self._failed(error, 'Fatal error: protocol.eof_received() call failed.')
            return
        if answers:
            # The protocol has still something to write.
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def _failed(self, error, message):
        """Within an except block."""
        if isinstance(error, _ENDS_PROGRAM):
            raise
        self._fatal_error(error, message)

    def write(self, data):
        _check_bytes(data)
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._conn_lost:
            self._conn_lost += 1
            if self._conn_lost > constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('socket.send() raised exception.')
            return
        if not self._buffer:
            try:
                n = self._sock.send(data)
            except _NOT_YET:
                n = 0
            except BaseException as error:
                self._failed(error, _WRITING)
                return
            if n == len(data):
                return
            data = data[n:]
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.append(bytes(data))
        self._buffer_grew()

    def _write_ready(self):
        if self._conn_lost:
            return
        data = b''.join(self._buffer)
        try:
            n = self._sock.send(data)
        except _NOT_YET:
            return
        except BaseException as error:
            self._failed(error, _WRITING)
            return
        self._buffer.clear()
        if n < len(data):
            self._buffer.append(data[n:])
        self._some_written()

    def _all_written(self):
        if self._eof:
            self._sock.shutdown(socket.SHUT_WR)

    def write_eof(self):
        if not (self._eof or self._closing):
            self._eof = True
            if not self._buffer:
                self._all_written()

    def can_write_eof(self):
        return True


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Its buffer has pairs: datagram and address."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address  # where all of it goes, if the socket is connected
        self._begin(waiter)

    def get_write_buffer_size(self):
        return sum([len(data) for data, _ in self._buffer])

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(self.max_size)
        except _NOT_YET:
            return
        except OSError as error:
            self._protocol.error_received(error)
        except Exception as error:
            self._fatal_error(error, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        _check_bytes(data)
        if not data:
            return
        if self._address and addr not in (None, self._address):
            raise ValueError(f'Invalid address: must be None or {self._address}')
        if self._conn_lost:
            self._conn_lost += 1
            return
        if not self._buffer:
            if self._send(data, addr):
                return
            self._loop._add_writer(self._sock_fd, self._sendto_ready)
        self._buffer.append((bytes(data), addr))
        self._buffer_grew()

    def _send(self, data, addr):
        """Whether it is dealt with: sent, or lost with an error that was told."""
        try:
            if self._address:
                self._sock.send(data)
            else:
                self._sock.sendto(data, addr)
        except _NOT_YET:
            return False
        except OSError as error:
            self._protocol.error_received(error)
        return True

    def _sendto_ready(self):
        while self._buffer and self._send(*self._buffer[0]):
            self._buffer.popleft()
        self._some_written()
