# What the interpreter's own types leave to Python: exception groups, metaclasses, bases by __mro_entries__.


def _group_test(condition):
    if isinstance(condition, type) or isinstance(condition, tuple):
        return lambda error: isinstance(error, condition)
    if callable(condition):
        return condition
    raise TypeError('expected a function, exception type or tuple of exception types')


def _group_part(group, errors):
    if not errors:
        return None
    part = group.derive(errors)
    part.__traceback__ = group.__traceback__
    part.__context__ = group.__context__
    part.__cause__ = group.__cause__  # and with it __suppress_context__, as in CPython
    if hasattr(group, '__notes__'):
        part.__notes__ = list(group.__notes__)
    return part


def _group_split(group, condition):
    test = _group_test(condition)
    if test(group):
        return group, None
    matching, rest = [], []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yes, no = error.split(condition)
            if yes is not None:
                matching.append(yes)
            if no is not None:
                rest.append(no)
        elif test(error):
            matching.append(error)
        else:
            rest.append(error)
    return _group_part(group, matching), _group_part(group, rest)


def _group_subgroup(group, condition):
    return _group_split(group, condition)[0]


def _group_derive(group, errors):
    return BaseExceptionGroup(group.message, errors)


def _resolve_bases(bases):
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
        else:
            resolved.extend(base.__mro_entries__(bases))
    return tuple(resolved)


def _load_name(namespace, name, globals, builtins):
    """Of a class body, or of exec(), whose namespace is no plain dictionary."""
    try:
        return namespace[name]
    except KeyError:
        pass
    if name in globals:
        return globals[name]
    if name in builtins:
        return builtins[name]
    raise NameError(f"name '{name}' is not defined", name=name) from None


def _load_class_deref(namespace, name, outer):
    try:
        return namespace[name]
    except KeyError:
        pass
    if outer:
        return outer[0]
    raise NameError(f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope",
                    name=name)


def _store_name(namespace, name, value):
    namespace[name] = value


def _delete_name(namespace, name):
    try:
        del namespace[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


def _setup_annotations(namespace):
    if '__annotations__' not in namespace:
        namespace['__annotations__'] = {}


def _prepare_class(metaclass, name, bases, keywords):
    namespace = metaclass.__prepare__(name, bases, **(keywords or {}))
    if not hasattr(type(namespace), '__getitem__'):
        raise TypeError(f'{metaclass.__name__}.__prepare__() must return a mapping, not {type(namespace).__name__}')
    return namespace
