# Operators whose operands do not fit: every pair of built-in kinds, told in CPython's words.
from datetime import date
from decimal import Decimal


class Three:
    def __index__(self):
        return 3


class Plain:
    pass


print('ab' * Three(), Three() * [1], b'x' * Three(), (1,) * Three())
words = [1]
words *= Three()
print(words)
for left, right in ((1.5, b'x'), (1, bytearray(b'x')), ('a', Plain()), ([1], Plain()), (b'a', Plain()), (Plain(), 'a')):
    try:
        print(left + right)
    except TypeError as e:
        print(e)
for left, right in (('ab', Plain()), ('12', [1]), ([1], 'a'), (Plain(), (1,))):
    try:
        print(left * right)
    except TypeError as e:
        print(e)
for action in (lambda: date(2024, 1, 1) - 'x', lambda: Decimal(1) + 1.5, lambda: date(2024, 1, 1).year_, lambda: int(1, 2, 3),
               lambda: sorted([1], 2), lambda: sorted([1], foo=2), lambda: round(), lambda: 'a'.find(),
               lambda: [].__add__(), lambda: object().__lt__(1)):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(e)

# expect: ababab [1, 1, 1] b'xxx' (1, 1, 1)
# expect: [1, 1, 1]
# expect: unsupported operand type(s) for +: 'float' and 'bytes'
# expect: unsupported operand type(s) for +: 'int' and 'bytearray'
# expect: can only concatenate str (not "Plain") to str
# expect: can only concatenate list (not "Plain") to list
# expect: can't concat Plain to bytes
# expect: unsupported operand type(s) for +: 'Plain' and 'str'
# expect: can't multiply sequence by non-int of type 'Plain'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'Plain'
# expect: unsupported operand type(s) for -: 'datetime.date' and 'str'
# expect: unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
# expect: 'datetime.date' object has no attribute 'year_'
# expect: int() takes at most 2 arguments (3 given)
# expect: sorted expected 1 argument, got 2
# expect: 'foo' is an invalid keyword argument for sort()
# expect: round() missing required argument 'number' (pos 1)
# expect: find() takes at least 1 argument (0 given)
# expect: expected 1 argument, got 0
# expect: NotImplemented
print(int.__mul__(2, 1.5), (2).__rpow__(1.5), (1.5).__add__(2), (1).__rmod__('a'), bool(range(3)), range(0).__bool__())
# expect: NotImplemented NotImplemented 3.5 NotImplemented True False
for wrong in (lambda: pow(2, [1], 3), lambda: pow('a', 2, 3), lambda: pow(1.5, 2, 3), lambda: int.__add__('a', 1),
              lambda: list.__len__(), lambda: list.append(), lambda: list.append((), 1), lambda: (1).__bool__(x=1),
              lambda: [].__mul__(), lambda: (1).__mul__()):
    try:
        print(wrong())
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for ** or pow(): 'int', 'list', 'int'
# expect: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
# expect: pow() 3rd argument not allowed unless all arguments are integers
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
# expect: descriptor '__len__' of 'list' object needs an argument
# expect: unbound method list.append() needs an argument
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
# expect: wrapper __bool__() takes no keyword arguments
# expect:  expected 1 argument, got 0
# expect: expected 1 argument, got 0
