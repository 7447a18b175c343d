"""How tasks are shown."""

from asyncio import base_futures, coroutines


def _task_repr_info(task):
    state, *rest = base_futures._future_repr_info(task)
    if not task.done() and task.cancelling():
        state = 'cancelling'
    words = [state, f'name={task.get_name()!r}']
    if task._coro is not None:
        words.append(f'coro=<{coroutines._format_coroutine(task._coro)}>')
    if (awaited := task._fut_waiter) is not None:
        words.append(f'wait_for={awaited!r}')
    return words + rest


def _task_repr(task):
    return base_futures._shown(task, _task_repr_info)


def _entries(task, limit):
    """Pairs of frame and line: where the coroutine waits, or how its exception came."""
    coro, error = task._coro, task._exception
    if error is None:
        frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None) or getattr(coro, 'ag_frame', None)
        return [] if frame is None else [(frame, frame.f_lineno)]
    entries = []
    entry = error.__traceback__
    while entry is not None and (limit is None or len(entries) < limit):
        entries.append((entry.tb_frame, entry.tb_lineno))
        entry = entry.tb_next
    return entries


def _task_get_stack(task, limit):
    return [frame for frame, _ in _entries(task, limit)]


def _task_print_stack(task, limit, file):
    import sys
    from _traceback import source_line
    error, entries = task._exception, _entries(task, limit)
    if error is None and not entries:
        print(f'No stack for {task!r}', file=file)
    else:
        print(f'{"Stack" if error is None else "Traceback"} for {task!r} (most recent call last):', file=file)
    lines = sys.stderr if file is None else file  # of this alone, as traceback.print_list() has it
    for frame, number in entries:
        code = frame.f_code
        print(f'  File "{code.co_filename}", line {number}, in {code.co_name}', file=lines)
        if text := source_line(code.co_filename, number):
            print(f'    {text}', file=lines)
    if error is not None:
        import traceback
        print(*traceback.format_exception_only(error), sep='', end='', file=file)
