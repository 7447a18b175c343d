# A hook of one's own for what nobody catches in a thread.
import sys, threading
def hook(kind, value, tb):
    print('hook', kind.__name__, value, tb is not None)
sys.excepthook = hook
def thread_hook(args):
    print('thread hook', args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = thread_hook
def bad():
    raise ValueError('in thread')
t = threading.Thread(target=bad, name='T')
t.start()
t.join()
sys.excepthook(KeyError, KeyError('by hand'), None)
# expect: thread hook ValueError in thread T
# expect: hook KeyError 'by hand' False
