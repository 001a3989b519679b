"""What was handed in: the kata files of a folder, read without following anything out of it."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dojo.syllabus import syllabus

LARGEST = 256 * 1024  # bytes of one kata file; the longest solution has a hundredth of it


class SubmissionError(Exception):
    """The submission cannot be graded at all; the message is for whoever handed it in."""


@dataclass(frozen=True)
class Answers:
    """The answers of one submission: their texts by kata id, and why others cannot be read."""

    texts: Mapping[str, bytes]
    unreadable: Mapping[str, str]

    @property
    def hash(self) -> str:
        """Return sha256:… over the paths and contents of the kata files."""
        return hash_of([*self.texts.items(), *((name, why.encode()) for name, why in self.unreadable.items())])


def hash_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return sha256:… over named contents, whatever their order."""
    digest = hashlib.sha256()
    for name, content in sorted(parts):
        digest.update(f"{len(name.encode())}:{name}:{len(content)}:".encode() + content)
    return f"sha256:{digest.hexdigest()}"


def read(folder: Path) -> Answers:
    """Return the answers in `folder`, which is a katas folder or holds one.

    Only files of katas in the syllabus are looked at. Raises SubmissionError when there are none.
    """
    tree = _tree(folder)
    texts, unreadable = {}, {}
    for kata_id in syllabus().by_id:
        try:
            texts[kata_id] = _read(tree, f"{kata_id}.py")
        except FileNotFoundError:
            continue
        except (OSError, SubmissionError) as error:
            unreadable[kata_id] = f"katas/{kata_id}.py: {getattr(error, 'strerror', None) or error}"
    if not texts and not unreadable:
        raise SubmissionError(
            f"{tree}: holds no katas. A submission has files such as katas/threads/lock.py, "
            "for instance a copy of this project's folder katas/"
        )
    return Answers(texts, unreadable)


def _tree(folder: Path) -> Path:
    try:
        if not stat.S_ISDIR(os.stat(folder).st_mode):
            raise SubmissionError(f"{folder}: is no folder. Name the folder that holds katas/")
        for candidate in (folder / "katas", folder):
            if candidate.is_symlink():
                if candidate == folder:
                    break
                raise SubmissionError(f"{candidate}: is a symbolic link. Hand in the files themselves")
            if any((candidate / chapter).is_dir() for chapter in syllabus().chapters):
                return candidate
        os.listdir(folder)
    except FileNotFoundError:
        raise SubmissionError(f"{folder}: no such folder. Name the folder that holds katas/") from None
    except OSError as error:
        raise SubmissionError(f"{folder}: cannot be read: {error.strerror}") from error
    raise SubmissionError(
        f"{folder}: holds no katas. A submission is a folder with katas/{next(iter(syllabus().chapters))}/ "
        "and its like, for instance a copy of this project"
    )


def _read(tree: Path, relative: str) -> bytes:
    """Return a file's content, opening one folder after the other and no symbolic link among them."""
    *folders, name = relative.split("/")
    here = os.open(tree, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            there = _open(folder, os.O_RDONLY | os.O_DIRECTORY, here)
            os.close(here)
            here = there
        # O_NONBLOCK: opening a named pipe must not wait for a writer.
        file = _open(name, os.O_RDONLY | os.O_NONBLOCK, here)
    finally:
        os.close(here)
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            raise SubmissionError("is no regular file")
        if about.st_size > LARGEST:
            raise SubmissionError(f"has {about.st_size:,} bytes; an answer may have {LARGEST:,}")
        with os.fdopen(os.dup(file), "rb") as stream:
            return stream.read(LARGEST + 1)[:LARGEST]
    finally:
        os.close(file)


def _open(name: str, flags: int, folder: int) -> int:
    try:
        return os.open(name, flags | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    except OSError as error:
        if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise SubmissionError("is a symbolic link or reached through one; hand in the file itself") from None
        raise error


def stage(folder: Path, kata_id: str, answers: Answers) -> Path:
    """Write the answers into `folder` as a tree of katas and return its root, `folder/katas`.

    All of them: one kata may import another of the same submission.
    """
    root = folder / "katas"
    for name, text in answers.texts.items():
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o755)
    return root


def stands_alone(text: bytes) -> bool:
    """Return whether the answer imports no other one of its submission. Where that is not plain, it does not."""
    chapters = "|".join(syllabus().chapters).encode()
    imports = rb"\b(?:from|import)\b[^\n]*(?<![\w.])(?:" + chapters + rb")\b"
    return not re.search(imports + rb"|\bfrom\s+\.|\\\n|\bimportlib\b|__import__|\bexec\b|\beval\b", text)
