"""Which tree is under test: `katas/`, `solutions/`, one mistake, or any folder of that shape."""

import atexit
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dojo.loading import LoadError, TreeImporter, TreeModule
from dojo.paths import KATAS, MISTAKES, ROOT, SOLUTIONS, shown
from dojo.syllabus import syllabus


class TargetError(ValueError):
    """`--target` does not name anything that can be tested."""


@dataclass(frozen=True)
class Target:
    """A tree to test: the folder `root`, with at most one kata's file replaced by another (a mistake)."""

    root: Path
    kata_id: str | None = None
    replacement: Path | None = None

    @property
    def label(self) -> str:
        """What `--target` has to be for this target."""
        return shown(self.replacement or self.root)

    def path_of(self, kata_id: str) -> Path:
        """Return the file that the learner of this tree edits for the kata."""
        if self.replacement is not None and kata_id == self.kata_id:
            return self.replacement
        return self.root / f"{kata_id}.py"

    @cached_property
    def search_path(self) -> list[str]:
        """Folders to put first on a child's `sys.path`, so that `threads.lock` is this tree's in it too."""
        if self.replacement is None:
            return [str(self.root)]
        return [str(_stage(self.replacement, self.kata_id)), str(self.root)]

    @contextmanager
    def active(self) -> Iterator[TreeImporter]:
        """Make this tree's modules importable, here and in child processes, until the block ends."""
        replaced = {}
        if self.kata_id and self.replacement:
            replaced[self.kata_id.replace("/", ".")] = self.replacement
        sys.path[:0] = self.search_path
        try:
            with TreeImporter([self.root], replaced) as importer:
                yield importer
        finally:
            for folder in self.search_path:
                sys.path.remove(folder)

    def load(self, importer: TreeImporter, kata_id: str) -> TreeModule:
        """Return the kata's module, newly executed.

        Raises LoadError, naming file and line, when the module cannot be imported;
        NotImplementedError passes, because it only says that something is not written yet.
        """
        try:
            return importer.load(kata_id.replace("/", "."))
        except (LoadError, NotImplementedError):
            raise
        except Exception as error:
            raise LoadError(_explain(error, self.path_of(kata_id))) from error
        except SystemExit as error:
            raise LoadError(f"{shown(self.path_of(kata_id))} ends the interpreter while it is imported.") from error


def resolve(text: str, here: Path | None = None) -> list[Target]:
    """Return the targets that `text` names; `mistakes` and folders below it name several.

    Relative paths are looked for in `here` (the current folder) and then in the suite.
    Raises TargetError when there is nothing to test.
    """
    path = _existing(text, here or Path.cwd())
    if path.is_file():
        return [_single_file(path)]
    if path == MISTAKES or MISTAKES in path.parents:
        found = [_single_file(file) for file in sorted(path.rglob("*.py"))]
        if not found:
            raise TargetError(f"--target {text}: there are no mistakes in {shown(path)}")
        return found
    return [Target(_tree(path))]


def default() -> Target:
    """Return what the learner edits."""
    return Target(KATAS)


def _existing(text: str, here: Path) -> Path:
    for base in (here, ROOT):
        if (base / text).exists():
            return (base / text).resolve()
    raise TargetError(
        f"--target {text}: no such file or folder. Try katas, solutions, a file in mistakes/, "
        "or a folder that holds threads/lock.py and its like"
    )


def _tree(path: Path) -> Path:
    chapters = syllabus().chapters
    for folder in (path, path / "katas"):
        if any((folder / chapter).is_dir() for chapter in chapters):
            return folder
    raise TargetError(
        f"--target {shown(path)}: holds no katas. A target is a folder with {', '.join(chapters)} in it, "
        f"for example {shown(path)}/threads/lock.py"
    )


def _single_file(path: Path) -> Target:
    katas = syllabus().by_id
    parts = path.with_suffix("").parts
    for kata_id in ("/".join(parts[-3:-1]), "/".join(parts[-2:])):
        if path.suffix == ".py" and kata_id in katas:
            return Target(SOLUTIONS, kata_id, path)
    raise TargetError(
        f"--target {shown(path)}: cannot tell which kata this file answers. Its path has to end in "
        "<chapter>/<kata>.py or <chapter>/<kata>/<name>.py, for example mistakes/threads/lock/lock_per_call.py"
    )


def _stage(replacement: Path, kata_id: str | None) -> Path:
    """Return a temporary folder in which the replacement has the kata's own path, for child processes."""
    folder = Path(tempfile.mkdtemp(prefix="kata-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    staged = folder / f"{kata_id}.py"
    staged.parent.mkdir()
    shutil.copyfile(replacement, staged)
    return folder


def _explain(error: Exception, path: Path) -> str:
    if isinstance(error, SyntaxError):
        line = f"\n    {error.text.strip()}" if error.text else ""
        return f"{shown(Path(error.filename or path))}:{error.lineno}: {type(error).__name__}: {error.msg}{line}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/dojo/" not in frame.filename]
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(path.parents[1])] or frames
    where = f"{shown(Path(own[-1].filename))}:{own[-1].lineno}" if own else shown(path)
    line = f"\n    {own[-1].line}" if own and own[-1].line else ""
    return f"{where}: {shown(path)} cannot be imported: {type(error).__name__}: {error}{line}"
