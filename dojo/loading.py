"""Importing the modules of one tree: under the same dotted names in every tree, afresh as often as asked.

A tree's module is named after its path in the tree: `threads/lock.py` is `threads.lock`, whether it
comes from `katas/`, `solutions/` or a student's folder. While a `TreeImporter` is active those names
mean its tree and nothing else.
"""

import linecache
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

from dojo.paths import shown


class LoadError(Exception):
    """A module of the tree under test cannot be used. The message is for the learner."""


class MissingName(AttributeError):
    """The spec asked a kata for a name that it does not define."""


class TreeModule(ModuleType):
    """A module of the tree: says clearly what it lacks, and can be executed afresh."""

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        raise MissingName(
            f"{shown(Path(self.__file__ or '?'))} has no {name!r}, and the spec needs it. "
            f"Bring it back: dojo reset {self.__name__.replace('.', '/')}"
        )

    def __fresh__(self) -> "TreeModule":
        """Return this module newly executed; its siblings will be executed anew as they are imported."""
        assert self.__spec__ is not None and isinstance(self.__spec__.loader, TreeImporter)
        return self.__spec__.loader.load(self.__name__)

    def __codes__(self) -> list[CodeType]:
        """Return the code objects of the tree's modules that are loaded now, this one's first."""
        assert self.__spec__ is not None and isinstance(self.__spec__.loader, TreeImporter)
        return self.__spec__.loader.loaded_codes(self.__name__)


class TreeImporter(MetaPathFinder, Loader):
    """Finds and loads the modules of one tree.

    `roots` are searched in order for `<chapter>/<kata>.py`; `replaced` maps dotted names to files that
    stand in for the tree's own. Use as a context manager: importable inside, gone afterwards.
    """

    def __init__(self, roots: Sequence[Path], replaced: Mapping[str, Path] | None = None):
        self.roots = list(roots)
        self.replaced = dict(replaced or {})
        self._loaded: dict[str, CodeType] = {}
        self._hidden: dict[str, ModuleType] = {}

    def __enter__(self) -> "TreeImporter":
        chapters = {folder.name for root in self.roots if root.is_dir() for folder in root.iterdir() if folder.is_dir()}
        self._hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in chapters}
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *exc_info: object) -> None:
        sys.meta_path.remove(self)
        self._forget()
        sys.modules.update(self._hidden)

    def load(self, name: str) -> TreeModule:
        """Return the module `name`, newly executed; raise LoadError when there is no such file."""
        self._forget()
        path = self.file_of(name)
        if path is None:
            raise LoadError(f"{shown(self.roots[0] / (name.replace('.', '/') + '.py'))} does not exist.")
        module = TreeModule(name)
        module.__spec__ = spec_from_loader(name, self, origin=str(path))
        module.__loader__, module.__file__, module.__package__ = self, str(path), name.rpartition(".")[0]
        sys.modules[name] = module
        self.exec_module(module)
        return module

    def file_of(self, name: str) -> Path | None:
        """Return the file that the dotted name stands for, or None."""
        if name in self.replaced:
            return self.replaced[name]
        relative = name.replace(".", "/") + ".py"
        return next((root / relative for root in self.roots if (root / relative).is_file()), None)

    def loaded_codes(self, first: str) -> list[CodeType]:
        return [self._loaded[first], *(code for name, code in self._loaded.items() if name != first)]

    def find_spec(self, fullname, path=None, target=None) -> ModuleSpec | None:
        file = self.file_of(fullname)
        if file is not None:
            spec = spec_from_loader(fullname, self, origin=str(file))
            if spec is not None:
                spec.has_location = True
            return spec
        folders = [str(root / fullname.replace(".", "/")) for root in self.roots]
        folders = [folder for folder in folders if Path(folder).is_dir()]
        if not folders:
            return None
        package = ModuleSpec(fullname, None, is_package=True)
        package.submodule_search_locations = folders
        return package

    def create_module(self, spec) -> TreeModule:
        return TreeModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        code = compiled(self.file_of(module.__name__))
        self._loaded[module.__name__] = code
        exec(code, module.__dict__)

    def _forget(self) -> None:
        for name in self._loaded:
            sys.modules.pop(name, None)
        self._loaded.clear()


@cache
def compiled(path: Path) -> CodeType:
    """Return the code of the file at `path`; each file is read and compiled once in a process.

    One code object per file matters: the schedule explorer sets its switch points on it.
    """
    text = path.read_bytes()
    linecache.checkcache(str(path))
    return compile(text, str(path), "exec", dont_inherit=True)
