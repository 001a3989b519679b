"""Join forgotten, repaired: the thread is joined before its result is read."""

import threading


class Download:
    def __init__(self):
        self.size = None
        self.thread = threading.Thread(target=self.fetch)

    def fetch(self):
        self.size = 512

    def run(self):
        self.thread.start()
        self.thread.join()
        return self.size


def scenario(program):
    size = program.Download().run()
    assert size == 512, f"the download has 512 bytes, not {size}"
