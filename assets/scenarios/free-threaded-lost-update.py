# /// kvant
# title.en = "Free-threaded Python: updates get lost again"
# title.ru = "Python без GIL: обновления снова теряются"
# description.en = "Under 3.12 the GIL is never dropped in the middle of counter += 1. Python 3.13t has no GIL: the two threads really run at once, and what one writes the other overwrites. Lists and dictionaries have locks of their own and stay whole."
# description.ru = "В 3.12 GIL не отдают посреди counter += 1. В Python 3.13t GIL нет: потоки действительно исполняются одновременно, и то, что записал один, затирает другой. У списков и словарей есть собственные блокировки, они остаются целыми."
# subject = "races"
# order = 38
# [machine]
# cores = 2
# [python]
# version = "3.13t"
# [expect]
# lines = ["items: 10000"]
# not_output = """
# counter: 10000
# items: 10000
# """
# ///
from threading import Thread

counter = 0
items = []


def work():
    global counter
    for i in range(5_000):
        counter += 1
        items.append(i)


threads = [Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(f"counter: {counter}")
print(f"items: {len(items)}")
