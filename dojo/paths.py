"""Where the suite lives. Every other module asks here instead of counting parents."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KATAS = ROOT / "katas"
SOLUTIONS = ROOT / "solutions"
MISTAKES = ROOT / "mistakes"
SPEC = ROOT / "spec"
SYLLABUS = ROOT / "syllabus.toml"


def shown(path: Path) -> str:
    """Return `path` as a person wants to read it: relative to the suite or to here, if it is inside."""
    for base in (ROOT, Path.cwd()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return str(path)
