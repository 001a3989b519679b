"""What the stages of test_processes.py play: right and wrong ways to use processes."""

import ctypes
import os
import signal
import sys
import threading
import time
from multiprocessing import Event, Lock, Pipe, Process, Queue, shared_memory, util


def fine():
    process = Process(target=say, args=("hello",))
    process.start()
    process.join()
    assert process.exitcode == 0, f"the child ended with {process.exitcode}"


def say(text):
    print(text)


def wrong():
    assert [] == [1], "the list must hold 1, not []"


def main_waits_for_ever():
    reader, _writer = Pipe(False)
    reader.recv()


def child_waits_for_ever():
    event = Event()
    process = Process(target=wait_for, args=(event,), name="the-waiter")
    process.start()
    process.join()


def wait_for(event):
    event.wait()


def grandchild_waits_for_ever():
    process = Process(target=child_waits_for_ever, name="the-middle")
    process.start()
    process.join()


def deaf_child():
    process = Process(target=ignore_everything, name="the-deaf")
    process.start()
    process.join()


def ignore_everything():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Event().wait()


def lock_never_released():
    """Prints the names of what has to be gone afterwards."""
    lock, memory = Lock(), shared_memory.SharedMemory(create=True, size=64)
    print(memory.name, str(lock._semlock.name).lstrip("/"), flush=True)
    lock.acquire()
    process = Process(target=take, args=(lock,), name="the-second")
    process.start()
    process.join()


def take(lock):
    lock.acquire()


def spin():
    process = Process(target=spin_for_ever, name="the-spinner")
    process.start()
    process.join()


def spin_for_ever():
    while True:
        pass


def left_behind():
    if os.fork() == 0:
        signal.pause()


def crash():
    faulting_read()


def killed_with_temporary_files():
    print(util.get_temp_dir(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def crashing_child():
    queue = Queue()
    Process(target=faulting_read, name="the-crasher").start()
    queue.get()


def faulting_read():
    ctypes.string_at(0)


def exits():
    os._exit(0)


def says_goodbye():
    sys.exit(0)


def silent_child():
    process = Process(target=os._exit, args=(0,), name="the-silent")
    process.start()
    process.join()
    raise AssertionError("nothing came")


def failing_child():
    process = Process(target=fail, name="the-failing")
    process.start()
    process.join()
    assert process.exitcode == 0, f"the exit code is {process.exitcode}"


def fail():
    raise ValueError("no good")


def unwritten_child():
    queue = Queue()
    Process(target=unwritten).start()
    queue.get()


def unwritten():
    raise NotImplementedError("unwritten")


def slow_but_right():
    """Blocked for most of the time, but never for two seconds."""
    for _ in range(3):
        time.sleep(1)


def thread_that_waits():
    threading.Thread(target=threading.Event().wait, name="the thread").start()
