"""Reading bytecode: what stands before and after an instruction, what a call calls, which jumps go back."""

import dis
import functools
import sys
from collections.abc import Iterator
from dis import Instruction
from types import CodeType

NOTHING = frozenset(("CACHE", "EXTENDED_ARG", "PRECALL", "KW_NAMES", "PUSH_NULL", "RESUME", "NOP",
                      "NOT_TAKEN", "COPY_FREE_VARS", "MAKE_CELL", "GEN_START"))  # fmt: skip
_LOADS = ("LOAD_FAST", "LOAD_CONST", "LOAD_SMALL_INT", "LOAD_DEREF", "LOAD_GLOBAL", "LOAD_NAME")
_METHOD_BIT = sys.version_info >= (3, 12)  # LOAD_ATTR's lowest bit: a method is loaded, to be called


def walk(code: CodeType) -> Iterator[CodeType]:
    """Yield a code object and all that are nested in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from walk(constant)


def callee(listing: list[Instruction], k: int) -> str | None:
    """Return the global name that call instruction k calls, if its arguments are plain."""
    count = listing[k].arg or 0
    while k and count >= 0:
        k -= 1
        if listing[k].opname in NOTHING:
            continue
        if not listing[k].opname.startswith(_LOADS):
            return None
        loaded = len(listing[k].argval) if isinstance(listing[k].argval, tuple) else 1
        if count == 0:
            return str(listing[k].argval) if listing[k].opname in ("LOAD_GLOBAL", "LOAD_NAME") else None
        count -= loaded
    return None


def called(listing: list[Instruction], k: int) -> str:
    """Return the name of what call instruction k calls, found by counting the stack back."""
    arguments, found = (listing[k].arg or 0) + (listing[k].opname in ("CALL_KW", "CALL_FUNCTION_KW")), 0
    for instruction in reversed(listing[:k]):
        name = instruction.opname
        if "JUMP" in name or name.startswith(("RETURN", "RAISE", "WITH", "POP_EXC")):
            return ""
        if found == arguments and name in ("LOAD_METHOD", "LOAD_ATTR"):
            return str(instruction.argval)
        found += _effect(instruction)
        if found > arguments:
            if name == "LOAD_SPECIAL":  # `__enter__`, from Python 3.14
                return instruction.argrepr
            return str(instruction.argval) if name.startswith("LOAD_") else ""
    return ""


@functools.lru_cache(maxsize=256)
def last_called(code: CodeType) -> str:
    """Return the name of what a piece of code calls last, else the last name in it; "" if there is none."""
    listing = list(dis.get_instructions(code))
    calls = [called(listing, k) for k, instruction in enumerate(listing) if is_call(instruction)]
    return (calls[-1] if calls else "") or next(reversed(code.co_names), "")


def _effect(instruction: Instruction) -> int:
    """Return how many values an instruction leaves on the stack, its callee's NULL not counted."""
    name, argument = instruction.opname, instruction.arg or 0
    if name in ("PUSH_NULL", "PRECALL", "KW_NAMES", "CACHE", "EXTENDED_ARG"):
        return 0
    if name in ("LOAD_METHOD", "LOAD_ATTR"):
        return 0  # a method takes the place of its object
    if name == "LOAD_GLOBAL":
        return 1
    if name.startswith("CALL") and "INTRINSIC" not in name:
        return -argument - (name in ("CALL_KW", "CALL_FUNCTION_KW"))
    return dis.stack_effect(instruction.opcode, instruction.arg, jump=False)


def leaves_with(listing: list[Instruction], k: int) -> bool:
    """Tell whether instruction k calls a context manager's `__exit__`: with None three times."""
    before = [i for i in listing[max(0, k - 6) : k] if i.opname not in ("PRECALL", "CACHE", "EXTENDED_ARG")][-3:]
    nones = [i.opname == "LOAD_CONST" and i.argval is None for i in before]
    copies = [i.opname == "DUP_TOP" for i in before]
    return listing[k].opname.startswith("CALL") and (all(nones) or (nones[0] and all(copies[1:])))


def in_loop(listing: list[Instruction], instruction: Instruction) -> bool:
    return any(jumps_back(jump) and jump.argval <= instruction.offset < jump.offset for jump in listing)


def starts_range_loop(listing: list[Instruction], k: int) -> bool:
    follower = next_real(listing, k)
    if listing[k].opname != "GET_ITER" or follower is None or follower.opname != "FOR_ITER":
        return False
    call = k - 1
    while call > 0 and listing[call].opname in NOTHING:
        call -= 1
    return is_call(listing[call]) and callee(listing, call) == "range"


def is_super_call(listing: list[Instruction], k: int) -> bool:
    return any(i.argval in ("super", "__class__") for i in listing[max(0, k - 3) : k] if i.opname.startswith("LOAD_"))


def is_call(instruction: Instruction) -> bool:
    return instruction.opname.startswith("CALL") and not instruction.opname.startswith("CALL_INTRINSIC")


def is_constant(instruction: Instruction) -> bool:
    return instruction.opname in ("LOAD_CONST", "LOAD_SMALL_INT", "LOAD_CONST_IMMORTAL")


def loads_method(instruction: Instruction) -> bool:
    return _METHOD_BIT and bool((instruction.arg or 0) & 1)


def jumps_back(instruction: Instruction) -> bool:
    if "JUMP" not in instruction.opname:
        return False
    return "BACKWARD" in instruction.opname or (
        isinstance(instruction.argval, int)
        and instruction.argval <= instruction.offset
        and instruction.opcode in _JUMPS
    )


_JUMPS = frozenset(dis.hasjabs) | frozenset(dis.hasjrel)


def next_real(listing: list[Instruction], k: int) -> Instruction | None:
    return next((i for i in listing[k + 1 :] if i.opname not in NOTHING), None)


def previous_real(listing: list[Instruction], k: int) -> Instruction | None:
    return next((i for i in reversed(listing[:k]) if i.opname not in NOTHING), None)
