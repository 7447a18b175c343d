# /// kvant
# title.en = "Three pages, one after another"
# title.ru = "Три страницы, одна за другой"
# description.en = "Each request waits for the network; the processor idles. The time is the sum of the waits."
# description.ru = "Каждый запрос ждёт сеть, процессор простаивает. Время — сумма ожиданий."
# subject = "sockets"
# order = 410
# [machine]
# cores = 1
# [[host]]
# name = "library.test"
# latency = "100 ms"
# work = "20 ms"
# [expect]
# output = """
# 200 200 200
# """
# at_least = "600 ms"
# at_most = "900 ms"
# ///
from urllib.request import urlopen

statuses = []
for page in "one", "two", "three":
    with urlopen(f"http://library.test/{page}") as answer:
        statuses.append(answer.status)
print(*statuses)
