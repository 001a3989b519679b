"""The server that counts who is inside."""

import threading
import urllib.error
import urllib.request

import pytest

from dojo.worlds.http_server import counting_server

plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy for this machine


def status(url: str) -> int:
    try:
        with plain.open(url) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_one_after_the_other_is_one_at_once():
    with counting_server() as server:
        assert [status(server.url), status(server.url), status(server.url + "missing")] == [200, 200, 404]
        assert (server.served, server.most) == (3, 1)
        with plain.open(server.url + "most") as response:
            assert response.read() == b"1"
        assert server.served == 3, "the question itself must not be counted"


@pytest.mark.parametrize("hold", [1, 4])
def test_together_is_more_than_one_at_once(hold):
    with counting_server(hold) as server:
        threads = [threading.Thread(target=status, args=(server.url,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.served == 4
        assert server.most >= max(hold, 2)


def test_who_is_held_is_let_go_when_the_server_closes():
    with counting_server(hold=2) as server:
        thread = threading.Thread(target=status, args=(server.url,))
        thread.start()
        with server.changed:
            assert server.changed.wait_for(lambda: server.inside, 30)
    thread.join(30)
    assert not thread.is_alive()
