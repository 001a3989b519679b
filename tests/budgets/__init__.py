"""Budgets: what people wait for, measured against an empty pytest run on the same machine at the same time."""
