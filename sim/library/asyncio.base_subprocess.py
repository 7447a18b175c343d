"""Child processes of the event loop: their pipes, and a thread that waits for the end of each."""

import itertools
import subprocess
import threading
from asyncio import protocols, transports
from asyncio.unix_events import _WAITERS

_PIPE_NAMES = 'stdin', 'stdout', 'stderr'
_waiters = itertools.count()


async def make_process(loop, protocol_factory, command, shell, options):
    """Transport and protocol of a new child."""
    # Streams are of bytes, and have buffers of their own.
    for name, wanted in (('universal_newlines', False), ('shell', shell), ('bufsize', 0), ('text', False),
                         ('encoding', None), ('errors', None)):
        if options.pop(name, wanted) != wanted:
            raise ValueError(f'{name} must be {wanted}')
    if 'loop' in options:  # an argument that create_subprocess_exec() had until 3.9
        raise TypeError("BaseSubprocessTransport.__init__() got multiple values for argument 'loop'")
    made = protocol_factory()
    process = subprocess.Popen(command if shell else list(command), shell=shell, bufsize=0, **options)
    transport = _UnixSubprocessTransport(loop, made, process)
    await transport._connect_pipes()
    return transport, made


class _UnixSubprocessTransport(transports.SubprocessTransport):
    def __init__(self, loop, protocol, process):
        super().__init__({'subprocess': process})
        self._loop, self._protocol, self._process = loop, protocol, process
        self._pid = process.pid
        self._returncode = None
        self._waiting = []  # futures: for the end of the process
        self._pipes = {}  # number → protocol of the pipe
        self._closed = False
        self._finished = False
        self._early = []  # what is to be told once the pipes are connected; then None
        threading.Thread(target=self._wait_for_end, name=f'{_WAITERS}{next(_waiters)}', daemon=True).start()

    def __repr__(self):
        parts = [type(self).__name__, f'pid={self._pid}',
                 'running' if self._returncode is None else f'returncode={self._returncode}']
        if self._closed:
            parts.insert(1, 'closed')
        parts += [f'{_PIPE_NAMES[fd]}={pipe.pipe}' for fd, pipe in sorted(self._pipes.items())]
        return f'<{" ".join(parts)}>'

    def _wait_for_end(self):
        returncode = self._process.wait()
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._process_exited, returncode)

    async def _connect_pipes(self):
        loop, process = self._loop, self._process
        if process.stdin is not None:
            _, self._pipes[0] = await loop.connect_write_pipe(lambda: _PipeProtocol(self, 0), process.stdin)
        for fd, stream in ((1, process.stdout), (2, process.stderr)):
            if stream is not None:
                _, self._pipes[fd] = await loop.connect_read_pipe(lambda: _PipeProtocol(self, fd), stream)
        early, self._early = self._early, None
        self._tell('connection_made', self)
        for call in early:
            self._tell(*call)

    def _tell(self, method, *args):
        """A child may write, and even end, before all its pipes are connected: the protocol hears of it after that."""
        if self._early is None:
            self._loop.call_soon(getattr(self._protocol, method), *args)
        else:
            self._early.append((method, *args))

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        return self._returncode

    def get_pipe_transport(self, fd):
        return self._pipes[fd].pipe if fd in self._pipes else None

    def is_closing(self):
        return self._closed

    def get_protocol(self):
        return self._protocol

    # It may be over though the loop has not heard of it yet: then Popen does nothing.
    def send_signal(self, signal):
        self._living().send_signal(signal)

    def terminate(self):
        self._living().terminate()

    def kill(self):
        self._living().kill()

    def _living(self):
        if self._finished:
            raise ProcessLookupError()
        return self._process

    def close(self):
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            pipe.pipe.close()
        if self._returncode is None and self._process.poll() is None:
            try:
                self._process.kill()
            except ProcessLookupError:
                pass

    def _process_exited(self, returncode):
        self._returncode = returncode
        self._tell('process_exited')
        waiting, self._waiting = self._waiting, []
        for over in waiting:
            if not over.done():
                over.set_result(returncode)
        self._try_finish()

    def _pipe_lost(self, fd, error):
        self._tell('pipe_connection_lost', fd, error)
        self._try_finish()

    def _try_finish(self):
        """It is over when the process has ended and its pipes are closed: grandchildren may still write to them."""
        over = self._returncode is not None and all([pipe.lost for pipe in self._pipes.values()])
        if over and not self._finished:
            self._finished = True
            self._tell('connection_lost', None)

    async def _wait(self):
        if self._returncode is None:
            over = self._loop.create_future()
            over._waits = 'child', f'process {self._pid}'
            self._waiting.append(over)
            await over
        return self._returncode


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
        self.proc._tell('pipe_data_received', self.fd, data)

    def eof_received(self):
        pass

    def connection_lost(self, exc):
        self.lost = True
        self.proc._pipe_lost(self.fd, exc)

    def pause_writing(self):
        self.proc.get_protocol().pause_writing()

    def resume_writing(self):
        self.proc.get_protocol().resume_writing()
