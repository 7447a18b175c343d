# /// kvant
# title.en = "A time limit on a wait"
# title.ru = "Предел времени на ожидание"
# description.en = "wait_for() gives the answer up after 200 ms: the task behind it is cancelled, TimeoutError is raised."
# description.ru = "wait_for() перестаёт ждать ответа через 200 мс: задача отменяется, возникает TimeoutError."
# subject = "asyncio"
# order = 216
# [machine]
# cores = 1
# [expect]
# output = """
# fast: answer
# slow: gave up
# """
# at_least = "300 ms"
# at_most = "310 ms"
# ///
import asyncio


async def ask(seconds):
    await asyncio.sleep(seconds)
    return "answer"


async def main():
    for name, seconds in ("fast", 0.1), ("slow", 5):
        try:
            print(f"{name}:", await asyncio.wait_for(ask(seconds), timeout=0.2))
        except asyncio.TimeoutError:
            print(f"{name}: gave up")


asyncio.run(main())
