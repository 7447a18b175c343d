# /// kvant
# title.en = "Who runs when: the ready queue turn by turn"
# title.ru = "Кто когда выполняется: очередь готовых по виткам"
# description.en = "A turn of the loop runs exactly the handles that were ready when it began. To wake a waiting task takes one turn more."
# description.ru = "Виток цикла выполняет ровно тех, кто был готов в его начале. Разбудить ждущую задачу стоит ещё одного витка."
# subject = "asyncio"
# order = 230
# [machine]
# cores = 1
# [expect]
# output = """
# m a0 b0 m1 a1 b1 a2 b2 m2 m3
# """
# ///
import asyncio

steps = []


async def child(name):
    steps.append(name + "0")
    await asyncio.sleep(0)
    steps.append(name + "1")
    await asyncio.sleep(0)
    steps.append(name + "2")


async def main():
    steps.append("m")
    a, b = asyncio.create_task(child("a")), asyncio.create_task(child("b"))
    await asyncio.sleep(0)
    steps.append("m1")
    await a
    steps.append("m2")
    await b
    steps.append("m3")


asyncio.run(main())
print(*steps)
