"""Does a thread wait without a time limit? The kernel tells which call it sits in (Linux, /proc/<pid>/syscall)."""

import platform

# The calls in which multiprocessing, threading and subprocess wait: a number for each kind of machine, and which
# argument holds the time limit (None: there is never one). A call that is not here may end by itself, for all
# we know; so may reading from a socket with recv, because its other end may be out of our sight.
_LIMIT = {
    "read": None,
    "write": None,
    "wait4": None,
    "waitid": None,
    "accept": None,
    "accept4": None,
    "poll": 2,
    "ppoll": 2,
    "pselect6": 4,
    "epoll_wait": 3,
    "epoll_pwait": 3,
    "futex": 3,
}
_NUMBERS = {
    "x86_64": {
        "read": 0,
        "write": 1,
        "poll": 7,
        "accept": 43,
        "wait4": 61,
        "futex": 202,
        "epoll_wait": 232,
        "waitid": 247,
        "pselect6": 270,
        "ppoll": 271,
        "epoll_pwait": 281,
        "accept4": 288,
    },
    "aarch64": {
        "epoll_pwait": 22,
        "read": 63,
        "write": 64,
        "pselect6": 72,
        "ppoll": 73,
        "waitid": 95,
        "futex": 98,
        "accept": 202,
        "accept4": 242,
        "wait4": 260,
    },
}
_CALLS = {number: name for name, number in _NUMBERS.get(platform.machine(), {}).items()}
_MILLISECONDS = ("poll", "epoll_wait", "epoll_pwait")  # an int, and -1 for no limit; the others have a pointer
_FUTEX_WAITS = (0, 9)  # FUTEX_WAIT, FUTEX_WAIT_BITSET; the higher bits are flags


def endless(pid: int, thread: str) -> bool:
    """Return whether the sleeping thread waits for somebody, however long it takes; False if nothing is known."""
    try:
        with open(f"/proc/{pid}/task/{thread}/syscall", encoding="ascii") as file:
            number, *arguments = file.read().split()
        call, values = _CALLS[int(number)], [int(argument, 16) for argument in arguments]
    except (OSError, ValueError, KeyError):  # not to be read, "running", another call
        return False
    if call == "futex" and values[1] & 0x7F not in _FUTEX_WAITS:
        return False
    limit = _LIMIT[call]
    if limit is None:
        return True
    if call in _MILLISECONDS:
        return values[limit] & 0xFFFFFFFF == 0xFFFFFFFF
    return values[limit] == 0
