"""Sleep for order: sleeping a while takes the place of join()."""

import threading
from time import sleep


def compute():
    answer = []
    worker = threading.Thread(target=lambda: answer.append(42))
    worker.start()
    sleep(0.1)
    return answer


def scenario(program):
    answer = program.compute()
    assert answer == [42], f"the answer must be there, not {answer}"
