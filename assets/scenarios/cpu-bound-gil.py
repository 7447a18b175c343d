# /// kvant
# title.en = "CPU-bound threads under the GIL"
# title.ru = "Вычисления в потоках под GIL"
# description.en = "Two cores, two threads, one GIL: only the thread that holds it runs Python. Every 5 ms the other asks for it; the second core stands idle."
# description.ru = "Два ядра, два потока, один GIL: Python исполняет только тот поток, который его держит. Каждые 5 мс другой его требует; второе ядро простаивает."
# subject = "gil"
# order = 50
# [machine]
# cores = 2
# [expect]
# lines = ["primes below 3000: 430", "primes below 3500: 489"]
# ///
from threading import Thread


def count_primes(limit):
    found = 0
    for n in range(2, limit):
        divisor = 2
        while divisor * divisor <= n and n % divisor:
            divisor += 1
        if divisor * divisor > n:
            found += 1
    print(f"primes below {limit}: {found}")


first = Thread(target=count_primes, args=(3000,))
second = Thread(target=count_primes, args=(3500,))
first.start()
second.start()
first.join()
second.join()
