"""How this Python was built: the few answers that programs ask for."""

import sys as _sys

__all__ = ['get_config_var', 'get_config_vars', 'get_platform', 'get_python_version']


def _variables():
    free_threaded = 't' in _sys.abiflags
    version = get_python_version()
    variables = {
        'prefix': _sys.prefix,
        'exec_prefix': _sys.exec_prefix,
        'py_version': '%d.%d.%d' % _sys.version_info[:3],
        'py_version_short': version,
        'py_version_nodot': version.replace('.', ''),
        'abiflags': _sys.abiflags,
        'platlibdir': 'lib',
        'SOABI': f'cpython-{version.replace(".", "")}{_sys.abiflags}-x86_64-linux-gnu',
        'EXT_SUFFIX': f'.cpython-{version.replace(".", "")}{_sys.abiflags}-x86_64-linux-gnu.so',
        'SIZEOF_VOID_P': 8,
    }
    if _sys.version_info >= (3, 13):
        variables['Py_GIL_DISABLED'] = 1 if free_threaded else 0
    return variables


def get_config_vars(*names):
    variables = _variables()
    if names:
        return [variables.get(name) for name in names]
    return variables


def get_config_var(name):
    return _variables().get(name)


def get_platform():
    return 'linux-x86_64'


def get_python_version():
    return '%d.%d' % _sys.version_info[:2]
