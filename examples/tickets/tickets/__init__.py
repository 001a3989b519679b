"""Sells tickets."""

from tickets.box import Box

__all__ = ["Box"]
