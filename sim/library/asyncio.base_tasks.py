"""How tasks are shown."""

from asyncio import base_futures, coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    own = [f'name={task.get_name()!r}']
    if task._coro is not None:
        own.append(f'coro=<{coroutines._format_coroutine(task._coro)}>')
    if task._fut_waiter is not None:
        own.append(f'wait_for={task._fut_waiter!r}')
    info[1:1] = own
    return info


def _task_repr(task):
    if id(task) in base_futures._showing:
        return '...'
    base_futures._showing.add(id(task))
    try:
        return f'<{type(task).__name__} {" ".join(_task_repr_info(task))}>'
    finally:
        base_futures._showing.discard(id(task))


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
        for line in traceback.format_exception_only(type(task._exception), task._exception):
            print(line, file=file, end='')
