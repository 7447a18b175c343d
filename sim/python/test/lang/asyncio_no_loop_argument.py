# Since 3.10 little takes loop= (streams do here, for old programs); tracebacks of it end in the program. Connections that fail show where.
import asyncio
import inspect
import traceback


async def serve(reader, writer):
    pass


async def main():
    loop = asyncio.get_running_loop()
    for make in (lambda: asyncio.Queue(loop=loop), lambda: asyncio.PriorityQueue(loop=loop),
                 lambda: asyncio.Lock(loop=loop), lambda: asyncio.Semaphore(2, loop=loop),
                 lambda: asyncio.BoundedSemaphore(loop=loop), lambda: asyncio.Condition(loop=loop),
                 lambda: asyncio.gather(loop=loop), lambda: asyncio.sleep(1, loop=loop),
                 lambda: asyncio.wait_for(serve, 1, loop=loop), lambda: asyncio.as_completed([], loop=loop)):
        try:
            make()
        except TypeError as error:
            print(error, len(traceback.extract_tb(error.__traceback__)))
    try:
        await asyncio.create_subprocess_shell('true', loop=loop)
    except TypeError as error:
        print(error)
    print(inspect.signature(asyncio.sleep), inspect.signature(asyncio.gather))
    print(asyncio.SelectorEventLoop.create_server.__qualname__, asyncio.SelectorEventLoop.getaddrinfo.__qualname__,
          asyncio.SelectorEventLoop.connect_read_pipe.__qualname__)
    try:
        await asyncio.open_connection('127.0.0.1', 8001)
    except ConnectionRefusedError as error:
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)])


async def gone(reader, writer):
    """Writes to somebody who has left."""
    await asyncio.sleep(0.01)
    for _ in range(3):
        writer.write(b'late')
        await asyncio.sleep(0.01)
    try:
        await writer.wait_closed()
    except ConnectionError as error:
        print(type(error).__name__, [frame.name for frame in traceback.extract_tb(error.__traceback__)])
        told.set_result(None)


async def leave():
    global told
    told = asyncio.get_running_loop().create_future()
    async with await asyncio.start_server(gone, '127.0.0.1', 8002):
        reader, writer = await asyncio.open_connection('127.0.0.1', 8002)
        writer.transport.abort()
        await told

asyncio.run(main())
asyncio.run(leave())
# expect: Queue.__init__() got an unexpected keyword argument 'loop' 2
# expect: Queue.__init__() got an unexpected keyword argument 'loop' 2
# expect: Lock.__init__() got an unexpected keyword argument 'loop' 2
# expect: Semaphore.__init__() got an unexpected keyword argument 'loop' 2
# expect: BoundedSemaphore.__init__() got an unexpected keyword argument 'loop' 2
# expect: Condition.__init__() got an unexpected keyword argument 'loop' 2
# expect: gather() got an unexpected keyword argument 'loop' 2
# expect: sleep() got an unexpected keyword argument 'loop' 2
# expect: wait_for() got an unexpected keyword argument 'loop' 2
# expect: as_completed() got an unexpected keyword argument 'loop' 2
# expect: BaseSubprocessTransport.__init__() got multiple values for argument 'loop'
# expect: (delay, result=None) (*coros_or_futures, return_exceptions=False)
# expect: BaseEventLoop.create_server BaseEventLoop.getaddrinfo BaseEventLoop.connect_read_pipe
# expect: ['main', 'open_connection', 'create_connection', 'create_connection', '_connect_sock', 'sock_connect', '_sock_connect_cb']
# expect: BrokenPipeError ['gone', 'wait_closed', 'write']
