"""Turn taking: A, B, C, A, B, C, whichever thread the scheduler prefers.

Several threads share one Condition and one number: whose turn it is. Who comes too
early waits. Whoever has acted passes the turn on and lets the others look again.

Goal: the players 0, 1, ... act in turn, round after round, in any order of their calls.
Out of scope: players that leave the game; two threads for one player.
"""

from threading import Condition


class Turns:
    """A game for `players` players, numbered from 0. Player 0 begins."""

    def __init__(self, players):
        self.players = players
        # TODO: whose turn it is, and the Condition to wait with

    def take(self, player, action):
        """Wait for the player's turn, call action(), pass the turn on; return what action() returned.

        The next is player + 1, after the last one player 0. An action that raises
        was a turn too: the exception goes to the caller, the turn to the next player.
        """
        raise NotImplementedError("Turns.take")
