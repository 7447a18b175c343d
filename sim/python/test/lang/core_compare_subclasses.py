# Comparisons of classes that inherit from built-in types and have some of the methods themselves.
class A(int):
    def __eq__(s, o): print('eq'); return True
    def __gt__(s, o): print('gt'); return 'gt'
    __hash__ = int.__hash__
print(A(1) == 2, A(1) != 2, A(1) != 1, A(1) < 2, A(1) > 2, 2 < A(1), 2 > A(1), A(1) <= A(2), 3 == A(1), 3 != A(1))
class B(list):
    def __lt__(s, o): print('lt'); return NotImplemented
print(B([1]) < [2], [1] < B([2]), B([1]) > [2], [1] > B([0]), B() == [], B() != [])
class S(str):
    def __eq__(s, o): return s.lower() == str(o).lower()
    __hash__ = str.__hash__
print(S('A') == 'a', S('A') != 'a', 'a' == S('A'), 'a' != S('A'), S('A') in ['a'], ['a'] == [S('A')], {S('a')} == {'a'}, (S('A'), 1) < (S('a'), 2))
class D(B): pass
try: print(B([1]) < D([2]), D([1]) > B([0]))
except TypeError as e: print(e)
print(sorted([A(3), A(1), A(2)]), max([B([1]), B([2])]), [A(1)] != [2])
class I(int):
    def __eq__(s, o): return NotImplemented
    def __lt__(s, o): return NotImplemented
    __hash__ = int.__hash__
print(I(3) == 3, 3 == I(3), I(3) != 3, I(3) < 4, 4 > I(3), 2 < I(3), I(3) == 3.0)
try: I(3) < 'a'
except TypeError as e: print(e)
# expect: eq
# expect: gt
# expect: gt
# expect: eq
# expect: True True False True gt gt True True True True
# expect: lt
# expect: lt
# expect: True True False True True False
# expect: True True True True True True True True
# expect: True True
# expect: eq
# expect: [1, 2, 3] [2] False
# expect: True True False True True True True
# expect: '<' not supported between instances of 'I' and 'str'
