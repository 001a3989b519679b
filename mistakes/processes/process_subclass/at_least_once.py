"""It looks at the number after the first report.

Killed by: test_no_times_is_no_report
Says: must report nothing
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
        while True:
            self.connection.send((self.name, self.pid))
            self.times -= 1
            if self.times <= 0:
                break
        self.connection.close()


def run_all(processes):
    """Run the processes, of whatever class, all at the same time; return their exit codes, in order."""
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
