"""Interpreters: the same verdicts on each that can be had, and what is known to differ."""
