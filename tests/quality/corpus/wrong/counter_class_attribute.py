"""Lost update: constructors running in several threads count themselves in a class attribute."""

from dojo import in_threads


class Session:
    opened = 0

    def __init__(self, user):
        self.user = user
        Session.opened += 1


def scenario(program):
    in_threads(lambda: program.Session("ann"), lambda: program.Session("bob"))
    opened = program.Session.opened
    assert opened == 2, f"two sessions were opened, not {opened}"
