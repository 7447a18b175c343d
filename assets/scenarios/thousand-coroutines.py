# /// kvant
# title.en = "Memory of a thousand coroutines and a thousand threads"
# title.ru = "Память тысячи сопрограмм и тысячи потоков"
# description.en = "A thousand coroutines wait: each keeps a frame and a task, less than a kilobyte. A thread keeps a stack as well."
# description.ru = "Ждёт тысяча сопрограмм: каждая хранит кадр и задачу, меньше килобайта. Потоку нужен ещё и стек."
# subject = "models"
# order = 304
# [machine]
# cores = 4
# [figure]
# kind = "compare"
# [[compare.run]]
# title.en = "1,000 coroutines"
# title.ru = "1000 сопрограмм"
# file = "thousand-coroutines.py"
# [[compare.run]]
# title.en = "1,000 threads"
# title.ru = "1000 потоков"
# file = "thousand-threads.py"
# [expect]
# output = """
# done
# """
# ///
import asyncio


async def wait():
    await asyncio.sleep(0.5)


async def main():
    await asyncio.gather(*(wait() for _ in range(1000)))
    print("done")


asyncio.run(main())
