"""Sleep for order, repaired: join() waits for the thread, however long it takes."""

import threading


def compute():
    answer = []
    worker = threading.Thread(target=lambda: answer.append(42))
    worker.start()
    worker.join()
    return answer


def scenario(program):
    answer = program.compute()
    assert answer == [42], f"the answer must be there, not {answer}"
