"""Futures: two workers race for the answer, and both find the future not yet done."""

from concurrent.futures import Future

from dojo import in_threads


def answer(future, text):
    if not future.done():
        future.set_result(text)


def scenario(program):
    future = Future()
    in_threads(lambda: program.answer(future, "left"), lambda: program.answer(future, "right"))
    assert future.result() in ("left", "right"), f"one of the two answers, not {future.result()}"
