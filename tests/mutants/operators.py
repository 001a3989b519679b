"""The edits: each takes a parsed solution and yields the places where it can be made.

An operator yields Edits. An edit changes the tree in place when it is applied, so every mutant begins with a
tree of its own.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COUNTED = {"Semaphore", "BoundedSemaphore", "Barrier", "Queue", "LifoQueue", "JoinableQueue", "Pool", "range"}
LOOSENED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
PLAIN = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.With, ast.For, ast.While, ast.If, ast.Try)

Body = list[ast.stmt]


@dataclass(frozen=True)
class Edit:
    """One edit: what it is called, the node where it is made, and how to make it."""

    operator: str
    node: ast.AST
    apply: Callable[[], None]


def edits(tree: ast.Module) -> Iterator[Edit]:
    """Yield every edit that can be made to the module."""
    for body in _bodies(tree):
        for index, statement in enumerate(body):
            yield from _of_statement(body, index, statement)
    for node in ast.walk(tree):
        yield from _of_expression(node)


def _bodies(tree: ast.AST) -> Iterator[Body]:
    """Yield every list of statements inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef)):
            continue
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body:
                yield body


def _of_statement(body: Body, index: int, statement: ast.stmt) -> Iterator[Edit]:
    def replaced(operator: str, *new: ast.stmt) -> Edit:
        return Edit(operator, statement, lambda: body.__setitem__(slice(index, index + 1), list(new)))

    match statement:
        case ast.With() | ast.AsyncWith() if not any(item.optional_vars for item in statement.items):
            yield replaced("drop with", *statement.body)
        case ast.While() if not _leaves_the_loop(statement):
            yield replaced("while to if", ast.If(statement.test, statement.body, []))
        case ast.Try() if statement.finalbody:
            calm = [*statement.body, *statement.finalbody]
            yield replaced("drop finally", *calm)
        case ast.Expr(ast.Call() | ast.Await()):
            yield replaced("drop call", ast.Pass())
    if index + 1 < len(body) and _may_swap(statement, body[index + 1]):
        yield Edit("swap", statement, lambda: body.__setitem__(slice(index, index + 2), body[index : index + 2][::-1]))


def _of_expression(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Attribute(attr="notify_all"):
            yield Edit("notify_all to notify", node, lambda: setattr(node, "attr", "notify"))
        case ast.Attribute(attr="RLock"):
            yield Edit("RLock to Lock", node, lambda: setattr(node, "attr", "Lock"))
        case ast.Call(ast.Name(id="RLock") as name):
            yield Edit("RLock to Lock", node, lambda: setattr(name, "id", "Lock"))
        case ast.Compare(ops=[operator]) if type(operator) in LOOSENED:
            yield Edit("off by one", node, lambda: setattr(node, "ops", [LOOSENED[type(operator)]()]))
        case ast.Call() if _name(node.func) in COUNTED and node.args:
            last = len(node.args) - 1
            for change in (1, -1):
                yield Edit(f"count {change:+}", node, lambda change=change: _add(node, last, change))


def _add(call: ast.Call, index: int, change: int) -> None:
    call.args[index] = ast.BinOp(call.args[index], ast.Add(), ast.Constant(change))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _leaves_the_loop(loop: ast.While) -> bool:
    """Whether break or continue belongs to this very loop: an `if` in its place would not compile."""
    waiting: list[ast.AST] = [*loop.body, *loop.orelse]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Break, ast.Continue)):
            return True
        if not isinstance(node, (ast.While, ast.For, ast.AsyncFor, ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting += ast.iter_child_nodes(node)
    return False


def _may_swap(first: ast.stmt, second: ast.stmt) -> bool:
    """Whether the order of two statements can matter: neither a docstring nor two assignments that share nothing."""
    if not (isinstance(first, PLAIN) and isinstance(second, PLAIN)):
        return False
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return False
    if isinstance(first, ast.Assign) and isinstance(second, ast.Assign):
        return bool(_names(first) & _written(second) | _written(first) & _names(second))
    return ast.dump(first) != ast.dump(second)


def _names(node: ast.AST) -> set[str]:
    found = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return found | {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def _written(assignment: ast.Assign) -> set[str]:
    """Return the names that an assignment sets."""
    parts = [part for target in assignment.targets for part in ast.walk(target)]
    names = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)}
