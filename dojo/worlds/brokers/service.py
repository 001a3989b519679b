"""A web service that does what the test says: it tells of each request and answers when it is told to.

A task that is waiting for its answer is a task in the middle: the rendezvous between a test and a worker.
"""

import queue
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Request:
    """One request that waits for its answer. `path` is that of its URL."""

    def __init__(self, path: str):
        self.path = path
        self._answer: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()

    def answer(self, text: str, status: int = 200) -> None:
        """Let the client have its answer."""
        self._answer.put((status, text))

    def wait(self) -> tuple[int, str]:
        return self._answer.get()


class Service:
    """The web service, on a free port of loopback, as a context manager; `paths` are all requests so far."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self._requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, text = service._arrived(self.path).wait()
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(text.encode())))
                    self.end_headers()
                    self.wfile.write(text.encode())
                except OSError:
                    pass  # the client has been killed

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    def __enter__(self) -> "Service":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/{path}"

    def next(self, over: Callable[[], bool] = lambda: False) -> Request | None:
        """Wait for a request and return it; None if there is none and `over()` says that none will come."""
        while True:
            finished = over()
            try:
                return self._requests.get(timeout=0.01)
            except queue.Empty:
                if finished:
                    return None

    def _arrived(self, path: str) -> Request:
        request = Request(path.lstrip("/"))
        self.paths.append(request.path)
        self._requests.put(request)
        return request
