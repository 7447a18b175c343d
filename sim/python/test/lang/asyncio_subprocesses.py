# Child processes of an event loop.
import asyncio, sys
async def run(cmd):
    p = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out, err = await p.communicate()
    print(f"[{cmd!r} exited with {p.returncode}]", out, err)
async def main():
    await asyncio.gather(run("echo hello"), )
    await run("echo out; echo err >&2; exit 3")
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "print('from child'); import sys; sys.exit(7)", stdout=asyncio.subprocess.PIPE)
    print(await p.stdout.readline(), await p.wait(), p.returncode)
    p = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, err = await p.communicate(b"to cat"); print(out, err, p.returncode)
    p = await asyncio.create_subprocess_exec("sleep", "10"); print(p.returncode)
    p.terminate(); print(await p.wait())
    p = await asyncio.create_subprocess_exec("sleep", "10"); p.kill(); await p.wait(); print(p.returncode, p)if 0 else print(p.returncode)
    try: await asyncio.create_subprocess_exec("nonexistent_zzz")
    except FileNotFoundError as e: print(e)
    p = await asyncio.create_subprocess_exec("sleep", "10")
    try: await asyncio.wait_for(p.wait(), 0.02)
    except TimeoutError: print("timeout"); p.kill(); print(await p.wait())
    try: p.kill()
    except ProcessLookupError as e: print("ple", repr(e))
    else: print("no error")
    p = await asyncio.create_subprocess_exec("echo", "before all pipes are connected", stdout=-1, stderr=-1)
    print(await p.communicate())
asyncio.run(main())
# expect: ['echo hello' exited with 0] b'hello\n' b''
# expect: ['echo out; echo err >&2; exit 3' exited with 3] b'out\n' b'err\n'
# expect: b'from child\n' 7 7
# expect: b'to cat' None 0
# expect: None
# expect: -15
# expect: -9
# expect: [Errno 2] No such file or directory: 'nonexistent_zzz'
# expect: timeout
# expect: -9
# expect: ple ProcessLookupError()
# expect: (b'before all pipes are connected\n', b'')
