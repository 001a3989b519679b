"""A web server on this machine that takes its time: `python -m dojo.claims.server SECONDS` prints its address."""

import http.server
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers every request after the given time."""

    def do_GET(self):
        time.sleep(float(sys.argv[1]))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """A short queue of connections would make nine at once look slow: the tenth tries again a second later."""

    request_queue_size = 64


if __name__ == "__main__":
    with Server(("127.0.0.1", 0), Handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        server.serve_forever()
