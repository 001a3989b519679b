"""Dates in virtual time: a date looks at the same clock as everything else, and is a date like any other."""

import copy
import datetime as dates
import pickle
import time
from datetime import date, datetime, timedelta, timezone

from dojo.schedules import explore

OUTSIDE = datetime(2020, 1, 1)


def test_sleeping_moves_the_date():
    def body():
        for now in (datetime.now, datetime.today, datetime.utcnow, lambda: datetime.now(timezone.utc)):
            start = now()
            time.sleep(3600)
            assert timedelta(hours=1) <= now() - start < timedelta(hours=1, seconds=1), f"{start} to {now()}"

    explore(body)


def test_a_deadline_comes_without_anybody_waiting_for_it():
    def body():
        until = datetime.now() + timedelta(seconds=5)
        while datetime.now() < until:
            time.sleep(0.1)

    assert explore(body).schedules


def test_dates_are_what_they_were():
    class Day(datetime):
        pass

    def body():
        now = datetime.now()
        assert isinstance(now, datetime) and isinstance(now, date) and isinstance(OUTSIDE, datetime)
        assert issubclass(datetime, date) and not isinstance(now, Day) and isinstance(Day.now(), Day)
        assert type(now + timedelta(1)) is type(now)
        assert copy.deepcopy(now) == now == pickle.loads(pickle.dumps(now))
        assert repr(datetime(2020, 1, 1)) == repr(OUTSIDE) == "datetime.datetime(2020, 1, 1, 0, 0)"
        assert datetime.strptime("2020", "%Y") == datetime.fromisoformat("2020-01-01") == OUTSIDE

    explore(body)


def test_afterwards_the_real_one_is_back():
    real = dates.datetime
    explore(lambda: None)
    assert dates.datetime is real is datetime
