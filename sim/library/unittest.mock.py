"""Objects that stand for others and remember how they were used."""

import functools
import inspect
import sys

__all__ = ['Mock', 'MagicMock', 'AsyncMock', 'NonCallableMock', 'PropertyMock', 'patch', 'sentinel', 'DEFAULT', 'ANY',
           'call', 'mock_open']

__unittest = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'


class _Sentinels:
    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        made = self.__dict__[name] = _Sentinel(name)
        return made


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_MISSING = sentinel.MISSING
_MAGIC = ('__lt__', '__gt__', '__le__', '__ge__', '__int__', '__contains__', '__len__', '__exit__', '__complex__',
          '__float__', '__bool__', '__index__', '__enter__', '__iter__', '__getitem__', '__setitem__', '__delitem__',
          '__aenter__', '__aexit__', '__aiter__')


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


def _shown_arguments(args, kwargs):
    return ', '.join([repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()])


class _Call(tuple):
    """(name, args, kwargs) of a call."""

    def __new__(cls, name='', args=(), kwargs=None, two=False):
        kwargs = {} if kwargs is None else kwargs
        self = tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))
        self._name, self._args, self._kwargs = name, args, kwargs
        return self

    @property
    def args(self):
        return self._args

    @property
    def kwargs(self):
        return self._kwargs

    def __call__(self, *args, **kwargs):
        return _Call(self._name, args, kwargs)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return _Call(f'{self._name}.{name}' if self._name else name)

    def __eq__(self, other):
        if isinstance(other, _Call):
            return (self._name == other._name or not self._name or not other._name) and (
                (self._args, self._kwargs) == (other._args, other._kwargs))
        if not isinstance(other, tuple):
            return NotImplemented
        args, kwargs, name = (), {}, ''
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, dict):
                kwargs = part
            else:
                args = part
        return (not name or name == self._name) and (self._args, self._kwargs) == (args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        name = self._name or 'call'
        if not name.startswith('call'):
            name = f'call.{name}'
        return f'{name}({_shown_arguments(self._args, self._kwargs)})'


call = _Call()


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any([self[i:i + size] == value for i in range(len(self) - size + 1)])


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


class NonCallableMock:
    def __new__(cls, /, *args, **kwargs):
        # A class of its own, so that special methods can be set on this mock alone.
        return object.__new__(type(cls.__name__, (cls,), {'__doc__': cls.__doc__, '__module__': cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _new_name='', return_value=DEFAULT,
                 side_effect=None, **kwargs):
        state = self.__dict__
        spec = spec_set if spec is None else spec
        state['_spec'] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        state['_spec_class'] = None if spec is None or isinstance(spec, list) else (
            spec if isinstance(spec, type) else type(spec))
        state['_spec_set'] = spec_set is not None
        state['_mock_wraps'] = wraps
        state['_mock_name'] = name
        state['_mock_new_name'] = _new_name
        state['_mock_parent'] = parent
        state['_mock_children'] = {}
        state['_mock_return_value'] = return_value
        state['_mock_side_effect'] = _as_effect(side_effect)
        self.reset_mock()
        for key, value in kwargs.items():
            target = self
            *path, last = key.split('.')
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def reset_mock(self, *, return_value=False, side_effect=False):
        state = self.__dict__
        state.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
                     method_calls=_CallList())
        if return_value:
            state['_mock_return_value'] = DEFAULT
        if side_effect:
            state['_mock_side_effect'] = None
        for child in state['_mock_children'].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock()

    def configure_mock(self, **kwargs):
        for key, value in kwargs.items():
            target = self
            *path, last = key.split('.')
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def _child(self, **kwargs):
        kind = type(self).__mro__[1]
        if kind is NonCallableMock:
            kind = Mock
        like = getattr(self.__dict__['_spec_class'], kwargs['_new_name'], None)
        if inspect.iscoroutinefunction(like):
            kind = AsyncMock
        elif like is not None and kind is AsyncMock:
            kind = MagicMock
        return kind(**kwargs)

    @property
    def __class__(self):
        return self.__dict__.get('_spec_class') or type(self)

    def __getattr__(self, name):
        state = self.__dict__
        if name in ('_mock_methods', '__bases__') or '_mock_children' not in state:
            raise AttributeError(name)
        if name == 'return_value':
            return self._get_return_value()
        if name == 'side_effect':
            return state['_mock_side_effect']
        if state['_spec'] is not None and name not in state['_spec']:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')):
            raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to '
                                 'be an attribute.')
        children = state['_mock_children']
        if name not in children:
            wraps = state['_mock_wraps']
            children[name] = self._child(parent=self, _new_name=name,
                                         wraps=None if wraps is None else getattr(wraps, name))
        child = children[name]
        if child is _MISSING:
            raise AttributeError(name)
        return child

    def __setattr__(self, name, value):
        state = self.__dict__
        if name == 'return_value':
            state['_mock_return_value'] = value
        elif name == 'side_effect':
            state['_mock_side_effect'] = _as_effect(value)
        elif name.startswith('__') and name.endswith('__'):
            if isinstance(value, NonCallableMock):
                state['_mock_children'][name] = value
                setattr(type(self), name, lambda mock, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(type(self), name, value)
        else:
            if state['_spec_set'] and name not in state['_spec']:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if isinstance(value, NonCallableMock) and value.__dict__['_mock_parent'] is None and (
                    value.__dict__['_mock_name'] is None):
                value.__dict__['_mock_parent'] = self
                value.__dict__['_mock_new_name'] = name
            state['_mock_children'][name] = value

    def __delattr__(self, name):
        self.__dict__['_mock_children'][name] = _MISSING

    def _get_return_value(self):
        state = self.__dict__
        if state['_mock_return_value'] is DEFAULT:
            state['_mock_return_value'] = self._child(parent=self, _new_name='()')
        return state['_mock_return_value']

    def attach_mock(self, mock, attribute):
        mock.__dict__.update(_mock_parent=None, _mock_name=None)
        setattr(self, attribute, mock)

    def _full_name(self):
        names, mock = [], self
        while mock is not None:
            state = mock.__dict__
            if state['_mock_parent'] is None:
                names.append(state['_mock_name'] or 'mock')
            else:
                names.append(state['_mock_new_name'])
            mock = state['_mock_parent']
        text = names.pop()
        for name in reversed(names):
            text += name if name == '()' else f'.{name}'
        return text

    def __repr__(self):
        state = self.__dict__
        named = state['_mock_name'] or state['_mock_parent'] is not None
        name = f' name={self._full_name()!r}' if named else ''
        spec = '' if state['_spec_class'] is None else f' spec={state["_spec_class"].__name__!r}'
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    def _shown_call(self, args, kwargs):
        return f'{self._own_name()}({_shown_arguments(args, kwargs)})'

    def _own_name(self):
        state = self.__dict__
        return state['_mock_name'] or state['_mock_new_name'] or 'mock'

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._own_name()}' to not have been called. "
                                 f'Called {self.call_count} times.{self._calls_text()}')

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called once. "
                                 f'Called {self.call_count} times.{self._calls_text()}')

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {self._shown_call(args, kwargs)}\n'
                                 '  Actual: not called.')
        if (self.call_args.args, self.call_args.kwargs) != (args, kwargs):
            raise AssertionError(f'expected call not found.\nExpected: {self._shown_call(args, kwargs)}\n'
                                 f'  Actual: {self._shown_call(self.call_args.args, self.call_args.kwargs)}')

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._own_name()}' to be called once. "
                                 f'Called {self.call_count} times.{self._calls_text()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call('', args, kwargs) not in self.call_args_list:
            raise AssertionError(f'{self._shown_call(args, kwargs)} call not found')

    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if not any_order:
            if calls not in self.mock_calls:
                raise AssertionError(f'Calls not found.\nExpected: {_CallList(calls)!r}\n'
                                     f'  Actual: {self.mock_calls!r}')
            return
        left = list(self.mock_calls)
        missing = []
        for one in calls:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f'{self._own_name()!r} does not contain all of {tuple(missing)!r} in its call list, '
                                 f'found {self.mock_calls!r} instead')

    def _calls_text(self, title='Calls'):
        return f'\n{title}: {self.mock_calls!r}.' if self.mock_calls else ''


def _as_effect(effect):
    if effect is None or callable(effect) or _is_exception(effect):
        return effect
    return iter(effect)


class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _record(self, args, kwargs):
        state = self.__dict__
        state['called'] = True
        state['call_count'] += 1
        state['call_args'] = _Call('', args, kwargs, two=True)
        state['call_args_list'].append(state['call_args'])
        state['mock_calls'].append(_Call('', args, kwargs))
        # Those it belongs to remember it by its way from them.
        name, mock = state['_mock_new_name'], state['_mock_parent']
        through_call = name == '()'
        while mock is not None:
            parent = mock.__dict__
            parent['mock_calls'].append(_Call(name, args, kwargs))
            if not through_call:
                parent['method_calls'].append(_Call(name, args, kwargs))
            step = parent['_mock_new_name']
            through_call = through_call or step == '()'
            if step:
                name = f'{step}{name}' if name.startswith('()') else f'{step}.{name}'
            mock = parent['_mock_parent']

    def _answer(self, args, kwargs):
        state = self.__dict__
        effect = state['_mock_side_effect']
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if _is_exception(result):
                raise result
            if result is not DEFAULT:
                return result
        if state['_mock_return_value'] is not DEFAULT:
            return state['_mock_return_value']
        if state['_mock_wraps'] is not None:
            return state['_mock_wraps'](*args, **kwargs)
        return self._get_return_value()


_DEFAULTS = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
             '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
             '__bool__': True, '__index__': 1}


class MagicMock(Mock):
    """A mock with the special methods, each a mock of its own."""

    def __getattribute__(self, name):
        if name in _MAGIC:
            return self._special_mock(name)
        return super().__getattribute__(name)

    def _special_mock(self, name):
        children = self.__dict__['_mock_children']
        if name not in children:
            kind = AsyncMock if name in ('__aenter__', '__aexit__') else MagicMock
            made = children[name] = kind(parent=self, _new_name=name)
            if name in _DEFAULTS:
                made.return_value = _DEFAULTS[name]
        return children[name]

    def _use(self, name, *args):
        return self._special_mock(name)(*args)

    def __enter__(self):
        return self._use('__enter__')

    def __exit__(self, *error):
        return self._use('__exit__', *error)

    async def __aenter__(self):
        return await self._use('__aenter__')

    async def __aexit__(self, *error):
        return await self._use('__aexit__', *error)

    def __len__(self):
        return self._use('__len__')

    def __iter__(self):
        mock = self._special_mock('__iter__')
        state = mock.__dict__
        if state['_mock_return_value'] is DEFAULT and state['_mock_side_effect'] is None:
            mock._record((), {})
            return iter([])
        found = mock()
        return found if hasattr(found, '__next__') else iter(found)

    async def __aiter__(self):
        mock = self._special_mock('__aiter__')
        mock._record((), {})
        items = mock.__dict__['_mock_return_value']
        for item in () if items is DEFAULT else items:
            yield item

    def __contains__(self, item):
        return self._use('__contains__', item)

    def __getitem__(self, key):
        return self._use('__getitem__', key)

    def __setitem__(self, key, value):
        self._use('__setitem__', key, value)

    def __delitem__(self, key):
        self._use('__delitem__', key)

    def __bool__(self):
        return self._use('__bool__')

    def __int__(self):
        return self._use('__int__')

    def __float__(self):
        return self._use('__float__')

    def __index__(self):
        return self._use('__index__')


class AsyncMock(MagicMock):
    def __init__(self, *args, **kwargs):
        from asyncio import coroutines
        super().__init__(*args, **kwargs)
        self.__dict__['_is_coroutine'] = coroutines._is_coroutine  # for iscoroutinefunction()

    def reset_mock(self, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._run(args, kwargs)

    async def _run(self, args, kwargs):
        state = self.__dict__
        state['await_count'] += 1
        state['await_args'] = _Call('', args, kwargs, two=True)
        state['await_args_list'].append(state['await_args'])
        if state['_mock_side_effect'] is None and state['_mock_return_value'] is DEFAULT:
            state['_mock_return_value'] = AsyncMock(parent=self, _new_name='()')
        try:
            result = self._answer(args, kwargs)
        except StopIteration:
            raise StopAsyncIteration from None  # the effects are used up
        return await result if inspect.iscoroutine(result) else result

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f'Expected {self._own_name()} to have been awaited.')

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._own_name()} to have been awaited once. Awaited '
                                 f'{self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None or (self.await_args.args, self.await_args.kwargs) != (args, kwargs):
            raise AssertionError(f'expected await not found.\nExpected: {self._shown_call(args, kwargs)}\n'
                                 f'  Actual: {self._shown_call(*self.await_args[-2:]) if self.await_args else None}')

    def assert_any_await(self, /, *args, **kwargs):
        if _Call('', args, kwargs) not in self.await_args_list:
            raise AssertionError(f'{self._shown_call(args, kwargs)} await not found')

    def assert_has_awaits(self, calls, any_order=False):
        wanted = _CallList(calls)
        if not any_order:
            if list(wanted) not in self.await_args_list:
                raise AssertionError(f'Awaits not found.\nExpected: {wanted!r}\nActual: {self.await_args_list!r}')
            return
        left = list(self.await_args_list)
        missing = []
        for one in wanted:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f'{tuple(missing)!r} not all found in await list')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f'Expected {self._own_name()} to not have been awaited. Awaited '
                                 f'{self.await_count} times.')


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class _Patch:
    def __init__(self, get_target, attribute, new, kwargs):
        self._get_target, self.attribute, self.new, self.kwargs = get_target, attribute, new, kwargs

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(function, name)):
                    setattr(function, name, _Patch(self._get_target, self.attribute, self.new, self.kwargs)(
                        getattr(function, name)))
            return function
        if hasattr(function, '_patchings'):
            function._patchings.append(self)
            return function
        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def patched(*args, **kwargs):
                with _entered(patched._patchings) as made:
                    return await function(*args, *made, **kwargs)
        else:
            @functools.wraps(function)
            def patched(*args, **kwargs):
                with _entered(patched._patchings) as made:
                    return function(*args, *made, **kwargs)
        patched._patchings = [self]
        return patched

    def __enter__(self):
        self.target = self._get_target()
        try:
            self.original, self.local = self.target.__dict__[self.attribute], True
        except (AttributeError, KeyError):
            self.original, self.local = getattr(self.target, self.attribute, DEFAULT), False
        if self.original is DEFAULT and not self.kwargs.get('create'):
            raise AttributeError(f'{self.target} does not have the attribute {self.attribute!r}')
        new = self.new
        if new is DEFAULT:
            kwargs = {key: value for key, value in self.kwargs.items() if key not in ('create', 'new_callable',
                                                                                     'autospec')}
            factory = self.kwargs.get('new_callable')
            if factory is None:
                factory = AsyncMock if inspect.iscoroutinefunction(self.original) else MagicMock
                kwargs.setdefault('name', self.attribute)
            new = factory(**kwargs)
        setattr(self.target, self.attribute, new)
        return new

    def __exit__(self, *error):
        if self.local and self.original is not DEFAULT:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if self.original is not DEFAULT and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        made = self.__enter__()
        _active.append(self)
        return made

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)
        return None


_active = []


class _entered:
    def __init__(self, patchings):
        self._patchings = patchings

    def __enter__(self):
        self._done, made = [], []
        try:
            for patching in self._patchings:
                new = patching.__enter__()
                self._done.append(patching)
                if getattr(patching, 'new', None) is DEFAULT:
                    made.append(new)
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return made

    def __exit__(self, *error):
        for patching in reversed(self._done):
            patching.__exit__(*error)
        return False


def _import_target(path):
    *_, = parts = path.split('.')
    thing = __import__(parts[0])
    for i, part in enumerate(parts[1:], 2):
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__('.'.join(parts[:i]))
            thing = getattr(thing, part)
    return thing


def patch(target, new=DEFAULT, **kwargs):
    try:
        path, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None
    return _Patch(lambda: _import_target(path), attribute, new, kwargs)


def _patch_object(target, attribute, new=DEFAULT, **kwargs):
    return _Patch(lambda: target, attribute, new, kwargs)


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values), clear
        self.values.update(kwargs)

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched

    def __enter__(self):
        target = _import_target(self.in_dict) if isinstance(self.in_dict, str) else self.in_dict
        self._target, self._before = target, dict(target)
        if self.clear:
            target.clear()
        target.update(self.values)
        return target

    def __exit__(self, *error):
        self._target.clear()
        self._target.update(self._before)
        return False

    start = __enter__

    def stop(self):
        return self.__exit__(None, None, None)


def _stop_all():
    while _active:
        _active[-1].stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.stopall = _stop_all
patch.TEST_PREFIX = 'test'


def mock_open(mock=None, read_data=''):
    import io
    mock = MagicMock(name='open') if mock is None else mock

    def opened(*args, **kwargs):
        stream = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        handle.read.side_effect = stream.read
        handle.readline.side_effect = stream.readline
        handle.readlines.side_effect = stream.readlines
        handle.__iter__.side_effect = lambda: iter(stream)
        return DEFAULT
    handle = MagicMock()
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock
