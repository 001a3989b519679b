"""Which code belongs to a test: its own, and that of the helpers that it names."""

from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any

from dojo.schedules.bytecode import walk


def own_code(body: Callable[..., Any]) -> tuple[list[CodeType], list[dict[str, Any]]]:
    """Return the code of a test and of the helpers from its own file, and their globals.

    A helper is a function, or a method of a class, that the test names or has taken along
    from the function around it.
    """
    codes: list[CodeType] = []
    namespaces: list[dict[str, Any]] = []
    waiting = [_function(body)]
    while waiting:
        function = waiting.pop()
        if function is None or function.__code__ in codes:
            continue
        codes.append(function.__code__)
        names = function.__globals__
        if all(names is not known for known in namespaces):
            namespaces.append(names)
        for value in _reached(function):
            waiting += [helper for helper in _functions(value, names) if helper.__globals__ is names]
    return codes, namespaces


def named_code(item: Any) -> tuple[list[CodeType], list[dict[str, Any]]]:
    """Return the code of a module, a class or a function that a test names itself, and their globals.

    Of a module that is what it defines, not what it imports.
    """
    if isinstance(item, CodeType):
        return [item], []
    values = vars(item).values() if isinstance(item, ModuleType) else [item]
    owner = item.__name__ if isinstance(item, ModuleType) else getattr(item, "__module__", None)
    functions = [
        function
        for value in values
        if getattr(value, "__module__", None) == owner
        for function in _functions(value, {"__name__": owner})
    ]
    if not functions:
        raise TypeError(f"trace: {item!r} has no Python code to put switch points in")
    namespaces: list[dict[str, Any]] = []
    for function in functions:
        if all(function.__globals__ is not known for known in namespaces):
            namespaces.append(function.__globals__)
    return [function.__code__ for function in functions], namespaces


def _reached(function: FunctionType) -> Iterator[Any]:
    """Yield what a function names or encloses."""
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:
            continue  # not bound yet
    for code in walk(function.__code__):
        for name in code.co_names:
            if name in function.__globals__:
                yield function.__globals__[name]


def _functions(value: Any, names: dict[str, Any]) -> Iterator[FunctionType]:
    """Yield the functions that a value stands for: itself, its methods, those of its class."""
    if isinstance(value, MethodType):
        value = value.__func__
    if isinstance(value, FunctionType):
        yield value
        return
    owner = value if isinstance(value, type) else type(value)
    if owner.__module__ != names.get("__name__"):
        return
    for member in list(vars(owner).values()):
        for part in ("", "__func__", "fget", "fset", "fdel"):
            function = getattr(member, part, None) if part else member
            if isinstance(function, FunctionType):
                yield function


def _function(body: Any) -> FunctionType | None:
    """Return the Python function behind a method, a partial or a decorated function."""
    while not isinstance(body, FunctionType):
        inner = getattr(body, "__func__", None) or getattr(body, "func", None)
        if inner is None:
            call = vars(type(body)).get("__call__")
            return call if isinstance(call, FunctionType) else None
        body = inner
    return body
