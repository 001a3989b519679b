"""A player takes the lock, looks, and gives it back, as fast as it can.

Killed by: test_who_is_not_up_sleeps
Says: livelock
"""

from threading import Condition


class Turns:
    """A game for `players` players, numbered from 0. Player 0 begins."""

    def __init__(self, players):
        self.players = players
        self.turn = 0
        self.changed = Condition()

    def take(self, player, action):
        """Wait for the player's turn, call action(), pass the turn on; return what action() returned.

        The next is player + 1, after the last one player 0. An action that raises
        was a turn too: the exception goes to the caller, the turn to the next player.
        """
        while True:
            with self.changed:
                if self.turn == player:
                    try:
                        return action()
                    finally:
                        self.turn = (player + 1) % self.players
