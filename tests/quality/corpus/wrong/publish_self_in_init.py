"""Publish before initialised: an object registers itself before its __init__ has finished."""

from dojo import in_threads


class Sensor:
    registered = []

    def __init__(self, name):
        Sensor.registered.append(self)
        self.name = name


def scenario(program):
    def names():
        return [sensor.name for sensor in list(program.Sensor.registered)]

    _, seen = in_threads(lambda: program.Sensor("door"), names)
    assert seen in ([], ["door"]), f"only complete sensors may be listed, not {seen}"
