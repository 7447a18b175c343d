# Handlers, formatters, filters, propagation.
import logging, sys
log = logging.getLogger('h')
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter('{levelname}:{message}', style='{'))
log.addHandler(h)
log.propagate = False
log.warning('braces')
h.setLevel(logging.ERROR)
log.warning('no')
log.error('yes')
class Secret(logging.Filter):
    def filter(self, record):
        return 'secret' not in record.getMessage()
h.addFilter(Secret())
log.error('a secret')
log.error('plain')
h.setFormatter(logging.Formatter('${name} ${message}', style='$'))
log.error('dollar')
a = logging.LoggerAdapter(log, {'ip': '1.2.3.4'})
h.setFormatter(logging.Formatter('%(ip)s %(message)s'))
a.error('adapted')
class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs
h.setFormatter(None)
Adapter(log, {'id': 7}).error('mine')
print(h, logging.NullHandler(), a, log.hasHandlers(), logging.getLogger('h.sub').hasHandlers())
log.error('extra %s', 'x', extra={'ip': 'z'})
try:
    log.error('m', extra={'message': 1})
except KeyError as e:
    print(e)
class Listing(logging.Handler):
    records = []
    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.lineno > 0, record.module))
log.addHandler(Listing())
log.removeHandler(h)
log.warning('kept')
print(Listing.records[0][:3])
# expect: WARNING:braces
# expect: ERROR:yes
# expect: ERROR:plain
# expect: h dollar
# expect: 1.2.3.4 adapted
# expect: [7] mine
# expect: <StreamHandler <stdout> (ERROR)> <NullHandler (NOTSET)> <LoggerAdapter h (WARNING)> True True
# expect: extra x
# expect: "Attempt to overwrite 'message' in LogRecord"
# expect: ('WARNING', 'kept', True)
# To a syslog server: number, text and a zero byte.
import logging.handlers, socket
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('127.0.0.1', 5514))
system = logging.getLogger('system')
system.propagate = False
system.setLevel(logging.DEBUG)
to_server = logging.handlers.SysLogHandler(('127.0.0.1', 5514), facility='local0')
to_server.ident = 'prog: '
system.addHandler(to_server)
system.info('hello %d', 3)
system.critical('over')
to_server.append_nul = False
system.log(25, 'between')
for _ in range(3):
    print(server.recv(100))
# expect: b'<134>prog: hello 3\x00'
# expect: b'<130>prog: over\x00'
# expect: b'<132>prog: between'
print(to_server.encodePriority('mail', 'err'), to_server.mapPriority('INFO'))  # expect: 19 info
to_server.close()
server.close()
