# Work handed to a loop of another thread.
import asyncio, threading, concurrent.futures
async def add(a, b):
    await asyncio.sleep(0.001); return a + b
async def bad(): raise ValueError("in loop")
loop = asyncio.new_event_loop()
t = threading.Thread(target=loop.run_forever, name="looper"); t.start()
f = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
print(type(f), f.result(1))
try: asyncio.run_coroutine_threadsafe(bad(), loop).result()
except ValueError as e: print(e)
f = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
try: f.result(0.01)
except concurrent.futures.TimeoutError as e: print("timeout", repr(e))
print(f.cancel(), f.cancelled())
try: asyncio.run_coroutine_threadsafe(add, loop)
except TypeError as e: print(e)
f = asyncio.run_coroutine_threadsafe(add(5, 5), loop)
f.add_done_callback(lambda f: print("cb", f.result(), threading.current_thread().name))
f.result()
loop.call_soon_threadsafe(print, "from outside")
loop.call_soon_threadsafe(loop.stop); t.join()
print(loop.is_running(), loop.is_closed()); loop.close(); print(loop)
# expect: <class 'concurrent.futures._base.Future'> 3
# expect: in loop
# expect: timeout TimeoutError()
# expect: True True
# expect: A coroutine object is required
# expect: cb 10 looper
# expect: from outside
# expect: False False
# expect: <_UnixSelectorEventLoop running=False closed=True debug=False>
