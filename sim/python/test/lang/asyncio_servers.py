# A server: begun later, served for ever, closed.
import asyncio
async def h(r, w): w.close()
async def main():
    s = await asyncio.start_server(h, "127.0.0.1", 0, start_serving=False)
    print(s.is_serving(), len(s.sockets)); await s.start_serving(); print(s.is_serving(), s.get_loop() is asyncio.get_running_loop())
    t = asyncio.create_task(s.serve_forever()); await asyncio.sleep(0.001)
    try: await s.serve_forever()
    except RuntimeError as e: print(str(e).split(">")[-1])
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("serve_forever cancelled", s.is_serving())
    try: await s.serve_forever()
    except RuntimeError as e: print(str(e)[-20:])
    s.close(); await s.wait_closed()
    for args in ((h,), ):
        try: await asyncio.get_running_loop().create_server(asyncio.Protocol)
        except ValueError as e: print(e)
    s = await asyncio.start_server(h, "127.0.0.1", 0); print(repr(s)[:30])
    s.close()
asyncio.run(main())
# expect: False 1
# expect: True True
# expect:  is already being awaited on serve_forever()
# expect: serve_forever cancelled False
# expect: ockets=()> is closed
# expect: Neither host/port nor sock were specified
# expect: <Server sockets=(<asyncio.Tran
