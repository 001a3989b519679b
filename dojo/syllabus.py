"""The kata table: `syllabus.toml` as objects, in the order in which they are learnt."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dojo import toml
from dojo.paths import SPEC, SYLLABUS

KINDS = ("observe", "use", "build", "fix")


class SyllabusError(ValueError):
    """The syllabus cannot be used; the message names the file, the kata and the field."""


@dataclass(frozen=True)
class Kata:
    """One row of the syllabus. `minutes` is a guess at a learner's time, `points` what a grade counts."""

    id: str
    title: str
    idea: str
    kind: str
    minutes: int
    points: int
    hints: tuple[str, ...]
    needs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    @property
    def chapter(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def module(self) -> str:
        """The dotted name under which the kata loads, in every tree."""
        return self.id.replace("/", ".")

    @property
    def spec(self) -> Path:
        return SPEC / self.chapter / f"test_{self.name}.py"

    def missing_packages(self) -> list[str]:
        """Return the packages that this kata needs and this interpreter lacks."""
        return [name for name in self.packages if find_spec(name) is None]

    def advice(self, missing: list[str], free_threaded: bool) -> str:
        """Return the line that tells the learner what to do about the packages that are `missing`."""
        names = " ".join(missing)
        if free_threaded and "gevent" in missing:
            return f"{self.id} needs gevent, which has no wheel for free-threaded builds. Use a build with the GIL."
        return f"{self.id} needs {names}, which is not installed. Install it: pip install {names}"


@dataclass(frozen=True)
class Syllabus:
    """All katas in order, and the titles of their chapters by id."""

    chapters: Mapping[str, str]
    katas: tuple[Kata, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Kata]:
        return {kata.id: kata for kata in self.katas}

    def of_spec(self, path: Path) -> Kata | None:
        """Return the kata that the spec file at `path` specifies, or None for any other file."""
        if path.parent.parent != SPEC or not path.name.startswith("test_"):
            return None
        return self.by_id.get(f"{path.parent.name}/{path.stem.removeprefix('test_')}")


def read(path: Path = SYLLABUS) -> Syllabus:
    """Return the syllabus in the TOML file at `path`; raise SyllabusError where it cannot be understood."""
    try:
        table = toml.load(path)
    except (OSError, ValueError) as error:
        raise SyllabusError(f"the syllabus cannot be read: {error}") from error
    try:
        chapters = {row["id"]: row["title"] for row in table.get("chapter", [])}
    except KeyError as error:
        raise SyllabusError(f"{path.name}: a [[chapter]] has no {error}") from error
    katas: dict[str, Kata] = {}
    for number, row in enumerate(table.get("kata", []), 1):
        kata = _kata(row, f"{path.name}: {row.get('id', f'[[kata]] number {number}')}")
        _check(kata, katas, chapters, f"{path.name}: {kata.id}")
        katas[kata.id] = kata
    order = list(chapters)
    return Syllabus(chapters, tuple(sorted(katas.values(), key=lambda kata: order.index(kata.chapter))))


def _kata(row: Mapping[str, Any], where: str) -> Kata:
    known = {field.name for field in fields(Kata)}
    for name in row.keys() - known:
        raise SyllabusError(f"{where}: unknown field {name!r}; a kata has {', '.join(sorted(known))}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    try:
        return Kata(**values)
    except TypeError as error:
        raise SyllabusError(f"{where}: {error}".replace("Kata.__init__() ", "")) from error


def _check(kata: Kata, earlier: Mapping[str, Kata], chapters: Mapping[str, str], where: str) -> None:
    if kata.chapter not in chapters or not kata.name:
        raise SyllabusError(f"{where}: an id is <chapter>/<kata>, the chapter one of {', '.join(chapters)}")
    if kata.id in earlier:
        raise SyllabusError(f"{where}: is there twice")
    if kata.kind not in KINDS:
        raise SyllabusError(f"{where}: kind is {kata.kind!r}, not one of {', '.join(KINDS)}")
    for name in ("minutes", "points"):
        if type(getattr(kata, name)) is not int or getattr(kata, name) < 1:
            raise SyllabusError(f"{where}: {name} must be a whole number of 1 or more")
    if len(kata.hints) != 3 or not all(kata.hints):
        raise SyllabusError(f"{where}: needs three hints, from a nudge to nearly the answer")
    for need in kata.needs:
        if need not in earlier:
            raise SyllabusError(f"{where}: needs {need!r}, which is no earlier kata")


@lru_cache(maxsize=1)
def syllabus() -> Syllabus:
    """Return the suite's own syllabus, read once."""
    return read()
