"""Values as JSON and back, exactly: what is not plain data is refused, and nothing else comes out.

Also read by `worker.py`, which is run by path; so it imports nothing of the project.
"""

import json
import os
from typing import Any

LARGEST = 4 << 20
PLAIN = (type(None), bool, int, float, str)


class NotPlain(TypeError):
    """A value is no plain data: None, a bool, number or text, or a list, tuple, set or dict of these."""


def encoded(value: Any) -> Any:
    """Return the value as JSON can say it. The type must be the very type: a subclass may behave otherwise."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is bytes:
        return {"bytes": value.hex()}
    if kind in (list, tuple, set, frozenset):
        return {kind.__name__: [encoded(one) for one in value]}
    if kind is dict:
        return {"dict": [[encoded(key), encoded(one)] for key, one in value.items()]}
    if kind is range:
        return {"range": [value.start, value.stop, value.step]}
    raise NotPlain(f"only plain data can be judged from outside, and this is a {kind.__name__}")


def decoded(document: Any) -> Any:
    """Return the value that the JSON says."""
    if not isinstance(document, dict):
        return document
    ((kind, content),) = document.items()
    if kind == "bytes":
        return bytes.fromhex(content)
    if kind == "dict":
        return {decoded(key): decoded(one) for key, one in content}
    if kind == "range":
        return range(*content)
    return {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[kind](decoded(one) for one in content)


def write_message(number: int, content: dict[str, Any]) -> None:
    """Write one message to the file descriptor."""
    data = json.dumps(content).encode()
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(number, data) :]


def read_message(number: int) -> dict[str, Any] | None:
    """Return the next message from the file descriptor, None at its end; raise ValueError when it is none."""
    head = _read(number, 4)
    length = int.from_bytes(head, "big")
    if len(head) < 4:
        return None
    if length > LARGEST:
        raise ValueError(f"a message of {length} bytes")
    data = _read(number, length)
    if len(data) < length:
        return None
    content: dict[str, Any] = json.loads(data)
    if not isinstance(content, dict):
        raise ValueError("no message")
    return content


def _read(number: int, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = os.read(number, length - len(data))
        if not part:
            break
        data += part
    return data
