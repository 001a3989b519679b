"""The embedded broker's server: named queues behind a socket on loopback.

It promises what a broker has to: messages leave a queue in the order in which they came; a message that was
taken is held for its taker until it is acknowledged; when the taker's connection ends, whatever it held goes
back to the head of its queue, marked as redelivered.

One request a line, as JSON, each answered by one line:

    put QUEUE MESSAGE   take QUEUE   ack TAG   give_back TAG   count QUEUE   purge QUEUE   delete QUEUE

`count` answers how many messages wait in the queue and how many clients have taken from it and are still there.
"""

import json
import socketserver
import sys
import threading
from collections import deque
from typing import Any


class Counter:
    """All queues, and what was taken from them and is not acknowledged. One lock guards it."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Any]] = {}
        self._takers: dict[str, set[int]] = {}
        self._lock = threading.Lock()

    def serve(self, held: dict[str, tuple[str, Any]], what: str, *arguments: Any) -> Any:
        """Do one request of a client that holds `held`; return the answer."""
        with self._lock:
            return getattr(self, f"_{what}")(held, *arguments)

    def leave(self, held: dict[str, tuple[str, Any]]) -> None:
        """Take back everything that a client held, the latest first, so that the order stays."""
        with self._lock:
            for tag in reversed(list(held)):
                self._give_back(held, tag)
            for takers in self._takers.values():
                takers.discard(id(held))

    def _queue(self, name: str) -> deque[Any]:
        return self._queues.setdefault(name, deque())

    def _put(self, held, name, message):
        self._queue(name).append(message)

    def _take(self, held, name):
        self._takers.setdefault(name, set()).add(id(held))
        queue = self._queue(name)
        if not queue:
            return None
        message = queue.popleft()
        held[message["properties"]["delivery_tag"]] = name, message
        return message

    def _ack(self, held, tag):
        held.pop(tag, None)

    def _give_back(self, held, tag):
        name, message = held.pop(tag, (None, None))
        if name is not None:
            message["properties"]["delivery_info"]["redelivered"] = True
            self._queue(name).appendleft(message)

    def _count(self, held, name):
        return len(self._queue(name)), len(self._takers.get(name, ()))

    def _purge(self, held, name):
        queue = self._queue(name)
        number = len(queue)
        queue.clear()
        return number

    def _delete(self, held, name):
        self._queues.pop(name, None)


class Client(socketserver.StreamRequestHandler):
    """One connection: reads requests until it ends."""

    counter = Counter()

    def handle(self) -> None:
        held: dict[str, tuple[str, Any]] = {}
        try:
            for line in self.rfile:
                answer = self.counter.serve(held, *json.loads(line))
                self.wfile.write(json.dumps(answer).encode() + b"\n")
        except OSError:
            pass
        finally:
            self.counter.leave(held)


class PostOffice(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50


if __name__ == "__main__":
    with PostOffice(("127.0.0.1", int(sys.argv[1])), Client) as office:
        office.serve_forever()
