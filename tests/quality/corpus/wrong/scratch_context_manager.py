"""Shared scratch space: a context manager keeps the old value on itself, and two users mix theirs."""

from dojo import in_threads

level = "info"


class Verbose:
    def __enter__(self):
        global level
        self.before = level
        level = "debug"

    def __exit__(self, *exception):
        global level
        level = self.before


verbose = Verbose()


def scenario(program):
    def work():
        with program.verbose:
            pass

    in_threads(work, work)
    assert program.level == "info", f"everybody is done, so the level is info again, not {program.level}"
