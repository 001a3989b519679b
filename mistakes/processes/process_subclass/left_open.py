"""The connection is left for the end of the process to close.

Killed by: test_run_closes_the_connection
Says: run() must close its connection
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


def run_all(processes):
    """Run the processes, of whatever class, all at the same time; return their exit codes, in order."""
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
