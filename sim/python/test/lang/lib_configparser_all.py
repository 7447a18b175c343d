# Configuration files.
import configparser, io
cp = configparser.ConfigParser()
cp.read_string('[DEFAULT]\nroot = /r\n[s]\npath = %(root)s/x\nport=80\non: yes\n# c\nmulti = a\n  b\n')
print(cp.sections(), cp['s']['path'], cp.getint('s', 'port'), cp.getboolean('s', 'on'), cp.get('s', 'no', fallback='F'), dict(cp['s']), 's' in cp, repr(cp['s']['multi']), cp['s'].getint('port'))
for bad in (lambda: cp.get('zz', 'a'), lambda: cp.get('s', 'nope'), lambda: cp['q'], lambda: cp.add_section('s'), lambda: cp.set('s', 'x', 5)):
    try:
        bad()
    except (configparser.Error, KeyError, TypeError) as e:
        print(type(e).__name__, e)
cp['new'] = {'k': 'v'}
out = io.StringIO()
cp.write(out)
print(out.getvalue())
# expect: ['s'] /r/x 80 True F {'path': '/r/x', 'port': '80', 'on': 'yes', 'multi': 'a\nb', 'root': '/r'} True 'a\nb' 80
# expect: NoSectionError No section: 'zz'
# expect: NoOptionError No option 'nope' in section: 's'
# expect: KeyError 'q'
# expect: DuplicateSectionError Section 's' already exists
# expect: TypeError option values must be strings
# expect: [DEFAULT]
# expect: root = /r
# expect:
# expect: [s]
# expect: path = %(root)s/x
# expect: port = 80
# expect: on = yes
# expect: multi = a
# expect: 	b
# expect:
# expect: [new]
# expect: k = v
# expect:
# expect:
import configparser, re
own = configparser.ConfigParser()
own.SECTCRE = re.compile(r'\[ *(?P<header>[^]]+?) *\]')
own.read_string('[Section 1]\na = 1\n[  Section 2  ]\nb = 2\n')
print(own.sections())  # expect: ['Section 1', 'Section 2']
