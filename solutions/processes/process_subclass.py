"""Process subclass: what it is made of crosses over, what it does happens there.

`start()` sends the object to a new process, which calls `run()`. `__init__` runs in
the parent, once; whatever it stores has to be able to travel, and whatever `run()`
stores stays in the child.

Goal: a subclass that reports from its own process, and a way to run several at once.
Out of scope: sending work to a process that runs already (see process_queue).
"""

from multiprocessing import Process


class Reporter(Process):
    """A process that sends (its name, its pid) on `connection`, `times` times, and closes it."""

    def __init__(self, connection, times, name=None):
        super().__init__(name=name)
        self.connection = connection
        self.times = times

    def run(self):
        """Do what the process is for."""
        for _ in range(self.times):
            self.connection.send((self.name, self.pid))
        self.connection.close()


def run_all(processes):
    """Run the processes, of whatever class, all at the same time; return their exit codes, in order."""
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
