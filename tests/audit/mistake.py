"""The mistakes as the audit reads them."""

from dojo.mistakes import Mistake, of_kata, read

__all__ = ["Mistake", "of_kata", "read"]
