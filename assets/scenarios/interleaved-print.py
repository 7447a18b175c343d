# /// kvant
# title.en = "Two messages on one line"
# title.ru = "Два сообщения в одной строке"
# description.en = "Unbuffered, print writes the text and the end of the line apart. Another thread's text can come between, and the number of threads depends on who is asked when."
# description.ru = "Без буфера print выводит текст и конец строки по отдельности. Между ними может попасть чужой текст, а число потоков зависит от того, когда его спросить."
# subject = "races"
# order = 36
# [machine]
# cores = 1
# [python]
# unbuffered = true
# [expect]
# lines = ["hello from the helper", "hello from the main thread"]
# reachable = ["hello from the helperhello from the main thread", "threads: 1", "threads: 2"]
# ///
import threading


def greet():
    print("hello from the helper")


helper = threading.Thread(target=greet, name="helper")
helper.start()
print("hello from the main thread")
print(f"threads: {threading.active_count()}")
helper.join()
