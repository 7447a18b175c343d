"""Debug mode: callbacks that hold the loop up, calls from the wrong thread, coroutines as callbacks."""
import asyncio
import logging
import os
import sys
import time


class Rounded(logging.Formatter):
    def format(self, record):
        record.args = tuple(round(a, 1) if isinstance(a, float) else a for a in record.args)
        return super().format(record).replace(os.path.dirname(os.path.abspath(__file__)) + '/', '')


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Rounded('%(name)s %(levelname)s %(message)s'))
logging.getLogger('asyncio').addHandler(handler)


class Work:
    def __call__(self):
        time.sleep(.5)

    def __repr__(self):
        return '<Work>'


async def coroutine():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = .4
    loop.call_soon(Work())
    loop.call_soon(time.sleep, .01)
    await asyncio.sleep(.01)
    for callback in coroutine, 'text':
        try:
            loop.call_soon(callback)
        except TypeError as error:
            print(str(error).split(' at 0x')[0])
    try:
        await asyncio.to_thread(loop.call_soon, print)
    except RuntimeError as error:
        print(error)
    loop.set_debug(False)
    loop.call_soon(Work())
    await asyncio.sleep(0)
    print('not watched')


asyncio.run(main(), debug=True)
# expect: True 0.1
# expect: asyncio WARNING Executing <Handle <Work>() created at asyncio_slow_callbacks.py:36> took 0.500 seconds
# expect: coroutines cannot be used with call_soon()
# expect: a callable object was expected by call_soon(), got 'text'
# expect: Non-thread-safe operation invoked on an event loop other than the current one
# expect: not watched
