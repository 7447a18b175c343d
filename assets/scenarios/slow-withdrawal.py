# /// kvant
# title.en = "Check, then act: an account overdrawn"
# title.ru = "Проверил — сделал: перерасход на счёте"
# description.en = "Both threads see 100 on the account before either takes 80. The pause only makes visible what can always happen."
# description.ru = "Оба потока видят на счёте 100, прежде чем один из них снимет 80. Пауза лишь делает видимым то, что может случиться всегда."
# subject = "races"
# order = 38
# [machine]
# cores = 1
# [expect]
# output = """
# Ann took 80
# Bob took 80
# balance: -60
# """
# at_least = "10 ms"
# at_most = "12 ms"
# ///
import time
from threading import Thread

balance = 100


def withdraw(who, amount):
    global balance
    if balance >= amount:
        time.sleep(0.01)
        balance -= amount
        print(f"{who} took {amount}")


ann = Thread(target=withdraw, args=("Ann", 80), name="Ann")
bob = Thread(target=withdraw, args=("Bob", 80), name="Bob")
ann.start()
bob.start()
ann.join()
bob.join()
print(f"balance: {balance}")
