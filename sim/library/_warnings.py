# Hidden: what is C code in CPython. The state is that of the module warnings.
import sys


def _category_of(message, category):
    if isinstance(message, Warning):
        return type(message)
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def warn(message, category=None, stacklevel=1, source=None):
    category = _category_of(message, category)
    try:
        frame = sys._getframe(max(stacklevel - 1, 0))
        filename, lineno, module = frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get('__name__', '')
    except ValueError:
        filename, lineno, module = 'sys', 1, 'sys'
    import warnings
    warn_explicit(message, category, filename, lineno, module, warnings._shown, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(text)
    import warnings
    action = warnings._action(str(text), category, module or filename, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = str(text), category, filename, lineno
    if action == 'module':
        key = str(text), category, filename
    elif action == 'once':
        key = str(text), category
    # Without a registry each is new, but for those that are shown once ever.
    known = warnings._shown if action == 'once' else registry
    if action != 'always' and known is not None:
        if key in known:
            return
        if isinstance(known, dict):
            known[key] = True
        else:
            known.add(key)
    warnings._showwarnmsg(warnings.WarningMessage(message, category, filename, lineno, source=source))
