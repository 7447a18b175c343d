"""Child processes by await."""

from asyncio import events, protocols, streams, tasks

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """Feeds the streams of a Process."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._stdin_closed = loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        for fd, name in ((1, 'stdout'), (2, 'stderr')):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def pipe_data_received(self, fd, data):
        reader = self.stdout if fd == 1 else self.stderr
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            self.connection_lost(exc)
            if not self._stdin_closed.done():
                self._stdin_closed.set_result(None)
            return
        reader = self.stdout if fd == 1 else self.stderr
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)

    def process_exited(self):
        pass

    def _get_close_waiter(self, stream):
        return self._stdin_closed


class Process:
    def __init__(self, transport, protocol, loop):
        self._transport = transport
        self._protocol = protocol
        self._loop = loop
        self.stdin = protocol.stdin
        self.stdout = protocol.stdout
        self.stderr = protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f'<{type(self).__name__} {self.pid}>'

    @property
    def returncode(self):
        return self._transport.get_returncode()

    async def wait(self):
        return await self._transport._wait()

    def send_signal(self, signal):
        self._transport.send_signal(signal)

    def terminate(self):
        self._transport.terminate()

    def kill(self):
        self._transport.kill()

    async def _feed_stdin(self, data):
        if data is not None:
            self.stdin.write(data)
            try:
                await self.stdin.drain()
            except (BrokenPipeError, ConnectionResetError):
                pass
        self.stdin.close()

    async def _nothing(self):
        return None

    async def communicate(self, input=None):
        stdin = self._nothing() if self.stdin is None else self._feed_stdin(input)
        stdout = self._nothing() if self.stdout is None else self.stdout.read()
        stderr = self._nothing() if self.stderr is None else self.stderr.read()
        _, out, err = await tasks.gather(stdin, stdout, stderr)
        await self.wait()
        return out, err


async def _made(loop, start):
    transport, protocol = await start
    # The streams are there once connection_made() was called.
    await tasks.sleep(0)
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    loop = events.get_running_loop()
    return await _made(loop, loop.subprocess_shell(lambda: SubprocessStreamProtocol(limit, loop), cmd, stdin=stdin,
                                                   stdout=stdout, stderr=stderr, **kwds))


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT,
                                 **kwds):
    loop = events.get_running_loop()
    return await _made(loop, loop.subprocess_exec(lambda: SubprocessStreamProtocol(limit, loop), program, *args,
                                                  stdin=stdin, stdout=stdout, stderr=stderr, **kwds))
