"""Thread subclass: run() of several instances changes one class attribute without a lock."""

import threading


class Worker(threading.Thread):
    finished = 0

    def run(self):
        Worker.finished += 1


def scenario(program):
    workers = [program.Worker() for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    finished = program.Worker.finished
    assert finished == 2, f"two workers have finished, not {finished}"
