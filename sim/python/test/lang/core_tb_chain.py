class DBError(Exception):
    pass
def connect():
    raise ConnectionError("refused")
def query():
    try:
        connect()
    except ConnectionError as exc:
        raise DBError("query failed") from exc
def main():
    try:
        query()
    except DBError:
        cleanup()
def cleanup():
    raise RuntimeError("cleanup failed too")
if __name__ == "__main__":
    main()

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_chain.py", line 7, in query
# expect-error:     connect()
# expect-error:   File "core_tb_chain.py", line 4, in connect
# expect-error:     raise ConnectionError("refused")
# expect-error: ConnectionError: refused
# expect-error: The above exception was the direct cause of the following exception:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_chain.py", line 12, in main
# expect-error:     query()
# expect-error:   File "core_tb_chain.py", line 9, in query
# expect-error:     raise DBError("query failed") from exc
# expect-error: DBError: query failed
# expect-error: During handling of the above exception, another exception occurred:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_chain.py", line 18, in <module>
# expect-error:     main()
# expect-error:   File "core_tb_chain.py", line 14, in main
# expect-error:     cleanup()
# expect-error:   File "core_tb_chain.py", line 16, in cleanup
# expect-error:     raise RuntimeError("cleanup failed too")
# expect-error: RuntimeError: cleanup failed too
# status: 1
