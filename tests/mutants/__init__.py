"""Mutants: every solution with one small edit. The spec has to kill each that is not equivalent."""
