"""A place to meet for calls that run wherever somebody else decides: in a pool's workers, in an executor's.

A Barrier cannot be handed to a worker that runs already. This can: what travels is an address.
"""

import threading
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from typing import Any

BACKLOG = 64


class Rendezvous:
    """Lets nobody pass before `parties` calls of `meet()` have come, from whatever processes and threads.

    Use as a context manager in the process of the test, hand it to functions like any other argument.
    """

    def __init__(self, parties: int):
        self.parties = parties
        self.address: Any = None
        self.met = 0  # how often everybody has come; known in the process of the test

    def __getstate__(self) -> dict[str, Any]:
        return {"parties": self.parties, "address": self.address}

    def __enter__(self) -> "Rendezvous":
        self._listener = Listener(backlog=BACKLOG)
        self.address = self._listener.address
        threading.Thread(target=self._serve, name="rendezvous", daemon=True).start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        with suppress(OSError), Client(self.address) as connection:
            connection.send("over")

    def meet(self) -> int:
        """Wait for the others; return how many came earlier (0 for the first)."""
        with Client(self.address) as connection:
            connection.send("here")
            return connection.recv()

    def _serve(self) -> None:
        waiting: list[Connection] = []
        with self._listener:
            while True:
                connection = self._listener.accept()
                with suppress(EOFError, OSError):  # of a process that was ended meanwhile
                    if connection.recv() == "over":
                        return
                    waiting.append(connection)
                if len(waiting) == self.parties:
                    self.met += 1
                    for number, one in enumerate(waiting):
                        with suppress(OSError), one:
                            one.send(number)
                    waiting.clear()
