# dictConfig.
import logging, logging.config, sys
logging.config.dictConfig({
    'version': 1, 'disable_existing_loggers': False,
    'formatters': {'f': {'format': 'F %(levelname)s %(name)s %(message)s'}},
    'filters': {'only': {'name': 'app'}},
    'handlers': {'out': {'class': 'logging.StreamHandler', 'formatter': 'f', 'stream': 'ext://sys.stdout', 'level': 'INFO', 'filters': ['only']}},
    'loggers': {'app': {'handlers': ['out'], 'level': 'DEBUG', 'propagate': False}},
    'root': {'level': 'WARNING', 'handlers': ['out']}})
logging.getLogger('app').info('hi')
logging.getLogger('app').debug('no')
logging.getLogger('app.sub').warning('sub')
logging.getLogger('other').error('filtered')
for bad in ({}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'logging.Nope'}}}, {'version': 1, 'root': {'handlers': ['x']}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(e)
# expect: F INFO app hi
# expect: F WARNING app.sub sub
# expect: dictionary doesn't specify a version
# expect: Unsupported version: 2
# expect: Unable to configure handler 'h'
# expect: Unable to configure root logger
# A formatter of one's own is given `format` under the name its class knows.
import logging.config
class Loud(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()
logging.config.dictConfig({
    'version': 1,
    'formatters': {'loud': {'()': Loud, 'format': '%(levelname)s: %(message)s!'}},
    'handlers': {'out': {'class': 'logging.StreamHandler', 'formatter': 'loud', 'stream': 'ext://sys.stdout'}},
    'root': {'handlers': ['out']},
})
logging.warning('careful')  # expect: WARNING: CAREFUL!
