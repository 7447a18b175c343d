class A:
    def method(self): pass
    def run(self):
        mehtod()
A().run()

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name8.py", line 5, in <module>
# expect-error:     A().run()
# expect-error:   File "core_tb_name8.py", line 4, in run
# expect-error:     mehtod()
# expect-error:     ^^^^^^
# expect-error: NameError: name 'mehtod' is not defined
# status: 1
