"""Which code is of the installation, and which came with the submission."""

import sys
import sysconfig
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dojo.paths import ROOT

_function_code = types.FunctionType.__dict__["__code__"].__get__


def installed_prefixes() -> tuple[str, ...]:
    """Return what the file names of the installation's code begin with."""
    folders = {str(ROOT / "dojo"), str(ROOT / "spec"), str(ROOT / "conftest.py"), "<frozen "}
    paths = sysconfig.get_paths()
    folders |= {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders |= {str(Path(folder).resolve()) for folder in folders if not folder.startswith("<")}
    return tuple(sorted(folder if folder.startswith("<") else f"{folder}" for folder in folders))


PREFIXES = installed_prefixes()


def is_installed(filename: str) -> bool:
    """Whether code with this file name came with the interpreter, its packages or the suite."""
    return filename.startswith(PREFIXES)


def answers_honestly() -> Callable[[Any, type, str], bool]:
    """Return a function that tells whether a method found in a class may answer for its objects.

    Methods written in C may, in the class that they were made for and by their own name (`__eq__ = int.__ne__`
    says yes to all); and those of the standard library and the suite, in a class from there. Mocks and objects
    made to be approximately equal may not.
    """
    paths = sysconfig.get_paths()
    packages = tuple({paths["purelib"], paths["platlib"], f"{paths['stdlib']}/unittest"})
    suite = (str(ROOT / "dojo"), str(ROOT / "spec"))
    native = (types.WrapperDescriptorType, types.MethodDescriptorType)
    function, kind_of, installed, nothing, loaded = types.FunctionType, type, PREFIXES, type(None), sys.modules

    def is_trusted(method: Any, owner: type, name: str) -> bool:
        kind = kind_of(method)
        if kind is function:
            file = _function_code(method).co_filename
            if file.startswith(suite):  # its classes may be local ones
                return bool(method.__qualname__ == f"{owner.__qualname__}.{name}")
            return file.startswith(installed) and not file.startswith(packages) and made_there(owner)
        return kind is nothing or (kind in native and method.__objclass__ is owner and method.__name__ == name)

    def made_there(owner: Any) -> bool:
        """Whether the class is found where it says that it was made, in a module of the installation."""
        there: Any = loaded.get(owner.__module__)
        file = getattr(there, "__file__", "")
        for part in owner.__qualname__.split("."):
            there = getattr(there, part, None)
        return there is owner and isinstance(file, str) and file.startswith(installed)

    return is_trusted


def modules() -> list[types.ModuleType]:
    """Return the loaded modules of the installation."""
    return [
        module
        for module in list(sys.modules.values())
        if isinstance(module, types.ModuleType)
        and (getattr(module, "__file__", None) is None or is_installed(str(module.__file__)))
    ]
