# /// kvant
# title.en = "Generators take turns without threads"
# title.ru = "Генераторы чередуются без потоков"
# description.en = "A generator stops at yield and goes on from there: a loop over generators is the smallest scheduler there is."
# description.ru = "Генератор останавливается на yield и продолжает с того же места: цикл по генераторам — самый маленький планировщик."
# subject = "coroutines"
# order = 100
# [machine]
# cores = 1
# [expect]
# output = """
# ping 1
# pong 1
# ping 2
# pong 2
# pong 3
# """
# ///
from collections import deque


def talk(word, times):
    for number in range(1, times + 1):
        print(word, number)
        yield


ready = deque([talk("ping", 2), talk("pong", 3)])
while ready:
    task = ready.popleft()
    try:
        next(task)
    except StopIteration:
        continue
    ready.append(task)
