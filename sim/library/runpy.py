"""Programs and modules as main modules: the text is run in a namespace of its own."""

import sys

__all__ = ['run_module', 'run_path']


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    if init_globals is not None:
        run_globals.update(init_globals)
    run_globals.update(__name__=mod_name, __file__=script_name, __cached__=None, __doc__=None, __loader__=None,
                       __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None,
                     module=None):
    """In a module that sys.modules knows meanwhile; its argv[0] is the script's name. Or in one that is there."""
    if module is not None:
        return _run_code(code, module.__dict__, init_globals, mod_name, mod_spec, pkg_name, script_name)
    module = type(sys)(mod_name)
    before, argv0 = sys.modules.get(mod_name), sys.argv[0]
    sys.modules[mod_name] = module
    if script_name is not None:
        sys.argv[0] = script_name
    try:
        _run_code(code, module.__dict__, init_globals, mod_name, mod_spec, pkg_name, script_name)
    finally:
        sys.argv[0] = argv0
        if before is None:
            del sys.modules[mod_name]
        else:
            sys.modules[mod_name] = before
    return module.__dict__.copy()


def _source_of(name):
    import os
    file = name.replace('.', '/')
    for folder in sys.path:
        for path in (file + '.py', file + '/__main__.py'):
            path = os.path.join(folder, path)
            if os.path.isfile(path):
                with open(path) as f:
                    return path, f.read()
    return None


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    found = _source_of(mod_name)
    if found is None:
        raise ImportError(f'No module named {mod_name}')
    path, source = found
    package = mod_name.rpartition('.')[0]
    code = compile(source, path, 'exec')
    if alter_sys:
        return _run_module_code(code, init_globals, run_name or mod_name, None, package, path)
    return _run_code(code, {}, init_globals, run_name or mod_name, None, package, path)


def run_path(path_name, init_globals=None, run_name=None, _known=None):
    if _known is None:
        with open(path_name) as f:
            _known = f.read(), None
    source, module = _known
    return _run_module_code(compile(source, path_name, 'exec'), init_globals, run_name or '<run_path>', None, '',
                            path_name, module)
