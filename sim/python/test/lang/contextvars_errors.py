# Contexts and context variables, and what they refuse.
import contextvars
v = contextvars.ContextVar("v", default=10); w = contextvars.ContextVar("w")
print(v.get(), v.name, w.get("d"))
try: w.get()
except LookupError as e: print(type(e))
tok = v.set(20); print(v.get(), tok.old_value is tok.MISSING, tok.var is v, repr(tok.MISSING)); v.reset(tok); print(v.get())
ctx = contextvars.copy_context()
def f(x): v.set(x); w.set("in"); return v.get()
print(ctx.run(f, 5), v.get(), ctx[v], ctx.get(w), ctx.get("k", 0) if 0 else "", len(ctx), v in ctx)
print(sorted(x.name for x in ctx.keys()), sorted(map(str, ctx.values())), [k.name for k, _ in ctx.items()] != [])
c2 = ctx.copy(); c2.run(v.set, 99); print(ctx[v], c2[v])
try: ctx["x"]
except TypeError as e: print(e)
try: contextvars.Context()[v]
except KeyError as e: print("KeyError")
try: contextvars.ContextVar()
except TypeError as e: print(e)
try: contextvars.ContextVar(5)
except TypeError as e: print(e)
try: ctx.run()
except TypeError as e: print(e)
def re(): ctx.run(print)
try: ctx.run(re)
except RuntimeError as e: print(str(e)[:24], str(e)[-18:])
t = v.set(1)
try: contextvars.Context().run(v.reset, t)
except ValueError as e: print(str(e).split(">")[-1])
try: w.reset(t)
except ValueError as e: print(str(e)[-33:])
v.reset(t)
try: v.reset(t)
except RuntimeError as e: print(str(e)[-22:])
try: v.reset(5)
except TypeError as e: print(e)
print(ctx == ctx.copy(), ctx == c2, str(v)[:32], str(t)[:11])
for c in (contextvars.Token, ):
    try: c()
    except RuntimeError as e: print(e)
# expect: 10 v d
# expect: <class 'LookupError'>
# expect: 20 True True <Token.MISSING>
# expect: 10
# expect: 5 10 5 in  2 True
# expect: ['v', 'w'] ['5', 'in'] True
# expect: 5 99
# expect: a ContextVar key was expected, got 'x'
# expect: KeyError
# expect: ContextVar() takes exactly 1 positional argument (0 given)
# expect: context variable name must be a str
# expect: run() missing 1 required positional argument
# expect: cannot enter context: <_ is already entered
# expect:  was created in a different Context
# expect: created by a different ContextVar
# expect: already been used once
# expect: expected an instance of Token, got 5
# expect: True False <ContextVar name='v' default=10  <Token used
# expect: Tokens can only be created by ContextVars
