# The loop's exception handler.
import asyncio


def handler(loop, context):
    error = context.get('exception')
    print('handler:', sorted(context), type(error).__name__, error)


async def fails():
    raise ValueError('a task')


def callback():
    raise KeyError('a callback')


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    asyncio.create_task(fails())
    loop.call_soon(callback)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({'message': 'by hand'})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
# expect: handler: ['exception', 'future', 'message'] ValueError a task
# expect: handler: ['exception', 'handle', 'message'] KeyError 'a callback'
# expect: handler: ['message'] NoneType None
# expect: A callable object or None is expected, got 5
