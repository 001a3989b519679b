"""Where a class's verdicts are kept while they come in: one row a kata, once, whatever is killed when.

A row is named by what the verdict depends on: student, kata, the hash of the answers, and the settings (suite,
seed, box). Writing it again changes nothing, so work that is done twice is counted once.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from dojo.grading.batch.submissions import ClassError
from dojo.grading.batch.work import Settings, unbegun
from dojo.grading.result import RUNGS, SubmissionResult, from_json, totals

TABLES = """
CREATE TABLE IF NOT EXISTS verdicts (
    student TEXT, kata TEXT, submission TEXT, settings TEXT,
    result TEXT NOT NULL, tries INTEGER NOT NULL, open INTEGER NOT NULL,
    PRIMARY KEY (student, kata, submission, settings)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Store:
    """The verdicts of a class, in one file. Every write is one transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, timeout=30)
        try:
            self._file.executescript(TABLES)
        except sqlite3.DatabaseError as error:
            self._file.close()
            raise ClassError(f"{path} is damaged ({error}). Remove it, and the class is graded anew") from error

    def close(self) -> None:
        self._file.close()

    def fact(self, name: str, default: str) -> str:
        """Return what is kept under `name`; `default`, which is kept from now on, where nothing was."""
        with self._file:
            self._file.execute("INSERT OR IGNORE INTO facts VALUES (?, ?)", (name, default))
        return self._file.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()[0]

    def seed(self, wanted: int | None) -> int:
        """Return the class's seed: `wanted`, or the one of its first run."""
        return wanted if wanted is not None else int(self.fact("seed", str(secrets.randbelow(2**31))))

    def put(self, settings: Settings, student: str, submission: str, result: SubmissionResult, tries: int = 0) -> None:
        """Keep every kata of the result, each with all that was said about how it was graded.

        `tries` is how often the machinery failed at it before. What it failed at for good stays open: the next
        run of the class takes it up again.
        """
        rows = []
        for kata in result.katas:
            alone = replace(result, katas=(kata,), totals=totals([kata]))
            open_ = unbegun(kata)
            rows.append((student, kata.id, submission, settings.key, alone.to_json(), tries, open_))
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def copy(self, settings: Settings, kata: str, source: tuple[str, str], target: tuple[str, str]) -> None:
        """Give the verdict on a kata of `source` (a student and a submission's hash) to `target` as well."""
        where = "student = ? AND submission = ? AND kata = ? AND settings = ?"
        query = f"SELECT result FROM verdicts WHERE {where}"
        (text,) = self._file.execute(query, (*source, kata, settings.key)).fetchone()
        result = from_json(text)
        submission = replace(result.submission, student=target[0], hash=target[1])
        self.put(settings, *target, replace(result, submission=submission))

    def done(self, settings: Settings, student: str, submission: str) -> set[str]:
        """Return the katas of a submission that have a verdict."""
        query = "SELECT kata FROM verdicts WHERE student = ? AND submission = ? AND settings = ? AND NOT open"
        return {kata for (kata,) in self._file.execute(query, (student, submission, settings.key))}

    def result(
        self, settings: Settings, student: str, submission: str, order: Iterable[str]
    ) -> SubmissionResult | None:
        """Return the verdicts of a submission as one result, its katas in this order; None if there are none."""
        found = {result.katas[0].id: result for result, _ in self._rows(settings, student, submission)}
        parts = [found[kata] for kata in order if kata in found]
        if not parts:
            return None
        katas = tuple(part.katas[0] for part in parts)
        weakest = max(parts, key=lambda part: RUNGS.index(part.layers.rung))
        latest = max(part.graded_at for part in parts)
        return replace(weakest, katas=katas, totals=totals(katas), graded_at=latest)

    def tries(self, settings: Settings, student: str, submission: str) -> int:
        """Return how often the machinery had to try again for this submission."""
        return sum(tries for _, tries in self._rows(settings, student, submission))

    def _rows(self, settings: Settings, student: str, submission: str) -> Iterator[tuple[SubmissionResult, int]]:
        query = "SELECT result, tries FROM verdicts WHERE student = ? AND submission = ? AND settings = ? ORDER BY kata"
        with closing(self._file.execute(query, (student, submission, settings.key))) as rows:
            for text, tries in rows:
                yield from_json(text), tries
