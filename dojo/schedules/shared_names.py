"""What threads may share, as far as the bytecode tells: by name, for all objects alike.

An attribute or a variable that is bound only once, before anybody else can see it, is the same for
all and always. Calls are judged by the name of what is called; those that lead into traced
code are seen there, step by step.
"""

from collections.abc import Set
from dis import Instruction
from types import CodeType

from dojo.schedules.bytecode import (
    called,
    in_loop,
    is_call,
    is_super_call,
    leaves_with,
    loads_method,
    next_real,
    previous_real,
)

LEAVES = "with"
ITEMS = "[]"  # the name of what containers hold
CONSTRUCTORS = ("__init__", "__new__", "__post_init__")
# What calls by these names do, unless they lead into traced code: nothing to what was there before (a Condition is
# notified under its lock, which is seen by itself) ...
HARMLESS = frozenset((LEAVES, "Barrier", "BoundedSemaphore", "Condition", "Event", "ExitStack", "Lock", "RLock",
                      "Semaphore", "notify", "notify_all", "object"))  # fmt: skip
ASK_FOR_LOCKS = ("acquire", "enter_context", "__enter__")  # these stop by themselves, once the lock is known
# ... read it ...
ONLY_LOOK = frozenset(("bool", "copy", "float", "get", "int", "is_alive", "is_set", "items", "keys", "len", "locked",
                       "repr", "str", "values"))  # fmt: skip
# ... or change what containers hold, if only how far an iterator has come.
_CHANGE_ITEMS = frozenset(("append", "appendleft", "pop", "popleft", "popitem", "add", "remove", "discard", "extend",
                           "insert", "clear", "update", "setdefault", "sort", "reverse",
                           "dict", "list", "max", "min", "set", "sorted", "sum", "tuple"))  # fmt: skip
_WEAK = ("weakref", "ref", "WeakValueDictionary", "WeakKeyDictionary", "WeakSet", "finalize", "__del__")
_REFLECTION = ("setattr", "delattr", "__dict__", "vars", "globals", "__setattr__", "exec", "eval")


class Shared:
    """What the listings tell about the names that threads may share."""

    def __init__(self, listings: dict[CodeType, list[Instruction]]):
        self.attributes: set[str] = set()  # bound again after construction
        self.constructed: set[str] = set()  # bound by a constructor on its own new object
        self.globals: set[str] = set()
        self.imported: set[str] = set()  # names of modules
        self.reflection = False
        self.weak = False  # objects may vanish at any moment, to everybody's surprise
        self._functions = {code.co_name for code in listings}
        self._bases_tell = False  # some constructor lets its object escape: so may the one of a base class
        self._bases_tell = any(self.new_object(code).escapes(listing) for code, listing in listings.items())
        for code, listing in listings.items():
            new = self.new_object(code)
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
        self.constructed |= self._functions
        self.globals |= self.attributes  # module.name = ...
        self.closures = {code: _rebound(code, listings) for code in listings}

    def new_object(self, code: CodeType) -> "NewObject":
        """Return what follows the new object through a constructor."""
        return NewObject(code, self._functions, self._bases_tell)

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
        if name in ("STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE", "LIST_EXTEND", "FOR_ITER", "SEND", "YIELD_FROM"):
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
    """Follows a constructor's `self`: private until the constructor lets it escape.

    methods: names of functions; one of them, bound to `self`, takes it along.
    bases_tell: the constructor of a base class may let it escape.
    """

    def __init__(self, code: CodeType, methods: Set[str], bases_tell: bool):
        known = code.co_name in CONSTRUCTORS and code.co_argcount > 0 and code.co_name != "__new__"
        self._name = code.co_varnames[0] if known else None
        self._methods, self._bases_tell = methods, bases_tell
        self._escaped = code.co_cellvars and self._name in code.co_cellvars

    def attribute_is_private(self, listing: list[Instruction], k: int) -> bool:
        """Tell whether instruction k accesses an attribute of an object nobody else knows.

        To be called for k = 0, 1, 2, ... in order.
        """
        if self._name is None:
            return False
        instruction = listing[k]
        if self._passes_self(instruction) or (self._bases_tell and instruction.argval == "super"):
            self._escaped = True
        if self._loads_self(instruction):
            self._escaped = self._escaped or self._hands_out(listing, k)
            return False
        base = previous_real(listing, k)
        on_self = base is not None and self._loads_self(base)
        return on_self and not self._escaped and instruction.opname in ("LOAD_ATTR", "STORE_ATTR")

    def escapes(self, listing: list[Instruction]) -> bool:
        """Tell whether the constructor lets the object escape."""
        for k in range(len(listing) if self._name else 0):
            self.attribute_is_private(listing, k)
        return bool(self._name and self._escaped)

    def _hands_out(self, listing: list[Instruction], k: int) -> bool:
        """Tell whether somebody else gets hold of the `self` that instruction k loads."""
        follower = next_real(listing, k)
        if follower is None or follower.opname not in ("LOAD_ATTR", "STORE_ATTR", "LOAD_SUPER_ATTR"):
            return not is_super_call(listing, k)
        return follower.opname == "LOAD_ATTR" and (loads_method(follower) or follower.argval in self._methods)

    def _passes_self(self, instruction: Instruction) -> bool:
        """Tell whether two locals are loaded at once, `self` below the other one."""
        loaded = instruction.argval
        return isinstance(loaded, tuple) and instruction.opname.startswith("LOAD_FAST") and loaded[0] == self._name

    def _loads_self(self, instruction: Instruction) -> bool:
        if not instruction.opname.startswith(("LOAD_FAST", "STORE_FAST_LOAD_FAST")):
            return False
        loaded = instruction.argval
        return loaded == self._name or (isinstance(loaded, tuple) and loaded[-1] == self._name)


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
