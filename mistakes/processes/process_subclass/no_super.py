"""Process.__init__ is not called: start() finds nothing that it needs.

Killed by: test_each_reports_ten_times_from_its_own_process
Says: a Process whose __init__ has run
"""

from multiprocessing import Process


class Reporter(Process):
    """A process that sends (its name, its pid) on `connection`, `times` times, and closes it."""

    def __init__(self, connection, times, name=None):
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
