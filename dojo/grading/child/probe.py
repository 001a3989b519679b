"""Looks around inside a box and prints what holds there, as JSON. Run by path; imports nothing of the project."""

import json
import os
import resource
import socket
import sys


def fails(action) -> bool:
    """Whether the action is refused."""
    try:
        action()
    except OSError:
        return True
    return False


def main() -> None:
    facts = json.loads(sys.argv[1])
    own = os.getuid()
    if facts["uid"] >= 0:
        os.setgroups([])
        os.setresgid(facts["uid"], facts["uid"], facts["uid"])
        os.setresuid(facts["uid"], facts["uid"], facts["uid"])
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
    sys.path.insert(0, facts["root"])
    import pytest  # noqa: F401

    import dojo.plugin  # noqa: F401  the suite and its packages can be read

    assert os.path.exists("inside"), "the submission's folder is not there"
    spoiled = os.path.join(facts["prefix"], "probe-was-here")
    print(
        json.dumps({
            "pid": not os.path.exists(f"/proc/{facts['pid']}/status") or os.getpid() < 10,
            "net": fails(lambda: socket.create_connection(("127.0.0.1", facts["port"]), 2).close()),
            "mount": fails(lambda: write(spoiled)) and not seen(facts["hidden"]),
            "uid": os.getuid() == facts["uid"] and facts["uid"] != own,
            "rlimits": fails(lambda: [os.dup(1) for _ in range(200)]),
        })
    )  # fmt: skip


def seen(folder: str) -> bool:
    """Whether there is something in the folder."""
    return os.path.isdir(folder) and bool(os.listdir(folder))


def write(path: str) -> None:
    """Write a file and take it away again."""
    with open(path, "w"):
        pass
    os.remove(path)


main()
