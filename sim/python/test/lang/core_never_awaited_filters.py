"""What the filters of warnings do to coroutines that nobody awaits, and the line such a one is reported with."""
import asyncio
import warnings


async def fetch():
    pass


async def main():
    warnings.simplefilter('ignore', RuntimeWarning)
    fetch()
    print('ignored')
    warnings.simplefilter('always')
    for _ in range(2):
        fetch()
    # expect-error: core_never_awaited_filters.py:16: RuntimeWarning: coroutine 'fetch' was never awaited
    # expect-error:   fetch()
    # expect-error: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
    # expect-error: core_never_awaited_filters.py:16: RuntimeWarning: coroutine 'fetch' was never awaited


asyncio.run(main())
# expect: ignored
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    fetch()
    print(len(seen), seen[0].category.__name__, seen[0].message, seen[0].lineno)
# expect: 1 RuntimeWarning coroutine 'fetch' was never awaited 27

warnings.simplefilter('default')
for coroutine in (fetch(), fetch()):
    pass
del coroutine
# expect-error: core_never_awaited_filters.py:32: RuntimeWarning: coroutine 'fetch' was never awaited
# expect-error:   for coroutine in (fetch(), fetch()):
# expect-error: core_never_awaited_filters.py:34: RuntimeWarning: coroutine 'fetch' was never awaited

warnings.simplefilter('error')
fetch()
print('an error of it is only told')
# expect: an error of it is only told
# expect-error: RuntimeWarning: coroutine 'fetch' was never awaited
try:
    warnings.warn('stop', UserWarning)
except UserWarning as error:
    print(repr(error), error.__traceback__.tb_next)
# expect: UserWarning('stop') None
