"""The edits that mutants are made of, one by one."""

import ast

import pytest

from tests.mutants.mutate import mutants, write


def body(text: str) -> str:
    return "def f(self, x):\n" + "".join(f"    {line}\n" for line in text.splitlines())


EDITS = [
    ("drop with", "with self.lock:\n    x.go = 1", "x.go = 1"),
    ("while to if", "while x.empty:\n    x.wait = 1", "if x.empty:\n    x.wait = 1"),
    ("drop finally", "try:\n    x.a = 1\nfinally:\n    x.b = 2", "x.a = 1\nx.b = 2"),
    ("drop call", "x.join()", "pass"),
    ("drop call", "await x.join()", "pass"),
    ("swap", "x.a()\nreturn_ = x.b", "return_ = x.b\nx.a()"),
    ("notify_all to notify", "return x.notify_all()", "return x.notify()"),
    ("RLock to Lock", "return threading.RLock()", "return threading.Lock()"),
    ("RLock to Lock", "return RLock()", "return Lock()"),
    ("off by one", "return x < 3", "return x <= 3"),
    ("count +1", "return Semaphore(2)", "return Semaphore(2 + 1)"),
    ("count -1", "return threading.Barrier(x)", "return threading.Barrier(x + -1)"),
]


@pytest.mark.parametrize(("operator", "before", "after"), EDITS, ids=lambda text: text.partition("\n")[0])
def test_each_operator_makes_its_edit(operator, before, after):
    asynchronous = "async " if "await" in before else ""
    found = [one for one in mutants(asynchronous + body(before)) if one.name.startswith(f"{operator}: f: ")]
    expected = ast.unparse(ast.parse(asynchronous + body(after)))
    assert [one.source for one in found] == [expected], f"{operator} must make one mutant of {before!r}"


@pytest.mark.parametrize(
    "text",
    [
        "while True:\n    if x:\n        break",  # `if` in its place would not compile
        "with open(x) as file:\n    return file",  # what it names would be missing: no plausible slip
        "a = x.n\nb = x.n + 1",  # neither writes what the other reads: their order cannot matter
        '"""Only words."""',
    ],
)
def test_no_edit_that_could_not_be_a_slip(text):
    assert not list(mutants(body(text))), f"{text!r} leaves nothing to edit"


def test_a_mutant_says_where_it_is_and_has_a_name_of_its_own():
    source = "class Counter:\n    def add(self):\n        self.go()\n        self.go()\n"
    found = list(mutants(source))
    assert [(one.name, one.line) for one in found] == [
        ("drop call: Counter.add: self.go()", 3),
        ("drop call: Counter.add: self.go() (number 2)", 4),
    ], "two calls to drop, told apart"


def test_mutants_are_written_where_a_target_may_lie(tmp_path):
    files = write("threads/lock", list(mutants(body("x.join()"))), tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in files] == ["threads/lock/m001.py"]
