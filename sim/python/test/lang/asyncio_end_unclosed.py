# A loop that stays the current one keeps what waits in it beyond the end of the program, and nothing is told of that.
import subprocess
import sys

BEGIN = """
import asyncio, contextvars, logging, sys, threading
class Told:
    def __del__(self): print('del')
def function(*args): pass
async def hangs():
    try: await asyncio.sleep(100)
    finally: print('finally')
told = Told()
loop = asyncio.new_event_loop()
"""
CASES = {
    'not current': 'task = loop.create_task(hangs()); loop.run_until_complete(asyncio.sleep(0))',
    'current': 'asyncio.set_event_loop(loop); loop.create_task(hangs()); loop.run_until_complete(asyncio.sleep(0))',
    'current, closed': 'asyncio.set_event_loop(loop); loop.create_task(hangs()); '
                       'loop.run_until_complete(asyncio.sleep(0)); loop.close()',
    'timer': 'asyncio.set_event_loop(loop); loop.call_later(9, function)',
    'nothing waits': 'asyncio.set_event_loop(loop); loop.run_until_complete(asyncio.sleep(0))',
    'run': 'asyncio.run(asyncio.sleep(0))',
    'hook': 'sys.excepthook = function',
    'thread hook': 'threading.excepthook = function',
    'filter': 'logging.getLogger("a").addFilter(function)',
    'context': 'contextvars.ContextVar("v").set(told)',
    'local': 'threading.local().attribute = function',
}
for name, code in CASES.items():
    done = subprocess.run([sys.executable, '-c', BEGIN + code], capture_output=True, text=True)
    print(name, '|', done.stdout.split(), 'destroyed' in done.stderr)
# expect: not current | ['del', 'finally'] True
# expect: current | [] False
# expect: current, closed | ['finally', 'del'] True
# expect: timer | [] False
# expect: nothing waits | ['del'] False
# expect: run | ['del'] False
# expect: hook | [] False
# expect: thread hook | [] False
# expect: filter | [] False
# expect: context | [] False
# expect: local | ['del'] False
