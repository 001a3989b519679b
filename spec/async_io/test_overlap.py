"""Overlap: what the notes document, as tests."""

import asyncio
import threading

from dojo import behaviour


class Site:
    """Answers to requests that take `seconds[name]`; counts how many are under way at once."""

    def __init__(self, **seconds):
        self.seconds, self.inside, self.most, self.threads = seconds, 0, 0, set()

    async def fetch(self, name):
        self.threads.add(threading.get_ident())
        self.inside += 1
        self.most = max(self.most, self.inside)
        await asyncio.sleep(self.seconds[name])
        self.inside -= 1
        return f"answer {name}"


@behaviour("A04")
def test_one_by_one_never_overlaps(kata, virtual_loop):
    site = Site(a=1, b=2, c=3)
    answers = virtual_loop.run(kata.one_by_one(site.fetch, ["a", "b", "c"]))
    assert answers == ["answer a", "answer b", "answer c"], f"one answer for each name is due, not {answers!r}"
    assert site.most == 1, f"one by one means only one request at a time, but {site.most} were under way"
    assert virtual_loop.elapsed == 6, f"waits of 1, 2 and 3 s must add up to 6, not {virtual_loop.elapsed:g}"


@behaviour("A05", "A06")
def test_all_waits_are_open_at_once(kata, virtual_loop):
    site = Site(a=3, b=1, c=2)
    virtual_loop.run(kata.together(site.fetch, ["a", "b", "c"]))
    assert site.most == 3, f"all 3 requests must be under way at once, not {site.most}"
    assert virtual_loop.elapsed == 3, f"waits of 3, 1 and 2 s must cost the longest, 3, not {virtual_loop.elapsed:g}"


@behaviour("A05")
def test_answers_keep_the_order_of_the_names(kata, virtual_loop):
    site = Site(a=3, b=1, c=2)
    answers = virtual_loop.run(kata.together(site.fetch, ["a", "b", "c"]))
    assert list(answers or ()) == ["answer a", "answer b", "answer c"], (
        f"the answers must be in the order of the names, not {answers!r}"
    )


@behaviour("A01")
def test_one_thread_does_it_all(kata, virtual_loop):
    site = Site(a=0, b=0, c=0)
    virtual_loop.run(kata.together(site.fetch, ["a", "b", "c"]))
    assert site.most == 3, f"all 3 requests must be under way at once, not {site.most}"
    here = {threading.get_ident()}
    assert site.threads == here, f"all requests must run in one thread, the loop's, not in {len(site.threads)}"


@behaviour("A06")
def test_each_answer_is_handled_when_it_comes(kata, virtual_loop):
    site, handled = Site(a=3, b=1, c=2), []
    virtual_loop.run(
        kata.as_they_come(site.fetch, ["a", "b", "c"], lambda answer: handled.append((virtual_loop.elapsed, answer)))
    )
    expected = [(1, "answer b"), (2, "answer c"), (3, "answer a")]
    assert handled == expected, f"each answer must be handled as soon as it is there: {expected}, not {handled}"
