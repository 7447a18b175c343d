"""Abstract base classes."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _has_methods(cls, *names):
    """For a class whose subclasses are all those with some methods: True, or NotImplemented, which leaves it open.

    A class that sets a method to None has said that it does not have it.
    """
    for name in names:
        if next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None) is None:
            return NotImplemented
    return True


class ABCMeta(type):
    def __new__(metaclass, name, bases, namespace, /, **keywords):
        cls = super().__new__(metaclass, name, bases, namespace, **keywords)
        abstract = [key for key, value in namespace.items() if _is_abstract(value)]
        for base in bases:
            for key in getattr(base, '__abstractmethods__', ()):
                if _is_abstract(getattr(cls, key, None)) and key not in abstract:
                    abstract.append(key)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance)) or (
            getattr(instance, '__class__', None) is not type(instance) and cls.__subclasscheck__(instance.__class__))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        hook = getattr(cls, '__subclasshook__', None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        if cls in subclass.__mro__:
            return True
        for known in cls._abc_registry:
            if issubclass(subclass, known):
                return True
        for child in type.__subclasses__(cls):
            if issubclass(subclass, child):
                return True
        return False


def _is_abstract(value):
    if isinstance(value, property):
        return (_is_abstract(value.fget) or _is_abstract(value.fset) or _is_abstract(value.fdel))
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, '__isabstractmethod__', False)


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return 0


def update_abstractmethods(cls):
    return cls
