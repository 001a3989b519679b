"""Which bytecodes can read or write what threads share.

Between two accesses to shared state a switch changes nothing that anybody could see, so
switch points sit only before the instructions that may access it: attributes that are
bound again after construction, subscripts, calls, iteration, truth tests of containers,
global and closure variables that are bound again. Local variables, constants and jumps are
private to a thread. An unknown instruction counts as an access.
"""

import dis
from collections.abc import Iterable
from dis import Instruction
from types import CodeType
from typing import NamedTuple

from dojo.schedules.bytecode import (
    NOTHING,
    callee,
    is_call,
    is_constant,
    jumps_back,
    loads_method,
    next_real,
    previous_real,
    starts_range_loop,
)
from dojo.schedules.shared_names import ASK_FOR_LOCKS, Shared

READ, WRITE, CALL = 1, 2, 3  # a read; any other access; a call


class Access(NamedTuple):
    """What an instruction may do to shared state.

    name: of the attribute or variable, None for one that is not known; of what is called, "" if
    that is not known. `with` blocks are left by a call to LEAVES.
    """

    kind: int
    name: str | None


TICK = Access(0, None)  # a backward jump: no access at all
Offsets = dict[int, Access]

GRANULARITIES = ("access", "instruction", "line", "sync")

_PRIVATE = frozenset((
    "POP_TOP", "COPY", "SWAP", "LOAD_CONST", "LOAD_SMALL_INT", "LOAD_CONST_IMMORTAL", "DELETE_FAST",
    "MAKE_FUNCTION", "SET_FUNCTION_ATTRIBUTE", "LOAD_CLOSURE", "LOAD_NAME", "STORE_NAME", "DELETE_NAME",
    "LOAD_METHOD", "LOAD_BUILD_CLASS", "LOAD_ASSERTION_ERROR", "LOAD_COMMON_CONSTANT", "LOAD_LOCALS",
    "LOAD_SPECIAL", "LOAD_SUPER_ATTR", "LIST_TO_TUPLE", "POP_BLOCK", "POP_EXCEPT", "POP_ITER", "RERAISE",
    "IS_OP", "CHECK_EXC_MATCH", "CHECK_EG_MATCH", "JUMP_IF_NOT_EXC_MATCH", "PUSH_EXC_INFO", "PREP_RERAISE_STAR",
    "BEFORE_WITH", "WITH_EXCEPT_START", "WITH_CLEANUP_START", "WITH_CLEANUP_FINISH", "LIST_APPEND",
    "SET_ADD", "MAP_ADD", "RAISE_VARARGS", "GET_AWAITABLE", "GET_AITER", "GET_ANEXT",
    "GET_YIELD_FROM_ITER", "ASYNC_GEN_WRAP", "BEFORE_ASYNC_WITH", "CLEANUP_THROW", "YIELD_VALUE",
    "INTERPRETER_EXIT", "SETUP_ANNOTATIONS", "CONVERT_VALUE", "MATCH_MAPPING", "MATCH_SEQUENCE",
))  # fmt: skip
_PRIVATE_PREFIXES = ("LOAD_FAST", "STORE_FAST", "BUILD_", "ROT_", "DUP_", "RETURN_", "SETUP_",
                     "IMPORT_", "CALL_INTRINSIC", "END_")  # fmt: skip
_YIELDS_BOOL = ("COMPARE_OP", "IS_OP", "CONTAINS_OP", "UNARY_NOT", "TO_BOOL")
_PURE_CALLS = frozenset(("range", "super", "isinstance", "issubclass", "id", "type", "object", "callable"))


def find(codes: Iterable[CodeType], granularity: str = "access") -> dict[CodeType, Offsets]:
    """Return, for each code object, the offsets of its switch points and backward jumps.

    granularity: "access" (the default), "instruction" (before each bytecode), "line"
    (before each line), "sync" (only where the primitives are used). Code objects compare
    by value, so equal ones share an entry.
    """
    if granularity not in GRANULARITIES:
        raise ValueError(f"granularity must be one of {', '.join(GRANULARITIES)}, not {granularity!r}")
    listings = {code: list(dis.get_instructions(code)) for code in codes}
    if granularity == "access":
        shared = Shared(listings)
        return {code: _accesses(code, listing, shared) for code, listing in listings.items()}
    if granularity == "instruction":
        return {
            code: {i.offset: Access(_kind(i), None if _kind(i) != CALL else "") for i in listing}
            for code, listing in listings.items()
        }
    result = {}
    for code, listing in listings.items():
        result[code] = {i.offset: TICK for i in listing if jumps_back(i)}
        if granularity == "line":
            result[code].update({start: Access(WRITE, None) for start, _ in dis.findlinestarts(code)})
    return result


def _accesses(code: CodeType, listing: list[Instruction], shared: Shared) -> Offsets:
    offsets: Offsets = {}
    new = shared.new_object(code)
    previous: Instruction | None = None
    previous_read = False  # the value on top of the stack was read from shared state just now
    ranges: set[int] = set()  # offsets of FOR_ITER over a range
    for k, instruction in enumerate(listing):
        if instruction.opname in NOTHING:
            continue
        private = new.attribute_is_private(listing, k)
        if starts_range_loop(listing, k):
            ranges.add(next_real(listing, k).offset)  # type: ignore[union-attr]
        is_access = (
            not private
            and instruction.offset not in ranges
            and _is_access(code, listing, k, previous, previous_read, shared)
            and not (is_call(instruction) and shared.name(listing, k) in ASK_FOR_LOCKS)
        )
        if is_access:
            access = Access(_kind(instruction), shared.name(listing, k))
            offsets[instruction.offset] = access
            if k and listing[k - 1].opname == "EXTENDED_ARG":
                offsets[listing[k - 1].offset] = access
        elif jumps_back(instruction):
            offsets[instruction.offset] = TICK
        previous_read = is_access and instruction.opname.startswith(("LOAD_", "BINARY_S"))
        previous = instruction
    return offsets


def _is_access(
    code: CodeType,
    listing: list[Instruction],
    k: int,
    previous: Instruction | None,
    previous_read: bool,
    shared: Shared,
) -> bool:
    instruction = listing[k]
    name = instruction.opname
    if name in _PRIVATE or name.startswith(_PRIVATE_PREFIXES):
        return False
    if name == "LOAD_ATTR":
        return not loads_method(instruction) and shared.attribute(instruction, previous)
    if name == "LOAD_GLOBAL":
        return instruction.argval in shared.globals or shared.reflection
    if name in ("LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF"):
        return instruction.argval in shared.closures[code]
    if is_call(instruction):
        return callee(listing, k) not in _PURE_CALLS
    just_read = previous_read or (previous is not None and (is_call(previous) or is_constant(previous)))
    if name == "TO_BOOL" or name == "UNARY_NOT" or ("JUMP" in name and "_IF_" in name):
        made_here = previous is not None and previous.opname in _YIELDS_BOOL
        return "NONE" not in name and not just_read and not made_here
    if "JUMP" in name:
        return False
    if name in ("COMPARE_OP", "GET_ITER", "UNPACK_SEQUENCE", "UNPACK_EX") or name.startswith("FORMAT_"):
        return not just_read
    if name.startswith(("BINARY_", "INPLACE_")) and "SUBSCR" not in name and "[" not in instruction.argrepr:
        return not just_read and not _is_constant_and_local(listing, k)
    return True  # attributes stored, subscripts, containers extended, FOR_ITER, and what is new


def _is_constant_and_local(listing: list[Instruction], k: int) -> bool:
    """Tell whether instruction k works on a constant and a local variable: `1 - me`."""
    right = previous_real(listing, k)
    left = None if right is None else previous_real(listing, listing.index(right))
    return left is not None and is_constant(left) and right.opname.startswith("LOAD_FAST")  # type: ignore[union-attr]


def _kind(instruction: Instruction) -> int:
    if is_call(instruction):
        return CALL
    name = instruction.opname
    if name.startswith("BINARY_") and "=" in instruction.argrepr:
        return WRITE  # in place
    reads = name.startswith(
        ("LOAD_", "BINARY_", "COMPARE_", "CONTAINS_", "FORMAT_", "TO_BOOL", "UNARY_NOT", "GET_", "MATCH_", "COPY_")
    )
    return READ if reads or "_IF_" in name else WRITE
