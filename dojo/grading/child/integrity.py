"""Whether the interpreter, pytest and the suite are still what they were before the submission came.

A snapshot holds, for each module, the functions and classes in it, the code of those functions and the
methods of those classes. What changed since is named: `threading.Thread.start was replaced`.
"""

import builtins
import itertools
import operator
import os
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterable
from typing import Any

from dojo.grading.child import interpreter, trust, watch
from dojo.paths import ROOT

# Looked at after every test. Everything else that was loaded is looked at once, at the end.
OFTEN = (
    "threading", "_thread", "queue", "time", "_random", "random", "sys", "builtins", "os", "signal", "gc", "inspect",
    "asyncio", "selectors", "multiprocessing", "concurrent", "dojo", "_pytest", "pluggy", "spec", "faulthandler",
    "contextlib", "functools", "operator", "traceback", "pickle", "_pickle", "socket", "_socket", "json", "hashlib",
    "subprocess", "importlib", "linecache", "types", "weakref", "test_",
)  # fmt: skip
SEALED = ("dojo", "_pytest", "pluggy")
RIGHTFUL = ("<frozen importlib", f"{ROOT}{os.sep}dojo{os.sep}")  # who may change its modules
HARMLESS = frozenset({"__name__", "__file__", "__spec__", "__path__", "__doc__", "__package__", "__loader__"})
# Names that honest runs change.
PASSING = frozenset({
    ("sys", "stdout"), ("sys", "stderr"), ("sys", "stdin"), ("sys", "last_exc"), ("sys", "last_value"),
    ("sys", "last_type"), ("sys", "last_traceback"), ("builtins", "_"),
    ("multiprocessing.process.BaseProcess", "_bootstrap"),  # of processes that are watched; see _state
})  # fmt: skip
CODE_LIKE = (
    types.FunctionType, types.BuiltinFunctionType, type, types.ModuleType, property, staticmethod, classmethod,
    types.MethodType, types.WrapperDescriptorType, types.MethodDescriptorType, types.GetSetDescriptorType,
    types.MemberDescriptorType,
)  # fmt: skip
_code_of = types.FunctionType.__dict__["__code__"].__get__
_defaults_of = types.FunctionType.__dict__["__defaults__"].__get__
_class_dict = type.__dict__["__dict__"].__get__

Check = Callable[[bool], list[str]]


def snapshot(modules: list[types.ModuleType]) -> tuple[Check, Check, Callable[[], None]]:
    """Return two functions that list what has changed since: a quick one for what matters most, one for all.

    The third function takes the interpreter's settings anew, where they were changed rightly.
    The functions take whether to look at the code of functions too, beside the names in modules and classes.
    """
    often, rest, seen = Columns(), Columns(), set()  # type: ignore[var-annotated]
    for module in modules:
        matters = module.__name__.startswith(OFTEN)
        _add_module(often if matters else rest, module, seen, matters)
    quick, slow = often.checks(), rest.checks()
    take = _state
    state, finders = take(), [*sys.meta_path]

    def take_anew() -> None:
        nonlocal state, finders
        state, finders = take(), [*sys.meta_path]

    def look_quickly(codes: bool) -> list[str]:
        now = take()
        lost = [] if all(finder in sys.meta_path for finder in finders) else ["sys.meta_path was changed"]
        return lost + quick(codes) + [f"{name} was changed" for name, value in state.items() if now.get(name) != value]

    def look_everywhere(codes: bool) -> list[str]:
        return look_quickly(codes) + slow(codes)

    return look_quickly, look_everywhere, take_anew


class Columns:
    """What was found, as long columns, so that one pass written in C compares thousands of rows.

    Names in the namespaces of modules and of classes, the code and the defaults of functions, cells of closures.
    """

    def __init__(self) -> None:
        self.modules = Table(dict.get)
        self.classes = Table(types.MappingProxyType.get)
        self.cells = Table(_contents)
        self.codes, self.defaults = Table(_code_of), Table(_defaults_of)

    def checks(self) -> Check:
        """Return the function that lists what has changed; no attribute of anything leads to what it uses."""
        names = [table.check() for table in (self.modules, self.classes, self.cells)]
        codes = [table.check() for table in (self.codes, self.defaults)]

        def changed(with_codes: bool) -> list[str]:
            return [said for check in (names + codes if with_codes else names) for said in check()]

        return changed


class Table:
    """Rows of the same kind: where each is, what `get` has to be called with, and what it gave."""

    def __init__(self, get: Callable[..., Any]) -> None:
        self._get = get
        self._where: list[str] = []
        self._asked: tuple[list, ...] = ([], [])
        self._found: list[Any] = []

    def add(self, where: str, asked: Iterable[Any], about: Iterable[Any], found: Iterable[Any]) -> None:
        """Add rows. `asked` is whose they are, `about` the names that are looked up there, or the functions."""
        before = len(self._found)
        self._found.extend(found)
        self._where.extend([where] * (len(self._found) - before))
        for column, more in zip(self._asked, (asked, about)):
            column.extend(more)

    def check(self) -> Callable[[], list[str]]:
        """Return a function that says of which rows `get` no longer gives what was found there."""
        get, where, found = self._get, self._where, self._found
        differs, every, one_is, pick, name = operator.is_not, map, any, itertools.compress, _named
        names = self._asked[1]
        asked = [self._asked[0]] if get in (_code_of, _defaults_of, _contents) else [*self._asked]

        def check() -> list[str]:
            if not one_is(every(differs, every(get, *asked), found)):
                return []
            changed = pick(zip(where, names), every(differs, every(get, *asked), found))
            return [name(one, what) for one, what in changed]

        return check


def seal(modules: list[types.ModuleType], tell: Callable[[str], None]) -> None:
    """Put doors before the modules of the machinery, and let nobody change its classes.

    A door gives what is behind it, and tells when the submission takes something there that is no class, or sets
    anything: also what is put back before anybody looks. It has no names of its own that could be changed.
    """
    names_of: Callable[[Any], dict[str, Any]] = types.ModuleType.__dict__["__dict__"].__get__  # type: ignore[index]
    getframe, rightful, harmless, installed = sys._getframe, RIGHTFUL, HARMLESS, trust.PREFIXES
    identity, kind_of, trampolines = object.__hash__, type, watch.TRAMPOLINES
    behind: dict[int, types.ModuleType] = {}
    doors: dict[int, types.ModuleType] = {}

    class Door(types.ModuleType):
        """Stands in `sys.modules` for a module of the machinery."""

        def __getattribute__(self, name: str) -> Any:
            real, caller = behind[identity(self)], getframe(1).f_code.co_filename
            value = getattr(real, name)
            if name == "__dict__" and not caller.startswith(rightful):
                value = dict(value)
            judges = not isinstance(value, (kind_of, types.ModuleType)) and name not in harmless
            if judges and (not caller.startswith(installed) or caller.endswith(trampolines)):
                tell(f"took {real.__name__}.{name}, which judges it")
            return doors.get(identity(value), value) if isinstance(value, types.ModuleType) else value

        def __setattr__(self, name: str, value: Any) -> None:
            real = behind[identity(self)]
            # Importing a module makes it an attribute of its package.
            if not getframe(1).f_code.co_filename.startswith(rightful):
                tell(f"set {real.__name__}.{name}")
            setattr(real, name, value)

        def __delattr__(self, name: str) -> None:
            real = behind[identity(self)]
            if not getframe(1).f_code.co_filename.startswith(rightful):
                tell(f"deleted {real.__name__}.{name}")
            delattr(real, name)

    classes: set[type] = {Door}
    for module in modules:
        if module.__name__.startswith(SEALED) and sys.modules.get(module.__name__) is module:
            door = types.ModuleType.__new__(Door)
            behind[identity(door)], doors[identity(module)] = module, door
            sys.modules[module.__name__] = door
            own = (value for value in names_of(module).values() if isinstance(value, type))
            classes.update(kind for kind in own if kind.__module__ == module.__name__)
    interpreter.freeze(classes)


def _named(where: str, what: Any) -> str:
    return f"{where}.{what} was replaced" if type(what) is str else f"the code of {where}.{what.__name__} was replaced"


def _add_module(columns: Columns, module: types.ModuleType, seen: set[int], often: bool) -> None:
    name, names = module.__name__, vars(module)
    kept = {key: value for key, value in names.items() if isinstance(value, CODE_LIKE) and (name, key) not in PASSING}
    columns.modules.add(name, itertools.repeat(names, len(kept)), kept, kept.values())
    _add_functions(columns, name, kept.values(), seen)
    for value in kept.values():
        if issubclass(type(value), type) and id(value) not in seen and (often or value.__module__ == name):
            seen.add(id(value))
            _add_class(columns, value, seen)  # type: ignore[arg-type]


def _add_class(columns: Columns, kind: type, seen: set[int]) -> None:
    if not kind.__flags__ & (1 << 9):  # no heap type: the interpreter lets nobody change it
        return
    name, names = f"{kind.__module__}.{kind.__qualname__}", _class_dict(kind)
    kept = {
        key: value
        for key, value in names.items()
        if (isinstance(value, CODE_LIKE) or (key.startswith("__") and key not in ("__doc__", "__annotations__")))
        and key not in CHANGING
        and (name, key) not in PASSING
    }
    columns.classes.add(name, itertools.repeat(names, len(kept)), kept, kept.values())
    _add_functions(columns, name, [getattr(one, "__func__", getattr(one, "fget", one)) for one in kept.values()], seen)


CHANGING = frozenset({
    "__abstractmethods__", "_abc_impl", "__weakref__", "__dict__", "__static_attributes__", "__firstlineno__",
    "__annotate__", "__annotate_func__", "__annotations_cache__", "__type_params__", "__parameters__",
})  # fmt: skip


def _add_functions(columns: Columns, where: str, values: Iterable[Any], seen: set[int]) -> None:
    new = [value for value in values if type(value) is types.FunctionType and id(value) not in seen]
    seen.update(map(id, new))
    columns.codes.add(where, new, new, map(_code_of, new))
    columns.defaults.add(where, new, new, map(_defaults_of, new))
    for function in new:
        cells = function.__closure__
        if cells:
            columns.cells.add(where, cells, [function] * len(cells), map(_contents, cells))


def _state() -> dict[str, Any]:
    """Return settings of the interpreter that make races rarer or failures quieter."""
    return {
        "the switch interval (sys.setswitchinterval)": _switch_interval(),
        "sys.excepthook": sys.excepthook,
        "threading.excepthook": threading.excepthook is threading.__excepthook__ or "pytest's",
        "threading.settrace": threading._trace_hook,  # type: ignore[attr-defined]
        "threading.setprofile": threading._profile_hook,  # type: ignore[attr-defined]
        "sys.settrace": sys.gettrace(),
        "sys.setprofile": sys.getprofile(),
        "sys.path": list(sys.path),
        "the environment": {
            name: os.environ[name] for name in os.environ if name.startswith(("PYTHON", "DOJO", "LD_"))
        },
        "sys.path_hooks": [id(hook) for hook in sys.path_hooks],
        "multiprocessing's _bootstrap": _bootstrap(),
        "builtins.__build_class__": builtins.__build_class__,
        **{f"the handler of {one.name}": _handler(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)},
    }


def _bootstrap() -> Any:
    module = sys.modules.get("multiprocessing.process")
    return module and vars(module.BaseProcess).get("_bootstrap")


def _contents(cell: types.CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # empty
        return None


_switch_interval = sys.getswitchinterval
_handler = signal.getsignal
