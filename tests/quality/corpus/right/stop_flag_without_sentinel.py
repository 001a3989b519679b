"""Queue shutdown, repaired: the worker ends at a sentinel, which comes through the queue itself."""

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
        while (job := self.jobs.get()) is not None:
            self.done.append(job)

    def stop(self):
        self.jobs.put(None)
        self.thread.join()


def scenario(program):
    worker = program.Worker()
    worker.jobs.put("job")
    worker.stop()
    assert worker.done in ([], ["job"]), f"the job is done at most once: {worker.done}"
