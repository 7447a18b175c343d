"""Child processes by await."""

from asyncio import events, protocols, streams, tasks

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """Feeds the streams of a Process."""

    stdin = stdout = stderr = None

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self._transport = None
        self._stdin_closed = loop.create_future()

    def __repr__(self):
        words = [type(self).__name__]
        for name in ('stdin', 'stdout', 'stderr'):
            if stream := getattr(self, name):
                words.append(f'{name}={stream!r}')
        return f'<{" ".join(words)}>'

    def connection_made(self, transport):
        self._transport = transport
        to_child, *from_child = [transport.get_pipe_transport(fd) for fd in range(3)]
        if to_child is not None:
            self.stdin = streams.StreamWriter(to_child, protocol=self, reader=None, loop=self._loop)
        for name, pipe in zip(('stdout', 'stderr'), from_child):
            if pipe is not None:
                reader = streams.StreamReader(self._limit, self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)

    def _reader_of(self, fd):
        return self.stdout if fd == 1 else self.stderr

    def pipe_data_received(self, fd, data):
        reader = self._reader_of(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            self.connection_lost(exc)
            streams._complete(self._stdin_closed, exc)
            if exc is not None:
                self._stdin_closed.exception()  # nobody needs to ask
        elif (reader := self._reader_of(fd)) is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)

    def process_exited(self):
        pass

    def _get_close_waiter(self, stream):
        return self._stdin_closed


class Process:
    """A child process, with streams for those of its files that were to be pipes."""

    def __init__(self, transport, protocol, loop):
        self._loop, self._transport, self._protocol = loop, transport, protocol
        self.stdin, self.stdout, self.stderr = protocol.stdin, protocol.stdout, protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f'<{type(self).__name__} {self.pid}>'

    def kill(self):
        self._transport.kill()

    def terminate(self):
        self._transport.terminate()

    def send_signal(self, signal):
        self._transport.send_signal(signal)

    @property
    def returncode(self):
        return self._transport.get_returncode()

    async def wait(self):
        return await self._transport._wait()

    async def communicate(self, input=None):
        """All at once, so that neither side waits for the other for ever."""
        done = await tasks.gather(self._feed_stdin(input), self._read_stream(self.stdout),
                                  self._read_stream(self.stderr))
        await self.wait()
        return done[1], done[2]

    async def _feed_stdin(self, data):
        if self.stdin is None:
            return
        try:
            if data is not None:
                self.stdin.write(data)
                await self.stdin.drain()
        except (ConnectionResetError, BrokenPipeError):
            pass  # it did not read all of it
        self.stdin.close()

    async def _read_stream(self, stream):
        return None if stream is None else await stream.read()


async def _begun(loop, start):
    transport, protocol = await start
    # The streams are there once connection_made() was called.
    await tasks.sleep(0)
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    home = events.get_running_loop()
    return await _begun(home, home.subprocess_shell(lambda: SubprocessStreamProtocol(limit, home), cmd, stdin=stdin,
                                                    stdout=stdout, stderr=stderr, **kwds))


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT,
                                 **kwds):
    home = events.get_running_loop()
    return await _begun(home, home.subprocess_exec(lambda: SubprocessStreamProtocol(limit, home), program, *args,
                                                   stdin=stdin, stdout=stdout, stderr=stderr, **kwds))
