# /// kvant
# title.en = "Three coroutines wait at once"
# title.ru = "Три сопрограммы ждут одновременно"
# description.en = "gather() starts all three as tasks: their waits overlap, the whole takes as long as the longest one."
# description.ru = "gather() запускает все три как задачи: ожидания накладываются, всё вместе длится столько, сколько самое долгое."
# subject = "asyncio"
# order = 202
# [machine]
# cores = 1
# [expect]
# output = """
# kettle is on
# toast is on
# eggs are on
# toast is ready
# kettle is ready
# eggs are ready
# 0.4 s
# """
# at_least = "400 ms"
# at_most = "410 ms"
# ///
import asyncio
import time


async def prepare(what, verb, seconds):
    print(f"{what} {verb} on")
    await asyncio.sleep(seconds)
    print(f"{what} {verb} ready")


async def breakfast():
    await asyncio.gather(prepare("kettle", "is", 0.3), prepare("toast", "is", 0.2), prepare("eggs", "are", 0.4))


start = time.monotonic()
asyncio.run(breakfast())
print(f"{time.monotonic() - start:.1f} s")
