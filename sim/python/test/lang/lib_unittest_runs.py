import unittest
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(sum([1, 2]), 3)
    def test_b(self): self.assertTrue('abc'.isalpha())
suite = unittest.TestSuite(); suite.addTest(T('test_a')); suite.addTest(T('test_b')); print(suite.countTestCases(), suite)
r = unittest.TextTestRunner(verbosity=2).run(suite); print(r, r.wasSuccessful(), r.testsRun)
r = unittest.TestResult(); unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r); print(r.testsRun, T('test_a').id(), T('test_a'), repr(T('test_a')))
try: T('nope')
except ValueError as e: print(e)
class Nested(unittest.TestCase):
    def runTest(self):
        with self.subTest('outer', i=1, k=5):
            with self.subTest(j=2, k=6):
                self.fail()
r = unittest.TestResult(); Nested().run(r); print(r.failures[0][0])
unittest.main(exit=False); print('after'); unittest.main(argv=['x', 'T.test_a', '-v'])

# expect: 2 <unittest.suite.TestSuite tests=[<__main__.T testMethod=test_a>, <__main__.T testMethod=test_b>]>
# expect: <unittest.runner.TextTestResult run=2 errors=0 failures=0> True 2
# expect: 2 __main__.T.test_a test_a (__main__.T.test_a) <__main__.T testMethod=test_a>
# expect: no such test method in <class '__main__.T'>: nope
# expect: runTest (__main__.Nested.runTest) (j=2, k=6, i=1)
# expect: after
# expect-error: OK
