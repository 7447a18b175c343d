"""Child processes of the event loop: their pipes, and a thread that waits for the end of each."""

import itertools
import subprocess
import threading
from asyncio import protocols, transports

_waiters = itertools.count()


async def make_process(loop, protocol_factory, command, shell, options):
    for name in ('universal_newlines', 'text', 'encoding', 'errors'):
        if options.pop(name, None):
            raise ValueError(f'{name} must be False' if name != 'encoding' and name != 'errors'
                             else f'{name} must be None')
    options.pop('limit', None)
    options['bufsize'] = 0
    protocol = protocol_factory()
    transport = _UnixSubprocessTransport(loop, protocol, command, shell, options)
    await transport._connect_pipes()
    return transport, protocol


class _UnixSubprocessTransport(transports.SubprocessTransport):
    def __init__(self, loop, protocol, command, shell, options):
        super().__init__()
        self._loop = loop
        self._protocol = protocol
        self._returncode = None
        self._exit_waiters = []
        self._pipes = {}
        self._finished = False
        if shell:
            process = subprocess.Popen(command, shell=True, **options)
        else:
            process = subprocess.Popen(list(command), **options)
        self._process = process
        self._pid = process.pid
        self._extra['subprocess'] = process
        thread = threading.Thread(target=self._wait_for_end, name=f'asyncio-waitpid-{next(_waiters)}', daemon=True)
        thread.start()

    def __repr__(self):
        state = 'running' if self._returncode is None else f'returncode={self._returncode}'
        return f'<{type(self).__name__} pid={self._pid} {state}>'

    def _wait_for_end(self):
        returncode = self._process.wait()
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._process_exited, returncode)

    async def _connect_pipes(self):
        loop, process = self._loop, self._process
        if process.stdin is not None:
            _, pipe = await loop.connect_write_pipe(lambda: _PipeProtocol(self, 0), process.stdin)
            self._pipes[0] = pipe
        for fd, stream in ((1, process.stdout), (2, process.stderr)):
            if stream is not None:
                _, pipe = await loop.connect_read_pipe(lambda fd=fd: _PipeProtocol(self, fd), stream)
                self._pipes[fd] = pipe
        loop.call_soon(self._protocol.connection_made, self)

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        return self._returncode

    def get_pipe_transport(self, fd):
        return self._pipes[fd].pipe if fd in self._pipes else None

    def is_closing(self):
        return self._finished

    def get_protocol(self):
        return self._protocol

    def _check_alive(self):
        if self._returncode is not None:
            raise ProcessLookupError()

    def send_signal(self, signal):
        self._check_alive()
        self._process.send_signal(signal)

    def terminate(self):
        self._check_alive()
        self._process.terminate()

    def kill(self):
        self._check_alive()
        self._process.kill()

    def close(self):
        for pipe in self._pipes.values():
            pipe.pipe.close()
        if self._returncode is None and self._process.poll() is None:
            try:
                self._process.kill()
            except ProcessLookupError:
                pass

    def _process_exited(self, returncode):
        self._returncode = returncode
        self._loop.call_soon(self._protocol.process_exited)
        for waiter in self._exit_waiters:
            if not waiter.cancelled():
                waiter.set_result(returncode)
        self._exit_waiters = []
        self._try_finish()

    def _pipe_lost(self, fd, error):
        self._loop.call_soon(self._protocol.pipe_connection_lost, fd, error)
        self._try_finish()

    def _try_finish(self):
        if self._returncode is not None and not self._finished and all(p.lost for p in self._pipes.values()):
            self._finished = True
            self._loop.call_soon(self._protocol.connection_lost, None)

    async def _wait(self):
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        waiter._waits = 'child', f'process {self._pid}'
        self._exit_waiters.append(waiter)
        return await waiter


class _PipeProtocol(protocols.BaseProtocol):
    __slots__ = ('proc', 'fd', 'pipe', 'lost')

    def __init__(self, proc, fd):
        self.proc = proc
        self.fd = fd
        self.pipe = None
        self.lost = False

    def connection_made(self, transport):
        self.pipe = transport

    def data_received(self, data):
        self.proc._loop.call_soon(self.proc._protocol.pipe_data_received, self.fd, data)

    def eof_received(self):
        pass

    def connection_lost(self, exc):
        self.lost = True
        self.proc._pipe_lost(self.fd, exc)

    def pause_writing(self):
        self.proc._protocol.pause_writing()

    def resume_writing(self):
        self.proc._protocol.resume_writing()
