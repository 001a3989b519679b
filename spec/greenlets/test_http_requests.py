"""HTTP requests: what the notes document, as tests. A server on this machine counts who is inside at once."""

import pytest

from dojo import behaviour
from dojo.worlds.http_server import counting_server

pytestmark = pytest.mark.slow("a fresh interpreter that imports requests for each scene")

NINE = 9
NO_PROXY = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def requests_one_by_one(kata, urls):
    kata.make_cooperative()
    return kata.one_by_one(urls)


def requests_together(kata, urls):
    """Return the statuses, or None when the server says again and again that no more requests come in."""
    from dojo.worlds.hub_guard import guard_sockets

    guard_sockets()
    kata.make_cooperative()
    import gevent
    import requests

    all_of_them, told = gevent.spawn(kata.together, urls), []
    while len(told) < 5 or len(set(told[-5:])) > 1:
        for _ in range(20):  # turns of the hub, each of which serves everything that is there
            gevent.sleep(0.01)
            if all_of_them.ready():
                return all_of_them.get()
        told.append(requests.get(urls[0] + "most").text)
    return None


def requests_unpatched(kata, urls):
    return kata.together(urls)


@behaviour("G24")
def test_nine_one_by_one_are_answered(fresh_python):
    with counting_server() as server:
        statuses = fresh_python(requests_one_by_one, [server.url] * NINE, env=NO_PROXY)
    assert statuses == [200] * NINE, f"nine requests must be answered with 200, nine times, not {statuses}"
    assert server.served == NINE, f"nine requests must reach the server, not {server.served}"
    assert server.most == 1, f"one by one, only one request may be inside the server, not {server.most}"


@behaviour("G24", "G25")
def test_nine_together_are_inside_at_once(fresh_python):
    with counting_server(hold=NINE) as server:
        statuses = fresh_python(requests_together, [server.url] * NINE, env=NO_PROXY)
    assert server.most == NINE, f"nine spawned requests must be inside the server at once, not {server.most}"
    assert statuses == [200] * NINE, f"nine requests must be answered with 200, nine times, not {statuses}"


@behaviour("G25")
def test_unpatched_they_run_one_at_a_time(fresh_python):
    with counting_server() as server:
        statuses = fresh_python(requests_unpatched, [server.url] * NINE, env=NO_PROXY)
    assert statuses == [200] * NINE, f"unpatched requests are answered too, with 200, nine times, not {statuses}"
    assert server.most == 1, f"before make_cooperative() only one can be inside the server, not {server.most}"


def test_statuses_come_in_the_order_of_the_urls(fresh_python):
    with counting_server(hold=4) as server:
        urls = [server.url, server.url + "missing", server.url + "missing", server.url]
        statuses = fresh_python(requests_together, urls, env=NO_PROXY)
    assert statuses == [200, 404, 404, 200], f"each status belongs to its url: [200, 404, 404, 200], not {statuses}"
