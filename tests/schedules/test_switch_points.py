"""Where threads may switch: before each access to what they share, and nowhere else."""

import dis

import pytest

from dojo.schedules.bytecode import walk
from dojo.schedules.shared_names import ITEMS, LEAVES
from dojo.schedules.switch_points import CALL, READ, TICK, WRITE, Access, find

KINDS = {READ: "read", WRITE: "write", CALL: "call"}


def points(source, function="work", granularity="access"):
    """Return the switch points of a function: ("write", "value") and so on, in order of the code."""
    codes = list(walk(compile(source, "<test>", "exec")))
    code = next(code for code in codes if code.co_name == function)
    offsets = find(codes, granularity)[code]
    instructions = {i.offset: i.opname for i in dis.get_instructions(code)}
    return [
        (KINDS[access.kind], access.name)
        for offset, access in sorted(offsets.items())
        if access is not TICK and instructions[offset] not in ("EXTENDED_ARG", "PRECALL")
    ]


def test_an_attribute_that_is_bound_again():
    assert points("def work(self):\n    self.value += 1\n") == [("read", "value"), ("write", "value")]


def test_an_attribute_that_only_a_constructor_binds():
    source = """
class Counter:
    def __init__(self):
        self.size = 3

def work(counter):
    counter.size
"""
    assert points(source) == []


def test_a_constructor_that_lets_its_object_escape():
    source = """
class Entry:
    def __init__(self, registry):
        self.name = "early"
        registry.append(self)
        self.name = "late"
"""
    assert points(source, "__init__") == [("call", ITEMS), ("write", "name")]


def test_a_constructor_that_hands_out_a_method():
    source = """
class Entry:
    def __init__(self, registry):
        self.name = "early"
        registry.append(self.check)
        self.name = "late"

    def check(self):
        return self.name
"""
    assert points(source, "__init__")[-2:] == [("call", ITEMS), ("write", "name")]


def test_a_base_class_that_lets_its_object_escape():
    source = """
class Base:
    def __post_init__(self):
        {what}

class Entry(Base):
    def __init__(self):
        super().__post_init__()
        self.name = "late"
"""
    assert points(source.format(what="shapes.append(self)"), "__init__")[-1] == ("write", "name")
    assert ("write", "name") not in points(source.format(what="self.shape = 'round'"), "__init__")


def test_an_attribute_that_nobody_here_binds():
    assert points("def work(thread):\n    return thread.daemon\n") == [("read", None)]


def test_local_variables_are_private():
    assert points("def work(a, b):\n    c = 1\n    for i in range(3):\n        c = c + 1\n    return c is a\n") == []


def test_a_global_that_is_bound_again():
    source = "n = 0\nLIMIT = 3\n\ndef work():\n    global n\n    n = n + LIMIT * 0 or 1\n"
    names = [name for _, name in points(source)]
    assert names[0] == "n"
    assert names[-1] == "n"
    assert "LIMIT" not in names


def test_a_closure_variable_that_is_bound_again():
    source = "def outer():\n    n, k = 0, 3\n    def work():\n        nonlocal n\n        n += k\n    return work\n"
    found = points(source)
    assert found[0] == ("read", "n")
    assert found[-1] == ("write", "n")
    assert all(name != "k" for _, name in found)


def test_items():
    assert points("def work(d, k):\n    d[k] = d[k]\n") == [("read", None), ("write", ITEMS)]
    assert points("def work(d, k):\n    del d[k]\n") == [("write", ITEMS)]
    assert ("read", None) in points("def work(d, k):\n    return k in d\n")


def test_calls_tell_what_they_call():
    assert points("def work(f):\n    f.close()\n") == [("call", "close")]
    assert points("def work(items):\n    items.append(1)\n") == [("call", ITEMS)]
    assert points("def work(key):\n    fetch(key, again=True)\n") == [("call", "fetch")]


def test_calls_that_cannot_matter():
    assert points("def work(x):\n    return isinstance(x, int), type(x), id(x)\n") == []


def test_who_asks_for_a_lock_stops_in_the_lock():
    assert points("def work(lock):\n    lock.acquire()\n") == []


def test_leaving_a_with_block():
    assert points("def work(lock):\n    with lock:\n        pass\n")[0] == ("call", LEAVES)


def test_a_truth_test_of_a_container():
    assert points("def work(items):\n    while items:\n        return 1\n")[0] == ("read", None)
    assert points("def work(a):\n    if a is None:\n        return 1\n") == []


def test_a_loop_over_a_container():
    assert [kind for kind, _ in points("def work(items):\n    for i in items:\n        pass\n")][-1] == "write"


def test_a_pattern_looks_into_what_it_matches():
    source = "def work(state):\n    match state:\n        case {'left': _}:\n            return True\n"
    assert ("read", None) in points(source)


def test_a_generator_that_delegates_to_a_container():
    assert ("write", ITEMS) in points("def work(items):\n    yield from items\n")


def test_arithmetic_on_a_constant_is_private():
    assert points("def work(me):\n    return 1 - me\n") == []


def test_reflection_makes_every_attribute_suspicious():
    source = "def other(x):\n    setattr(x, 'size', 1)\n\ndef work(x):\n    return x.size\n"
    assert points(source) == [("read", None)]


def test_every_backward_jump_is_noticed():
    code = compile("while True:\n    pass\n", "<test>", "exec")
    assert TICK in find([code])[code].values()


def test_granularities():
    source = "def work(self):\n    self.value += 1\n    return self.value\n"
    assert len(points(source, granularity="instruction")) > len(points(source)) > 1
    assert len(points(source, granularity="line")) >= 2
    assert points(source, granularity="sync") == []


def test_an_unknown_granularity():
    with pytest.raises(ValueError, match="granularity must be one of access, instruction, line, sync, not 'byte'"):
        find([], "byte")


def test_long_code_keeps_its_points():
    """EXTENDED_ARG shifts the instruction behind it: the point must be where the tool reports it."""
    body = "".join(f"    self.a{n} = self.a{n} + 1\n" for n in range(300))
    code = next(c for c in walk(compile(f"def work(self):\n{body}", "<test>", "exec")) if c.co_name == "work")
    offsets = find([code])[code]
    for k, instruction in enumerate(instructions := list(dis.get_instructions(code))):
        if instruction.opname == "STORE_ATTR":
            assert offsets[instruction.offset] == Access(WRITE, instruction.argval)
            if instructions[k - 1].opname == "EXTENDED_ARG":
                assert instructions[k - 1].offset in offsets
