"""A bank with transactions, logging and a history."""
from __future__ import annotations
import logging, sys, json
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, ROUND_HALF_UP
from enum import Enum, auto
from functools import wraps, reduce
from typing import Callable, Iterator, Protocol
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(levelname)-8s|%(name)s|%(funcName)s|%(message)s')
log = logging.getLogger('bank')
class InsufficientFunds(Exception):
    def __init__(self, need: Decimal, have: Decimal):
        super().__init__(f'need {need}, have {have}'); self.need, self.have = need, have
class Kind(Enum):
    DEPOSIT = auto(); WITHDRAW = auto(); TRANSFER = auto()
@dataclass(frozen=True, order=True)
class Tx:
    when: datetime
    kind: Kind = field(compare=False)
    amount: Decimal
    memo: str = ''
    def __post_init__(self):
        if self.amount <= 0: raise ValueError(f'bad amount {self.amount}')
class Account:
    _next = 1000
    def __init__(self, owner: str, balance: Decimal = Decimal('0')):
        self.owner, self.balance = owner, balance; self.history: deque[Tx] = deque(maxlen=3)
        Account._next += 1; self.number = Account._next
    def __repr__(self): return f'{type(self).__name__}({self.owner!r}, {self.balance})'
    def _add(self, kind, amount, memo=''):
        t = Tx(datetime(2024, 1, 1) + timedelta(hours=len(self.history)), kind, amount, memo); self.history.append(t); return t
    def deposit(self, amount: Decimal) -> Tx: self.balance += amount; log.info('deposit %s to %s', amount, self.owner); return self._add(Kind.DEPOSIT, amount)
    def withdraw(self, amount: Decimal) -> Tx:
        if amount > self.balance: raise InsufficientFunds(amount, self.balance)
        self.balance -= amount; return self._add(Kind.WITHDRAW, amount)
class Savings(Account):
    def __init__(self, *a, rate='0.05'): super().__init__(*a); self.rate = Decimal(rate)
    def accrue(self):
        i = (self.balance * self.rate).quantize(Decimal('0.01'), ROUND_HALF_UP); self.deposit(i); return i
def audited(f: Callable):
    @wraps(f)
    def w(*a, **k):
        try: return f(*a, **k)
        except InsufficientFunds as e: log.warning('%s failed: %s', f.__name__, e); raise
        finally: log.debug('never'); 
    return w
@audited
def transfer(a: Account, b: Account, amount: str):
    amt = Decimal(amount); a.withdraw(amt); b.deposit(amt)
x, y = Account('ann', Decimal('100.50')), Savings('bob', Decimal('10'))
transfer(x, y, '50.25'); print(x, y, y.accrue(), y)
try: transfer(x, y, '1000')
except InsufficientFunds as e: print(repr(e), e.need - e.have)
try: x.deposit(Decimal('-5'))
except ValueError as e: print(e)
print(list(x.history)[0], max(y.history), x.number, transfer.__annotations__)
by = defaultdict(list)
for acc in (x, y):
    for t in acc.history: by[t.kind.name].append(str(t.amount))
print(json.dumps(by, indent=1), reduce(lambda s, a: s + a.balance, (x, y), Decimal(0)))
log.error('done', exc_info=False); log.info('dict %(a)s', {'a': 1}); log.info('%d%%', 50)
try: pass
except KeyError: log.exception('with trace')
transfer(x, y, '99999')

# expect: INFO    |bank|deposit|deposit 50.25 to bob
# expect: INFO    |bank|deposit|deposit 3.01 to bob
# expect: Account('ann', 50.25) Savings('bob', 63.26) 3.01 Savings('bob', 63.26)
# expect: WARNING |bank|w|transfer failed: need 1000, have 50.25
# expect: InsufficientFunds('need 1000, have 50.25') 949.75
# expect: INFO    |bank|deposit|deposit -5 to ann
# expect: bad amount -5
# expect: Tx(when=datetime.datetime(2024, 1, 1, 0, 0), kind=<Kind.WITHDRAW: 2>, amount=Decimal('50.25'), memo='') Tx(when=datetime.datetime(2024, 1, 1, 1, 0), kind=<Kind.DEPOSIT: 1>, amount=Decimal('3.01'), memo='') 1001 {'a': 'Account', 'b': 'Account', 'amount': 'str'}
# expect: {
# expect:  "WITHDRAW": [
# expect:   "50.25"
# expect:  ],
# expect:  "DEPOSIT": [
# expect:   "50.25",
# expect:   "3.01"
# expect:  ]
# expect: } 108.51
# expect: ERROR   |bank|<module>|done
# expect: INFO    |bank|<module>|dict 1
# expect: INFO    |bank|<module>|50%
# expect: WARNING |bank|w|transfer failed: need 99999, have 45.25
# expect-error:                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect-error: InsufficientFunds: need 99999, have 45.25
# status: 1
