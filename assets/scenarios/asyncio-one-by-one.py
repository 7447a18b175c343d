# /// kvant
# title.en = "await one after another"
# title.ru = "await друг за другом"
# description.en = "Coroutines awaited in a row do not overlap: await runs this one to its end before the next begins. The whole takes the sum."
# description.ru = "Сопрограммы, которых ждут подряд, не накладываются: await доводит одну до конца, прежде чем начнётся следующая. Всё вместе длится сумму."
# subject = "asyncio"
# order = 203
# [machine]
# cores = 1
# [expect]
# output = """
# kettle is ready
# toast is ready
# eggs are ready
# 0.9 s
# """
# at_least = "900 ms"
# at_most = "910 ms"
# ///
import asyncio
import time


async def prepare(what, verb, seconds):
    await asyncio.sleep(seconds)
    print(f"{what} {verb} ready")


async def breakfast():
    await prepare("kettle", "is", 0.3)
    await prepare("toast", "is", 0.2)
    await prepare("eggs", "are", 0.4)


start = time.monotonic()
asyncio.run(breakfast())
print(f"{time.monotonic() - start:.1f} s")
