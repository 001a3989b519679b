"""Sleeping longer the later one's turn is: an order by luck.

Killed by: test_three_players_act_in_turn
Says: the players must act in turn
"""

import time
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
        with self.changed:
            time.sleep(0.1 * player)
            try:
                return action()
            finally:
                self.turn = (player + 1) % self.players
                self.changed.notify_all()
