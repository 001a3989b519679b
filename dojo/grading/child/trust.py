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


def answers_honestly() -> Callable[[Any], bool]:
    """Return a function that tells whether a method found in a class may answer for its objects.

    Methods written in C may, and those of the standard library and the suite; mocks and objects
    made to be approximately equal may not.
    """
    paths = sysconfig.get_paths()
    packages = tuple({paths["purelib"], paths["platlib"], f"{paths['stdlib']}/unittest"})
    suite = (str(ROOT / "dojo"), str(ROOT / "spec"))
    native = (
        types.WrapperDescriptorType,
        types.MethodDescriptorType,
        types.BuiltinFunctionType,
        types.ClassMethodDescriptorType,
        type(None),
    )
    function, kind_of, installed = types.FunctionType, type, PREFIXES

    def is_trusted(method: Any) -> bool:
        kind = kind_of(method)
        if kind is function:
            name = _function_code(method).co_filename
            return name.startswith(suite) or (name.startswith(installed) and not name.startswith(packages))
        return kind in native

    return is_trusted


def modules() -> list[types.ModuleType]:
    """Return the loaded modules of the installation."""
    return [
        module
        for module in list(sys.modules.values())
        if isinstance(module, types.ModuleType)
        and (getattr(module, "__file__", None) is None or is_installed(str(module.__file__)))
    ]
