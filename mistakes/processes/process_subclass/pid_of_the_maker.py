"""The pid is asked for where the object is made: that is the parent's.

Killed by: test_each_reports_ten_times_from_its_own_process
Says: must report its own name and pid
"""

import os
from multiprocessing import Process


class Reporter(Process):
    """A process that sends (its name, its pid) on `connection`, `times` times, and closes it."""

    def __init__(self, connection, times, name=None):
        super().__init__(name=name)
        self.connection = connection
        self.times = times
        self.maker = os.getpid()

    def run(self):
        """Do what the process is for."""
        for _ in range(self.times):
            self.connection.send((self.name, self.maker))
        self.connection.close()


def run_all(processes):
    """Run the processes, of whatever class, all at the same time; return their exit codes, in order."""
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
