"""dojo.behaviours: the table, the marks, and what they add up to."""

import pytest

from dojo.behaviours import Behaviour, Coverage, Mark, board, page, ranges, read_marks, read_table, spec_files

ROW = {
    "statement": "A statement.",
    "verdict": "false",
    "truth": "A truth.",
    "kata": "threads/lock",
    "section": "Lock",
}


def a_row(id="L01", **changes):
    return Behaviour(**{"id": id, **ROW, **changes})


def a_table(tmp_path, id="L01", **changes):
    cells = {key: value for key, value in {**ROW, **changes}.items() if value is not None}
    path = tmp_path / "behaviours.toml"
    lines = [f"[{id}]", *(f"{key} = {value!r}" for key, value in cells.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def a_spec(tmp_path, text, name="threads/test_lock.py"):
    path = tmp_path / "spec" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "spec"


def test_a_row_is_read_as_written(tmp_path):
    row = read_table(a_table(tmp_path, id="MQ03"))["MQ03"]
    assert row == a_row("MQ03"), f"not the row that was written: {row}"
    assert (row.letter, row.chapter, row.runnable) == ("MQ", "threads", True), f"wrong parts: {row}"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "l1"}, "an id is"),
        ({"verdict": "wrong"}, "unknown verdict 'wrong'"),
        ({"truth": None}, "needs a 'truth'"),
        ({"truth": " "}, "'truth' must be a text"),
        ({"kata": None}, "needs a 'kata'"),
        ({"kata": "lock"}, "'lock' is not of the form"),
        ({"statement": None}, "'statement' must be a text"),
        ({"verdict": 3}, "'verdict' must be a text"),
        ({"katas": "threads/lock"}, "unknown key 'katas'"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, changes, words):
    with pytest.raises(ValueError, match=words) as raised:
        read_table(a_table(tmp_path, **changes))
    id = changes.get("id", "L01")
    assert f"behaviours.toml: [{id}]" in str(raised.value), f"names neither file nor row: {raised.value}"


def test_a_key_that_is_no_table_is_named(tmp_path):
    path = tmp_path / "behaviours.toml"
    path.write_text("L01 = 'a statement'")
    with pytest.raises(ValueError, match=r"behaviours.toml: \[L01\]"):
        read_table(path)


@pytest.mark.parametrize("verdict", ["true", "concept"])
def test_what_holds_needs_no_truth(tmp_path, verdict):
    row = read_table(a_table(tmp_path, verdict=verdict, truth=None))["L01"]
    assert row.truth == "", f"a truth from nowhere: {row}"


@pytest.mark.parametrize("verdict", ["performance", "concept", "wording"])
def test_what_cannot_be_asserted_needs_no_kata(tmp_path, verdict):
    row = read_table(a_table(tmp_path, verdict=verdict, kata=None))["L01"]
    assert not row.runnable, f"runnable without a kata: {row}"


def test_marks_are_found_on_tests_of_every_form(tmp_path):
    spec = a_spec(
        tmp_path,
        '@behaviour("L01", "L02")\n@every_schedule\ndef test_one(kata): ...\n'
        '@dojo.behaviour("L03")\nasync def test_two(kata): ...\n'
        'class TestThree:\n    @behaviour("L04")\n    def test_three(self): ...\n'
        '@pytest.mark.parametrize("x", [pytest.param(1, marks=behaviour("L05"))])\ndef test_four(x): ...\n',
    )
    marks = [(mark.id, mark.test) for mark in read_marks(spec)]
    found = sorted(marks)
    expected = [("L01", "test_one"), ("L02", "test_one"), ("L03", "test_two")]
    expected += [("L04", "test_three"), ("L05", "test_four")]
    assert found == expected, f"the marks found were {found}"
    assert read_marks(spec)[0].kata == "threads/lock", "a mark belongs to the kata of its file"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('ID = "L01"\n@behaviour(ID)\ndef test_one(): ...', "test_lock.py:2: .* literal texts"),
        ("@behaviour(*IDS)\ndef test_one(): ...", "test_lock.py:1: .* literal texts"),
        ("@behaviour()\ndef test_one(): ...", "test_lock.py:1: .* literal texts"),
        ("@behaviour(1)\ndef test_one(): ...", "test_lock.py:1: .* literal texts"),
        ('\npytestmark = behaviour("L01")', "test_lock.py:2: .* decorators of a test"),
        ('@behaviour("L01")\ndef helper(): ...', "test_lock.py:1: .* decorators of a test"),
        ("from dojo import behaviour as b", "test_lock.py:1: .* under its own name"),
    ],
)
def test_a_mark_that_cannot_be_read_is_named(tmp_path, text, words):
    with pytest.raises(ValueError, match=words):
        read_marks(a_spec(tmp_path, text))


def test_spec_files_are_known_by_kata(tmp_path):
    spec = a_spec(tmp_path, "")
    a_spec(tmp_path, "", "threads/conftest.py")
    katas = list(spec_files(spec))
    assert katas == ["threads/lock"], f"the katas with a spec were {katas}"


def a_coverage(rows, marks, katas=("threads/lock",)):
    marks = [Mark(id, kata, "test_one", "test_lock.py:1") for id, kata in marks]
    return Coverage({row.id: row for row in rows}, marks, frozenset(katas))


def test_a_row_is_covered_by_the_spec_of_its_own_kata():
    rows = [a_row("L01"), a_row("L02"), a_row("R01", kata="threads/rlock"), a_row("L16", kata="")]
    coverage = a_coverage(rows, [("L01", "threads/lock"), ("R01", "threads/lock")])
    assert coverage.covered == {"L01"}, f"covered were {sorted(coverage.covered)}"
    assert coverage.count("letter") == {"L": (1, 2), "R": (0, 1)}, f"the counts were {coverage.count('letter')}"
    assert coverage.total().startswith("1 of 3 "), f"the total was {coverage.total()}"
    problems = coverage.problems()
    assert len(problems) == 1, f"only L02 is missing in a kata that has a spec, not {problems}"
    assert "no test of it is marked L02" in problems[0], f"L02 is missing, not {problems[0]}"


def test_an_unknown_id_and_a_row_without_kata_are_problems():
    coverage = a_coverage([a_row("L16", kata="")], [("L99", "threads/lock"), ("L16", "threads/lock")])
    problems = "\n".join(coverage.problems())
    assert "marked 'L99', which is no row" in problems, f"L99 is unknown: {problems}"
    assert "marked L16, whose row names no kata" in problems, f"L16 has no kata: {problems}"


def test_ids_are_shown_as_ranges():
    shown = ranges(["L01", "L02", "L03", "L05", "R06"])
    assert shown == "L01-L03, L05, R06", f"the ranges were {shown}"


def test_board_lists_what_has_no_test():
    text = board(a_coverage([a_row("L01"), a_row("L02"), a_row("L03")], [("L01", "threads/lock")]))
    assert "threads         1 of   3" in text, f"no totals of the chapter: {text}"
    assert "L02-L03" in text, f"L02 and L03 have no test: {text}"


def test_page_shows_every_row_with_its_state():
    rows = [a_row("L01", statement="a | b"), a_row("L02"), a_row("L16", kata="")]
    lines = page(a_coverage(rows, [("L01", "threads/lock")])).splitlines()
    states = {line.split("|")[1].strip(): line.rstrip(" |")[-1] for line in lines if line.startswith("| L")}
    assert states == {"L01": "✓", "L02": "✗", "L16": "–"}, f"the states were {states}"
    assert any("a \\| b" in line for line in lines), "a bar inside a cell must be escaped"
