"""`dojo grade-all --broker` with a real RabbitMQ: workers and broker killed in the middle, every row once and right."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from dojo.worlds.brokers.servers import free_port
from tests.classroom.rabbit import INSTALLED, Rabbit
from tests.classroom.test_grade_all import points, rows, wait_for

needs_rabbitmq = pytest.mark.skipif(not INSTALLED, reason="RabbitMQ is not installed: apt-get install rabbitmq-server")
pytestmark = [pytest.mark.timeout(240), pytest.mark.slow("starts RabbitMQ and workers, and kills them")]


@pytest.fixture(scope="module")
def rabbit(tmp_path_factory):
    rabbit = Rabbit(tmp_path_factory.mktemp("broker") / "rabbit")
    rabbit.start()
    yield rabbit
    rabbit.kill()


@pytest.fixture
def workers(room, rabbit):
    """Return a function that starts a worker of the room's suite; all of them are ended afterwards."""
    started = []

    def start(*args, before=()):
        command = [sys.executable, "-m", "celery", "-A", "dojo.grading.worker", *before]
        command += ["worker", "-c", "2", "-l", "warning"]
        command += ["--without-gossip", "--without-mingle", *args]
        with (room.root / f"worker{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=room.root,
                env=room.environ | ({} if before else {"KATA_BROKER_URL": rabbit.url}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        started.append(process)
        return process

    yield start
    for process in started:
        kill(process)


def kill(process):
    """End a worker and all it has started, at once."""
    if process.poll() is not None:
        return  # its number may be somebody else's by now
    tree = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    for one in tree:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            pass
    process.wait()
    psutil.wait_procs(tree)


def a_class_of_thirty(room):
    """Hand in 30 submissions: right, half right and wrong ones by turns; the tenth waits to be let go."""
    wanted = {}
    for number in range(30):
        texts = [("# pass", "# pass", "3"), ("# fail", "# pass", "1"), ("# fail", "# fail", "0")][number % 3]
        room.hand_in(f"s{number:02}", *texts[:2])
        wanted[f"s{number:02}"] = (texts[2], "3")
    room.hand_in("s09", "# wait")
    return wanted


@needs_rabbitmq
def test_a_class_is_graded_by_workers(room, rabbit, workers):
    wanted = a_class_of_thirty(room)
    room.go()
    workers()
    run = room.grade("--broker", rabbit.url)
    assert run.returncode == 0, run.stderr
    assert points(room) == wanted
    assert set(room.graded().values()) == {1}, f"nothing is graded twice while nothing breaks: {room.graded()}"


@needs_rabbitmq
def test_a_worker_killed_in_the_middle_costs_nothing(room, rabbit, workers):
    wanted = a_class_of_thirty(room)
    first = workers()
    process = room.start("--broker", rabbit.url)
    wait_for(lambda: room.graded()["s09 threads/counter"])
    kill(first)
    room.go()
    workers()
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert points(room) == wanted
    assert room.graded()["s09 threads/counter"] == 2, "what the killed worker had begun is graded by another"


@needs_rabbitmq
def test_the_broker_killed_in_the_middle_costs_nothing(room, rabbit, workers):
    wanted = a_class_of_thirty(room)
    workers()
    process = room.start("--broker", rabbit.url)
    wait_for(lambda: room.graded()["s09 threads/counter"])
    rabbit.kill()
    room.go()
    rabbit.start()
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert "is away" in said and "The broker is back" in said, said
    assert points(room) == wanted


@needs_rabbitmq
def test_the_class_killed_in_the_middle_goes_on(room, rabbit, workers):
    wanted = a_class_of_thirty(room)
    workers()
    process = room.start("--broker", rabbit.url)
    wait_for(lambda: room.graded()["s09 threads/counter"])
    process.kill()
    process.communicate()
    room.go()
    run = room.grade("--broker", rabbit.url)
    assert run.returncode == 0, run.stderr
    assert points(room) == wanted


@needs_rabbitmq
def test_what_kills_its_workers_does_not_go_round_for_ever(room, rabbit, workers):
    room.hand_in("anna", "# wait")
    process = room.start("--broker", rabbit.url)
    for number in (1, 2, 3):
        worker = workers()
        wait_for(lambda number=number: room.graded()["anna threads/counter"] == number)
        kill(worker)
    workers()
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert "3 workers were lost while they graded it" in rows(room)["anna"]["note"]


@needs_rabbitmq
def test_what_breaks_on_a_worker_is_tried_again_and_recorded(room, rabbit, workers):
    room.hand_in("anna", "# crash once")
    room.hand_in("ben", "# crash")
    workers()
    run = room.grade("--broker", rabbit.url)
    assert run.returncode == 2, run.stderr
    table = rows(room)
    assert (table["anna"]["points"], table["anna"]["retried"]) == ("3", "1")
    assert (table["ben"]["points"], table["ben"]["retried"]) == ("1", "2")
    assert room.graded()["ben threads/counter"] == 3


@needs_rabbitmq
def test_no_process_near_a_student_knows_the_broker(room, rabbit, workers):
    room.hand_in("anna", "# wait")
    worker = workers()
    process = room.start("--broker", rabbit.url)
    wait_for(room.graded)
    grading = [
        one for one in psutil.Process(worker.pid).children(recursive=True) if "dojo.grading.batch.unit" in one.cmdline()
    ]
    assert grading, "a unit is graded in a process of its own"
    for one in grading:
        known = [*one.environ().values(), *one.cmdline()]
        assert not any(str(rabbit.port) in text or "amqp" in text for text in known), known
        assert not [c for c in one.net_connections() if c.raddr and c.raddr.port == rabbit.port], "no connection either"
    room.go()
    process.communicate()
    assert process.returncode == 0


@needs_rabbitmq
def test_without_workers_one_is_told_how_to_start_them(room, rabbit):
    room.hand_in("anna")
    process = room.start("--broker", rabbit.url)
    for line in process.stderr:
        if "No worker listens" in line:
            break
    else:
        pytest.fail("nothing was said about missing workers")
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert "celery -A dojo.grading.worker worker" in line and process.returncode == 130


@needs_rabbitmq
@pytest.mark.parametrize("box", ["bwrap"])
def test_a_worker_without_the_required_box_ends_the_class(room, rabbit, workers, box):
    room.hand_in("anna", "# missing")
    workers()
    run = room.grade("--broker", rabbit.url, "--require", box)
    assert run.returncode == 3 and "bwrap is required" in run.stderr, run.stderr


def readable(process):
    """Return what others may read in /proc of a process and of those that it started."""
    tree = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return [Path(f"/proc/{one.pid}/{name}").read_bytes() for one in tree for name in ("cmdline", "environ")]


@needs_rabbitmq
@pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")
def test_the_address_is_not_to_be_read_in_proc(room, rabbit, workers):
    room.hand_in("anna", "# wait")
    worker = workers("-c", "1")
    other = workers(before=["--broker", rabbit.url])
    process = room.start("--broker", rabbit.url, KATA_BROKER_URL=rabbit.url)
    wait_for(room.graded)
    for one in (worker, other, process):
        wait_for(lambda one=one: not any(str(rabbit.port).encode() in text for text in readable(one)))
    room.go()
    process.communicate()
    assert process.returncode == 0, "what is hidden from others still works"


@pytest.mark.skipif(sys.platform != "linux", reason="a flag that Linux has")
def test_other_processes_of_its_user_cannot_read_a_workers_memory(room):
    code = "import sys, ctypes; sys.argv = ['celery']; import dojo.grading.worker; print(ctypes.CDLL(None).prctl(3))"
    run = subprocess.run([sys.executable, "-c", code], cwd=room.root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0", "PR_GET_DUMPABLE must be 0: what is not dumpable is not readable in /proc"


@pytest.fixture(params=["nobody listens", "no such host", "no answer"])
def nowhere(request):
    """The address of a broker that is none."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        ports = {"nobody listens": free_port(), "no such host": 5672, "no answer": silent.getsockname()[1]}
        host = "no.such.host.invalid" if request.param == "no such host" else "127.0.0.1"
        yield f"{host}:{ports[request.param]}"


def test_that_there_is_no_broker_is_said_at_once_and_without_its_password(room, nowhere):
    room.hand_in("anna")
    run = room.grade("--broker", f"amqp://teacher:secret@{nowhere}//")
    assert run.returncode == 2, run.stderr
    assert f"there is no broker at amqp://teacher:**@{nowhere}//" in run.stderr, run.stderr
    assert "secret" not in run.stderr and "Traceback" not in run.stderr, run.stderr
