# Tables as text.
import csv, io
out = io.StringIO()
w = csv.writer(out)
w.writerow(['a', 'b,c', 'd"e', 1.5, None, ''])
w.writerows([[1, 2], ['x\ny', 'z']])
print(repr(out.getvalue()))
print(list(csv.reader(['a,"b,c",d', '1,"2 ""q""",', '', 'x'])), list(csv.DictReader(io.StringIO('n,v\na,1\nb,2\n'))), list(csv.reader(['a;b'], delimiter=';')))
out = io.StringIO()
dw = csv.DictWriter(out, ['x', 'y'], lineterminator='\n')
dw.writeheader()
dw.writerow({'x': 1, 'y': 2})
try:
    dw.writerow({'z': 1})
except ValueError as e:
    print(e)
print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL, delimiter='\t').writerow([1, 'a'])
print(repr(out.getvalue()))
# expect: 'a,"b,c","d""e",1.5,,\r\n1,2\r\n"x\ny",z\r\n'
# expect: [['a', 'b,c', 'd'], ['1', '2 "q"', ''], [], ['x']] [{'n': 'a', 'v': '1'}, {'n': 'b', 'v': '2'}] [['a', 'b']]
# expect: dict contains fields not in fieldnames: 'z'
# expect: 'x,y\n1,2\n'
# expect: '"1"\t"a"\r\n'
