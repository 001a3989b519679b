"""Check then act: a rate limiter counts a call only after it has let it through."""

from dojo import in_threads


class Limiter:
    def __init__(self, calls):
        self.left = calls

    def allow(self):
        allowed = self.left >= 1
        if allowed:
            self.left -= 1
        return allowed


def scenario(program):
    limiter = program.Limiter(2)
    allowed = sum(in_threads(limiter.allow, limiter.allow, limiter.allow))
    assert allowed == 2, f"two calls are allowed, not {allowed}"
