"""Cancelled work: nobody looks at what Future.cancel() returns, though the task may be running already."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Upload:
    def __init__(self):
        self.sent = threading.Event()

    def send(self):
        self.sent.set()


def scenario(program):
    upload = program.Upload()
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(upload.send)
        future.cancel()
        report = "not sent"
    assert upload.sent.is_set() == (report == "sent"), f"the report says {report}, but it was sent"
