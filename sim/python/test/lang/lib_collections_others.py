# namedtuple, OrderedDict, ChainMap, User*.
from collections import namedtuple, OrderedDict, ChainMap, UserDict, UserList, UserString
P = namedtuple('P', 'x y', defaults=[0])
p = P(1)
print(p, p._replace(x=5), p._asdict(), P._fields, P._field_defaults, P._make([1, 2]), p == (1, 0), p.x, p[1])
for call in (lambda: P(), lambda: P(1, 2, 3), lambda: namedtuple('Q', 'a a'), lambda: namedtuple('Q', 'class'), lambda: setattr(p, 'x', 1)):
    try:
        call()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
od = OrderedDict(a=1, b=2)
od.move_to_end('a')
print(od, od.popitem(last=False), list(od))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(cm['a'], cm['b'], dict(cm), cm, cm.new_child({'z': 0}).maps, cm.parents)
class Twice(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)
print(Twice(a=1), UserList([1, 2])[0], UserString('abc').upper())
# expect: P(x=1, y=0) P(x=5, y=0) {'x': 1, 'y': 0} ('x', 'y') {'y': 0} P(x=1, y=2) True 1 0
# expect: TypeError P.__new__() missing 1 required positional argument: 'x'
# expect: TypeError P.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: ValueError Encountered duplicate field name: 'a'
# expect: ValueError Type names and field names cannot be a keyword: 'class'
# expect: AttributeError can't set attribute
# expect: OrderedDict([('a', 1)]) ('b', 2) ['a']
# expect: 1 3 {'a': 1, 'b': 3} ChainMap({'a': 1}, {'a': 2, 'b': 3}) [{'z': 0}, {'a': 1}, {'a': 2, 'b': 3}] ChainMap({'a': 2, 'b': 3})
# expect: {'a': 2} 1 ABC
