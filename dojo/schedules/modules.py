"""Modules that are executed anew in every schedule.

A *fresh module* is a module object with two more attributes:

* `__fresh__()` returns the same module, executed again: new globals, new locks;
* `__codes__()` returns the top-level code objects to trace, its own and those of the
  modules that are executed anew with it.

Arguments of this kind are replaced in each schedule. Any loader may provide them;
`fresh_module` is the simple one, for a single file.
"""

import sys
import types
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any


class FreshModule(types.ModuleType):
    """A module that can execute itself again; its file is compiled once."""

    def __init__(self, name: str, path: Path, code: CodeType):
        super().__init__(name)
        self.__file__ = str(path)
        self.__fresh__: Callable[[], types.ModuleType] = lambda: _execute(name, path, code)
        self.__codes__: Callable[[], list[CodeType]] = lambda: [code]


def fresh_module(source: str | Path | types.ModuleType) -> types.ModuleType:
    """Return a fresh module made from a Python file or from a module that has one.

    Raises whatever the file's own execution raises.
    """
    if isinstance(source, types.ModuleType):
        path, name = Path(str(source.__file__)), source.__name__
    else:
        path = Path(source).resolve()
        name = path.stem
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
    return _execute(name, path, code)


def _execute(name: str, path: Path, code: CodeType) -> types.ModuleType:
    module = FreshModule(name, path, code)
    sys.modules[name] = module  # dataclasses and pickle look their module up
    exec(code, module.__dict__)
    return module


def is_fresh(value: Any) -> bool:
    """Tell whether a value is a module that can be executed anew."""
    return isinstance(value, types.ModuleType) and hasattr(value, "__fresh__")


class Restored:
    """Puts the entries of `sys.modules` back that fresh executions replace."""

    def __init__(self, names: list[str]):
        self._saved = {name: sys.modules.get(name) for name in names}

    def restore(self) -> None:
        """Put them back."""
        for name, module in self._saved.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
