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


def _task_get_stack(task, limit):
    frames = []
    if task._exception is None:
        for prefix in ('cr_', 'gi_', 'ag_'):
            frame = getattr(task._coro, prefix + 'frame', None)
            if frame is not None:
                frames.append(frame)
                break
    else:
        traceback = task._exception.__traceback__
        while traceback is not None:
            if limit is not None and len(frames) >= limit:
                break
            frames.append(traceback.tb_frame)
            traceback = traceback.tb_next
    return frames


def _task_print_stack(task, limit, file):
    import sys
    import traceback
    frames = task.get_stack(limit=limit)
    if task._exception is not None:
        title = f'Traceback for {task!r} (most recent call last):'
    elif frames:
        title = f'Stack for {task!r} (most recent call last):'
    else:
        title = f'No stack for {task!r}'
    print(title, file=file)
    from _traceback import source_line
    lines = sys.stderr if file is None else file  # of this alone, as traceback.print_list() has it
    for frame in frames:
        code = frame.f_code
        print(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}', file=lines)
        text = source_line(code.co_filename, frame.f_lineno)
        if text:
            print(f'    {text}', file=lines)
    if task._exception is not None:
        print(*traceback.format_exception_only(task._exception), sep='', end='', file=file)
