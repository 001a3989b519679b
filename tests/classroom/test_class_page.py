"""The page of a class says who is stuck where, and which mistake is common."""

from dojo.grading.batch.classpage import Row, common, render, stuck
from dojo.grading.result import FAIL, PASS, KataResult
from tests.classroom import samples
from tests.classroom.samples import one_test

KATAS = ["threads/lock", "threads/rlock", "threads/event"]
SAYS = "two increments must give 2"


def wrong(message, student, kata="threads/lock", test="test_two_increments_give_two"):
    tests = (one_test(test, FAIL, 0, 2, message), one_test("test_other", PASS, 1, 1))
    return Row(samples.submission(KataResult(kata, FAIL, 1, 3, "inside", tests=tests), student=student))


def test_the_most_common_mistake_comes_first_and_is_named():
    room = [wrong(f"two increments must give 2, not {n}", f"s{n}") for n in range(3)]
    room += [wrong("something else\nand more", "x"), wrong("something else\nand other", "y"), wrong("alone", "z")]
    found = [(one.says, one.students) for one in common(room)]
    assert found == [(SAYS, ["s0", "s1", "s2"]), ("something else", ["x", "y"])], found
    known = common(room)[0]
    assert known.mistakes and all(name.startswith("mistakes/threads/lock/") for name in known.mistakes), known


def test_who_wrote_nothing_is_not_stuck():
    room = [
        Row(samples.submission(samples.passed(), samples.failed(), samples.unwritten("threads/event"), student="anna")),
        Row(samples.submission(samples.passed(), samples.failed(), samples.lost("threads/event"), student="ben")),
    ]
    found = {one.kata: (one.students, dict(one.counts)) for one in stuck(room, KATAS)}
    assert found == {
        "threads/rlock": (["anna", "ben"], {"fail": 2}),
        "threads/event": (["ben"], {"not_written": 1, "error": 1}),
    }, found


def test_the_page_shows_everybody_and_runs_nothing():
    room = [wrong(samples.NASTY, "<script>x</script>"), wrong(samples.NASTY, "ben & co/%")]
    text = render(room, KATAS)
    assert "<script" not in text and "&lt;script&gt;x" in text, "names and messages are text"
    assert "results/ben%20%26%20co/%25.html" in text
    assert text.count("<tr>") >= 4 and "1 / 3" in text


def test_an_empty_class_says_so():
    text = render([Row(samples.submission(samples.passed()))], KATAS)
    assert "no answer is wrong" in text and "No two students" in text
