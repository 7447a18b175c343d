# /// kvant
# title.en = "Cancelling a task"
# title.ru = "Отмена задачи"
# description.en = "cancel() makes CancelledError appear at the await where the task stands; finally still runs."
# description.ru = "cancel() вызывает CancelledError в том await, где стоит задача; finally всё равно выполняется."
# subject = "asyncio"
# order = 215
# [machine]
# cores = 1
# [expect]
# output = """
# download begins
# main is tired of waiting
# download closes its file
# download was cancelled
# """
# ///
import asyncio


async def download():
    print("download begins")
    try:
        await asyncio.sleep(60)
        print("never printed")
    finally:
        print("download closes its file")


async def main():
    task = asyncio.create_task(download())
    await asyncio.sleep(0.1)
    print("main is tired of waiting")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("download was cancelled")


asyncio.run(main())
