"""Bytecode as text. The instructions are 3.11's under every version."""

import sys as _sys
import types as _types

import _dis

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'show_code', 'Bytecode', 'Instruction', 'get_instructions',
           'stack_effect']


class Instruction(tuple):
    __slots__ = ()
    opname = property(lambda self: self[0])
    arg = property(lambda self: self[2])
    argval = property(lambda self: self[3])
    argrepr = property(lambda self: self[4])
    offset = property(lambda self: self[5])
    starts_line = property(lambda self: self[6])
    is_jump_target = property(lambda self: self[7])

    def __repr__(self):
        names = ('opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'starts_line', 'is_jump_target')
        return 'Instruction(' + ', '.join([f'{name}={value!r}' for name, value in zip(names, self)]) + ')'


def _code_of(x):
    if hasattr(x, '__func__'):
        x = x.__func__
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, '<disassembly>', 'eval')
        except SyntaxError:
            return compile(x, '<disassembly>', 'exec')
    if isinstance(x, _types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    for offset, line, name, arg, text, target in _dis.lines(_code_of(x)):
        yield Instruction((name, 0, arg, text or arg, text, offset, line, target))


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    if x is None:
        return distb(file=file)
    if isinstance(x, (type, _types.ModuleType)):
        for name, item in sorted(x.__dict__.items()):
            if isinstance(item, (staticmethod, classmethod)):
                item = item.__func__
            if isinstance(item, (_types.FunctionType, type)) and (
                    not isinstance(item, type) or isinstance(x, type)):
                print(f'Disassembly of {name}:', file=file)
                dis(item, file=file)
                print(file=file)
        return
    text = _dis.text(_code_of(x))
    if depth == 0:
        text = text.partition('\nDisassembly of ')[0]
    (_sys.stdout if file is None else file).write(text)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    dis(co, file=file, depth=0)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    if tb is None:
        raise RuntimeError('no last traceback to disassemble')
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, file=file)


class Bytecode:
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno

    def __iter__(self):
        return get_instructions(self.codeobj)

    def dis(self):
        return _dis.text(self.codeobj).partition('\nDisassembly of ')[0]

    def info(self):
        return code_info(self.codeobj)


_FLAGS = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE',
          128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR'}


def code_info(x):
    code = _code_of(x)
    flags = [name for bit, name in _FLAGS.items() if code.co_flags & bit]
    lines = [f'Name:              {code.co_name}', f'Filename:          {code.co_filename}',
             f'Argument count:    {code.co_argcount}', f'Positional-only arguments: {code.co_posonlyargcount}',
             f'Kw-only arguments: {code.co_kwonlyargcount}', f'Number of locals:  {len(code.co_varnames)}',
             f'Stack size:        {code.co_stacksize}', f"Flags:             {', '.join(flags) or '0x0'}"]
    for title, items in (('Constants', [repr(c) for c in code.co_consts]), ('Names', code.co_names),
                         ('Variable names', code.co_varnames), ('Free variables', code.co_freevars),
                         ('Cell variables', code.co_cellvars)):
        if items:
            lines.append(title + ':')
            lines.extend([f'{i:4d}: {item}' for i, item in enumerate(items)])
    return '\n'.join(lines)


def show_code(co, *, file=None):
    print(code_info(co), file=file)
