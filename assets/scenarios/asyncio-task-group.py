# /// kvant
# title.en = "A task group: one fails, the others are cancelled"
# title.ru = "Группа задач: одна упала, остальные отменены"
# description.en = "When a task of the group raises, its siblings are cancelled and the group raises an ExceptionGroup."
# description.ru = "Когда одна задача группы вызывает исключение, остальные отменяются, а группа вызывает ExceptionGroup."
# subject = "asyncio"
# order = 225
# [machine]
# cores = 1
# [expect]
# output = """
# third is cancelled
# caught: 1 of type ValueError
# """
# ///
import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    if name == "second":
        raise ValueError("second failed")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("first", 0.1))
            group.create_task(work("second", 0.2))
            group.create_task(work("third", 0.3))
    except* ValueError as errors:
        print("caught:", len(errors.exceptions), "of type ValueError")


asyncio.run(main())
