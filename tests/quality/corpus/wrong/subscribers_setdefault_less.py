"""Missing setdefault: a KeyError handler creates the set that another thread has just created."""

from dojo import in_threads

topics = {}


def subscribe(topic, name):
    try:
        topics[topic].add(name)
    except KeyError:
        topics[topic] = {name}


def scenario(program):
    in_threads(lambda: program.subscribe("news", "ann"), lambda: program.subscribe("news", "bob"))
    names = program.topics["news"]
    assert names == {"ann", "bob"}, f"both must be subscribed, not only {sorted(names)}"
