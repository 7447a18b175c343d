# Loops by hand: run_until_complete, run_forever, stop, close, Runner.
import asyncio


async def work(n):
    await asyncio.sleep(0.01)
    return n


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
print(loop.is_running(), loop.is_closed(), loop.get_debug())
future = loop.create_future()
loop.call_later(0.01, future.set_result, 'x')
print(loop.run_until_complete(future))
loop.call_soon(print, 'callback')
loop.call_later(0.02, loop.stop)
loop.run_forever()
print('stopped')
t = loop.create_task(work(5), name='t')
try:
    loop.run_until_complete(loop.create_task(work(9)))
finally:
    print(t.done(), t.result())


async def stopper():
    loop.stop()
    await asyncio.sleep(1)


pending = loop.create_task(stopper())
try:
    loop.run_until_complete(pending)
except RuntimeError as e:
    print(e)
pending.cancel()
try:
    loop.run_until_complete(pending)
except asyncio.CancelledError:
    print('cancelled')


async def reenter():
    try:
        loop.run_until_complete(c := work(1))
    except RuntimeError as e:
        print(e)
        c.close()
    other = asyncio.new_event_loop()
    try:
        other.run_until_complete(c := work(1))
    except RuntimeError as e:
        print(e)
        c.close()
    other.close()
    try:
        loop.close()
    except RuntimeError as e:
        print(e)


loop.run_until_complete(reenter())
loop.close()
loop.close()
for f in (lambda: loop.run_until_complete(loop), lambda: loop.call_soon(print)):
    try:
        f()
    except (RuntimeError, TypeError) as e:
        print(e)
asyncio.set_event_loop(None)

with asyncio.Runner() as runner:
    print(runner.run(work(1)), runner.run(work(2)), runner.get_loop().is_running())
try:
    runner.run(c := work(3))
except RuntimeError as e:
    print(e)
    c.close()


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        print('leftover ends')


async def main():
    asyncio.create_task(leftover())
    await asyncio.sleep(0)
    return 'main'


print(asyncio.run(main()))


class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, **kwargs):
        self.count = getattr(self, 'count', 0) + 1
        return super().call_soon(callback, *args, **kwargs)


own = Loop()
print(own.run_until_complete(work('own')), own.count > 2)
own.close()
# expect: 1
# expect: False False False
# expect: x
# expect: callback
# expect: stopped
# expect: True 5
# expect: Event loop stopped before Future completed.
# expect: cancelled
# expect: This event loop is already running
# expect: Cannot run the event loop while another loop is running
# expect: Cannot close a running event loop
# expect: Event loop is closed
# expect: Event loop is closed
# expect: 1 2 False
# expect: Runner is closed
# expect: leftover ends
# expect: main
# expect: own True
