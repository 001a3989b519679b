"""What the notes claim of speed, and why it is so or not: one row for each comparison."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """Two programs, the slower one by the notes first.

    ids: the documented behaviours; claim: what the notes say, in words; claimed: their seconds for `slow` and
    `fast`, None where they give none; reason: why the measured factor differs, or that it does not.
    scale: how many times more work the notes' program does; seconds are measured for less and multiplied.
    """

    title: str
    ids: tuple[str, ...]
    slow: str
    fast: str
    claim: str
    reason: str
    claimed: tuple[float, float] | None = None
    scale: int = 1

    @property
    def claimed_factor(self) -> float | None:
        """How many times faster the notes' own figures make `fast`."""
        return self.claimed[0] / self.claimed[1] if self.claimed else None


COMPARISONS = (
    Comparison(
        "A lock for each update, or held once",
        ("L16", "L17", "L18"),
        "lock for each update",
        "lock held once",
        "1.91 s against 0.11 s for two million updates",
        "The direction holds: one way takes the lock two million times, the other twice. Since Python 3.10 taking a "
        "free lock has become cheap, so the factor is smaller.",
        (1.91, 0.11),
    ),
    Comparison(
        "RLock with eval against Lock",
        ("R07", "R08", "R09"),
        "RLock with eval",
        "Lock, as often",
        "An RLock takes 13.03 s where a Lock takes 1.91 s",
        "The time goes into `eval()`, which compiles its text at every call; see the next row, which leaves it out.",
        (13.03, 1.91),
        scale=20,
    ),
    Comparison(
        "RLock with a call against Lock",
        ("R09",),
        "RLock with a call",
        "Lock, as often",
        "An RLock is much slower than a Lock",
        "Without `eval()` what is left is a second acquire and a function call for each update: an RLock itself costs "
        "about as much as a Lock.",
        scale=20,
    ),
    Comparison(
        "A shared dict: processes against threads",
        ("V09", "V10", "V11"),
        "dict, processes",
        "dict, threads",
        "Threads are more than 2 times faster: 0.0252 s against 0.00092 s",
        "The notes' own figures give 27 times. Nearly all of it is the start of ten processes; the Manager, which "
        "starts one more, was running already.",
        (0.025198, 0.000922),
    ),
    Comparison(
        "A barrier: processes against threads",
        ("PB08", "PB09", "PB10"),
        "barrier, processes",
        "barrier, threads",
        "Threads are 14 times faster: 0.0084 s against 0.00060 s",
        "The direction holds and the factor is larger now; nearly all of it is the start of four processes.",
        (0.008401, 0.000604),
    ),
    Comparison(
        "A hundred squares: a new pool of processes against threads",
        ("PP10", "PP11", "PP12"),
        "squares, new pool",
        "squares, threads",
        "Threads are 16 times faster: 0.0122 s against 0.00076 s",
        "True of a pool that has to be started first; see the next row for one that runs already.",
        (0.012203, 0.000762),
    ),
    Comparison(
        "A hundred squares: a warm pool of processes against threads",
        ("PP12",),
        "squares, warm pool",
        "squares, threads",
        "Threads are 16 times faster",
        "Once the pool is running, `map()` costs about as much as starting four threads: the claim was about the "
        "start of processes, not about their work.",
        (0.012203, 0.000762),
    ),
    Comparison(
        "Counting: threads against one after the other",
        ("F10", "F11"),
        "counting, threads",
        "counting in turn",
        "Threads gain nothing on work that keeps the processor busy",
        "With the GIL only one thread counts at a time, and the handing over comes on top. A free-threaded build "
        "turns this round.",
        scale=5,
    ),
    Comparison(
        "Counting: one after the other against processes",
        ("F11",),
        "counting in turn",
        "counting, processes",
        "A pool of processes is not limited by the GIL",
        "The gain is the number of processors that are free, less the start of the pool.",
        scale=5,
    ),
    Comparison(
        "Forty echoes: gevent's pool against a pool of processes",
        ("G31", "G32", "G33", "G34"),
        "echoes, gevent pool",
        "echoes, process pool",
        "A pool of processes is 20 times faster: 0.0272 s against 0.0662 s",
        "The notes' own figures give 2.4 times. Their echo waits with `time.sleep`, which holds up every greenlet of "
        "the thread; see the next row.",
        (0.066202, 0.027214),
    ),
    Comparison(
        "Forty echoes that let others run: processes against gevent's pool",
        ("G33", "G34"),
        "echoes, process pool",
        "echoes, gevent.sleep",
        "A pool of processes is 20 times faster",
        "With `gevent.sleep` the waits overlap, and it is the gevent pool that is faster.",
    ),
    Comparison(
        "Nine requests: in turn against patched greenlets",
        ("G24", "G25"),
        "requests in turn",
        "requests, patched",
        "Asynchronous requests overlap",
        "They do once the sockets are patched: all nine wait at the same time for a server on this machine that takes "
        "0.05 s.",
    ),
    Comparison(
        "Nine requests: in turn against greenlets without the patch",
        ("G24",),
        "requests in turn",
        "requests, greenlets",
        "Greenlets alone make requests overlap",
        "They do not: an unpatched socket blocks the whole thread, so the greenlets wait one after the other.",
    ),
    Comparison(
        "SCOOP against map",
        ("SC02", "SC07", "SC08", "SC09"),
        "map",
        "SCOOP",
        "SCOOP is more than 10 times faster: 0.899 s against 10.101 s",
        "The tasks only sleep, so the factor is the number of workers, here four; the notes must have had more than "
        "ten. `map()` takes a thousand times 0.01 s by construction.",
        (10.101, 0.899),
        scale=10,
    ),
)
