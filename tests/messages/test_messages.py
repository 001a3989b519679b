"""Every kind of failure as pytest prints it, held to a picture of it in `expected/`.

After a change that is meant: `python -m pytest tests/messages --write-messages`, then read the difference.
"""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import make_suite
from tests.messages import scenes

EXPECTED = Path(__file__).with_name("expected")


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, str]:
    """What pytest prints for each scene, by its name."""
    suite = make_suite(tmp_path_factory.mktemp("suite"), scenes.files())
    suite.write("dojo/stubs.json", json.dumps({}))  # nothing is as it was shipped
    run = suite.pytest("-q", "-rN", COLUMNS="100", NO_COLOR="1")
    parts = re.split(r"^_+ (test_it\S*) _+$", run.stdout, flags=re.MULTILINE)
    texts: dict[str, str] = {}
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        text = re.split(r"\n(?:=+|-+ Captured)", text)[0].strip("\n")
        name = re.search(r"kinds/(?:test_)?(\w+)", text)
        texts.setdefault(name[1] if name else title, text)
    texts["a_gap"] = "to do" if "to do   a_gap" in run.stdout else run.stdout
    return texts


@pytest.mark.parametrize("name", scenes.KATAS)
def test_a_failure_reads_as_expected(printed, name, request):
    text = _stable(printed.get(name, f"nothing was printed for {name}: {sorted(printed)}"))
    file = EXPECTED / f"{name}.txt"
    if request.config.getoption("--write-messages"):
        EXPECTED.mkdir(exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == file.read_text(encoding="utf-8"), f"the message of {name} has changed:\n{text}"


def _stable(text: str) -> str:
    """Leave out what differs from one interpreter to the next: the number of a schedule."""
    return re.sub(r'--schedule "[^"]*"', '--schedule "S"', text)


@pytest.mark.parametrize("name", scenes.KATAS)
def test_no_failure_shows_the_machinery(printed, name):
    text = printed[name]
    assert "dojo/" not in text and "_pytest" not in text and "Traceback" not in text, text


def test_pytests_own_styles_show_no_frame_of_the_machinery(tmp_path):
    """Of greenlets one remains: gevent keeps a copy of the traceback, in which nothing can be hidden."""
    suite = make_suite(tmp_path, scenes.files())
    suite.write("dojo/stubs.json", json.dumps({}))
    for name, left in (("a_race", []), ("a_greenlet", ["delayed"])):
        run = suite.pytest("--tb=short", f"spec/kinds/test_{name}.py")
        frames = re.findall(r"^dojo/\S+:\d+: in (\w+)", run.stdout, re.MULTILINE)
        assert frames == left, f"{name} shows {frames}:\n{run.stdout}"
