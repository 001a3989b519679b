"""The line between the grader and the process in the box: whole messages, each sealed.

A message is JSON under a seal that needs the key of this one box and the token of the current step; the
process gets both over the line itself. The seal is no secret from somebody who can read that process's
memory; it is what an answer printed, written to a file or sent by another process lacks.
"""

import hashlib
import json
import socket
from typing import Any

LARGEST = 60_000  # bytes of one message; a sequenced packet is whole or not there
TEXT = 8_000  # characters kept of a text in a message


class Forged(Exception):
    """A message came that was not sealed by the process in the box."""


def pair() -> tuple[socket.socket, socket.socket]:
    """Return the two ends: the grader's and the box's."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def seal(key: bytes, token: str, body: bytes) -> str:
    """Return the seal of a message's body in the step with this token."""
    return hashlib.blake2b(token.encode() + b"\0" + body, key=key, digest_size=24).hexdigest()


def packed(key: bytes, token: str, content: dict[str, Any]) -> bytes:
    """Return the message as it is sent."""
    body = json.dumps(content).encode()
    return seal(key, token, body).encode() + b"\n" + body


def unpacked(key: bytes, token: str, message: bytes) -> dict[str, Any]:
    """Return the content of a message; raise Forged when its seal is not that of this step."""
    given, _, body = message.partition(b"\n")
    if given != seal(key, token, body).encode():
        raise Forged("a message came that the grader's own code did not send")
    # Half of a character, which JSON can name and nothing can write, becomes a question mark.
    whole = json.dumps(json.loads(body), ensure_ascii=False).encode(errors="replace")
    content: dict[str, Any] = json.loads(whole)
    return content
