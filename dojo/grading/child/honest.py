"""Comparisons of the spec that a submission's objects cannot answer for themselves.

`assert counter.value == 2` asks the value whether it is 2. An object that says yes to everything would pass.
While the spec is compiled for grading, its comparisons and bare assertions are rewritten to look first at who
answers: a method of a class from outside the installation, asked about a value that is not of its own class,
gives a failed assertion instead.
"""

import ast
import operator
import types
import weakref
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

COMPARE, PLAIN = "@dojo_compare", "@dojo_plain"
OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
    ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
# Who could answer: methods of the left value, and of the right one.
EQUALITY, MEMBERSHIP = ("__ne__", "__eq__"), ("__contains__", "__iter__", "__getitem__", "__eq__")
METHODS = {
    "eq": (EQUALITY, EQUALITY),
    "ne": (EQUALITY, EQUALITY),
    "in": (EQUALITY, MEMBERSHIP),
    "not in": (EQUALITY, MEMBERSHIP),
}
ORDERING = ("__lt__", "__gt__", "__le__", "__ge__")
TRUTH = ("__bool__", "__len__")
DEEPEST, LARGEST = 4, 2_000
PRIMITIVE = frozenset({bool, int, float, complex, str, bytes, type(None)})
# Classes written in C that pass the question on to somebody else.
FORWARDING = frozenset({weakref.ProxyType, weakref.CallableProxyType, types.MappingProxyType})
CONTAINERS: tuple[Any, ...] = (
    list, tuple, set, frozenset, dict, deque, type({}.keys()), type({}.values()), type({}.items()),
)  # fmt: skip


class Rewriter(ast.NodeTransformer):
    """Sends comparisons through `compare`, and what is asserted as it stands through `plain`."""

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        kinds = [OPERATORS.get(type(one)) for one in node.ops]
        if None in kinds:
            return node
        if len(kinds) == 1:
            return _call(COMPARE, node, ast.Constant(kinds[0]), node.left, node.comparators[0])
        node.left = _call(PLAIN, node.left, node.left)
        node.comparators = [_call(PLAIN, one, one) for one in node.comparators]
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        self.generic_visit(node)
        node.test = self._asserted(node.test)
        return node

    def _asserted(self, test: ast.expr) -> ast.expr:
        if isinstance(test, ast.BoolOp):
            test.values = [self._asserted(value) for value in test.values]
        elif isinstance(test, ast.UnaryOp):
            test.operand = self._asserted(test.operand)
        elif not isinstance(test, (ast.Compare, ast.Constant)):
            return _call(PLAIN, test, test)
        return test


def _call(name: str, where: ast.expr, *arguments: ast.expr) -> ast.Call:
    call = ast.Call(ast.Name(name, ast.Load()), list(arguments), [])
    return ast.fix_missing_locations(ast.copy_location(call, where))


def functions(is_trusted: Callable[[Any, type, str], bool]) -> dict[str, Callable[..., Any]]:
    """Return what rewritten specs call, by name.

    `is_trusted(method, kind, name)` says whether what the class `kind` has as its method `name` is of the installation.
    """
    operators: dict[str, Callable[[Any, Any], Any]] = {
        **{name: getattr(operator, name) for name in ("eq", "ne", "lt", "le", "gt", "ge")},
        "in": lambda left, right: left in right,
        "not in": lambda left, right: left not in right,
    }
    kind_of, mro_of, tell = type, type.__dict__["__mro__"].__get__, AssertionError
    # Kept here: what is a module's attribute, the submission could change.
    primitive, forwarding, containers, deepest, largest = PRIMITIVE, FORWARDING, CONTAINERS, DEEPEST, LARGEST
    asked, truth, cut, joined, ordering, alike = dict(METHODS), TRUTH, islice, chain, ORDERING, ("eq", "ne")
    function, names_of = types.FunctionType, object.__getattribute__

    def own_answer(value: Any, methods: tuple[str, ...], depth: int = 0) -> Any:
        """Return a class whose method would answer for the value, or for something in it; else None."""
        kind, in_python = kind_of(value), False
        if kind in forwarding:
            return kind
        for method in methods:
            for base in mro_of(kind):
                if method in base.__dict__:
                    found = base.__dict__[method]
                    if not is_trusted(found, base, method):
                        return kind
                    in_python = in_python or kind_of(found) is function
                    break
        container = next((one for one in containers if issubclass(kind, one)), None)
        if depth < deepest and (container is not None or in_python):
            parts: Any = () if container is None else cut(container.__iter__(value), largest)
            if container is dict:
                parts = joined(parts, cut(dict.values(value), largest))
            if in_python:  # it may pass the question on to what it holds
                with suppress(AttributeError):
                    parts = joined(parts, cut(dict.values(names_of(value, "__dict__")), largest))
            for part in [*parts]:
                if kind_of(part) not in primitive:
                    found = own_answer(part, methods, depth + 1)
                    if found is not None:
                        return found
        return None

    def compare(how: str, left: Any, right: Any) -> Any:
        if kind_of(left) not in primitive or kind_of(right) not in primitive:
            asking, answering = asked.get(how) or (ordering, ordering)
            ours, theirs = own_answer(left, asking), own_answer(right, answering)
            if (ours or theirs) and not (how in alike and ours is theirs):
                found = ours or theirs
                raise tell(f"an object that decides itself what it is equal to is no answer: {found.__name__}")
        return operators[how](left, right)

    def plain(value: Any) -> Any:
        if kind_of(value) not in primitive:
            found = own_answer(value, truth)
            if found is not None:
                raise tell(f"an object that decides itself whether it is true is no answer: {found.__name__}")
        return value

    return {COMPARE: compare, PLAIN: plain}


def install(spec: Path, is_trusted: Callable[[Any, type, str], bool]) -> None:
    """Rewrite what pytest imports below the folder `spec` from now on, compiled anew, with builtins of its own."""
    import builtins

    from _pytest.assertion import rewrite

    names, real = functions(is_trusted), rewrite.rewrite_asserts
    execute, read_pyc = rewrite.AssertionRewritingHook.exec_module, rewrite._read_pyc
    own = {**vars(builtins), **names}

    def rewrite_asserts(tree: ast.Module, source: bytes, path: str | None = None, config: Any = None) -> None:
        if path is not None and Path(path).is_relative_to(spec):
            Rewriter().visit(tree)
        real(tree, source, path, config)

    def exec_module(self: Any, module: types.ModuleType) -> None:
        if Path(str(module.__file__)).is_relative_to(spec):
            vars(module)["__builtins__"] = own  # those of everybody else, the submission can change
        execute(self, module)

    rewrite.AssertionRewritingHook.exec_module = exec_module  # type: ignore[method-assign]
    rewrite.rewrite_asserts = rewrite_asserts  # type: ignore[assignment]

    def read_unless_of_the_spec(source: Path, *arguments: Any, **named: Any) -> Any:
        return None if source.is_relative_to(spec) else read_pyc(source, *arguments, **named)

    rewrite._read_pyc = read_unless_of_the_spec
