"""Busy flag: Peterson's algorithm gives the turn away before it raises the flag."""

from dojo import in_threads

wants = [False, False]
turn = 0
shared = 0


def enter(me):
    global turn
    turn = 1 - me
    wants[me] = True
    while wants[1 - me] and turn == 1 - me:
        pass


def leave(me):
    wants[me] = False


def add(me):
    global shared
    enter(me)
    shared += 1
    leave(me)


def scenario(program):
    in_threads(lambda: program.add(0), lambda: program.add(1))
    assert program.shared == 2, f"two additions under Peterson's lock give 2, not {program.shared}"
