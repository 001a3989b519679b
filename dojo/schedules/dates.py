"""Dates in virtual time: `datetime.now`, `utcnow` and `today` for controlled threads."""

import datetime as dates
import time
from typing import Any

from dojo.schedules.run import controlled_run

_Real = dates.datetime


class _LikeTheRealOne(type):
    """Lets every date pass for an instance of `Datetime`, whoever made it."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Real) if cls is Datetime else super().__instancecheck__(instance)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, _Real) if cls is Datetime else super().__subclasscheck__(other)


class Datetime(_Real, metaclass=_LikeTheRealOne):
    """`datetime.datetime`, whose clock is that of the run."""

    __module__, __qualname__ = "datetime", "datetime"

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return _Real.now(tz) if controlled_run() is None else cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls) -> Any:
        return cls.now()

    @classmethod
    def utcnow(cls) -> Any:
        return cls.now(dates.timezone.utc).replace(tzinfo=None)

    def __repr__(self) -> str:
        return f"datetime.{super().__repr__()}" if type(self) is Datetime else super().__repr__()


Datetime.__name__ = "datetime"
