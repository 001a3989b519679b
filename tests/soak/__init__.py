"""Soak: every verdict again and again, on a machine that has too much to do."""
