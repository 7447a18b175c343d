"""Child processes that run other programs: Python programs, and the commands of the simulated system."""

import _sig
import io
import os
import signal
import threading
import time
import warnings

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f'{type(self).__name__}({", ".join(parts)})'

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


def list2cmdline(seq):
    words = []
    for arg in map(os.fsdecode, seq):
        text = arg.replace('"', '\\"')
        words.append(f'"{text}"' if not arg or ' ' in arg or '\t' in arg else text)
    return ' '.join(words)


class Popen:
    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.args = args
        self.stdin = self.stdout = self.stderr = self.pid = self.returncode = None
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        if pass_fds and not close_fds:
            warnings.warn('pass_fds overriding close_fds.', RuntimeWarning)
        if isinstance(args, str):
            args = [args]
        elif isinstance(args, bytes):
            args = [args.decode()]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError('path-like args is not allowed when shell is true')
            args = [os.fsdecode(args)]
        else:
            args = list(args)
        if not args:
            raise IndexError('list index out of range') if not shell else ValueError('no command')
        if shell:
            args = ['/bin/sh', '-c'] + args
            if executable:
                args[0] = executable
        args = [os.fsdecode(arg) for arg in args]
        program = os.fsdecode(executable or args[0])
        folder = None if cwd is None else os.fspath(cwd)
        self._execute_child(program, env, folder, cwd)

        opened, ours = [], []
        p2cread, p2cwrite = self._ends(stdin, True, opened, ours)
        c2pread, c2pwrite = self._ends(stdout, False, opened, ours)
        if stderr == STDOUT:
            errread, errwrite = None, c2pwrite if c2pwrite is not None else 1
        else:
            errread, errwrite = self._ends(stderr, False, opened, ours)
        environment = dict(os._environment_of_children() if env is None else env)
        for key, value in environment.items():
            os.fspath(key), os.fspath(value)
        # The child's end of this pipe closes when the child begins its program, or tells what went wrong before.
        started, starting = os.pipe()
        # What is done after a fork is done only where code of the program runs in the child.
        pid = os._posix.fork() if preexec_fn is None else os.fork()
        if pid == 0:
            if restore_signals:  # what Python ignores, other programs do not
                for number in (signal.SIGPIPE, signal.SIGXFSZ):
                    _sig.sigaction(number, 0)
            self._begin(program, args, environment, folder, preexec_fn, start_new_session, pass_fds, close_fds,
                        p2cread, c2pwrite, errwrite, starting)
        os.close(starting)
        self.pid = pid
        self._child_created = True
        for fd in opened:
            os.close(fd)
        trouble = os.read(started, 4096)
        os.close(started)
        if trouble:
            for fd in ours:
                os.close(fd)
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            self._execute_child(program, env, folder, cwd, trouble.decode())
        if p2cwrite is not None:
            self.stdin = io.open(p2cwrite, 'wb', bufsize if bufsize != 1 or not self.text_mode else -1)
            if self.text_mode:
                self.stdin = io.TextIOWrapper(self.stdin, encoding, errors, write_through=True,
                                              line_buffering=bufsize == 1)
        if c2pread is not None:
            self.stdout = self._reader(c2pread, bufsize)
        if errread is not None:
            self.stderr = self._reader(errread, bufsize)

    # The child's end and this process's end of a stream.
    def _ends(self, given, to_child, opened, ours):
        if given is None:
            return (None, None)
        if given == PIPE:
            reader, writer = os.pipe()
            child, own = (reader, writer) if to_child else (writer, reader)
            opened.append(child)
            ours.append(own)
            return (reader, writer)
        if given == DEVNULL:
            fd = os.open(os.devnull, os.O_RDWR)
            opened.append(fd)
        elif isinstance(given, int):
            fd = given
        else:
            fd = given.fileno()
        return (fd, None) if to_child else (None, fd)

    def _reader(self, fd, bufsize):
        stream = io.open(fd, 'rb', bufsize if bufsize != 1 or not self.text_mode else -1)
        if self.text_mode:
            stream = io.TextIOWrapper(stream, self.encoding, self.errors)
        return stream

    # In the child.
    def _begin(self, program, args, environment, folder, preexec_fn, new_session, pass_fds, close_fds, in_, out, err,
               starting):
        import _commands
        trouble = 'SubprocessError 0 Exception occurred in preexec_fn.'
        try:
            if folder is not None:
                os.chdir(folder)
            if in_ is not None:
                self._place(in_, 0)
            if out is not None and err == out:
                self._place(out, 1)
                os.dup2(1, 2)
            else:
                if err == 1:
                    err = os.dup(1)
                    os.set_inheritable(err, False)
                if out is not None:
                    if err is not None and err == 1:
                        err = os.dup(err)
                    self._place(out, 1)
                if err is not None:
                    self._place(err, 2)
            if preexec_fn is not None:
                preexec_fn()
            trouble = None
            if new_session and hasattr(os, 'setsid'):
                os.setsid()
            if close_fds:
                for fd in _open_descriptors():
                    if fd > 2 and fd not in pass_fds and fd != starting:
                        os.close(fd)
                for fd in pass_fds:
                    os.set_inheritable(fd, True)
            _commands.replace(program, args, environment)
        except BaseException as problem:
            if isinstance(problem, OSError) and trouble is None:
                trouble = f'OSError {problem.errno} {problem.strerror}'
            os.write(starting, (trouble or f'SubprocessError 0 {problem}').encode())
        os._exit(255)

    # What keeps a child from its program is raised in a method of this name, as tracebacks show it.
    def _execute_child(self, program, env, folder, cwd, trouble=None):
        if trouble is not None:
            kind, number, text = trouble.split(' ', 2)
            raise OSError(int(number), text, program) if kind == 'OSError' else SubprocessError(text)
        if folder is not None and not os.path.isdir(folder):
            raise NotADirectoryError(20, os.strerror(20), cwd) if os.path.exists(folder) else \
                FileNotFoundError(2, os.strerror(2), cwd)
        import _commands
        _commands.find(program, env, folder)

    def _place(self, fd, at):
        if fd == at:
            os.set_inheritable(fd, True)
        else:
            os.dup2(fd, at)

    # For posix_spawn: the number of a child that somebody else waits for.
    def _give_up(self):
        self.returncode = 0
        return self.pid

    # For os.system: the status as waitpid has it.
    def _status(self):
        status = os.waitpid(self.pid, 0)[1]
        self.returncode = os.waitstatus_to_exitcode(status)
        return status

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text[:76] + '...>' if len(text) > 80 else text

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    @property
    def universal_newlines(self):
        return self.text_mode

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def __del__(self, _warn=warnings.warn):
        if self._child_created and self.returncode is None:
            _warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)

    def poll(self):
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                self.returncode = 0
                return self.returncode
            if pid == self.pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is not None:
            return self.returncode
        if timeout is None:
            with self._waitpid_lock:
                if self.returncode is None:
                    try:
                        status = os.waitpid(self.pid, 0)[1]
                    except ChildProcessError:
                        status = 0
                    self.returncode = os.waitstatus_to_exitcode(status)
            return self.returncode
        end = time.monotonic() + timeout
        delay = 0.0005
        while self.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, left, 0.05)
            time.sleep(delay)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            got = [None, None]
            if self.stdin:
                self._write_all(input)
            for place, stream in enumerate((self.stdout, self.stderr)):
                if stream:
                    got[place] = stream.read()
                    stream.close()
            self.wait()
            return tuple(got)
        end = None if timeout is None else time.monotonic() + timeout
        try:
            return self._exchange(input, end, timeout)
        finally:
            self._communication_started = True

    def _write_all(self, input):
        if input:
            try:
                self.stdin.write(input)
            except BrokenPipeError:
                pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _exchange(self, input, end, timeout):
        import selectors
        if not self._communication_started:
            self._got = {}
            if self.stdin:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if not input:
                    self._write_all(None)
                elif self.text_mode:
                    input = input.encode(self.stdin.encoding, self.stdin.errors)
            self._left = bytes(input) if input and self.stdin else None
            self._sent = 0
            for stream in (self.stdout, self.stderr):
                if stream:
                    self._got[stream] = []
        with selectors.PollSelector() as selector:
            if self._left is not None and not self.stdin.closed:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for stream in (self.stdout, self.stderr):
                if stream and not stream.closed:
                    selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                left = None if end is None else end - time.monotonic()
                if left is not None and left < 0:
                    self._expired(timeout)
                ready = selector.select(left)
                if end is not None and time.monotonic() > end:
                    self._expired(timeout)
                for key, events in ready:
                    if key.fileobj is self.stdin:
                        try:
                            self._sent += os.write(key.fd, self._left[self._sent:self._sent + 4096])
                        except BrokenPipeError:
                            self._sent = len(self._left)
                        if self._sent >= len(self._left):
                            self._left = None
                            selector.unregister(key.fileobj)
                            key.fileobj.close()
                    else:
                        data = os.read(key.fd, 32768)
                        if data:
                            self._got[key.fileobj].append(data)
                        else:
                            selector.unregister(key.fileobj)
                            key.fileobj.close()
        self.wait(None if end is None else max(end - time.monotonic(), 0))
        return tuple([None if stream is None else self._whole(stream) for stream in (self.stdout, self.stderr)])

    def _whole(self, stream):
        data = b''.join(self._got[stream])
        if self.text_mode:
            data = data.decode(stream.encoding, stream.errors).replace('\r\n', '\n').replace('\r', '\n')
        return data

    def _expired(self, timeout):
        got = [None if stream is None else b''.join(self._got[stream]) or None for stream in (self.stdout, self.stderr)]
        raise TimeoutExpired(self.args, timeout, got[0], got[1])

    def send_signal(self, sig):
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass  # it has just ended

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


def _open_descriptors():
    for fd in range(3, 64):
        try:
            os.fstat(fd)
        except OSError:
            continue
        yield fd


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    piped = [(('stdin',), 'stdin and input arguments may not both be used.')] if input is not None else []
    if capture_output:
        piped.append((('stdout', 'stderr'), 'stdout and stderr arguments may not be used with capture_output.'))
    for names, complaint in piped:
        if any([kwargs.get(name) is not None for name in names]):
            raise ValueError(complaint)
        kwargs.update(dict.fromkeys(names, PIPE))
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, stdout, stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs['args'] if 'args' in kwargs else popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        kwargs['input'] = '' if kwargs.get('text') or kwargs.get('encoding') or kwargs.get('universal_newlines') else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as problem:
        data, code = problem.output, problem.returncode
    return code, data[:-1] if data[-1:] == '\n' else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
