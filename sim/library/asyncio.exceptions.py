"""Exceptions of asyncio."""

import sys

__all__ = ('BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError', 'IncompleteReadError',
           'LimitOverrunError', 'SendfileNotAvailableError')


class CancelledError(BaseException):
    """The future or task was cancelled."""


if sys.version_info >= (3, 11):
    TimeoutError = TimeoutError
else:
    class TimeoutError(Exception):
        """The operation took too long."""


class InvalidStateError(Exception):
    """The operation is not allowed in the state of the future."""


class SendfileNotAvailableError(RuntimeError):
    """There is no sendfile for this kind of socket or file."""


class IncompleteReadError(EOFError):
    """The stream ended before all that was asked for had come; `partial` is what there was."""

    def __init__(self, partial, expected):
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """More bytes than the buffer's limit came without the separator; `consumed` of them may be read."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier is broken by barrier.abort() or a reset."""
