"""The layout of a story, on wide and narrow terminals, and as a drawing."""

import re
from xml.etree import ElementTree

import pytest

from dojo.schedules import svg
from dojo.schedules.story import MAX_ROWS, Row, Story


def story(rows, **more):
    return Story("two increments give 2, not 1", {0: "main", 1: "increment #1", 2: "increment #2"}, rows, **more)


def race():
    return story(
        [
            Row(1, "lock.py:19", "self.value += 1", notes=["paused before writing value"], deed="writing"),
            Row(2, "lock.py:19", "self.value += 1"),
            Row(1, "lock.py:19", "self.value += 1", resumed="writes value"),
        ],
        endings=["  somebody <waits> & waits"],
        why="The pause shown here is one that Python is free to make.",
        replay='--schedule "6:2"',
    )


def test_a_column_for_each_thread():
    assert race().text(100).splitlines() == [
        "two increments give 2, not 1",
        "",
        "     increment #1                     increment #2",
        "     lock.py:19  self.value += 1      .",
        "       (paused before writing value)",
        "     .                                lock.py:19  self.value += 1",
        "     lock.py:19  (writes value)       .",
        "",
        "  somebody <waits> & waits",
        "",
        "The pause shown here is one that Python is free to make.",
        'Replay:  --schedule "6:2"',
    ]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 110, 200])
def test_nothing_is_wider_than_the_terminal(width):
    long = "counters[key] = counters.get(key, 0) + some_function_with_a_long_name(key)"
    rows = [Row(n % 2 + 1, f"lock.py:{n}", long, notes=["waits in Queue.get() for a notification"]) for n in range(5)]
    text = story(rows, why="word " * 40).text(width)
    wide = [line for line in text.splitlines() if len(line) > width]
    assert not wide, f"wider than {width}: {wide}"
    for name in ("increment #1", "increment #2", "lock.py:0"):
        assert name in text


def test_no_more_rows_than_a_person_reads():
    rows = [Row(n % 2 + 1, f"a.py:{n}", "x") for n in range(50)]
    rows[20].notes.append("paused before writing x")
    shown = story(rows).shortened()
    assert len(shown) <= MAX_ROWS
    assert rows[20] in shown
    assert shown[-1] is rows[-1]
    assert None in shown, "what is left out is marked"


def test_ten_thousand_rows_take_no_time():
    rows = [Row(1, f"a.py:{n}", "x", notes=["waits for a Lock"]) for n in range(20_000)]
    assert len(story(rows).shortened()) <= MAX_ROWS


def test_a_story_is_plain_text():
    assert not re.search(r"\x1b", race().text(80))


def test_a_drawing_is_well_formed():
    drawing = svg.draw(race())
    root = ElementTree.fromstring(drawing)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    for said in (
        "two increments give 2, not 1",
        "increment #1",
        "lock.py:19  self.value += 1",
        "somebody <waits> & waits",
    ):
        assert any(said in (text or "") for text in texts), f"{said!r} is not in {texts}"


def test_a_drawing_leaves_nothing_outside():
    root = ElementTree.fromstring(svg.draw(race()))
    width, height = float(root.get("width")), float(root.get("height"))
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        if box.get("x"):
            assert float(box.get("x")) + float(box.get("width")) <= width
            assert float(box.get("y")) + float(box.get("height")) <= height


def test_a_drawing_goes_into_a_file(tmp_path):
    path = svg.write(race(), tmp_path / "new", "spec.threads/test_lock::test[1]")
    assert path.parent == tmp_path / "new"
    assert re.fullmatch(r"[\w.-]+\.svg", path.name)
    ElementTree.parse(path)


RACE = """
from dojo import every_schedule, in_threads

@every_schedule
def test_add(kata):
    sums = [0]

    def work():
        sums[0] = kata.add(sums[0], 1)

    in_threads(work, work)
    assert sums == [2], f"two additions give 2, not {sums[0]}"
"""


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": ""}, False),
        (["--color=yes"], {}, True),
    ],
)
def test_the_story_itself_has_no_colours(suite, options, env, coloured):
    """Only pytest's own lines around it have, where they are wanted."""
    suite.write("spec/threads/test_counter.py", RACE)
    command = [*options, "--target", "solutions", "spec/threads/test_counter.py"]
    printed = suite.pytest(*command, **env).stdout
    assert ("\x1b[" in printed) == coloured
    told = printed[printed.index("work #1") : printed.index("The pause")]
    assert "paused before" in told and "\x1b[" not in told, told
