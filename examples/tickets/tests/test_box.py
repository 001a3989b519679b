"""The box office, in every schedule of its customers."""

from tickets import Box, box

from dojo.schedules import every_schedule, in_threads


@every_schedule(trace=[box])
def test_the_last_ticket_is_sold_once():
    office = Box(1)
    in_threads(lambda: office.buy("ann"), lambda: office.buy("bob"), names=["ann", "bob"])
    assert len(office.sold) == 1, f"one ticket was there, and {' and '.join(office.sold)} have it"
