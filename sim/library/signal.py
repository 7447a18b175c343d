"""Signals between processes, and to oneself."""

import _signal
from _signal import *
from enum import IntEnum


Signals = IntEnum('Signals', {key: value for key, value in vars(_signal).items()
                              if key.startswith('SIG') and not key.startswith('SIG_')}, module='signal')
Handlers = IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module='signal')
Sigmasks = IntEnum('Sigmasks', {'SIG_BLOCK': 0, 'SIG_UNBLOCK': 1, 'SIG_SETMASK': 2}, module='signal')
for _members in (Signals, Handlers, Sigmasks):
    globals().update(_members.__members__)


def _as(value, members):
    if not isinstance(value, int):
        return value
    try:
        return members(value)
    except ValueError:
        return value


def _plain(value):
    return int(value) if isinstance(value, int) else value


def signal(signalnum, handler):
    return _as(_signal.signal(_plain(signalnum), _plain(handler)), Handlers)


def getsignal(signalnum):
    return _as(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    return {_as(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


def sigpending():
    return {_as(number, Signals) for number in _signal.sigpending()}


def sigwait(sigset):
    return _as(_signal.sigwait(sigset), Signals)


def valid_signals():
    return {_as(number, Signals) for number in _signal.valid_signals()}
