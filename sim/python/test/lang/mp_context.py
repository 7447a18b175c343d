# Contexts and start methods.
import multiprocessing as mp


def child(q):
    q.put((mp.get_start_method(), type(mp.current_process()).__name__))


if __name__ == '__main__':
    print(mp.get_all_start_methods(), mp.get_start_method(allow_none=True), mp.get_start_method())
    ctx = mp.get_context('fork')
    q = ctx.Queue()
    p = ctx.Process(target=child, args=(q,))
    print(type(p).__name__, p.name)
    p.start()
    print(q.get())
    p.join()
    for call in (lambda: mp.get_context('other'), lambda: ctx.set_start_method('spawn'), lambda: mp.set_start_method('fork')):
        try:
            call()
        except (ValueError, RuntimeError) as error:
            print(error)
    mp.set_start_method('fork', force=True)
    print(mp.get_context() is ctx, mp.cpu_count() >= 1, mp.freeze_support())
    print(mp.TimeoutError.__mro__[1], mp.Process.__mro__[1].__name__)

# expect: ['fork', 'spawn', 'forkserver'] None fork
# expect: ForkProcess ForkProcess-1
# expect: ('fork', 'ForkProcess')
# expect: cannot find context for 'other'
# expect: cannot set start method of concrete context
# expect: context has already been set
# expect: True True None
# expect: <class 'multiprocessing.context.ProcessError'> BaseProcess
