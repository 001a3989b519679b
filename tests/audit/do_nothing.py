"""The answer that does nothing: a kata's stub in which every function only returns None."""

import ast
from pathlib import Path


def do_nothing(source: str) -> str:
    """Return the module `source` with the body of every function replaced by `return None`."""
    return ast.unparse(ast.fix_missing_locations(_Emptied().visit(ast.parse(source))))


class _Emptied(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        node.body = [ast.Return(ast.Constant(None))]
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


def write_tree(stub: Path, kata_id: str, root: Path) -> Path:
    """Write the do-nothing answer to one kata into the tree at `root`; return `root`."""
    path = root / f"{kata_id}.py"
    path.parent.mkdir(parents=True)
    path.write_text(do_nothing(stub.read_text(encoding="utf-8")), encoding="utf-8")
    return root
