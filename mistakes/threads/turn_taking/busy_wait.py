"""A player who is not up looks again and again, without a pause.

Killed by: test_who_is_not_up_sleeps
Says: livelock
"""

class Turns:
    """A game for `players` players, numbered from 0. Player 0 begins."""

    def __init__(self, players):
        self.players = players
        self.turn = 0

    def take(self, player, action):
        """Wait for the player's turn, call action(), pass the turn on; return what action() returned.

        The next is player + 1, after the last one player 0. An action that raises
        was a turn too: the exception goes to the caller, the turn to the next player.
        """
        while self.turn != player:
            pass
        try:
            return action()
        finally:
            self.turn = (player + 1) % self.players
