"""Iteration, repaired: members are replaced as a whole by a new frozenset."""

from dojo import in_threads

online = frozenset({"ann", "bob"})


def leave(name):
    global online
    online = online - {name}


def shout():
    return [name.upper() for name in online]


def scenario(program):
    _, names = in_threads(lambda: program.leave("bob"), program.shout)
    assert "ANN" in names, f"ann is online all the time: {names}"
