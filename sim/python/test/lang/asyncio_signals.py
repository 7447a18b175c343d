# Signals as callbacks of the loop.
import asyncio, os, signal
async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    def on(name): print("got", name); stop.set()
    for s in (signal.SIGTERM, signal.SIGUSR1):
        loop.add_signal_handler(s, on, s.name)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait(); stop.clear()
    os.kill(os.getpid(), signal.SIGUSR1); await stop.wait()
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    try: loop.add_signal_handler(signal.SIGKILL, print)
    except (RuntimeError, OSError, ValueError) as e: print(type(e).__name__, e)
    try: loop.add_signal_handler(1000, print)
    except ValueError as e: print(e)
    try: loop.add_signal_handler(signal.SIGTERM, main)
    except TypeError as e: print(e)
asyncio.run(main())
# expect: got SIGTERM
# expect: got SIGUSR1
# expect: True False
# expect: RuntimeError sig 9 cannot be caught
# expect: invalid signal number 1000
# expect: coroutines cannot be used with add_signal_handler()
