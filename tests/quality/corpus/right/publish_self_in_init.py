"""Publish before initialised, repaired: __init__ registers the object in its last line."""

from dojo import in_threads


class Sensor:
    registered = []

    def __init__(self, name):
        self.name = name
        Sensor.registered.append(self)


def scenario(program):
    def names():
        return [sensor.name for sensor in list(program.Sensor.registered)]

    _, seen = in_threads(lambda: program.Sensor("door"), names)
    assert seen in ([], ["door"]), f"only complete sensors may be listed, not {seen}"
