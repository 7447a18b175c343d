from abc import ABC, abstractmethod
class S(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def b(self): ...
class T(S):
    def b(self): pass
try: S()
except TypeError as e: print(e)
T()

# expect: Can't instantiate abstract class S with abstract methods area, b
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi33.py", line 11, in <module>
# expect-error:     T()
# expect-error: TypeError: Can't instantiate abstract class T with abstract method area
# status: 1
