"""Thread pool, repaired: shutdown() waits for the tasks before the results are read."""

from concurrent.futures import ThreadPoolExecutor


def greet(names):
    greetings = {}

    def task(name):
        greetings[name] = f"hello {name}"

    pool = ThreadPoolExecutor(max_workers=2)
    for name in names:
        pool.submit(task, name)
    pool.shutdown(wait=True)
    return dict(greetings)


def scenario(program):
    greetings = program.greet(["ann", "bob"])
    assert len(greetings) == 2, f"both must be greeted, not {sorted(greetings)}"
