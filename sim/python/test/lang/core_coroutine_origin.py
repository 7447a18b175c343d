# Where coroutines were made: sys.set_coroutine_origin_tracking_depth(), cr_origin, debug mode; and that what was
# handed to a coroutine dies after the complaint that it was never awaited.
import asyncio
import sys


class Argument:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name, file=sys.stderr)


async def work(argument):
    return argument


def make(name):
    return work(Argument(name))


print(sys.get_coroutine_origin_tracking_depth())
# expect: 0
made = make('plain')
print(made.cr_origin)
# expect: None
made.close()
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
# expect: 2
made = make('known')
print([place[1:] for place in made.cr_origin], made.cr_code.co_name)
# expect: [(20, 'make'), (32, '<module>')] work
made.close()
print(made.cr_code.co_name)
# expect: work
sys.set_coroutine_origin_tracking_depth(0)
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
# expect: depth must be >= 0


def local_variables():
    first = Argument('first')
    lost = make('lost')
    last = Argument('last')


# expect-error: gone: plain
# expect-error: gone: known
local_variables()
# expect-error: gone: first
# expect-error: core_coroutine_origin.py:54: RuntimeWarning: coroutine 'work' was never awaited
# expect-error:   local_variables()
# expect-error: gone: lost
# expect-error: gone: last


async def main():
    lost = make('in debug mode')
    del lost
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())


asyncio.run(main(), debug=True)
# expect: 10
# expect-error: core_coroutine_origin.py:64: RuntimeWarning: coroutine 'work' was never awaited
# expect-error: Coroutine created at (most recent call last)
# expect-error:   File "core_coroutine_origin.py", line 69, in <module>
# expect-error:     asyncio.run(main(), debug=True)
# expect-error:   File "core_coroutine_origin.py", line 63, in main
# expect-error:     lost = make('in debug mode')
# expect-error:   File "core_coroutine_origin.py", line 20, in make
# expect-error:     return work(Argument(name))
# expect-error:   del lost
# expect-error: gone: in debug mode
print(sys.get_coroutine_origin_tracking_depth())
# expect: 0
