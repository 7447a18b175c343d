import threading
import time


class InsufficientFunds(Exception):
    """Raised when the balance is too small."""

    def __init__(self, balance, amount):
        super().__init__(f"cannot withdraw {amount}: balance is {balance}")
        self.balance = balance
        self.amount = amount


class BankAccount:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self._lock = threading.RLock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        with self._lock:
            old = self._balance
            time.sleep(0.001)
            self._balance = old + amount

    def withdraw(self, amount):
        with self._lock:
            if amount > self.balance:
                raise InsufficientFunds(self.balance, amount)
            self._balance -= amount

    def __repr__(self):
        return f"BankAccount({self.owner!r}, balance={self._balance:.2f})"


def transfer(a, b, amount):
    a.withdraw(amount)
    b.deposit(amount)


acc = BankAccount("Анна", 100)
other = BankAccount("Bob")
threads = [threading.Thread(target=acc.deposit, args=(10,)) for _ in range(10)]
[t.start() for t in threads]
[t.join() for t in threads]
print(acc)
transfer(acc, other, 50)
print(acc, other)
try:
    transfer(acc, other, 1_000_000)
except InsufficientFunds as e:
    print("Error:", e, e.amount)
acc.deposit(-5)

# expect: BankAccount('Анна', balance=200.00)
# expect: BankAccount('Анна', balance=150.00) BankAccount('Bob', balance=50.00)
# expect: Error: cannot withdraw 1000000: balance is 150 1000000
# expect-error: Traceback (most recent call last):
# expect-error:   File "conc_bank1.py", line 60, in <module>
# expect-error:     acc.deposit(-5)
# expect-error:   File "conc_bank1.py", line 27, in deposit
# expect-error:     raise ValueError("amount must be positive")
# expect-error: ValueError: amount must be positive
# status: 1
