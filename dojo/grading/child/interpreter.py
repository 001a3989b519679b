"""What the interpreter can be told to report and to refuse, although Python has no word for it.

Two bits in its tables, the same in every CPython that the suite runs on: that reading an attribute is an audit
event, as `__code__` has it, and that a class cannot be changed, as those written in C have it. Each is set only
where the table is what it is expected to be; elsewhere nothing is done, and the snapshots alone watch.
"""

import ctypes
import types
from collections.abc import Iterable

AUDITED, UNCHANGEABLE = 1 << 1, 1 << 8  # Py_AUDIT_READ, Py_TPFLAGS_IMMUTABLETYPE
OF_FUNCTIONS = ("__globals__", "__closure__", "__builtins__")
WORDS_BEFORE_FLAGS = 19  # of a type object: ob_size, tp_name and what follows up to tp_flags


class _Member(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_int),
        ("offset", ctypes.c_ssize_t),
        ("flags", ctypes.c_int),
    ]


class _Descriptor(ctypes.Structure):
    _fields_ = [
        ("head", ctypes.c_byte * object.__basicsize__),
        ("of", ctypes.c_void_p),
        ("name", ctypes.c_void_p),
        ("qualname", ctypes.c_void_p),
        ("member", ctypes.POINTER(_Member)),
    ]


def audit_functions() -> None:
    """Have `object.__getattr__` raised when somebody reads where a function comes from, by whatever name or road."""
    for name in OF_FUNCTIONS:
        found = types.FunctionType.__dict__.get(name)
        if type(found) is types.MemberDescriptorType:
            table = _Descriptor.from_address(id(found))
            if table.of == id(types.FunctionType) and table.member.contents.name == name.encode():
                table.member.contents.flags |= AUDITED


def freeze(classes: Iterable[type]) -> None:
    """Let nobody change these classes any more: that raises TypeError."""
    before = object.__basicsize__ + WORDS_BEFORE_FLAGS * ctypes.sizeof(ctypes.c_void_p)
    for kind in classes:
        flags = ctypes.c_ulong.from_address(id(kind) + before)
        if flags.value == kind.__flags__:
            flags.value |= UNCHANGEABLE
