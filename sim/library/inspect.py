"""Looking at live objects."""

import sys as _sys
import types as _types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                           'CORO_CLOSED')


class _empty:
    pass


_empty.__module__ = 'inspect'


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def _has_test_of_its_own(object):
    return isclass(object) or ismethod(object) or isfunction(object)


def ismethoddescriptor(object):
    cls = type(object)
    return not _has_test_of_its_own(object) and hasattr(cls, '__get__') and not hasattr(cls, '__set__')


def isdatadescriptor(object):
    cls = type(object)
    return not _has_test_of_its_own(object) and (hasattr(cls, '__set__') or hasattr(cls, '__delete__'))


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def isawaitable(object):
    return (isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__')
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def _has_flag(function, flag):
    while True:
        if ismethod(function):
            function = function.__func__
        elif hasattr(function, 'func') and hasattr(function, 'keywords') and type(function).__name__ == 'partial':
            function = function.func
        else:
            break
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if generator.gi_suspended else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_SUSPENDED if coroutine.cr_suspended else CORO_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else frame.f_locals


def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, _types.DynamicClassAttribute) and name not in names:
                    names.append(name)
    result = []
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            result.append((name, value))
    result.sort(key=lambda pair: pair[0])
    return result


_missing = object()


def getattr_static(obj, attr, default=_missing):
    cls = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        values = getattr(obj, '__dict__', {})
        if attr in values:
            return values[attr]
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def getclasstree(classes, unique=False):
    """Nested lists: each class with its bases, and behind it a list of the same kind of what is derived from it."""
    children = {}
    roots = []
    for each in classes:
        if not each.__bases__:
            if each not in roots:
                roots.append(each)
            continue
        for base in each.__bases__:
            below = children.setdefault(base, [])
            if each not in below:
                below.append(each)
            if unique and base in classes:
                break
    roots += [base for base in children if base not in classes and base not in roots]

    def walked(level):
        result = []
        for each in sorted(level, key=lambda c: (c.__module__, c.__name__)):
            result.append((each, each.__bases__))
            if each in children:
                result.append(walked(children[each]))
        return result

    return walked(roots)


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = line.lstrip()
        if content:
            indent = len(line) - len(content)
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip()] + [line[margin or 0:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not type and base.__doc__ and base.__module__ != 'builtins':
                doc = base.__doc__
                break
    elif doc is None and (isfunction(object) or ismethod(object)):
        owner = type(object.__self__) if ismethod(object) else None
        for base in owner.__mro__[1:] if owner else ():
            doc = getattr(base.__dict__.get(object.__name__), '__doc__', None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getcomments(object):
    return None


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, '__module__', None)
    if name is None and isframe(object):
        name = object.f_globals.get('__name__')
    return _sys.modules.get(name)


def _code(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        return object.tb_frame.f_code
    if isframe(object):
        return object.f_code
    if iscode(object):
        return object
    for name in ('gi_code', 'cr_code', 'ag_code'):
        if hasattr(object, name):
            return getattr(object, name)
    return None


def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = _sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        raise TypeError(f'{object!r} is a built-in class')
    code = _code(object)
    if code is not None:
        return code.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(object).__name__}')


def getsourcefile(object):
    return getfile(object)


def getabsfile(object, _filename=None):
    import os
    return os.path.abspath(_filename or getfile(object))


def findsource(object):
    from linecache import getlines
    lines = getlines(getfile(object))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        name = object.__qualname__.rpartition('.')[2]
        for number, line in enumerate(lines):
            words = line.split()
            if len(words) > 1 and words[0] == 'class' and words[1].startswith(name) and (
                    words[1][len(name):len(name) + 1] in ('(', ':', '')):
                while number and lines[number - 1].lstrip().startswith('@'):
                    number -= 1
                return lines, number
        raise OSError('could not find class definition')
    code = _code(object)
    if isframe(object) or istraceback(object):
        return lines, code.co_firstlineno - 1
    return lines, code.co_firstlineno - 1


def getblock(lines):
    """The lines of the definition that begins with the first."""
    depth = 0
    first = None
    end = 0
    in_body = False
    quote = None
    for number, line in enumerate(lines):
        stripped = line.strip()
        starts_clean = depth == 0 and quote is None
        if starts_clean and stripped and not stripped.startswith('#'):
            indent = len(line) - len(line.lstrip())
            if first is None:
                first = indent
            elif in_body and indent <= first:
                break
        # Brackets and quotes of the line.
        at = 0
        code_end = ''
        while at < len(line):
            c = line[at]
            if quote is not None:
                if line.startswith(quote, at):
                    at += len(quote)
                    quote = None
                    continue
                at += 2 if c == '\\' else 1
                continue
            if c == '#':
                break
            if c in '\'"':
                quote = c * 3 if line.startswith(c * 3, at) else c
                at += len(quote)
                code_end = c
                continue
            if c in '([{':
                depth += 1
            elif c in ')]}':
                depth -= 1
            if not c.isspace():
                code_end = c
            at += 1
        if quote is not None and len(quote) == 1:
            quote = None
        if stripped:
            if starts_clean and stripped.startswith('#') and in_body and len(line) - len(line.lstrip()) <= first:
                continue
            end = number + 1
        if not in_body and depth == 0 and quote is None and not (starts_clean and stripped.startswith('@')):
            if code_end == ':':
                in_body = True
            elif stripped and not stripped.startswith('#'):
                in_body = True  # the body stands on the same line
    return lines[:end]


def getsourcelines(object):
    object = unwrap(object)
    lines, number = findsource(object)
    frame = object.tb_frame if istraceback(object) else object
    is_of_module = ismodule(frame) or isframe(frame) and frame.f_code.co_name == '<module>'
    return (lines, 0) if is_of_module else (getblock(lines[number:]), number + 1)


def getsource(object):
    return ''.join(getsourcelines(object)[0])


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# --- signatures


class _ParameterKind(int):
    _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')
    _descriptions = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only',
                     'variadic keyword')

    @property
    def name(self):
        return self._names[self]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._descriptions[self]

    def __str__(self):
        return self._names[self]

    def __repr__(self):
        return f'<_ParameterKind.{self._names[self]}: {int(self)}>'


_KINDS = [_ParameterKind(i) for i in range(5)]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ('name', 'kind', 'default', 'annotation')
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not 0 <= kind <= 4:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self.kind = _KINDS[kind]
        if default is not _empty and self.kind in (2, 4):
            raise ValueError(f'{self.kind.description} parameters cannot have default values')
        self.name, self.default, self.annotation = name, default, annotation

    def replace(self, **changes):
        values = {'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation}
        values.update(changes)
        name, kind = values.pop('name'), values.pop('kind')
        return type(self)(name, kind, **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text = f'{text}: {formatannotation(self.annotation)}'
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        if self.kind == 2:
            text = '*' + text
        elif self.kind == 4:
            text = '**' + text
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default,
                                                                         other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind, self.default, self.annotation))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        result = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if not by_name:
                if parameter.kind in (3, 4):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == 4:
                result.update(self.arguments[name])
            else:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        result = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                result[name] = self.arguments[name]
            elif parameter.default is not _empty:
                result[name] = parameter.default
            elif parameter.kind == 2:
                result[name] = ()
            elif parameter.kind == 4:
                result[name] = {}
        self.arguments = result

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        values = ', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])
        return f'<BoundArguments ({values})>'


class Signature:
    __slots__ = ('_parameters', 'return_annotation')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = {}
        last = 0
        for parameter in parameters or ():
            if parameter.kind < last:
                raise ValueError(f'wrong parameter order: {_KINDS[last].description} parameter before '
                                 f'{parameter.kind.description} parameter')
            last = parameter.kind
            if parameter.name in found:
                raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            found[parameter.name] = parameter
        self._parameters = found
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    @property
    def parameters(self):
        return _types.MappingProxyType(self._parameters)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(self._parameters.values() if parameters is _empty else parameters,
                          return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == 4:
                known = [n for n, p in self._parameters.items() if p.kind in (1, 3)]
                extra = {key: value for key, value in kwargs.items() if key not in known}
                if extra:
                    arguments[name] = extra
                    for key in extra:
                        del kwargs[key]
            elif rest and kind != 3:
                if name in kwargs and kind == 1:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = rest.pop(0)
            elif name in kwargs and kind != 0:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, {name: arguments[name] for name in self._parameters if name in arguments})

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.values()) == list(other._parameters.values())
                and self.return_annotation == other.return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self.return_annotation))

    def __str__(self):
        # Kinds: 0 by position only, 1 by both, 2 *args, 3 by keyword only, 4 **kwargs. They stand in this order.
        parts, before = [], None
        for parameter in self._parameters.values():
            kind = parameter.kind
            if before == 0 and kind != 0:
                parts.append('/')
            if kind == 3 and before not in (2, 3):
                parts.append('*')
            parts.append(str(parameter))
            before = kind
        if before == 0:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text

    def __repr__(self):
        return f'<Signature {self}>'


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    count = code.co_argcount
    parameters = []
    for i in range(count):
        place = i - (count - len(defaults))
        parameters.append(Parameter(names[i], _KINDS[0 if i < code.co_posonlyargcount else 1],
                                    default=defaults[place] if place >= 0 else _empty,
                                    annotation=annotations.get(names[i], _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[at], _KINDS[2], annotation=annotations.get(names[at], _empty)))
        at += 1
    for i in range(count, count + code.co_kwonlyargcount):
        parameters.append(Parameter(names[i], _KINDS[3], default=keyword_defaults.get(names[i], _empty),
                                    annotation=annotations.get(names[i], _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[at], _KINDS[4], annotation=annotations.get(names[at], _empty)))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(made):
    parameters = list(made.parameters.values())
    if not parameters or parameters[0].kind in (3, 4):
        raise ValueError('invalid method signature')
    if parameters[0].kind != 2:
        parameters = parameters[1:]
    return made.replace(parameters=parameters)


def _of_partial(obj):
    made = _signature(obj.func, True)
    try:
        bound = made.bind_partial(*obj.args, **obj.keywords)
    except TypeError as error:
        raise ValueError(f'partial object {obj!r} has incorrect arguments') from error
    parameters = []
    keyword_only = False
    for name, parameter in made.parameters.items():
        if name in bound.arguments:
            if name in obj.keywords:
                parameter = parameter.replace(default=obj.keywords[name])
                if parameter.kind == 1:
                    keyword_only = True
            elif parameter.kind in (0, 1):
                continue
        if keyword_only and parameter.kind == 1:
            parameter = parameter.replace(kind=_KINDS[3])
        if keyword_only and parameter.kind == 2:
            continue
        parameters.append(parameter)
    return made.replace(parameters=parameters)


def _signature(obj, follow_wrapped):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _signature(obj, follow_wrapped)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        return given
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'keywords'):
        return _of_partial(obj)
    if isinstance(obj, type):
        call = getattr_static(type(obj), '__call__', None)
        if isfunction(call):
            return _without_first(_of_function(call))
        for name in ('__new__', '__init__'):
            method = getattr_static(obj, name, None)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isfunction(method):
                return _without_first(_signature(method, follow_wrapped))
        if getattr_static(obj, '__init__') is object.__init__ and obj.__module__ != 'builtins':
            return Signature()
        raise ValueError(f'no signature found for builtin type {obj!r}')
    call = getattr_static(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped))
    raise ValueError(f'no signature found for builtin {obj!r}')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature(obj, follow_wrapped)


def getfullargspec(func):
    from collections import namedtuple
    try:
        made = _signature(func, False)
        if ismethod(func):
            made = _of_function(func.__func__)
    except (TypeError, ValueError):
        raise TypeError('unsupported callable') from None
    args, kwonly, defaults, keyword_defaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if made.return_annotation is not _empty:
        annotations['return'] = made.return_annotation
    for parameter in made.parameters.values():
        if parameter.kind in (0, 1):
            args.append(parameter.name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif parameter.kind == 2:
            varargs = parameter.name
        elif parameter.kind == 3:
            kwonly.append(parameter.name)
            if parameter.default is not _empty:
                keyword_defaults[parameter.name] = parameter.default
        else:
            varkw = parameter.name
        if parameter.annotation is not _empty:
            annotations[parameter.name] = parameter.annotation
    spec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
    return spec(args, varargs, varkw, tuple(defaults) or None, kwonly, keyword_defaults or None, annotations)


def _listed(names):
    names = [repr(name) for name in names]
    if len(names) < 3:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _refused_call(spec, positional, named):
    """What a call would say that does not fit, or None."""
    args, defaults = spec.args, spec.defaults or ()
    filled = set(args[:len(positional)])
    for name in named:
        if name in filled:
            return f'got multiple values for argument {name!r}'
        if name not in args and name not in spec.kwonlyargs and not spec.varkw:
            return f'got an unexpected keyword argument {name!r}'
    if len(positional) > len(args) and not spec.varargs:
        most, least, given = len(args), len(args) - len(defaults), len(positional)
        only = len([name for name in spec.kwonlyargs if name in named])
        takes = f'from {least} to {most}' if defaults else f'{most}'
        more = f" positional argument{'s' * (given != 1)} (and {only} keyword-only argument{'s' * (only != 1)})"
        return (f"takes {takes} positional argument{'s' * (most != 1 or bool(defaults))} but {given}{more if only else ''} "
                f"{'was' if given == 1 and not only else 'were'} given")
    for kind, wanted in (('positional', args[:len(args) - len(defaults)]),
                         ('keyword-only', [n for n in spec.kwonlyargs if n not in (spec.kwonlydefaults or {})])):
        missing = [name for name in wanted if name not in filled and name not in named]
        if missing:
            return (f"missing {len(missing)} required {kind} argument{'s' * (len(missing) != 1)}: {_listed(missing)}")


def getcallargs(func, /, *positional, **named):
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    refused = _refused_call(getfullargspec(func), positional, named)
    if refused:
        raise TypeError(f'{func.__name__}() {refused}')
    bound = _signature(func, False).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__')
    else:
        found = getattr(obj, '__annotations__', None)
    return dict(found or {})


def getclosurevars(func):
    from collections import namedtuple
    if ismethod(func):
        func = func.__func__
    code = func.__code__
    free = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    outer, builtin, unbound = {}, {}, set()
    import builtins
    for name in code.co_names:
        if name in func.__globals__:
            outer[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return namedtuple('ClosureVars', 'nonlocals globals builtins unbound')(free, outer, builtin, unbound)


# --- frames


class FrameInfo(tuple):
    __slots__ = ()
    _fields = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        fields = ', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])
        return f'FrameInfo({fields})'


class Traceback(tuple):
    __slots__ = ()
    _fields = ('filename', 'lineno', 'function', 'code_context', 'index')
    filename = property(lambda self: self[0])
    lineno = property(lambda self: self[1])
    function = property(lambda self: self[2])
    code_context = property(lambda self: self[3])
    index = property(lambda self: self[4])

    def __repr__(self):
        fields = ', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])
        return f'Traceback({fields})'


def getframeinfo(frame, context=1):
    if istraceback(frame):
        number = frame.tb_lineno
        frame = frame.tb_frame
    else:
        number = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        from linecache import getlines
        all = getlines(filename)
        if all:
            start = max(0, min(number - 1 - context // 2, len(all) - context))
            lines = all[start:start + context]
            index = number - 1 - start
    return Traceback((filename, number, frame.f_code.co_name, lines, index))


def getargs(co):
    count = co.co_argcount + co.co_kwonlyargcount
    names = co.co_varnames
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    from collections import namedtuple
    return namedtuple('Arguments', 'args varargs varkw')(
        list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    from collections import namedtuple
    return namedtuple('ArgInfo', 'args varargs keywords locals')(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f'({", ".join(shown)})'


def getlineno(frame):
    return frame.f_lineno


def currentframe():
    return _sys._getframe(1)


def getouterframes(frame, context=1):
    result = []
    while frame is not None:
        result.append(FrameInfo((frame,) + tuple(getframeinfo(frame, context))))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb is not None:
        result.append(FrameInfo((tb.tb_frame,) + tuple(getframeinfo(tb, context))))
        tb = tb.tb_next
    return result


def stack(context=1):
    return getouterframes(_sys._getframe(1), context)


def trace(context=1):
    return getinnerframes(_sys.exc_info()[2], context)
