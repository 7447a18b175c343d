# Bytecode as text.
import dis
def f(a):
    if a:
        return a + 1
    return None
dis.dis(f)
print([i.opname for i in dis.get_instructions(f)][:4], [i.argval for i in dis.get_instructions(f) if i.opname == 'LOAD_FAST'])
# expect:   3           0 RESUME                   0
# expect:
# expect:   4           2 LOAD_FAST                0 (a)
# expect:               4 POP_JUMP_FORWARD_IF_FALSE     5 (to 16)
# expect:
# expect:   5           6 LOAD_FAST                0 (a)
# expect:               8 LOAD_CONST               1 (1)
# expect:              10 BINARY_OP                0 (+)
# expect:              14 RETURN_VALUE
# expect:
# expect:   6     >>   16 LOAD_CONST               0 (None)
# expect:              18 RETURN_VALUE
# expect: ['RESUME', 'LOAD_FAST', 'POP_JUMP_FORWARD_IF_FALSE', 'LOAD_FAST'] ['a', 'a']
