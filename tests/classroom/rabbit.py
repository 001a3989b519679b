"""A private RabbitMQ that can be killed and started again on what it kept."""

import os
import signal
import subprocess
import time

from dojo.worlds.brokers.servers import free_port, program, server
from dojo.worlds.kept import die_with_parent

INSTALLED = program("rabbitmq") is not None


class Rabbit:
    """Loopback only; its files are in `home`. Its owner calls `kill()` at the end."""

    def __init__(self, home):
        home.mkdir()
        self.port = free_port()
        self._home, self._server, self._running = home, server("rabbitmq", home, self.port), []
        self.url = self._server.url

    def start(self):
        with (self._home / "output").open("ab") as output:
            for command in self._server.commands:
                process = subprocess.Popen(
                    command,
                    env=dict(self._server.env),
                    cwd=self._home,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                    preexec_fn=die_with_parent,
                )
                self._running.append(process)
        while not self._server.ready(self.port):
            status = self._running[-1].poll()
            assert status is None, f"RabbitMQ ended with {status}: {(self._home / 'output').read_text()[-2000:]}"
            time.sleep(0.1)

    def kill(self):
        """End it at once, as a power cut would."""
        for process in self._running:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        self._running.clear()
