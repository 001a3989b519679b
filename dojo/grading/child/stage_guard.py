"""What the box's process does around tests, for tests whose bodies run in a process of their own.

The guardian of such processes loads this before it forks the first, so before any line of the submission ran
there. Whoever is caught ends at once: the test's process then ends without an outcome, with the status CAUGHT.
"""

import ast
import builtins
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from dojo.grading.child import honest, integrity, trust, watch
from dojo.paths import SPEC

CAUGHT = watch.LOST
TO_COME = "DOJO_STAGE_SPEC"  # in the environment: the spec whose tests are going to run


def prepare() -> Callable[[], AbstractContextManager[None]]:
    """Return what has to be around a test's body."""
    import ctypes  # noqa: F401  loading it calls C code; later on that is evidence

    for name, function in honest.functions(trust.answers_honestly()).items():
        setattr(builtins, name, function)
    _compile_specs_anew()
    leave, say, caught = os._exit, os.write, CAUGHT

    def tell(text: str) -> None:
        say(2, f"caught: the submission {text}\n".encode())
        leave(caught)

    forgiving = True  # outside of the guard the stage may do as it likes
    watch.guard_tracing(tell)
    for name in [name for name in sys.modules if name.startswith("dojo.grading")]:
        del sys.modules[name]
    look, _, take_anew = integrity.snapshot(trust.modules())
    integrity.seal(trust.modules(), lambda text: None if forgiving else tell(text))
    arm, was_rewritten = watch.start(tell)

    @contextmanager
    def guard() -> Iterator[None]:
        nonlocal forgiving
        take_anew()
        forgiving = False
        arm(True)
        try:
            yield
        finally:
            arm(False)
            forgiving = True
            changed = look(was_rewritten())
            if changed:
                tell(changed[0])

    return guard


def _compile_specs_anew() -> None:
    """Rewrite the comparisons of specs that this process and its forks import; no cached code is used.

    The spec to come is compiled here, once, and not again after every fork.
    """
    folder, real = f"{SPEC}{os.sep}", SourceFileLoader.get_code
    ready: dict[str, CodeType] = {}

    def compiled(path: str, source: bytes) -> CodeType:
        code: CodeType = compile(honest.Rewriter().visit(ast.parse(source, path)), path, "exec", dont_inherit=True)
        return code

    def get_code(self: Any, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        if not path.startswith(folder):
            return real(self, fullname)
        return ready.get(path) or compiled(path, self.get_data(path))

    coming = os.environ.get(TO_COME, "")
    if coming.startswith(folder):
        ready[coming] = compiled(coming, Path(coming).read_bytes())
    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
