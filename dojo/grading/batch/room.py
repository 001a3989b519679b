"""A class, from its folder to its grades."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dojo.grading.batch import outputs, submissions
from dojo.grading.batch.classpage import Row
from dojo.grading.batch.driver import Backend, grade_class, no_verdict
from dojo.grading.batch.store import Store
from dojo.grading.batch.submissions import ClassError, HandedIn
from dojo.grading.batch.twins import Sharing, same_answers
from dojo.grading.batch.work import Outcome, Settings
from dojo.grading.suite import fingerprint
from dojo.syllabus import Kata


@dataclass(frozen=True)
class Room:
    """What is graded and how. `out` gets the grades; `shelf` holds copies of the submissions."""

    folder: Path
    out: Path
    shelf: Path
    katas: Sequence[Kata]
    seed: int | None = None
    require: str | None = None

    def grade(
        self,
        backend: Callable[[str], Backend],
        tell: Callable[[Outcome], None] = lambda outcome: None,
        begin: Callable[[int, int], None] = lambda todo, done: None,
    ) -> list[Row]:
        """Grade what is not graded yet, write all grades, and return them.

        `backend` makes the place to grade from the name of the class, `begin` hears how many katas are to be
        graded and how many are already. What was graded is written even if the rest could not be.
        Raises ClassError, BoxMissing.
        """
        work = self.out / ".work"
        work.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(work / "lock", timeout=0), closing(Store(work / "verdicts.sqlite")) as store:
                return self._grade(store, backend, tell, begin)
        except Timeout as error:
            raise ClassError(
                f"{self.out} is being written by another dojo grade-all. Wait for it, or end it"
            ) from error

    def _grade(
        self,
        store: Store,
        backend: Callable[[str], Backend],
        tell: Callable[[Outcome], None],
        begin: Callable[[int, int], None],
    ) -> list[Row]:
        settings = Settings(fingerprint(), store.seed(self.seed), self.require)
        found = submissions.found(self.folder)
        handed_in = [submissions.keep(student, path, self.shelf) for student, path in found.items()]
        hashes = {one.student: one.hash for one in handed_in if not one.problem}
        by_id = {kata.id: kata for kata in self.katas}
        sharing = Sharing(settings, store, hashes, list(by_id), same_answers(hashes, by_id, self.shelf))
        todo = {student: [by_id[kata] for kata in katas] for student, katas in sharing.to_grade().items()}
        count = sum(len(katas) for katas in todo.values())
        begin(count, len(hashes) * len(by_id) - count)
        if todo:
            place = backend(store.fact("class", secrets.token_hex(8)))
            try:
                grade_class(todo, sharing, store, place, tell)
            finally:
                place.close()
        rows = [self._row(store, settings, one) for one in handed_in]
        outputs.write(self.out, rows, [kata.id for kata in self.katas])
        return rows

    def _row(self, store: Store, settings: Settings, one: HandedIn) -> Row:
        ids = [kata.id for kata in self.katas]
        result = None if one.problem else store.result(settings, one.student, one.hash, ids)
        if result is None:
            return Row(no_verdict(one.student, one.hash, settings, self.katas, one.problem))
        return Row(result, store.tries(settings, one.student, one.hash))
