"""Polling: a loop without any sleep spins until another thread has raised a flag."""

from dojo import in_threads

started = False


def start():
    global started
    started = True


def wait():
    while not started:
        pass
    return "go"


def scenario(program):
    seen = in_threads(program.wait, program.wait, program.start)
    assert seen == ["go", "go", None], f"both must go, not {seen}"
