"""Queue shutdown: the worker looks at a stop flag and then blocks in get(), where nobody wakes it."""

import queue
import threading


class Worker:
    def __init__(self):
        self.jobs = queue.Queue()
        self.stopping = threading.Event()
        self.done = []
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.stopping.is_set():
            self.done.append(self.jobs.get())

    def stop(self):
        self.stopping.set()
        self.thread.join()


def scenario(program):
    worker = program.Worker()
    worker.jobs.put("job")
    worker.stop()
    assert worker.done in ([], ["job"]), f"the job is done at most once: {worker.done}"
