"""The machinery of Concurrency Katas: what a spec imports.

    from dojo import behaviour, every_order, every_schedule, in_threads

Names are looked up when they are used, so that a spec pays only for what it imports.
"""

from importlib import import_module

_HOMES = {
    "behaviour": "dojo.marks",
    "examples": "dojo.inputs",
    "every_order": "dojo.worlds.event_loop.order",
    "every_schedule": "dojo.schedules",
    "every_start_method": "dojo.worlds.processes.play",
    "first_difference": "dojo.differences",
    "in_threads": "dojo.schedules",
    "only_on": "dojo.worlds.brokers.fixtures",
}


def __getattr__(name: str):
    try:
        home = _HOMES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    return getattr(import_module(home), name)
