# basicConfig, levels, names.
import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)-8s|%(name)s|%(threadName)s|%(processName)s|%(funcName)s|%(message)s')
log = logging.getLogger('app.worker')
log.debug('hidden')
log.info('hello %s, %d', 'bob', 5)
def f():
    log.warning('in f')
f()
logging.error('root %s', {'a': 1})
log.log(35, 'odd level')
log.info('%(a)s-%(b)s', {'a': 1, 'b': 2})
print(log, log.parent, logging.getLogger('app') is log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), logging.root.handlers)
print(logging.getLevelName(30), logging.getLevelName('ERROR'), logging.getLevelName(7), logging.getLogger() is logging.root)
logging.getLogger('app').setLevel('ERROR')
log.warning('no more')
log.critical('still')
logging.disable(logging.CRITICAL)
log.critical('nothing')
# expect: INFO    |app.worker|MainThread|MainProcess|<module>|hello bob, 5
# expect: WARNING |app.worker|MainThread|MainProcess|f|in f
# expect: ERROR   |root|MainThread|MainProcess|<module>|root {'a': 1}
# expect: Level 35|app.worker|MainThread|MainProcess|<module>|odd level
# expect: INFO    |app.worker|MainThread|MainProcess|<module>|1-2
# expect: <Logger app.worker (INFO)> <RootLogger root (INFO)> True 20 False [<StreamHandler <stdout> (NOTSET)>]
# expect: WARNING 40 Level 7 True
# expect: CRITICAL|app.worker|MainThread|MainProcess|<module>|still
