"""Iteration: a set loses a member while a comprehension runs over it."""

from dojo import in_threads

online = {"ann", "bob"}


def leave(name):
    online.discard(name)


def shout():
    return [name.upper() for name in online]


def scenario(program):
    _, names = in_threads(lambda: program.leave("bob"), program.shout)
    assert "ANN" in names, f"ann is online all the time: {names}"
