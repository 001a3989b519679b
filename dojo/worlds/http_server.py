"""A web server in the tests' process that counts how many requests are inside at once.

    with counting_server(hold=9) as server:
        ...  # request server.url

It answers 200 at the path / and 404 elsewhere; at /most, which is not counted, it tells the count at once.
With `hold` it answers nobody before so many are inside together. Without, only the first request stays a
moment, to see whether a second comes meanwhile.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOOK_OUT = 0.1  # seconds for which the first request waits for a second, where nobody is held


class CountingServer(ThreadingHTTPServer):
    """Serves on a free port of this machine; `most` is how many requests have been inside at once."""

    daemon_threads = True
    request_queue_size = 128  # with a short queue, connections that come together have to knock again

    def __init__(self, hold: int):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hold, self.inside, self.most, self.served = hold, 0, 0, 0
        self.changed = threading.Condition()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was ended while it waited is no error of this server."""

    def enter(self) -> None:
        """Count a request in, and keep it until enough of them are inside or the server closes."""
        with self.changed:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.changed.notify_all()
            if self.hold > 1:
                self.changed.wait_for(lambda: self.most >= self.hold)
            elif self.served == 0:
                self.changed.wait_for(lambda: self.most > 1, LOOK_OUT)

    def leave(self) -> None:
        """Count a request out."""
        with self.changed:
            self.inside -= 1
            self.served += 1

    def let_go(self) -> None:
        """Hold nobody any more."""
        with self.changed:
            self.hold = 0
            self.changed.notify_all()


class _Handler(BaseHTTPRequestHandler):
    server: CountingServer

    def do_GET(self) -> None:
        text = b""
        if self.path == "/most":
            text = str(self.server.most).encode()
        else:
            self.server.enter()
            self.server.leave()
        self.send_response(404 if self.path.strip("/") and not text else 200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def counting_server(hold: int = 1) -> Iterator[CountingServer]:
    """Serve while the block runs."""
    with CountingServer(hold) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.let_go()
            server.shutdown()
            thread.join()
