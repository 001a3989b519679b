"""Whether the interpreter, pytest and the suite are still what they were before the submission came.

A snapshot holds, for each module, the functions and classes in it, the code of those functions and the
methods of those classes. What changed since is named: `threading.Thread.start was replaced`.
"""

import builtins
import os
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterator
from typing import Any

from dojo.paths import ROOT

# Looked at after every test. Everything else that was loaded is looked at once, at the end.
OFTEN = (
    "threading", "_thread", "queue", "time", "_random", "random", "sys", "builtins", "os", "signal", "gc", "inspect",
    "asyncio", "selectors", "multiprocessing", "concurrent", "dojo", "_pytest", "pluggy", "spec", "faulthandler",
    "contextlib", "functools", "operator", "traceback", "pickle", "_pickle", "socket", "_socket", "json", "hashlib",
    "subprocess", "importlib", "linecache", "types", "weakref", "test_",
)  # fmt: skip
SEALED = ("dojo", "_pytest", "pluggy")
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
_code = types.FunctionType.__dict__["__code__"].__get__
_defaults = types.FunctionType.__dict__["__defaults__"].__get__
_bases = type.__dict__["__bases__"].__get__
_class_dict = type.__dict__["__dict__"].__get__

Check = Callable[[], list[str]]


def snapshot(modules: list[types.ModuleType]) -> tuple[Check, Check, Callable[[], None]]:
    """Return two functions that list what has changed since: a quick one for what matters most, one for all.

    The third function takes the interpreter's settings anew, where they were changed rightly.
    """
    quick: list[tuple] = []
    rest: list[tuple] = []
    seen: set[int] = set()
    for module in modules:
        name = module.__name__
        often = name.startswith(OFTEN)
        (quick if often else rest).extend(_entries(module, seen, often))
    take = _state
    state, finders = take(), [*sys.meta_path]
    code_of, defaults_of, class_dict, passing, contents = _code, _defaults, _class_dict, PASSING, _contents

    def take_anew() -> None:
        nonlocal state, finders
        state, finders = take(), [*sys.meta_path]

    def same(cells: list[tuple]) -> bool:
        return all(contents(cell) is value for cell, value in cells)

    def changed(entries: list[tuple]) -> list[str]:
        found = []
        for where, holder, expected, codes in entries:
            current = holder if type(holder) is dict else class_dict(holder)
            for key, value in expected.items():
                if current.get(key) is not value and (where, key) not in passing:
                    found.append(f"{where}.{key} was replaced")
            for function, code, defaults, cells in codes:
                if code_of(function) is not code or defaults_of(function) is not defaults or not same(cells):
                    found.append(f"the code of {where}.{function.__name__} was replaced")
        return found

    def look_quickly() -> list[str]:
        now = take()
        lost = [] if all(finder in sys.meta_path for finder in finders) else ["sys.meta_path was changed"]
        return (
            lost + changed(quick) + [f"{name} was changed" for name, value in state.items() if now.get(name) != value]
        )

    def look_everywhere() -> list[str]:
        return look_quickly() + changed(rest)

    return look_quickly, look_everywhere, take_anew


def seal(modules: list[types.ModuleType], tell: Callable[[str], None]) -> None:
    """Tell whenever an attribute of one of the modules is set: also what is put back before anybody looks."""
    kind_of, names_of, views = type, types.ModuleType.__dict__["__dict__"].__get__, types.MappingProxyType  # type: ignore[index]

    getframe, rightful = sys._getframe, ("<frozen importlib", f"{ROOT}{os.sep}dojo{os.sep}")

    class Sealed(types.ModuleType):
        """A module that tells when it is changed from outside."""

        __dict__ = property(lambda self: views(names_of(self)))  # type: ignore[assignment]

        def __setattr__(self, name: str, value: Any) -> None:
            # Importing a module makes it an attribute of its package.
            if not getframe(1).f_code.co_filename.startswith(rightful):
                tell(f"set {names_of(self)['__name__']}.{name}")
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            if not getframe(1).f_code.co_filename.startswith(rightful):
                tell(f"deleted {names_of(self)['__name__']}.{name}")
            super().__delattr__(name)

    for module in modules:
        if kind_of(module) is types.ModuleType and module.__name__.startswith(SEALED):
            module.__class__ = Sealed


def _entries(module: types.ModuleType, seen: set[int], often: bool) -> Iterator[tuple]:
    names = vars(module)
    kept = {key: value for key, value in names.items() if isinstance(value, CODE_LIKE)}
    yield module.__name__, names, kept, _codes(kept.values(), seen)
    for value in kept.values():
        if issubclass(type(value), type) and id(value) not in seen and (often or value.__module__ == module.__name__):
            seen.add(id(value))
            yield from _class_entries(value, seen)  # type: ignore[arg-type]


def _class_entries(kind: type, seen: set[int]) -> Iterator[tuple]:
    if not kind.__flags__ & (1 << 9):  # no heap type: the interpreter lets nobody change it
        return
    kept = {
        key: value
        for key, value in _class_dict(kind).items()
        if isinstance(value, CODE_LIKE) or (key.startswith("__") and key not in ("__doc__", "__annotations__"))
    }
    kept = {key: value for key, value in kept.items() if key not in CHANGING}
    functions = [getattr(value, "__func__", getattr(value, "fget", value)) for value in kept.values()]
    yield f"{kind.__module__}.{kind.__qualname__}", kind, kept, _codes(functions, seen)


CHANGING = frozenset({
    "__abstractmethods__", "_abc_impl", "__weakref__", "__dict__", "__static_attributes__", "__firstlineno__",
    "__annotate__", "__annotate_func__", "__annotations_cache__", "__type_params__", "__parameters__",
})  # fmt: skip


def _codes(values: Any, seen: set[int]) -> list[tuple]:
    codes = []
    for value in values:
        if type(value) is types.FunctionType and id(value) not in seen:
            seen.add(id(value))
            cells = [(cell, _contents(cell)) for cell in value.__closure__ or ()]
            codes.append((value, _code(value), _defaults(value), cells))
    return codes


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
