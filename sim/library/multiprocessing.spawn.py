"""Children that begin as a new interpreter: what they are told, and how they import the main module again."""

import _multiprocessing
import os
import sys
from multiprocessing import context, process

_executable = '/usr/bin/python3'


def set_executable(executable):
    global _executable
    _executable = executable


def get_executable():
    return _executable


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.''')


def get_preparation_data(name):
    import _exec
    from multiprocessing import util
    _check_not_importing_main()
    main = sys.modules['__main__']
    data = {'name': name, 'authkey': process.current_process().authkey, 'sys_path': sys.path.copy(), 'sys_argv': sys.argv,
            'dir': os.getcwd(), 'start_method': context._default_context.get_start_method(),
            'log_to_stderr': util._log_to_stderr}
    if util._logger is not None:
        data['log_level'] = util._logger.getEffectiveLevel()
    path = getattr(main, '__file__', None)
    if getattr(main, '_mp_source', None) is not None:
        data['main'] = path, main._mp_source
    elif path is not None:
        source = _exec.main_source()
        if source is not None:
            data['main'] = path, source
    return data


def prepare(data):
    from multiprocessing import util
    current = process.current_process()
    if 'name' in data:
        current.name = data['name']
    if 'authkey' in data:
        current.authkey = data['authkey']
    if data.get('log_to_stderr'):
        util.log_to_stderr()
    if 'log_level' in data:
        util.get_logger().setLevel(data['log_level'])
    sys.path = data['sys_path']
    sys.argv = data['sys_argv']
    if data['dir'] != os.getcwd():
        os.chdir(data['dir'])
    if data.get('start_method'):
        context._default_context.set_start_method(data['start_method'], force=True)
    if 'main' in data:
        _fixup_main_from_path(*data['main'])


old_main_modules = []


def _fixup_main_from_path(path, source):
    """The main program runs again, under the name __mp_main__."""
    current = sys.modules['__main__']
    if getattr(current, '__file__', None) == path and current.__name__ == '__mp_main__':
        return
    old_main_modules.append(current)
    main = type(sys)('__mp_main__')
    main.__file__ = path
    main.__builtins__ = __builtins__
    main._mp_source = source
    sys.modules['__main__'] = sys.modules['__mp_main__'] = main
    import runpy
    runpy.run_path(path, None, '__mp_main__', (source, main))


import_main = _fixup_main_from_path


def spawn_main(pipe_handle, parent_pid=None):
    from multiprocessing import reduction
    from multiprocessing.connection import Connection
    data = Connection(pipe_handle, writable=False)
    code = _main(data, os.dup(pipe_handle))
    sys.exit(code)


def _main(data, parent_sentinel, setup=_multiprocessing.spawn_setup):
    from multiprocessing import reduction
    process.current_process()._inheriting = True
    setup()
    try:
        preparation = reduction.ForkingPickler.loads(data.recv_bytes())
        prepare(preparation)
        me = reduction.ForkingPickler.loads(data.recv_bytes())
    finally:
        del process.current_process()._inheriting
    data.close()
    return me._bootstrap(parent_sentinel)


def freeze_support():
    pass
