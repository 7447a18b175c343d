# Classes with __slots__, derived from object and from built-in types.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def mk(bases, slots, **ns):
    return type('A', bases, {'__slots__': slots, 'tag': 1, **ns})
for bases in ((), (int,), (str,), (list,), (dict,), (tuple,), (set,), (Exception,), (float,), (frozenset,), (bytes,)):
    for slots in ((), ('z',)) if not bases else ((), ('__dict__',)):
        print(bases, slots)
        try: A = mk(bases, slots)
        except Exception as e: print(' ', type(e).__name__, e); continue
        x = A()
        t(lambda: setattr(x, 'z', 1)); t(lambda: setattr(x, 'tag', 4)); t(lambda: setattr(x, 'q', 4)); t(lambda: x.__dict__); t(lambda: vars(x)); t(lambda: delattr(x, 'q')); t(lambda: delattr(x, 'tag')); t(lambda: x.nope)
class B: pass
class S: __slots__ = ('a',)
t(lambda: mk((B,), ('__dict__',))); t(lambda: mk((S,), ('a',))); t(lambda: mk((S,), ('tag',))); t(lambda: mk((S,), ('1x',))); t(lambda: mk((S,), (1,))); t(lambda: mk((S,), 'bc').bc); t(lambda: mk((S, B), ('k',))); t(lambda: type('C', (S, mk((), ('m',))), {}))
x = mk((S,), ('k',))()
t(lambda: setattr(x, 'a', 1)); t(lambda: x.a); t(lambda: x.k); t(lambda: delattr(x, 'k')); t(lambda: setattr(x, 'w', 1)); t(lambda: setattr(x, 'tag', 1))
import weakref
t(lambda: weakref.ref(x)); t(lambda: weakref.ref(mk((), ('__weakref__',))()) and 1)
b = B()
t(lambda: delattr(b, 'q')); b.q = 1; del b.q; t(lambda: delattr(b, 'q')); b.__dict__; t(lambda: delattr(b, 'q'))
def d():
    del b.q
t(d)
# expect: () ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: () ('z',)
# expect: None
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'int'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'int'>,) ('__dict__',)
# expect:   TypeError nonempty __slots__ not supported for subtype of 'int'
# expect: (<class 'str'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'str'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'list'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'list'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'dict'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'dict'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'tuple'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'tuple'>,) ('__dict__',)
# expect:   TypeError nonempty __slots__ not supported for subtype of 'tuple'
# expect: (<class 'set'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'set'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'Exception'>,) ()
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'Exception'>,) ('__dict__',)
# expect:   TypeError __dict__ slot disallowed: we already got one
# expect: (<class 'float'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'float'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'frozenset'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'frozenset'>,) ('__dict__',)
# expect: None
# expect: None
# expect: None
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: {'z': 1, 'tag': 4, 'q': 4}
# expect: None
# expect: None
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'bytes'>,) ()
# expect: AttributeError 'A' object has no attribute 'z'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object has no attribute '__dict__'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'q'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: AttributeError 'A' object has no attribute 'nope'
# expect: (<class 'bytes'>,) ('__dict__',)
# expect:   TypeError nonempty __slots__ not supported for subtype of 'bytes'
# expect: TypeError __dict__ slot disallowed: we already got one
# expect: <class '__main__.A'>
# expect: ValueError 'tag' in __slots__ conflicts with class variable
# expect: TypeError __slots__ must be identifiers
# expect: TypeError __slots__ items must be strings, not 'int'
# expect: <member 'bc' of 'A' objects>
# expect: <class '__main__.A'>
# expect: TypeError multiple bases have instance lay-out conflict
# expect: None
# expect: 1
# expect: AttributeError 'A' object has no attribute 'k'
# expect: AttributeError k
# expect: AttributeError 'A' object has no attribute 'w'
# expect: AttributeError 'A' object attribute 'tag' is read-only
# expect: TypeError cannot create weak reference to 'A' object
# expect: 1
# expect: AttributeError 'B' object has no attribute 'q'
# expect: AttributeError 'B' object has no attribute 'q'
# expect: AttributeError 'B' object has no attribute 'q'
# expect: AttributeError 'B' object has no attribute 'q'
