"""Asynchronous programs: an event loop, coroutines as tasks, and what they need to work together."""

import sys

from asyncio.base_events import *
from asyncio.coroutines import *
from asyncio.events import *
from asyncio.exceptions import *
from asyncio.futures import *
from asyncio.locks import *
from asyncio.protocols import *
from asyncio.runners import *
from asyncio.queues import *
from asyncio.streams import *
from asyncio.subprocess import *
from asyncio.tasks import *
from asyncio.taskgroups import *
from asyncio.timeouts import *
from asyncio.threads import *
from asyncio.transports import *
from asyncio.unix_events import *
from asyncio import (base_events, coroutines, events, exceptions, futures, locks, protocols, queues, runners, streams,
                     subprocess, taskgroups, tasks, threads, timeouts, transports, unix_events)

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__
           + locks.__all__ + protocols.__all__ + runners.__all__ + queues.__all__ + streams.__all__
           + subprocess.__all__ + tasks.__all__ + (taskgroups.__all__ if sys.version_info >= (3, 12) else ())
           + threads.__all__ + timeouts.__all__
           + transports.__all__ + unix_events.__all__)

# Gone from 3.11, but listings of old books have it: it warns.
coroutine = coroutines.coroutine

if sys.version_info < (3, 11):
    del TaskGroup, Timeout, timeout, timeout_at, Barrier, Runner
