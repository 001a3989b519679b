"""Private brokers: how each is started in a folder of its own, on free ports of loopback, and when it is ready."""

import os
import shutil
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dojo.worlds.kept import PROJECT

LOOPBACK = "127.0.0.1"
DEBIAN = "/usr/lib/rabbitmq/bin/rabbitmq-server"  # the one in PATH there insists on being root or rabbitmq
AMQP = b"AMQP\x00\x00\x09\x01"
RABBITMQ_CONF = """\
listeners.tcp.1 = 127.0.0.1:{port}
log.console = false
loopback_users.guest = true
disk_free_limit.absolute = 10MB
vm_memory_high_watermark.absolute = 512MB
"""


@dataclass(frozen=True)
class Server:
    """A broker that can be started: its programs, their environment, and how it says that it is ready."""

    url: str
    commands: tuple[tuple[str, ...], ...]  # the last is the broker itself
    env: Mapping[str, str]
    greeting: bytes  # what to send
    answer: bytes  # what its answer begins with

    def ready(self, port: int) -> bool:
        """Whether something on that port of loopback answers as this server does."""
        try:
            with socket.create_connection((LOOPBACK, port), 0.5) as connection:
                connection.settimeout(2)
                connection.sendall(self.greeting)
                return connection.recv(len(self.answer)) == self.answer
        except OSError:
            return False


def program(name: str) -> str | None:
    """Return the path of the program that serves the kind of broker, None where it is not installed."""
    if name == "embedded":
        return sys.executable
    if name == "redis":
        return shutil.which("redis-server")
    found = DEBIAN if os.access(DEBIAN, os.X_OK) else shutil.which("rabbitmq-server")
    return found if found and shutil.which("epmd") else None


def server(name: str, folder: Path, port: int) -> Server:
    """Return the server of that kind, to run in `folder` and to listen on `port` of loopback."""
    return {"embedded": _post_office, "redis": _redis, "rabbitmq": _rabbitmq}[name](folder, port)


def free_port() -> int:
    """Return a port of loopback on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def _post_office(folder: Path, port: int) -> Server:
    command = (sys.executable, "-m", "dojo.worlds.brokers.post_office", str(port))
    url = f"embedded://{LOOPBACK}:{port}//"
    return Server(url, (command,), {**os.environ, "PYTHONPATH": str(PROJECT)}, b'["count", ""]\n', b"[0, 0]\n")


def _redis(folder: Path, port: int) -> Server:
    options = ("--bind", LOOPBACK, "--save", "", "--appendonly", "no", "--dir", str(folder))
    command = (str(program("redis")), "--port", str(port), *options)
    return Server(f"redis://{LOOPBACK}:{port}/0", (command,), os.environ, b"PING\r\n", b"+PONG")


def _rabbitmq(folder: Path, port: int) -> Server:
    epmd = free_port()
    (folder / "plugins").write_text("[].\n", encoding="utf-8")
    (folder / "rabbitmq.conf").write_text(RABBITMQ_CONF.format(port=port), encoding="utf-8")
    own = {
        "NODENAME": f"kata{port}@localhost",
        "NODE_IP_ADDRESS": LOOPBACK,
        "NODE_PORT": str(port),
        "DIST_PORT": str(free_port()),
        "SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none",
    }
    places = {
        "MNESIA_BASE": "mnesia",
        "LOG_BASE": "log",
        "CONFIG_FILE": "rabbitmq.conf",
        "CONF_ENV_FILE": "none.conf",
        "ENABLED_PLUGINS_FILE": "plugins",
        "PID_FILE": "pid",
        "GENERATED_CONFIG_DIR": "generated",
        "FEATURE_FLAGS_FILE": "feature_flags",
        "SCHEMA_DIR": "schema",
    }
    own |= {name: str(folder / place) for name, place in places.items()}
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder)}  # its cookie is in HOME
    env |= {f"RABBITMQ_{name}": value for name, value in own.items()}
    env |= {"ERL_EPMD_ADDRESS": LOOPBACK, "ERL_EPMD_PORT": str(epmd)}
    # Its name server, too, belongs to this run alone and runs in the foreground.
    name_server = (str(shutil.which("epmd")), "-address", LOOPBACK, "-port", str(epmd))
    url = f"amqp://guest:guest@{LOOPBACK}:{port}//"
    return Server(url, (name_server, (str(program("rabbitmq")),)), env, AMQP, b"\x01")
