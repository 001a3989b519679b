"""Thread pool: each task compares its score with the best so far and then writes it."""

from concurrent.futures import ThreadPoolExecutor


class Tournament:
    best = 0

    def play(self, score):
        if score > self.best:
            self.best = score


def scenario(program):
    tournament = program.Tournament()
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(tournament.play, [7, 9]))
    assert tournament.best == 9, f"the best score is 9, not {tournament.best}"
