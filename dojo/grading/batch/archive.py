"""Unpack a student's zip: its kata files and nothing else.

What an archive says about itself is not believed: sizes are counted while unpacking, and an archive
that tries to leave its folder is refused whole.
"""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from dojo.grading.submission import LARGEST, SubmissionError

MAX_ARCHIVE = 100 * 2**20  # bytes of the zip itself
MAX_FILE = LARGEST  # bytes of one kata file
MAX_TOTAL = 16 * 2**20  # bytes of all kata files
MAX_FILES = 1000
# Folders that tools leave behind. They are never unpacked, so they may hold whatever they like.
CLUTTER = {"__MACOSX", "__pycache__", "node_modules", "venv", "env"}


def unpack(archive: Path, folder: Path) -> None:
    """Unpack the Python files of `archive` into `folder`: those below a folder called `katas`, if it has one.

    Raises SubmissionError, saying what is wrong with the archive, before anything outside `folder` is touched.
    """
    size = archive.stat().st_size
    if size > MAX_ARCHIVE:
        raise SubmissionError(f"{archive.name} has {size // 2**20} MB; at most {MAX_ARCHIVE // 2**20} MB are read")
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if _wanted(member, archive.name)]
            wanted = [member for member in members if "katas" in member.filename.split("/")[:-1]] or members
            if len(wanted) > MAX_FILES:
                raise SubmissionError(f"{archive.name} has {len(wanted)} kata files; at most {MAX_FILES} are read")
            total = 0
            for member in wanted:
                total += _write(opened, member, folder, archive.name)
                if total > MAX_TOTAL:
                    raise SubmissionError(f"{archive.name}: its kata files have more than {MAX_TOTAL // 2**20} MB")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise SubmissionError(f"{archive.name} is no zip file that can be read: {error}") from error
    except RuntimeError as error:  # zipfile's word for "encrypted"
        raise SubmissionError(f"{archive.name} cannot be unpacked: {error}") from error


def _wanted(member: zipfile.ZipInfo, archive: str) -> bool:
    """Return whether the member is a Python file; raise SubmissionError if it is an attempt to get out."""
    # orig_filename is what the archive says; `filename` was already made harmless on some platforms.
    path = PurePosixPath(member.orig_filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.orig_filename or "\0" in member.orig_filename:
        raise SubmissionError(f"{archive} has the member {member.orig_filename!r}, which leaves the folder")
    if any(part in CLUTTER or part.startswith(".") for part in path.parts):
        return False
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise SubmissionError(f"{archive} has the member {member.orig_filename!r}, which is a link or a device")
    return not member.is_dir() and path.suffix == ".py"


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, archive: str) -> int:
    with opened.open(member) as source:
        data = source.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise SubmissionError(f"{archive}: {member.filename} has more than {MAX_FILE // 2**10} KB")
    path = folder / PurePosixPath(member.orig_filename.replace("\\", "/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:  # a second member of the same name is an error, not a replacement
        target.write(data)
    return len(data)
