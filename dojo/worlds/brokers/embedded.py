"""kombu's transport to the post office, known by the scheme embedded:// (see loader.py).

What a worker has taken and not acknowledged is the post office's to give back: it sees how a connection ends.
"""

import json
import socket
import threading
from queue import Empty
from typing import Any

from kombu.transport import virtual

CONNECT_LIMIT = 3.0  # seconds


class QoS(virtual.QoS):
    """Acknowledges at the post office, at once."""

    def ack(self, delivery_tag):
        self.channel.ask("ack", delivery_tag)
        super().ack(delivery_tag)

    def reject(self, delivery_tag, requeue=False):
        self.channel.ask("give_back" if requeue else "ack", delivery_tag)
        super().reject(delivery_tag, requeue=False)


class Channel(virtual.Channel):
    """A channel with a connection of its own to the post office."""

    QoS = QoS
    do_restore = False  # the post office does

    def __init__(self, connection, **options):
        super().__init__(connection, **options)
        client = connection.client
        self._socket = socket.create_connection((client.hostname, client.port), CONNECT_LIMIT)
        self._socket.settimeout(None)
        self._lines = self._socket.makefile("rb")
        self._asking = threading.Lock()

    def ask(self, *request: Any) -> Any:
        """Send one request and return the answer; raise ConnectionError when the post office has gone."""
        with self._asking:
            self._socket.sendall(json.dumps(request).encode() + b"\n")
            line = self._lines.readline()
        if not line:
            raise ConnectionResetError("the post office has closed the connection")
        return json.loads(line)

    def queue_declare(self, queue=None, passive=False, **options):
        declared = super().queue_declare(queue, passive, **options)
        return declared._replace(consumer_count=self.ask("count", declared.queue)[1])

    def basic_consume(self, queue, no_ack, callback, consumer_tag, **options):
        def settled(message):
            if no_ack:
                self.ask("ack", message.delivery_tag)
            return callback(message)

        return super().basic_consume(queue, no_ack, settled, consumer_tag, **options)

    def basic_get(self, queue, no_ack=False, **options):
        message = super().basic_get(queue, no_ack, **options)
        if message is not None and no_ack:
            self.ask("ack", message.delivery_tag)
        return message

    def close(self):
        if not self.closed:
            super().close()
            self._lines.close()
            self._socket.close()

    def _put(self, queue, message, **options):
        self.ask("put", queue, message)

    def _get(self, queue, timeout=None):
        message = self.ask("take", queue)
        if message is None:
            raise Empty
        return message

    def _size(self, queue):
        return self.ask("count", queue)[0]

    def _purge(self, queue):
        return self.ask("purge", queue)

    def _delete(self, queue, *args, **options):
        self.ask("delete", queue)


class Transport(virtual.Transport):
    """Direct exchanges through a post office; no fanout, and so no remote control of workers."""

    Channel = Channel
    polling_interval = 0.01  # seconds; kombu's default is one second
    default_port = 1  # type: ignore[assignment]
    driver_type = driver_name = "embedded"
    connection_errors = (*virtual.Transport.connection_errors, OSError)  # type: ignore[assignment]
    channel_errors = virtual.Transport.channel_errors
    implements = virtual.Transport.implements.extend(exchange_type=frozenset(["direct", "topic"]))

    def drain_events(self, connection, timeout=None):  # type: ignore[override]
        # A worker looks whether it shall stop only between two calls: keep them short.
        return super().drain_events(connection, min(timeout or 0.1, 0.1) if timeout is not None else None)

    def driver_version(self):
        return "1"
