# /// kvant
# title.en = "A coroutine fed by send()"
# title.ru = "Сопрограмма, которую кормят через send()"
# description.en = "yield stands where a value comes in: send() resumes the generator with it, close() ends it through finally."
# description.ru = "yield стоит там, где приходит значение: send() продолжает с ним генератор, close() завершает его через finally."
# subject = "coroutines"
# order = 102
# [machine]
# cores = 1
# [expect]
# output = """
# average: 10.0
# average: 15.0
# average: 20.0
# 3 numbers seen
# """
# ///
def averager():
    total, count, average = 0, 0, None
    try:
        while True:
            total += yield average
            count += 1
            average = total / count
    finally:
        print(count, "numbers seen")


running = averager()
next(running)  # to the first yield
for number in 10, 20, 30:
    print("average:", running.send(number))
running.close()
