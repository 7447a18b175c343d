# The logger.
import io
import logging
import multiprocessing as mp


def child(conn):
    text = io.StringIO()
    logger = mp.get_logger()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter('[%(levelname)s/%(processName)s] %(message)s'))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.info('hello')
    conn.send(text.getvalue())


if __name__ == '__main__':
    a, b = mp.Pipe()
    p = mp.Process(target=child, args=(b,), name='logged')
    p.start()
    print(a.recv().strip())
    p.join()
    print(mp.get_logger().name)

# expect: [INFO/logged] hello
# expect: multiprocessing
