"""Missing setdefault, repaired: the look-up and the new set are one locked step."""

import threading

from dojo import in_threads

topics = {}
topics_lock = threading.Lock()


def subscribe(topic, name):
    with topics_lock:
        try:
            topics[topic].add(name)
        except KeyError:
            topics[topic] = {name}


def scenario(program):
    in_threads(lambda: program.subscribe("news", "ann"), lambda: program.subscribe("news", "bob"))
    names = program.topics["news"]
    assert names == {"ann", "bob"}, f"both must be subscribed, not only {sorted(names)}"
