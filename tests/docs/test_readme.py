"""The READMEs: the first kata is really walked through, every command really run, both languages in step."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dojo import pictures
from dojo.paths import ROOT

READMES = ["README.md", "README.zh-CN.md"]
INLINE = re.compile(r"`((?:dojo|pytest|tox)(?: [^`\n]*)?)`")
# What is not run here: commands that wait for a person, take long, or are only part of a sentence.
ELSEWHERE = {
    "dojo watch": "tests/test_terminal.py",
    "dojo claims": "tests/claims",
    "dojo hint": "tests/test_cli.py",
    "dojo explain": "tests/test_cli.py",
    "tox": "tox.ini",
    "tox -e docs": "tox.ini",
    "tox -l -v": "tox.ini",
    "pytest --target FOLDER": "tests/test_plugin.py",
    "pytest --target solutions": "tox.ini",
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    """Return the commands that a README gives within its sentences."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return INLINE.findall(prose)


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A copy of the project as a learner gets it, without what others have built in it."""
    folder = tmp_path_factory.mktemp("clone") / "katas"
    leave_out = shutil.ignore_patterns(".git", ".dojo", ".venv", ".tox", "__pycache__", "site", "build", "tests")
    shutil.copytree(ROOT, folder, ignore=leave_out)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README with this interpreter, as if its environment were activated."""
    program, *arguments = shlex.split(command)
    module = {"pytest": "pytest", "dojo": "dojo.cli"}[program.rpartition("/")[2]]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=clean | {"PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def write_methods(path: Path, block: str) -> None:
    """Put the methods of a README's block in the place of those of the same name."""
    text = path.read_text(encoding="utf-8")
    new = {node.name: node for node in ast.parse("class C:\n" + block).body[0].body}
    lines, fresh = text.splitlines(), ("class C:\n" + block).splitlines()
    methods = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef) and node.name in new]
    for node in sorted(methods, key=lambda node: -node.lineno):
        if node.col_offset:
            replacement = new[node.name]
            end = _end(lines, node)
            lines[node.lineno - 1 : end] = fresh[replacement.lineno - 1 : replacement.end_lineno]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _end(lines: list[str], node: ast.FunctionDef) -> int:
    """Return the number of a method's last line, a comment behind its last statement included."""
    end = node.end_lineno or node.lineno
    while end < len(lines) and lines[end].strip().startswith("#"):
        end += 1
    return end


@pytest.mark.slow("runs the first kata three times")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", READMES)
def test_the_first_kata_goes_as_told(clone, name):
    text, kata = read(name), clone / "katas/threads/lock.py"
    ask = next(block.strip() for block in blocks(text, "sh") if block.startswith("pytest"))
    naive, right = blocks(text, "python")
    shutil.copyfile(ROOT / "katas/threads/lock.py", kata)
    first = run(ask, clone)
    assert "1 to do" in first.stdout and first.returncode == 1, first.stdout
    write_methods(kata, naive)
    red = run(ask, clone)
    [shown] = blocks(text, "text")
    assert _stable(shown.strip()) in _stable(red.stdout), f"{name} shows another message than this:\n{red.stdout}"
    replay = next(line.partition(":")[2].strip() for line in shown.splitlines() if line.startswith("Replay:"))
    assert "two increments must give 2, not 1" in run(replay, clone).stdout, "the replay must fail in the same way"
    write_methods(kata, right)
    green = run(ask, clone)
    assert "1 passed" in green.stdout and green.returncode == 0, green.stdout
    shutil.copyfile(ROOT / "katas/threads/lock.py", kata)


def _stable(text: str) -> str:
    """Leave out the number of the schedule, which differs from one interpreter to the next."""
    return re.sub(r'--schedule "[^"]*"', '--schedule "S"', text)


@pytest.mark.slow("runs every command that a learner is told of")
@pytest.mark.timeout(300)
def test_every_command_runs(clone):
    given = dict.fromkeys(commands(read("README.md")) + commands(read("docs/index.md")))
    assert "dojo next" in given and "dojo hint threads/lock" in given, given
    for command in given:
        if command in ELSEWHERE:
            continue
        done = run(command + (" --yes" if command.startswith("dojo solution") else ""), clone)
        assert done.returncode in (0, 1) and "Usage" not in done.stderr, f"{command}: {done.stdout}{done.stderr}"
        assert "Error" not in done.stderr and "Traceback" not in done.stderr, f"{command}: {done.stderr}"


@pytest.mark.parametrize("name", READMES)
def test_the_first_command_can_do_what_it_says(name):
    """The environment and its packages are CI's business; here, that every file it names is there."""
    practise, check = blocks(read(name), "sh")[:2]
    for command in (practise, check):
        steps = [shlex.split(step) for step in command.split("&&")]
        assert [step[:2] for step in steps[:1]] == [["python3", "-m"]], command
        assert (ROOT / steps[1][steps[1].index("-r") + 1]).is_file(), command
    assert practise.strip().endswith("-m pytest") and check.strip().endswith("-m tox"), (practise, check)


def test_commands_run_elsewhere_are_really_run_there():
    gone = [command for command, place in ELSEWHERE.items() if not (ROOT / place).exists()]
    assert not gone, gone
    environments = re.findall(r"^\[testenv:([\w-]+)", read("tox.ini"), re.MULTILINE)
    named = re.findall(r"`tox -e (\w+)`", read("README.md"))
    assert set(named) <= set(environments), f"tox.ini has {environments}, the README names {named}"


def test_both_languages_give_the_same_commands_code_and_links():
    english, chinese = (read(name) for name in READMES)
    for language in ("sh", "python", "text"):
        assert blocks(chinese, language) == blocks(english, language), f"the {language} blocks differ"
    inline = [
        re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)) for text in (english, chinese)
    ]
    assert sorted(inline[0]) == sorted(inline[1]), set(inline[0]) ^ set(inline[1])
    links = [re.findall(r"\]\(([^)]+)\)", text)[1:] for text in (english, chinese)]
    assert links[0] == links[1], f"the links differ: {links}"
    heads = [len(re.findall(r"^## ", text, re.MULTILINE)) for text in (english, chinese)]
    assert heads[0] == heads[1], f"the sections differ: {heads}"


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name):
    gone = [
        link
        for link in re.findall(r"\]\(([^)#]+)", read(name))
        if not link.startswith("http") and not (ROOT / link).exists()
    ]
    assert not gone, f"{name} links to what is not there: {gone}"


def test_the_picture_of_the_board_is_fresh():
    drawn = pictures.EXAMPLE.read_text(encoding="utf-8")
    assert drawn == pictures.example(), "docs/images/board.svg is behind. Draw it anew: python -m dojo.pictures"
    assert "font-face" not in drawn, "a picture must not fetch fonts from elsewhere"
