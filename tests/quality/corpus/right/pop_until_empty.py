"""Check then act, another way: pop() itself says that the list is empty."""

from dojo import in_threads


def drain(jobs, done):
    while True:
        try:
            job = jobs.pop()
        except IndexError:
            return
        done.append(job)


def scenario(program):
    jobs, done = [1, 2, 3], []
    in_threads(lambda: program.drain(jobs, done), lambda: program.drain(jobs, done))
    assert sorted(done) == [1, 2, 3], f"each job is done once, not {done}"
