"""__init__ runs in the parent, whatever it is a part of.

Killed by: test_it_is_made_in_the_parent_and_run_in_the_child
Says: before start()
"""

from multiprocessing import Process


class Reporter(Process):
    """A process that sends (its name, its pid) on `connection`, `times` times, and closes it."""

    def __init__(self, connection, times, name=None):
        super().__init__(name=name)
        self.connection = connection
        self.times = times
        for _ in range(times):
            connection.send((self.name, self.pid))

    def run(self):
        """Do what the process is for."""
        self.connection.close()


def run_all(processes):
    """Run the processes, of whatever class, all at the same time; return their exit codes, in order."""
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
