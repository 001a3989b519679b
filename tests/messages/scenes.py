"""One wrong answer for each kind of failure that a learner can meet: a kata and its spec."""

KATAS = {
    "a_promise": "def add(a, b):\n    return a - b\n",
    "an_exception": "def first(items):\n    return _head(items)\n\n\ndef _head(items):\n    return items[0]\n",
    "a_race": (
        "class Counter:\n    def __init__(self):\n        self.value = 0\n\n"
        "    def increment(self):\n        self.value += 1\n"
    ),
    "a_deadlock": (
        "import threading\n\nleft, right = threading.Lock(), threading.Lock()\n\n\n"
        "def one():\n    with left:\n        with right:\n            pass\n\n\n"
        "def other():\n    with right:\n        with left:\n            pass\n"
    ),
    "a_thread": "def work():\n    raise LookupError('no job')\n",
    "a_raise": "def refuse():\n    pass\n",
    "an_example": "def absolute(number):\n    return number\n",
    "a_task": "async def work():\n    raise LookupError('no job')\n",
    "a_blocked_loop": "import time\n\n\nasync def nap():\n    time.sleep(1)\n",
    "a_greenlet": "def work():\n    raise LookupError('no job')\n",
    "a_process": "def work():\n    raise LookupError('no job')\n",
    "a_syntax_error": "def add(a, b:\n    return a + b\n",
    "a_missing_name": "def plus(a, b):\n    return a + b\n",
    "a_gap": "def add(a, b):\n    raise NotImplementedError('add')\n",
}

_ADD = "def test_it(kata):\n    got = kata.add(1, 2)\n    assert got == 3, f'1 and 2 make 3, not {got}'\n"

SPECS = {
    "a_promise": _ADD,
    "a_syntax_error": _ADD,
    "a_missing_name": _ADD,
    "a_gap": _ADD,
    "an_exception": "def test_it(kata):\n    assert kata.first([]) is None, 'no items, no first one'\n",
    "a_race": (
        "from dojo import every_schedule, in_threads\n\n\n@every_schedule\ndef test_it(kata):\n"
        "    counter = kata.Counter()\n    in_threads(counter.increment, counter.increment)\n"
        "    assert counter.value == 2, f'two increments must give 2, not {counter.value}'\n"
    ),
    "a_deadlock": (
        "from dojo import every_schedule, in_threads\n\n\n@every_schedule\ndef test_it(kata):\n"
        "    in_threads(kata.one, kata.other)\n"
    ),
    "a_thread": (
        "from dojo import every_schedule, in_threads\n\n\n@every_schedule\ndef test_it(kata):\n"
        "    in_threads(kata.work, print)\n"
    ),
    "a_raise": ("import pytest\n\n\ndef test_it(kata):\n    with pytest.raises(ValueError):\n        kata.refuse()\n"),
    "an_example": (
        "from hypothesis import given, settings, strategies as st\n\n\n"
        "@settings(database=None, derandomize=True)\n@given(st.integers(-3, 3))\ndef test_it(number):\n"
        "    assert absolute(number) >= 0, 'an absolute value is not negative'\n\n\n"
        "def absolute(number):\n    return number\n"
    ),
    "a_task": (
        "import asyncio\nfrom dojo import every_order\n\n\n@every_order\nasync def test_it(kata):\n"
        "    await asyncio.gather(asyncio.create_task(kata.work(), name='worker'), asyncio.sleep(1))\n"
    ),
    "a_blocked_loop": (
        "from dojo import every_order\n\n\n@every_order\nasync def test_it(kata):\n    await kata.nap()\n"
    ),
    "a_greenlet": (
        "from dojo.worlds.greenlets import hub_order, in_greenlets\n\n\n@hub_order\ndef test_it(kata):\n"
        "    in_greenlets(kata.work)\n"
    ),
    "a_process": (
        "import multiprocessing\nimport pytest\nfrom dojo import every_start_method\n\n\n"
        "@every_start_method\ndef test_it(kata):\n"
        "    process = multiprocessing.Process(target=kata.work, name='worker')\n"
        "    process.start()\n    process.join()\n"
        "    assert process.exitcode == 0, f'the worker must end well, not with {process.exitcode}'\n"
    ),
}


def files() -> dict[str, str]:
    """The scenes as the files of a suite, by path."""
    rows = ['[[chapter]]\nid = "kinds"\ntitle = "Kinds of failure"\n']
    for name in KATAS:
        rows.append(
            f'[[kata]]\nid = "kinds/{name}"\ntitle = "{name}"\nidea = "Fail."\nkind = "use"\n'
            'minutes = 1\npoints = 1\nhints = ["a", "b", "c"]\n'
        )
    result = {"syllabus.toml": "\n".join(rows)}
    for name, text in KATAS.items():
        result[f"katas/kinds/{name}.py"] = text + "\n"
        result[f"spec/kinds/test_{name}.py"] = SPECS[name]
    return result
