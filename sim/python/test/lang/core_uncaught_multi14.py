async def f(): return 1
f()
print("end")

# expect: end
