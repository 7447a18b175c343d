import unittest, asyncio, os, time
from unittest.mock import Mock, MagicMock, AsyncMock, patch, call, ANY, sentinel, PropertyMock, mock_open
m = Mock(return_value=3); print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls, m.call_args.args, m.call_args.kwargs)
m.assert_called_with(1, a=2); m.assert_called_once_with(1, a=ANY); m.assert_any_call(1, a=2)
for f in (lambda: m.assert_called_with(5), lambda: m.assert_not_called(), lambda: Mock().assert_called(), lambda: (m(), m.assert_called_once()), lambda: m.assert_any_call(9), lambda: m.assert_has_calls([call(7)]), lambda: Mock(name='n').assert_called_with(1)):
    try: f()
    except AssertionError as e: print(e)
s = Mock(side_effect=[1, 2, ValueError('x')]); print(s(), s())
try: s()
except ValueError as e: print(e)
try: s()
except StopIteration: print('stop')
print(Mock(side_effect=lambda x: x * 2)(4)); e = Mock(side_effect=KeyError('k'))
try: e()
except KeyError as x: print(repr(x))
a = Mock(); a.b.c(1); a.d(2).e(3); print(a.mock_calls, a.method_calls, a.b.c.call_args); a.x = 5; print(a.x)
c = Mock(spec=['foo']); c.foo()
try: c.bar
except AttributeError as e: print(e)
class Api:
    def get(self, url): return 'real ' + url
    @property
    def p(self): return 1
sp = Mock(spec=Api); sp.get.return_value = 'fake'; print(sp.get('u'))
mm = MagicMock(); mm.__len__.return_value = 4; print(len(mm), bool(mm), list(mm), 5 in mm, int(mm)); mm.__getitem__.side_effect = lambda k: k * 2; print(mm[3]); mm.__iter__.return_value = iter([1, 2]); print(list(mm))
with mm as q: print(q is mm.__enter__.return_value)
mm['k'] = 1; mm.__setitem__.assert_called_with('k', 1)
with patch('time.sleep') as sl: time.sleep(100); sl.assert_called_once_with(100)
@patch('os.getcwd', return_value='/fake')
@patch.object(Api, 'get', return_value='patched')
def t(get, cwd): print(Api().get('u'), os.getcwd(), get.called, cwd.called)
t(); print(Api().get('u'))
with patch.dict(os.environ, {'K': 'v'}): print(os.environ['K'])
print('K' in os.environ)
with patch.object(Api, 'p', new_callable=PropertyMock) as pp: pp.return_value = 7; print(Api().p)
with patch('builtins.open', mock_open(read_data='l1\nl2')) as o:
    with open('f') as f: print(f.read())
    o.assert_called_with('f')
async def main():
    am = AsyncMock(return_value=5); print(await am(1)); am.assert_awaited_once_with(1)
    x = Mock(); x.go = AsyncMock(side_effect=[1, 2]); print(await x.go(), await x.go(), x.go.await_count)
    async with MagicMock() as z: print(type(z).__name__)
asyncio.run(main())
print(call(1, a=2), call.foo(3), call(1) == call(1), sentinel.x, ANY, m.assert_has_calls([call(1, a=2), call()]))
w = Mock(wraps=len); print(w([1, 2])); m.reset_mock(); print(m.called, m.call_args_list)
try: patch('nodots').start()
except TypeError as e: print(e)
try:
    with patch('os.nope'): pass
except AttributeError as e: print(str(e)[:10], 'nope' in str(e))

# expect: 3 True 1 call(1, a=2) [call(1, a=2)] [call(1, a=2)] (1,) {'a': 2}
# expect: expected call not found.
# expect: Expected: mock(5)
# expect:   Actual: mock(1, a=2)
# expect: Expected 'mock' to not have been called. Called 1 times.
# expect: Calls: [call(1, a=2)].
# expect: Expected 'mock' to have been called.
# expect: Expected 'mock' to have been called once. Called 2 times.
# expect: Calls: [call(1, a=2), call()].
# expect: mock(9) call not found
# expect: Calls not found.
# expect: Expected: [call(7)]
# expect:   Actual: [call(1, a=2), call()]
# expect: expected call not found.
# expect: Expected: n(1)
# expect:   Actual: not called.
# expect: 1 2
# expect: x
# expect: stop
# expect: 8
# expect: KeyError('k')
# expect: [call.b.c(1), call.d(2), call.d().e(3)] [call.b.c(1), call.d(2)] call(1)
# expect: 5
# expect: Mock object has no attribute 'bar'
# expect: fake
# expect: 4 True [] False 1
# expect: 6
# expect: [1, 2]
# expect: True
# expect: patched /fake True True
# expect: real u
# expect: v
# expect: False
# expect: 7
# expect: l1
# expect: l2
# expect: 5
# expect: 1 2 2
# expect: AsyncMock
# expect: call(1, a=2) call.foo(3) True sentinel.x <ANY> None
# expect: 2
# expect: False []
# expect: Need a valid target to patch. You supplied: 'nodots'
# expect: <module 'o True
