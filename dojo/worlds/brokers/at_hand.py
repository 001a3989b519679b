"""Which brokers there are to test on, and where each of them answers.

The embedded one always; RabbitMQ and Redis where KATA_BROKER_URL names one or where they are installed.
A private broker is started when it is first needed and shared by everything that belongs to one run of
pytest: xdist's workers, and runs inside the run.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from dojo.worlds.brokers import landlord, servers, tidying
from dojo.worlds.kept import PROJECT
from dojo.worlds.overload import Limit

EMBEDDED, RABBITMQ, REDIS = NAMES = ("embedded", "rabbitmq", "redis")
OF_SCHEME = {"amqp": RABBITMQ, "amqps": RABBITMQ, "pyamqp": RABBITMQ, "redis": REDIS, "rediss": REDIS}
DEFAULT_PORTS = {"amqp": 5672, "amqps": 5671, "pyamqp": 5672, "redis": 6379, "rediss": 6379}
INSTALL = {RABBITMQ: "apt-get install rabbitmq-server", REDIS: "apt-get install redis-server"}
VARIABLE = "KATA_BROKER_URL"
QUEUES = "queues"
ANSWER_LIMIT = 3.0  # seconds for a broker to let us in
EVICTION_LIMIT = 10.0
START_LIMIT = landlord.START_LIMIT + 5


class BrokerTrouble(pytest.fail.Exception):  # type: ignore[name-defined]
    """A broker that is missing, dead, or does not let us in. The message says which, why and what to do."""

    def __init__(self, message: str):
        super().__init__(message, pytrace=False)


@dataclass(frozen=True)
class Broker:
    """A broker to test on. `address` is its URL, None for a private one that is started when needed."""

    name: str
    address: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({VARIABLE}, {hidden(self.address)})" if self.address else self.name

    def url(self) -> str:
        """Return the URL of this broker, which answers; start a private one. Raise BrokerTrouble otherwise."""
        if self.address is None:
            return private(self.name)
        if self.address in _let_us_in and not gone(self.address):
            return self.address
        reason = refusal(self.address)
        if reason:
            raise BrokerTrouble(
                f"{VARIABLE}: the broker at {hidden(self.address)} {reason}. "
                f"Start it, correct the address, or unset {VARIABLE}"
            )
        _let_us_in.add(self.address)
        return self.address


_let_us_in: set[str] = set()


def at_hand() -> list[Broker]:
    """Return the brokers that there are; raise ValueError where KATA_BROKER_URL cannot be understood."""
    given = os.environ.get(VARIABLE)
    found = {name: Broker(name) for name in NAMES if servers.program(name)}
    if given:
        scheme = given.partition("://")[0]
        if scheme not in OF_SCHEME:
            raise ValueError(
                f"{VARIABLE}: {hidden(given)!r} is no address of a broker, such as amqp://guest:guest@localhost:5672//"
            )
        found[OF_SCHEME[scheme]] = Broker(OF_SCHEME[scheme], given)
    return [found[name] for name in NAMES if name in found]


def absent() -> dict[str, str]:
    """Return, by name, how to get the brokers that are not at hand."""
    here = {broker.name for broker in at_hand()}
    return {name: how for name, how in INSTALL.items() if name not in here}


def refusal(url: str) -> str | None:
    """Try once to log in to the broker at `url`; return None or, in words, why that failed."""
    from kombu import Connection

    from dojo.worlds.brokers import loader  # noqa: F401  makes embedded:// known

    limits = {"socket_timeout": ANSWER_LIMIT, "socket_connect_timeout": ANSWER_LIMIT}
    options = limits if url.startswith("redis") else {}
    connection = Connection(url, connect_timeout=ANSWER_LIMIT, transport_options=options)
    try:
        established = connection.transport.establish_connection()
        connection.transport.close_connection(established)
    except TimeoutError:
        return f"gives no answer within {ANSWER_LIMIT:g} s"
    except Exception as error:
        text = str(error).rstrip(".") or type(error).__name__
        refused = any(word in text for word in ("ACCESS_REFUSED", "WRONGPASS", "NOAUTH", "invalid username"))
        return f"refuses the login: {text}" if refused else f"cannot be reached: {text}"
    return None


def gone(url: str) -> bool:
    """Whether certainly nobody listens at `url` any more. A slow answer, as on a busy machine, is no sign."""
    from kombu.utils.url import parse_url

    parts = parse_url(url)
    try:
        socket.create_connection((parts["hostname"], parts["port"] or DEFAULT_PORTS[parts["transport"]]), 1).close()
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return False


def hidden(url: str | None) -> str:
    """Return `url` without its password."""
    head, at, tail = (url or "").rpartition("@")
    scheme, slashes, login = head.partition("://")
    user, colon, _ = login.partition(":")
    return f"{scheme}{slashes}{user}{colon}{'**' if colon else ''}{at}{tail}"


# ---------------------------------------------------------------- private brokers


def own_the_brokers() -> bool:
    """Make this process the one with which private brokers end, unless it runs inside such a process."""
    if _owner() is not None and landlord.alive(_owner()):  # type: ignore[arg-type]
        return False
    # Not made yet: most runs need no broker.
    os.environ["KATA_BROKERS"] = f"{tempfile.gettempdir()}/katas-{os.getpid()}-{os.urandom(4).hex()}"
    os.environ["KATA_BROKERS_OWNER"] = f"{os.getpid()} {psutil.Process().create_time()!r}"
    return True


def give_up_the_brokers() -> None:
    """End the private brokers of this run, and wait for their end; leave nothing of ours on others."""
    folder = Path(os.environ.pop("KATA_BROKERS"))
    del os.environ["KATA_BROKERS_OWNER"]
    leaving = list(folder.glob("*.pid"))
    for landlord_of in map(_landlord, leaving):
        if landlord_of:
            with contextlib.suppress(psutil.NoSuchProcess):
                landlord_of.terminate()
    for file in leaving:
        _evict(file)
    for url, names, error in tidying.tidy(folder / QUEUES):
        print(f"\nThe broker at {hidden(url)} may still have {', '.join(names)}: {error}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)


def notes(broker: Broker) -> Path | None:
    """Return the file in which queues on this broker are to be noted; None if they end with the broker."""
    if broker.address is None:
        return None
    folder = Path(os.environ["KATA_BROKERS"])
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / QUEUES


def _owner() -> tuple[int, float] | None:
    words = os.environ.get("KATA_BROKERS_OWNER", "").split()
    return (int(words[0]), float(words[1])) if words else None


def private(name: str) -> str:
    """Return the URL of this run's own broker of that name; start it, or start it again, if it does not answer."""
    with _alone(name) as folder:
        url, error = folder / f"{name}.url", folder / f"{name}.error"
        if url.exists() and gone(url.read_text("utf-8")):
            _evict(folder / f"{name}.pid")
            url.unlink(missing_ok=True)
        _settle(name, folder)
        if url.exists() and not error.exists():
            return url.read_text("utf-8")
        said = error.read_text("utf-8") if error.exists() else "nothing"
        raise BrokerTrouble(f"{name} does not start on this machine. It said:\n{said}")


def start_ahead(name: str) -> None:
    """Let this run's own broker of that name start, unless it did; do not wait until it is ready."""
    with _alone(name) as folder:
        if not any((folder / f"{name}.{end}").exists() for end in ("pid", "url", "error")):
            _move_in(name, folder)


@contextlib.contextmanager
def _alone(name: str) -> Iterator[Path]:
    """Keep the other processes of this run away from the broker; yield the folder of all brokers."""
    try:
        import fcntl
    except ImportError:
        raise BrokerTrouble(f"private brokers need Linux or macOS; set {VARIABLE} to the address of one") from None
    folder = Path(os.environ["KATA_BROKERS"])
    folder.mkdir(mode=0o700, exist_ok=True)
    with open(folder / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def _settle(name: str, folder: Path) -> None:
    """Wait until a broker is ready, or never will be; start one if there is none."""
    patience = Limit(START_LIMIT)
    for _ in range(2):  # the first landlord may be about to leave
        if not _landlord(folder / f"{name}.pid"):
            _move_in(name, folder)
        while not patience.over():
            if any((folder / f"{name}.{end}").exists() for end in ("url", "error")):
                return
            if not _landlord(folder / f"{name}.pid"):
                break
            time.sleep(0.02)


def _move_in(name: str, folder: Path) -> None:
    """Start a landlord; return when NAME.pid tells its process id."""
    owner = _owner()
    assert owner is not None
    command = [sys.executable, "-m", "dojo.worlds.brokers.landlord", name, str(folder), str(owner[0]), repr(owner[1])]
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with open(folder / f"{name}.landlord", "wb") as log:
        subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)


def _landlord(file: Path) -> psutil.Process | None:
    """Return the landlord whose process id is in `file`, if it lives."""
    try:
        process = psutil.Process(int(file.read_text("utf-8")))
        return process if "dojo.worlds.brokers.landlord" in process.cmdline() else None
    except (OSError, ValueError, psutil.Error):
        return None


def _evict(file: Path) -> None:
    """End the landlord whose process id is in `file`, with its broker."""
    process = _landlord(file)
    with contextlib.suppress(psutil.Error):
        if process is not None:
            process.terminate()
            until = time.monotonic() + EVICTION_LIMIT
            while landlord.alive((process.pid, process.create_time())):
                if time.monotonic() > until:
                    process.kill()
                time.sleep(0.01)
    file.unlink(missing_ok=True)
