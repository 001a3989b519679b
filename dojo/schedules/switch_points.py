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
    called,
    callee,
    in_loop,
    is_call,
    is_constant,
    is_super_call,
    jumps_back,
    leaves_with,
    loads_method,
    next_real,
    previous_real,
    starts_range_loop,
)

READ, WRITE, CALL = 1, 2, 3  # a read; any other access; a call


class Access(NamedTuple):
    """What an instruction may do to shared state.

    name: of the attribute or variable, None for one that is not known; of what is called, "" if
    that is not known. `with` blocks are left by a call to LEAVES.
    """

    kind: int
    name: str | None


TICK = Access(0, None)  # a backward jump: no access at all
LEAVES = "with"
ITEMS = "[]"  # the name of what containers hold
Offsets = dict[int, Access]

GRANULARITIES = ("access", "instruction", "line", "sync")

CONSTRUCTORS = ("__init__", "__new__", "__post_init__")
_PRIVATE = frozenset((
    "POP_TOP", "COPY", "SWAP", "LOAD_CONST", "LOAD_SMALL_INT", "LOAD_CONST_IMMORTAL", "DELETE_FAST",
    "MAKE_FUNCTION", "SET_FUNCTION_ATTRIBUTE", "LOAD_CLOSURE", "LOAD_NAME", "STORE_NAME", "DELETE_NAME",
    "LOAD_METHOD", "LOAD_BUILD_CLASS", "LOAD_ASSERTION_ERROR", "LOAD_COMMON_CONSTANT", "LOAD_LOCALS",
    "LOAD_SPECIAL", "LOAD_SUPER_ATTR", "LIST_TO_TUPLE", "POP_BLOCK", "POP_EXCEPT", "POP_ITER", "RERAISE",
    "IS_OP", "CHECK_EXC_MATCH", "CHECK_EG_MATCH", "JUMP_IF_NOT_EXC_MATCH", "PUSH_EXC_INFO", "PREP_RERAISE_STAR",
    "BEFORE_WITH", "WITH_EXCEPT_START", "WITH_CLEANUP_START", "WITH_CLEANUP_FINISH", "LIST_APPEND",
    "SET_ADD", "MAP_ADD", "RAISE_VARARGS", "GET_LEN", "GET_AWAITABLE", "GET_AITER", "GET_ANEXT",
    "GET_YIELD_FROM_ITER", "ASYNC_GEN_WRAP", "BEFORE_ASYNC_WITH", "CLEANUP_THROW", "SEND",
    "INTERPRETER_EXIT", "SETUP_ANNOTATIONS", "COPY_DICT_WITHOUT_KEYS", "CONVERT_VALUE",
))  # fmt: skip
_PRIVATE_PREFIXES = ("LOAD_FAST", "STORE_FAST", "BUILD_", "ROT_", "DUP_", "RETURN_", "YIELD_", "SETUP_",
                     "IMPORT_", "CALL_INTRINSIC", "END_", "MATCH_")  # fmt: skip
_YIELDS_BOOL = ("COMPARE_OP", "IS_OP", "CONTAINS_OP", "UNARY_NOT", "TO_BOOL")
_PURE_CALLS = frozenset(("range", "super", "isinstance", "issubclass", "id", "type", "object", "callable"))
# What calls by these names do, unless they lead into traced code: nothing to what was there before (a Condition is
# notified under its lock, which is seen by itself) ...
HARMLESS = frozenset((LEAVES, "Barrier", "BoundedSemaphore", "Condition", "Event", "ExitStack", "Lock", "RLock",
                      "Semaphore", "notify", "notify_all", "object"))  # fmt: skip
_ASK_FOR_LOCKS = ("acquire", "enter_context")  # these stop by themselves, once it is known for which lock
# ... read it ...
ONLY_LOOK = frozenset(("bool", "copy", "float", "get", "int", "is_alive", "is_set", "items", "keys", "len", "locked",
                       "repr", "str", "values"))  # fmt: skip
# ... or change what containers hold, if only how far an iterator has come.
_CHANGE_ITEMS = frozenset(("append", "appendleft", "pop", "popleft", "popitem", "add", "remove", "discard", "extend",
                           "insert", "clear", "update", "setdefault", "sort", "reverse",
                           "dict", "list", "max", "min", "set", "sorted", "sum", "tuple"))  # fmt: skip
_WEAK = ("weakref", "ref", "WeakValueDictionary", "WeakKeyDictionary", "WeakSet", "finalize", "__del__")
_REFLECTION = ("setattr", "delattr", "__dict__", "vars", "globals", "__setattr__", "exec", "eval")


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


class Shared:
    """What the listings tell about the names that threads may share."""

    def __init__(self, listings: dict[CodeType, list[Instruction]]):
        self.attributes: set[str] = set()  # bound again after construction
        self.constructed: set[str] = set()  # bound by a constructor on its own new object
        self.globals: set[str] = set()
        self.imported: set[str] = set()  # names of modules
        self.reflection = False
        self.weak = False  # objects may vanish at any moment, to everybody's surprise
        for code, listing in listings.items():
            new = NewObject(code)
            self.reflection |= any(name in code.co_names for name in _REFLECTION)
            self.weak |= code.co_name == "__del__" or any(name in code.co_names for name in _WEAK)
            for k, instruction in enumerate(listing):
                private = new.attribute_is_private(listing, k)
                name = instruction.argval
                if instruction.opname in ("STORE_ATTR", "DELETE_ATTR"):
                    (self.constructed if private else self.attributes).add(name)
                elif instruction.opname in ("STORE_GLOBAL", "DELETE_GLOBAL"):
                    self.globals.add(name)
                elif instruction.opname == "IMPORT_NAME" and k + 1 < len(listing):
                    self.imported.add(str(listing[k + 1].argval))
        self.constructed |= {code.co_name for code in listings}  # methods and functions
        self.globals |= self.attributes  # module.name = ...
        self.closures = {code: _rebound(code, listings) for code in listings}

    def attribute(self, instruction: Instruction, base: Instruction | None) -> bool:
        """Tell whether loading this attribute may give another value later."""
        name = instruction.argval
        if name in self.attributes or self.reflection:
            return True
        if base is not None and base.opname in ("LOAD_GLOBAL", "LOAD_NAME") and base.argval in self.imported:
            return False
        return name not in self.constructed

    def name(self, listing: list[Instruction], k: int) -> str | None:
        """Return the name by which instruction k touches shared state, or of what it calls."""
        instruction = listing[k]
        if is_call(instruction):
            return LEAVES if leaves_with(listing, k) else self._callee(called(listing, k))
        if self.reflection or self.weak:
            return None
        name = instruction.opname
        if name in ("STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE", "LIST_EXTEND", "FOR_ITER"):
            return ITEMS
        if name in ("LOAD_ATTR", "STORE_ATTR", "DELETE_ATTR"):
            return instruction.argval if instruction.argval in self.attributes else None
        variable = name.endswith(("_GLOBAL", "_DEREF")) or name == "LOAD_CLASSDEREF"
        return instruction.argval if variable else None

    def _callee(self, name: str) -> str:
        if name in _CHANGE_ITEMS and name not in self.constructed:
            return "" if self.reflection or self.weak else ITEMS
        return name


class NewObject:
    """Follows a constructor's `self`: private until the constructor lets it escape."""

    def __init__(self, code: CodeType):
        known = code.co_name in CONSTRUCTORS and code.co_argcount > 0 and code.co_name != "__new__"
        self._name = code.co_varnames[0] if known else None
        self._escaped = code.co_cellvars and self._name in code.co_cellvars

    def attribute_is_private(self, listing: list[Instruction], k: int) -> bool:
        """Tell whether instruction k accesses an attribute of an object nobody else knows.

        To be called for k = 0, 1, 2, ... in order.
        """
        if self._name is None:
            return False
        instruction, follower = listing[k], next_real(listing, k)
        if self._passes_self(instruction):
            self._escaped = True
        if self._loads_self(instruction):
            if follower is None or follower.opname not in ("LOAD_ATTR", "STORE_ATTR", "LOAD_SUPER_ATTR"):
                self._escaped = self._escaped or not is_super_call(listing, k)
            elif follower.opname == "LOAD_ATTR" and loads_method(follower):
                self._escaped = True
            return False
        base = previous_real(listing, k)
        on_self = base is not None and self._loads_self(base)
        return on_self and not self._escaped and instruction.opname in ("LOAD_ATTR", "STORE_ATTR")

    def _passes_self(self, instruction: Instruction) -> bool:
        """Tell whether two locals are loaded at once, `self` below the other one."""
        loaded = instruction.argval
        return isinstance(loaded, tuple) and instruction.opname.startswith("LOAD_FAST") and loaded[0] == self._name

    def _loads_self(self, instruction: Instruction) -> bool:
        if not instruction.opname.startswith(("LOAD_FAST", "STORE_FAST_LOAD_FAST")):
            return False
        loaded = instruction.argval
        return loaded == self._name or (isinstance(loaded, tuple) and loaded[-1] == self._name)


def _accesses(code: CodeType, listing: list[Instruction], shared: Shared) -> Offsets:
    offsets: Offsets = {}
    new = NewObject(code)
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
            and not (is_call(instruction) and shared.name(listing, k) in _ASK_FOR_LOCKS)
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


def _rebound(code: CodeType, listings: dict[CodeType, list[Instruction]]) -> set[str]:
    """Return the closure variables of `code` that are bound more than once."""
    mine = set(code.co_freevars) | set(code.co_cellvars)
    if not mine:
        return mine
    stores: dict[str, int] = {}
    for other, listing in listings.items():
        for instruction in listing:
            if instruction.opname in ("STORE_DEREF", "DELETE_DEREF") and instruction.argval in mine:
                inner = instruction.argval in other.co_freevars
                is_argument = instruction.argval in other.co_varnames[: other.co_argcount]
                stores[instruction.argval] = (
                    stores.get(instruction.argval, 0) + 1 + (inner or is_argument or in_loop(listing, instruction))
                )
    return {name for name, count in stores.items() if count > 1}


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
        ("LOAD_", "BINARY_", "COMPARE_", "CONTAINS_", "FORMAT_", "TO_BOOL", "UNARY_NOT", "GET_ITER")
    )
    return READ if reads or "_IF_" in name else WRITE
