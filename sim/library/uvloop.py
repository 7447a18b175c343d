"""The package uvloop for programs that ask for it: the event loop is asyncio's own."""

import asyncio

__version__ = '0.19.0'
Loop = asyncio.SelectorEventLoop


class EventLoopPolicy(asyncio.DefaultEventLoopPolicy):
    pass


def new_event_loop():
    return asyncio.new_event_loop()


def install():
    asyncio.set_event_loop_policy(EventLoopPolicy())


def run(main, *, debug=None):
    return asyncio.run(main, debug=debug)
