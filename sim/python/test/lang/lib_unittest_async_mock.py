# AsyncMock: what was awaited, effects, asynchronous iteration, and what a spec makes of its methods.
import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock, call


class Repository:
    async def get(self, key):
        raise NotImplementedError

    def size(self):
        raise NotImplementedError


for kind in (AsyncMock, MagicMock, Mock):
    mock = kind(spec=Repository)
    print(kind.__name__, type(mock.get).__name__, type(mock.size).__name__)
# expect: AsyncMock AsyncMock MagicMock
# expect: MagicMock AsyncMock MagicMock
# expect: Mock AsyncMock Mock


def fails(function, *args):
    try:
        function(*args)
    except AssertionError as error:
        return str(error)
    return 'holds'


async def main():
    mock = AsyncMock()
    await mock(1)
    await mock(2, x=3)
    print(mock.await_args_list, asyncio.iscoroutinefunction(mock))
    # expect: [call(1), call(2, x=3)] True
    print(fails(mock.assert_any_await, 1), fails(mock.assert_any_await, 9), sep=', ')
    # expect: holds, mock(9) await not found
    print(fails(mock.assert_has_awaits, [call(1), call(2, x=3)]))
    # expect: holds
    print(fails(mock.assert_has_awaits, [call(2, x=3), call(1)], True))
    # expect: holds
    print(fails(mock.assert_has_awaits, [call(5)], True))
    # expect: (call(5),) not all found in await list
    print(fails(mock.assert_awaited_with, 1))
    # expect: expected await not found.
    # expect: Expected: mock(1)
    # expect:   Actual: mock(2, x=3)
    mock.reset_mock()
    print(mock.await_count, mock.await_args)
    # expect: 0 None
    effects = AsyncMock(side_effect=[1, ValueError('v')])
    print(await effects())
    # expect: 1
    for _ in range(2):
        try:
            await effects()
        except (ValueError, StopAsyncIteration) as error:
            print(repr(error))
    # expect: ValueError('v')
    # expect: StopAsyncIteration()
    rows = MagicMock()
    rows.__aiter__.return_value = [1, 2]
    print([row async for row in rows], [row async for row in AsyncMock()])
    # expect: [1, 2] []


asyncio.run(main())
