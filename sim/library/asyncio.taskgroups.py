"""Groups of tasks that end together: async with TaskGroup().

The task that stands in the block is the parent. When a task of the group fails, or the block does, the others are
cancelled, and the parent too if it is still within the block: nothing of the group goes on behind it.
"""

from asyncio import events, exceptions, tasks

__all__ = ('TaskGroup',)


class TaskGroup:
    def __init__(self):
        self._loop = self._parent_task = None
        self._entered = self._exiting = self._aborting = False
        self._interrupts_parent = False  # the group itself has cancelled its parent
        self._tasks = {}  # in the order they were made
        self._errors = []
        self._base_error = None
        self._emptied = None  # a future, while the parent waits for the end of the last task

    def __repr__(self):
        words = ['']
        for name, things in (('tasks', self._tasks), ('errors', self._errors)):
            if things:
                words.append(f'{name}={len(things)}')
        if self._aborting:
            words.append('cancelling')
        elif self._entered:
            words.append('entered')
        return f'<TaskGroup{" ".join(words)}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        self._loop = self._loop or events.get_running_loop()
        parent = self._parent_task = tasks.current_task(self._loop)
        if parent is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        self._note_base_error(error)
        cancellation = error if kind is exceptions.CancelledError else None
        if self._interrupts_parent and self._parent_task.uncancel() == 0:
            cancellation = None  # nobody but the group wanted it
        if kind is not None:
            self._abort()
        while self._tasks:
            self._emptied = self._loop.create_future()
            self._emptied._waits = 'join', 'TaskGroup'
            try:
                await self._emptied
            except exceptions.CancelledError as from_outside:
                if not self._aborting:
                    cancellation = from_outside
                    self._abort()
        self._emptied = None
        if self._base_error is not None:
            raise self._base_error
        # Errors go before a cancellation.
        if cancellation is not None and not self._errors:
            raise cancellation
        if kind is not None and kind is not exceptions.CancelledError:
            self._errors.append(error)
        if self._errors:
            try:
                me = BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors)
                raise me from None
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and len(self._tasks) == 0:
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        if name is None and context is None:
            task = self._loop.create_task(coro)
        else:
            task = tasks._named_task(self._loop, coro, name, context)
        if task.done():  # an eager one
            self._on_task_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._on_task_done)
        return task

    def _note_base_error(self, error):
        """The first of those that end the program: they leave the block as they are, not within a group."""
        if self._base_error is None and isinstance(error, (SystemExit, KeyboardInterrupt)):
            self._base_error = error

    def _abort(self):
        if not self._aborting:
            self._aborting = True
            for task in list(self._tasks):
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiting = self._emptied
        if not self._tasks and waiting is not None and not waiting.done():
            waiting.set_result(True)
        if not task.cancelled() and task.exception() is not None:
            self._on_error(task, task.exception())

    def _on_error(self, task, error):
        self._errors.append(error)
        self._note_base_error(error)
        parent = self._parent_task
        if parent.done():
            self._loop.call_exception_handler(dict(
                message=f'Task {task!r} has errored out but its parent task {parent} is already completed',
                exception=error, task=task))
        elif not self._aborting and not self._interrupts_parent:
            self._abort()
            # It may wait for something else within the block: it is to come out.
            self._interrupts_parent = True
            parent.cancel()
