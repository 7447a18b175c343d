# Child processes told to the loop: by watchers, by protocols, and to several who wait for the same one.
import asyncio
import functools
import os
import threading
import time


def ended(name, done, pid, returncode, *args):
    print(name, returncode, args)
    done.set_result(pid)


async def watched():
    loop = asyncio.get_running_loop()
    with asyncio.get_child_watcher() as watcher:
        print(type(watcher).__name__, watcher is asyncio.get_child_watcher(), watcher.is_active())
        for status in 0, 3:
            if (child := os.fork()) == 0:
                time.sleep(0.05)
                os._exit(status)
            done = loop.create_future()
            watcher.add_child_handler(child, functools.partial(ended, 'watcher:', done), 'a', status)
            print(await done == child)


class Lines(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done
        self.data = b''

    def pipe_data_received(self, fd, data):
        self.data += data

    def pipe_connection_lost(self, fd, exc):
        print('pipe', fd, exc)

    def connection_lost(self, exc):
        self.done.set_result(self.data.split())


async def by_protocol():
    # The pipes are there unless they are given up.
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await loop.subprocess_exec(lambda: Lines(done), 'echo', 'one', 'two', stdin=None, stderr=None)
    print(await done, transport.get_returncode(), transport.get_pipe_transport(0))
    print(transport.is_closing())
    transport.close()
    print(transport.is_closing(), repr(transport).split()[1])
    try:
        await asyncio.create_subprocess_exec('true', bufsize=1)
    except ValueError as error:
        print(error)


def waits_for(child, seen):
    try:
        seen.append(os.waitpid(child, 0)[1])
    except ChildProcessError as error:
        seen.append(error.strerror)


asyncio.run(watched())
asyncio.run(by_protocol())
# Two threads wait for one child: who comes second learns that there is none.
if (child := os.fork()) == 0:
    time.sleep(0.05)
    os._exit(0)
seen = []
threads = [threading.Thread(target=waits_for, args=(child, seen)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen, key=str))
try:
    asyncio.AbstractChildWatcher().is_active()
except NotImplementedError:
    print('abstract')
# expect: ThreadedChildWatcher True True
# expect: watcher: 0 ('a', 0)
# expect: True
# expect: watcher: 3 ('a', 3)
# expect: True
# expect: pipe 1 None
# expect: [b'one', b'two'] 0 None
# expect: False
# expect: True closed
# expect: bufsize must be 0
# expect: [0, 'No child processes']
# expect: abstract
