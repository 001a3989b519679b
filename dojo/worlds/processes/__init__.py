"""Real processes, under every start method, watched from outside.

A test of this world does not run inside pytest. Its body runs on a *stage*: a process of its own, leader
of its own session, whose default start method is the one under test. A *guardian* beside pytest starts
the stages, watches them and ends them; a *witness* in every process of the stage writes down which
exceptions it saw and where it is.

    pytest --- asks ---> guardian --- forks ---> stage --- starts ---> the kata's processes

The guardian has no threads and none of pytest's pipes, so that a fork below it is a clean one; it outlives
pytest just long enough to end what pytest left. Linux and macOS have all that this takes; Windows does
not, and a test there fails and says so. Elsewhere than on Linux orphans are found by their session, and
whether processes move is told for whole processes, not for threads. Children import this package: keep this file light.
"""
