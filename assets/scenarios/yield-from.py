# /// kvant
# title.en = "yield from: a generator within a generator"
# title.ru = "yield from: генератор внутри генератора"
# description.en = "yield from hands next() and send() through to the inner generator and takes what it returns."
# description.ru = "yield from передаёт next() и send() внутреннему генератору и забирает то, что он возвращает."
# subject = "coroutines"
# order = 103
# [machine]
# cores = 1
# [expect]
# output = """
# 1
# 2
# 3
# inner gave 6
# """
# ///
def inner(limit):
    total = 0
    for number in range(1, limit + 1):
        yield number
        total += number
    return total


def outer():
    result = yield from inner(3)
    print("inner gave", result)


for number in outer():
    print(number)
