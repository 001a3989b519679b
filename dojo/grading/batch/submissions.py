"""The submissions of a class: who handed in what, kept by content.

A submission is a folder or a zip in the class's folder, and its name is the student's. What is graded is a
copy: the kata files alone, in a folder named by their hash, so that a task needs to carry nothing but the hash.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dojo.grading.batch.archive import CLUTTER, MAX_FILE, MAX_FILES, MAX_TOTAL, unpack
from dojo.grading.submission import SubmissionError, read
from dojo.syllabus import syllabus


class ClassError(ValueError):
    """The class cannot be graded; the message says why and what to do."""


@dataclass(frozen=True)
class HandedIn:
    """One student's submission as it was found: the hash of its kata files, or why there is none to grade."""

    student: str
    hash: str = ""
    problem: str = ""


def found(folder: Path) -> dict[str, Path]:
    """Return each student's folder or zip, by name; raise ClassError if there are none or two of one student."""
    if not folder.is_dir():
        raise ClassError(f"{folder} is no folder. Give the folder that holds one folder or zip for each student")
    students: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in CLUTTER:
            continue
        if not path.is_dir() and path.suffix.lower() != ".zip":
            continue
        student = path.name if path.is_dir() else path.stem
        if student in students:
            raise ClassError(f"{student} handed in twice: {students[student].name} and {path.name}. Remove one of them")
        students[student] = path
    if not students:
        raise ClassError(f"{folder} holds no submission: neither a folder nor a zip")
    return students


def keep(student: str, path: Path, shelf: Path) -> HandedIn:
    """Copy the kata files of a submission into `shelf`; what is wrong with it is in the answer, not raised."""
    shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=shelf, prefix=".new-") as name:
        copy = Path(name, "copy")
        try:
            if path.is_symlink():
                raise SubmissionError(f"{path.name} is a link; hand in the folder itself")
            if path.is_dir():
                _copy(root_of(path), copy / "katas")
            else:
                unpack(path, Path(name, "zip"))
                _copy(root_of(Path(name, "zip")), copy / "katas")
        except SubmissionError as error:
            return HandedIn(student, problem=str(error))
        except OSError as error:
            return HandedIn(student, problem=f"{path.name} cannot be read: {error}")
        digest = digest_of(copy)
        if not digest:
            return HandedIn(student, problem="there is no kata in it. Hand in the folder that holds katas/")
        _publish(copy, place(shelf, digest))
    return HandedIn(student, digest)


def place(shelf: Path, digest: str) -> Path:
    """Return the folder in which the submission of that hash is, or would be."""
    return shelf / digest.removeprefix("sha256:")


def fetch(shelf: Path, digest: str) -> Path:
    """Return the folder of a kept submission; raise ClassError unless it is there and unchanged."""
    folder = place(shelf, digest)
    if not folder.is_dir() or digest_of(folder) != digest:
        raise ClassError(
            f"submission {digest[:19]} is not in {shelf}. Workers and grade-all must share that folder: "
            "set DOJO_SUBMISSIONS to the same one for both"
        )
    return folder


def digest_of(folder: Path) -> str:
    """Return the hash under which the answers in a folder are graded, or nothing when there are none."""
    try:
        return read(folder).hash
    except SubmissionError:
        return ""


def root_of(folder: Path) -> Path:
    """Return the folder of katas in a submission: the `katas` nearest to its top, or the submission itself."""
    level = [folder]
    while level:
        here = [one for one in level if one.name == "katas"]
        if len(here) > 1:
            raise SubmissionError(f"there are {len(here)} katas folders: {', '.join(map(str, _names(here, folder)))}")
        if here:
            return here[0]
        level = [child for parent in level for child in _folders(parent)]
    if any((folder / f"{kata}.py").is_file() for kata in syllabus().by_id):
        return folder
    raise SubmissionError("there is no katas folder in it. Hand in the folder that holds katas/")


def _names(paths: list[Path], base: Path) -> Iterator[str]:
    return (path.relative_to(base).as_posix() for path in paths)


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return [
        child
        for child in sorted(parent.iterdir())
        if child.is_dir() and not child.is_symlink() and not child.name.startswith(".") and child.name not in CLUTTER
    ]


def _copy(root: Path, target: Path) -> None:
    """Copy the Python files below `root`; links, and more or larger files than katas can have, are refused."""
    files, total = 0, 0
    target.mkdir(parents=True)
    for place_, folders, names in os.walk(root):
        here = Path(place_)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in CLUTTER)
        for name in sorted(folders + [name for name in names if name.endswith(".py")]):
            path = here / name
            shown = path.relative_to(root).as_posix()
            if path.is_symlink():
                raise SubmissionError(f"katas/{shown} is a link; hand in the file itself")
            if name in folders:
                continue
            if not path.is_file():
                raise SubmissionError(f"katas/{shown} is no regular file")
            files, total = files + 1, total + path.stat().st_size
            if path.stat().st_size > MAX_FILE:
                raise SubmissionError(f"katas/{shown} has more than {MAX_FILE // 2**10} KB")
            if files > MAX_FILES or total > MAX_TOTAL:
                raise SubmissionError(f"more than {MAX_FILES} files or {MAX_TOTAL // 2**20} MB in katas")
            copy = target / shown
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy, follow_symlinks=False)


def _publish(copy: Path, folder: Path) -> None:
    """Give the copy its name, at once; a copy of the same content that is already there stays."""
    if folder.is_dir() and digest_of(folder) == digest_of(copy):
        return
    shutil.rmtree(folder, ignore_errors=True)
    try:
        copy.rename(folder)
    except OSError:  # somebody else published the same content in the meantime
        if not folder.is_dir():
            raise
