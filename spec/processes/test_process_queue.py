"""Process queue: every item once, whatever it is, and an end for everybody."""

import re
from multiprocessing import Barrier, Process, Queue, SimpleQueue, active_children, current_process, get_context, queues

import pytest

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.rendezvous import Rendezvous


def nothing():
    """A pause that takes no time."""


def run(*processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()


class Doubtful(queues.Queue):
    """A queue of which nobody has seen an item yet whenever somebody asks."""

    def empty(self):
        return True

    def qsize(self):
        raise NotImplementedError  # as on macOS


@behaviour("MQ01", "MQ04", "MQ07")
@every_start_method
def test_every_item_is_consumed_once(kata):
    queues.Queue.empty = Doubtful.empty  # this process's alone, and it may always say so
    with lingering():
        got = kata.consume(range(10), 3, nothing)
        left = active_children()
    assert sorted(item for _, item in got or ()) == list(range(10)), f"0 to 9 must be consumed once each, not {got}"
    names = {name for name, _ in got}
    assert all(re.fullmatch(r"Consumer-\d+", name) for name in names), f"consumers must have done it, not {names}"
    assert not left, (
        f"everybody must have ended when consume() returns, but {[process.name for process in left]} live on"
    )


@behaviour("MQ07")
@every_start_method
def test_an_item_may_be_anything(kata):
    items = [None, 0, "", False, (), "END", "STOP"]
    got = [item for _, item in kata.consume(items, 2, nothing) or ()]
    assert sorted(map(repr, got)) == sorted(map(repr, items)), f"{items} must be consumed, whatever ends it, not {got}"


@behaviour("MQ07")
@every_start_method
def test_more_than_a_pipe_can_hold_arrives(kata):
    items = [letter * 200_000 for letter in "abcd"]
    got = kata.consume(items, 2, nothing) or ()
    assert sorted(item for _, item in got) == items, f"all four large items must arrive, not {len(got)}"


class Parcel:
    """An item: the consumer that unpacks it meets somebody."""

    def __init__(self, point):
        self.point = point

    def __reduce__(self):
        return unpack, (self.point,)


def unpack(point):
    if current_process().name.startswith("Consumer"):
        point.meet()
    return Parcel(point)


@behaviour("MQ06")
@every_start_method
def test_consumers_work_while_the_producer_pauses(kata):
    with Rendezvous(2) as point:
        got = kata.consume([Parcel(point), Parcel(point)], 1, point.meet)
    assert len(got or ()) == 2, f"two items must be consumed, one in each of the producer's pauses, not {got}"


@behaviour("MQ04")
@every_start_method
def test_consumers_consume_at_the_same_time(kata):
    with Rendezvous(2) as point:
        got = kata.consume([Parcel(point), Parcel(point)], 2, nothing)
    assert len({name for name, _ in got or ()}) == 2, f"each of two consumers must consume one of two items, not {got}"


class Results:
    """Lets no consumer deliver before each of them has something to deliver."""

    def __init__(self, queue, consumers):
        self.queue, self.barrier, self.first = queue, Barrier(consumers), True

    def put(self, result):
        if self.first:
            self.barrier.wait()
        self.first = False
        self.queue.put(result)


@behaviour("MQ03", "MQ05", "MQ08")
@every_start_method
def test_all_consumers_consume_whatever_empty_says(kata):
    queue, results = Doubtful(ctx=get_context()), SimpleQueue()
    delivery = Results(results, 3)
    producer = kata.Producer(queue, "abc", 3, nothing)
    consumers = [kata.Consumer(queue, delivery) for _ in range(3)]
    run(producer, *consumers)
    assert not results.empty(), "a consumer must wait for what empty() does not tell, but nothing was delivered"
    got = [results.get() for _ in range(3)]
    assert {item for _, item in got} == {"a", "b", "c"}, f"a, b and c must be delivered once each, not {got}"
    names = {process.name for process in consumers}
    assert {name for name, _ in got} == names, f"{sorted(names)} must deliver one item each, not {got}"
    assert all(re.fullmatch(r"Consumer-\d+", name) for name in names), f"consumers are named Consumer-N, not {names}"
    assert re.fullmatch(r"Producer-\d+", producer.name), f"a producer is named Producer-N, not {producer.name!r}"


class Noted(queues.JoinableQueue):
    """A queue that notes what is done to it."""

    def __init__(self, note):
        super().__init__(ctx=get_context())
        self.note = note

    def __getstate__(self):
        return self.note, super().__getstate__()

    def __setstate__(self, state):
        self.note = state[0]
        super().__setstate__(state[1])

    def put(self, item, *args):
        self.note(item)
        super().put(item, *args)

    def task_done(self):
        self.note("done")
        super().task_done()


class Note:
    """A note that can be handed to a process: called without a word, it is a pause."""

    def __init__(self):
        self.book = SimpleQueue()

    def __call__(self, word="pause"):
        self.book.put(word)

    def read(self):
        words = []
        while not self.book.empty():
            words.append(self.book.get())
        return words


@behaviour("MQ06")
@every_start_method
def test_the_producer_pauses_after_each_item(kata):
    note = Note()
    run(kata.Producer(Noted(note), ["first", "second"], 1, note))
    words = note.read()
    pauses = [word == "pause" for word in words[:4]]
    assert pauses == [False, True, False, True], f"a pause must follow each item, not {words}"
    assert "first" in repr(words[0]) and "second" in repr(words[2]), f"the items must be put in their order: {words}"
    assert len(words) == 5, f"after the last item the end must be put once for the one consumer, not {words[4:]}"


@behaviour("MQ02")
@every_start_method
def test_a_task_is_done_when_it_has_been_handled(kata):
    note = Note()
    tasks = Noted(note)
    worker = Process(target=kata.work, args=(tasks, note), daemon=True)
    for task in ("one", "two"):
        tasks.put(task)
    note.read()  # what was noted so far
    worker.start()
    tasks.join()
    worker.terminate()
    words = note.read()
    assert words == ["one", "done", "two", "done"], f"each task must be handled and then done, not {words}"
    plain = Queue()
    plain.put("a task")
    with pytest.raises(AttributeError, match="task_done"):
        kata.work(plain, note)
