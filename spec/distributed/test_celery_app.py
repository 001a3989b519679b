"""Celery app: its name, its broker, its task, and the way of a call to a worker and back."""

import pytest

from dojo import behaviour, only_on

# Each scene runs in a fresh interpreter; `on_broker` gives its Celery a broker and a queue of its own.


def resolved_address(kata):
    login = kata.app.connection_for_write().info() if kata.app else {}
    return [login.get(part) for part in ("transport", "userid", "password", "hostname", "port", "virtual_host")]


@behaviour("CE03")
def test_the_app_knows_its_broker(kata, fresh_python):
    got = fresh_python(resolved_address)
    assert got[0] in ("amqp", "pyamqp"), f"the broker must be RabbitMQ, which speaks amqp, not {got[0]}"
    assert got[3] in ("localhost", "127.0.0.1"), f"the broker must be on this machine, not on {got[3]}"
    assert got[4:] == [5672, "/"], f"the app must use port 5672 and virtual host '/', not {got[4:]}"
    login = f"as {got[1]} with {got[2]!r}"
    assert login == "as guest with 'guest'", f"user guest's password, if not given, is 'guest': the app logs in {login}"


def names(kata):
    return [getattr(kata.app, "main", None), getattr(kata.add, "name", None), kata.add(2, 3)]


@behaviour("CE03", "CE04")
def test_app_and_task_are_named_after_the_module(kata, fresh_python):
    app, task, five = fresh_python(names)
    assert app == "distributed.celery_app", f"the app must be named distributed.celery_app, not {app}"
    assert task == "distributed.celery_app.add", f"workers know the task as distributed.celery_app.add, not as {task}"
    assert five == 5, f"called directly, add(2, 3) is an ordinary call that returns 5, not {five}"


def leave_a_message(kata):
    receipt = kata.ask(5, 5)
    with kata.app.connection_for_read() as connection:
        queue = connection.SimpleQueue(kata.app.conf.task_default_queue)
        waiting = queue.qsize()
        message = queue.get(block=False) if waiting else None
        arguments = message and message.payload[0]
        return [waiting, message and message.headers["task"], arguments, bool(receipt and receipt.ready())]


@behaviour("CE01")
def test_a_call_leaves_a_message_and_runs_nothing(kata, on_broker):
    waiting, task, arguments, ready = on_broker(leave_a_message)
    assert waiting == 1, f"ask(5, 5) must leave one message at the broker, not {waiting}"
    assert task == "distributed.celery_app.add", f"the message must name the task distributed.celery_app.add: {task}"
    assert arguments == [5, 5], f"the message must carry the arguments 5 and 5, not {arguments}"
    assert not ready, "without a worker nothing may run, but the result is there already"


def have_it_added(kata):
    receipts = [kata.ask(5, 5), kata.ask(1, 2)]
    return [receipt and kata.answer(receipt, limit=100) for receipt in reversed(receipts)]


@pytest.mark.slow("starts a worker, once for this kata")
@behaviour("CE06")
def test_a_worker_adds_and_the_result_comes_back(kata, on_broker):
    got = on_broker(have_it_added, with_worker=True)
    assert got == [3, 10], f"the answers to 1 + 2 and to 5 + 5 must be 3 and 10, not {got}"


def wait_in_vain(kata):
    from queue import Empty, SimpleQueue
    from threading import Thread

    ends = SimpleQueue()

    def wait():
        try:
            ends.put(repr(kata.answer(kata.ask(5, 5), limit=0.05)))
        except Exception as error:
            ends.put(repr(error))

    Thread(target=wait, daemon=True).start()
    try:
        return ends.get(timeout=10)
    except Empty:
        return "it still waits"


@only_on("embedded")
@behaviour("CE01")
def test_an_answer_is_not_waited_for_for_ever(kata, on_broker):
    got = on_broker(wait_in_vain)
    assert got.startswith("TimeoutError"), f"with no worker at all, answer() must raise Celery's TimeoutError: {got}"


def run_as_programs(kata, notes_caller):
    import shutil
    import subprocess
    import sys
    from pathlib import Path

    def run(*command):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        except OSError as error:
            return type(error).__name__
        return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1]

    shutil.copyfile(kata.__file__, "the_program.py")  # as a file comes into being: not executable
    Path("notes.py").write_text(notes_caller, encoding="utf-8")
    return [run("./the_program.py"), run(sys.executable, "notes.py"), run(sys.executable, kata.__file__)]


NOTES_CALLER = """\
import distributed.celery_app
if __name__ == "__main__":
    result = test.add.delay(5, 5)
"""


@pytest.mark.slow("starts a worker and three programs")
@behaviour("CE05", "CE06", "CE08")
def test_a_program_gets_its_answer(kata, on_broker):
    executed, notes, printed = on_broker(run_as_programs, NOTES_CALLER, with_worker=True)
    assert executed == "PermissionError", f"a file that is not executable must not run by itself: {executed}"
    wrong = "NameError: name 'test' is not defined"
    assert notes.startswith(wrong), f"nothing is called `test`, so that test.add.delay must be a NameError: {notes}"
    assert printed == "10", f"`python celery_app.py` must print 10, the worker's answer, not {printed!r}"
