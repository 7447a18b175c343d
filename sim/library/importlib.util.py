"""Finding modules, and making them from files."""

import sys
from importlib import _absolute
from importlib.machinery import ModuleSpec, SourceFileLoader

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_file_location', 'spec_from_loader']


def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    return _absolute(name, package)


def find_spec(name, package=None):
    name = resolve_name(name, package)
    module = sys.modules.get(name)
    if module is None:
        try:
            __import__(name)
        except ModuleNotFoundError:
            return None
        module = sys.modules[name]
    return ModuleSpec(name, None, origin=getattr(module, '__file__', 'built-in'))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    return ModuleSpec(name, loader or SourceFileLoader(name, location), origin=location)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__file__ = spec.origin
    return module
