"""Thread pool: the results are read after shutdown(wait=False), before the tasks have run."""

from concurrent.futures import ThreadPoolExecutor


def greet(names):
    greetings = {}

    def task(name):
        greetings[name] = f"hello {name}"

    pool = ThreadPoolExecutor(max_workers=2)
    for name in names:
        pool.submit(task, name)
    pool.shutdown(wait=False)
    return dict(greetings)


def scenario(program):
    greetings = program.greet(["ann", "bob"])
    assert len(greetings) == 2, f"both must be greeted, not {sorted(greetings)}"
