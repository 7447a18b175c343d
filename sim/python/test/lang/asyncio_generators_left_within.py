# An asynchronous generator that is left half-way in the main coroutine: the loop cancels the task that is to close it
# before that began, and GeneratorExit comes where it waits for the second time.
import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('not reached: CancelledError comes first')
        raise
    finally:
        print('cleanup begins')
        try:
            await asyncio.sleep(0)
        except BaseException as error:
            print(repr(error))
            raise
        print('not reached')


async def main():
    async for number in numbers():
        print(number)
        break


asyncio.run(main())
# expect: 1
# expect: cleanup begins
# expect: GeneratorExit()
