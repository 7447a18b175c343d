# Records, time, names of levels.
import logging, sys
r = logging.LogRecord('n', 20, 'dir/p.py', 3, 'm %s', ('a',), None, 'func')
print(r, r.getMessage(), r.filename, r.module, r.funcName, r.levelname, r.processName, r.threadName)
r.created, r.msecs = 0.0, 7.0
print(logging.Formatter('%(asctime)s %(message)s').format(r), logging.Formatter('%(asctime)s', '%H:%M').format(r))
logging.addLevelName(25, 'NOTICE')
print(logging.getLevelName(25), logging.getLevelName('NOTICE'), sorted(logging.getLevelNamesMapping())[:4])
print(logging.makeLogRecord({'msg': 'x', 'levelname': 'L'}).levelname, logging.Formatter('%(a)s %(message)s', defaults={'a': 'D'}).format(logging.makeLogRecord({'msg': 'x'})))
class MyLogger(logging.Logger):
    pass
logging.setLoggerClass(MyLogger)
print(type(logging.getLogger('mine')).__name__, logging.getLoggerClass().__name__)
# expect: <LogRecord: n, 20, dir/p.py, 3, "m %s"> m a p.py p func INFO MainProcess MainThread
# expect: 1970-01-01 00:00:00,007 m a 00:00
# expect: NOTICE 25 ['CRITICAL', 'DEBUG', 'ERROR', 'FATAL']
# expect: L D x
# expect: MyLogger MyLogger
