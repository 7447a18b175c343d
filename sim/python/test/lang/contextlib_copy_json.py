import copy
import heapq
import bisect
import json
import string
import textwrap
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ValueError as e:
        print('handled', e)
    finally:
        print(f'</{name}>')


with tag('a') as t:
    print(t)
# expect: <a>
# expect: A
# expect: </a>
with tag('b'):
    raise ValueError('oops')
# expect: <b>
# expect: handled oops
# expect: </b>
try:
    with tag('c'):
        raise KeyError('k')
except KeyError as e:
    print('out', e)
# expect: <c>
# expect: </c>
# expect: out 'k'
with suppress(ZeroDivisionError):
    1 / 0
print('after')  # expect: after
with ExitStack() as stack:
    stack.callback(print, 'called last')
    stack.enter_context(tag('d'))
    print('inside')
# expect: <d>
# expect: inside
# expect: </d>
# expect: called last
with nullcontext(5) as five:
    print(five)  # expect: 5


class Res:
    def close(self):
        print('closed')


with closing(Res()):
    pass  # expect: closed


@tag('deco')
def decorated():
    print('body')


decorated()
# expect: <deco>
# expect: body
# expect: </deco>


class Node:
    def __init__(self, value):
        self.value = value
        self.links = []


a = Node([1])
a.links.append(a)
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.value is a.value, c.value is a.value, c.links[0] is c, copy.deepcopy({'k': [1, (2, [3])]}))  # expect: True False True {'k': [1, (2, [3])]}
print(copy.copy([1, [2]]), copy.deepcopy((1, 2)), copy.copy({1, 2}))  # expect: [1, [2]] (1, 2) {1, 2}
print(json.dumps({'a': [1, 2.5, None, True], 'b': 'я"\n'}), json.dumps([1, {'x': ()}], indent=2))
# expect: {"a": [1, 2.5, null, true], "b": "\u044f\"\n"} [
# expect:   1,
# expect:   {
# expect:     "x": []
# expect:   }
# expect: ]
print(json.dumps({'b': 1, 'a': 'я'}, sort_keys=True, ensure_ascii=False, separators=(',', ':')))  # expect: {"a":"я","b":1}
print(json.loads('{"a": [1, -2.5e3, null, true, "\\u0416\\n"], "b": {}}'))  # expect: {'a': [1, -2500.0, None, True, 'Ж\n'], 'b': {}}
for bad in ('[1,', '{"a" 1}', 'nope', '[1] 2'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
# expect: Expecting value: line 1 column 4 (char 3)
# expect: Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: Expecting value: line 1 column 1 (char 0)
# expect: Extra data: line 1 column 5 (char 4)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)  # expect: Object of type set is not JSON serializable
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 2)
print(heapq.heappop(h), heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(1, h))  # expect: 1 2 [3, 5, 8] [8, 5] [3]
print(list(heapq.merge([1, 4], [2, 3])), bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))  # expect: [1, 2, 3, 4] 2 1
xs = [1, 3]
bisect.insort(xs, 2)
print(xs, string.ascii_lowercase[:3], string.Template('$x and ${y}').substitute(x=1, y=2))  # expect: [1, 2, 3] abc 1 and 2
print(textwrap.dedent('''
    one
      two
''').strip(), textwrap.fill('aaa bbb ccc', 7).split('\n'), textwrap.shorten('hello big world', 11))
# expect: one
# expect:   two ['aaa bbb', 'ccc'] hello [...]
import copy, weakref
class Owner:
    pass
owner = Owner()
owner.reference = weakref.ref(owner)
print(copy.deepcopy(owner).reference() is owner, copy.copy(slice(1, 2)), copy.deepcopy(copy.copy.__code__) is copy.copy.__code__)
# expect: True slice(1, 2, None) True
