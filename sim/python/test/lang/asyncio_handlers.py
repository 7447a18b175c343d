# Exceptions nobody awaited, in callbacks, in handlers.
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s', level=logging.ERROR)


async def bad(n):
    raise ValueError(n)


def handler(loop, context):
    print('handler:', context['message'].split(' at ')[0], repr(context.get('exception')), sorted(context))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    t = asyncio.create_task(bad(1))
    await asyncio.sleep(0.01)
    del t
    f = loop.create_future()
    f.set_exception(KeyError('k'))
    del f
    await asyncio.sleep(0)
    loop.call_exception_handler({'message': 'by hand', 'more': 1})
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)

    def broken(loop, context):
        raise RuntimeError('the handler fails')
    loop.set_exception_handler(None)
    g = asyncio.gather(bad(2), bad(3), return_exceptions=True)
    print(await g)
    results = await asyncio.gather(*[bad(i) for i in range(3)], return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            print('failed', r)


asyncio.run(main())


async def chained():
    try:
        try:
            await bad(5)
        except ValueError as e:
            raise RuntimeError('wrapped') from e
    except RuntimeError as e:
        print(e, repr(e.__cause__), repr(e.__context__))
    try:
        await asyncio.gather(bad(6), asyncio.sleep(1))
    except ValueError as e:
        print('gather', e)
    task = asyncio.create_task(bad(7))
    done, _ = await asyncio.wait({task})
    print(done.pop().exception())


asyncio.run(chained())


async def exits():
    try:
        sys.exit(3)
    finally:
        print('finally')


try:
    asyncio.run(exits())
except SystemExit as e:
    print('exit', e.code)


async def interrupt():
    raise KeyboardInterrupt


try:
    asyncio.run(interrupt())
except KeyboardInterrupt:
    print('interrupted')
# expect: True
# expect: handler: Exception in callback main.<locals>.<lambda>() ZeroDivisionError('division by zero') ['exception', 'handle', 'message']
# expect: handler: Task exception was never retrieved ValueError(1) ['exception', 'future', 'message']
# expect: handler: Future exception was never retrieved KeyError('k') ['exception', 'future', 'message']
# expect: handler: by hand None ['message', 'more']
# expect: A callable object or None is expected, got 5
# expect: [ValueError(2), ValueError(3)]
# expect: failed 0
# expect: failed 1
# expect: failed 2
# expect: wrapped ValueError(5) ValueError(5)
# expect: gather 6
# expect: 7
# expect: finally
# expect: exit 3
# expect: interrupted
