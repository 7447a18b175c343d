# The files of asyncio's functions, as tracebacks name them.
import asyncio
import os
import traceback

PUBLIC = {'open_connection', 'create_connection', 'sock_connect', 'create_server', 'create_unix_connection',
          'create_unix_server', 'create_subprocess_exec', 'subprocess_exec'}


async def attempt(coroutine):
    try:
        await coroutine
    except OSError as error:
        frames = traceback.extract_tb(error.__traceback__)
        print(*[f'{os.path.basename(frame.filename)}:{frame.name}' for frame in frames if frame.name in PUBLIC])


async def main():
    await attempt(asyncio.open_connection('127.0.0.1', 1))
    # expect: streams.py:open_connection base_events.py:create_connection base_events.py:create_connection selector_events.py:sock_connect
    await attempt(asyncio.open_unix_connection('/no/such/path'))
    # expect: unix_events.py:create_unix_connection selector_events.py:sock_connect
    await attempt(asyncio.start_unix_server(print, '/no/such/path'))
    # expect: unix_events.py:create_unix_server
    async with await asyncio.start_server(print, '127.0.0.1', 7345):
        await attempt(asyncio.start_server(print, '127.0.0.1', 7345))
    # expect: base_events.py:create_server
    await attempt(asyncio.create_subprocess_exec('no-such-program'))
    # expect: subprocess.py:create_subprocess_exec base_events.py:subprocess_exec


asyncio.run(main())
