"""What an event loop in virtual time does not have: sockets, pipes, processes, signals."""

import asyncio
from collections.abc import Callable
from typing import Any

from dojo.worlds.event_loop.verdicts import Inconclusive

REFUSED = (
    "create_connection",
    "create_server",
    "create_unix_connection",
    "create_unix_server",
    "create_datagram_endpoint",
    "connect_accepted_socket",
    "connect_read_pipe",
    "connect_write_pipe",
    "subprocess_exec",
    "subprocess_shell",
    "add_reader",
    "add_writer",
    "add_signal_handler",
    "sock_recv",
    "sock_recv_into",
    "sock_sendall",
    "sock_connect",
    "sock_accept",
    "getaddrinfo",
    "getnameinfo",
    "start_tls",
    "sendfile",
)


class WithoutWorld(asyncio.BaseEventLoop):
    """An event loop that waits for nothing outside the program; who asks for that gets no verdict."""

    verdict: BaseException | None

    def _process_events(self, event_list: Any) -> None:
        """There are no events."""

    def _write_to_self(self) -> None:
        """There is no selector to wake."""


def _refusal(name: str) -> Callable[..., Any]:
    def refuse(self: WithoutWorld, *args: Any, **kwargs: Any) -> Any:
        self.verdict = Inconclusive(
            f"loop.{name}: a loop with virtual time has no sockets, pipes, processes or signals. "
            "Put the real thing behind a function and hand in another one here."
        )
        raise self.verdict

    return refuse


for _name in REFUSED:
    setattr(WithoutWorld, _name, _refusal(_name))
