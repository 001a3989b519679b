"""Thread pool, repaired: the tasks return their scores, and one thread compares them."""

from concurrent.futures import ThreadPoolExecutor


class Tournament:
    best = 0

    def play(self, score):
        return score


def scenario(program):
    tournament = program.Tournament()
    with ThreadPoolExecutor(max_workers=2) as pool:
        tournament.best = max(pool.map(tournament.play, [7, 9]))
    assert tournament.best == 9, f"the best score is 9, not {tournament.best}"
