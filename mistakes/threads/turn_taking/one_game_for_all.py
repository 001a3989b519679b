"""The turn is kept in the class, so that all games share one.

Killed by: test_two_games_do_not_wait_for_each_other
Says: every thread waits
"""

from threading import Condition


class Turns:
    """A game for `players` players, numbered from 0. Player 0 begins."""

    turn = 0
    def __init__(self, players):
        self.players = players
        self.changed = Condition()

    def take(self, player, action):
        """Wait for the player's turn, call action(), pass the turn on; return what action() returned.

        The next is player + 1, after the last one player 0. An action that raises
        was a turn too: the exception goes to the caller, the turn to the next player.
        """
        with self.changed:
            while self.turn != player:
                self.changed.wait()
            try:
                return action()
            finally:
                Turns.turn = (player + 1) % self.players
                self.changed.notify_all()
