"""Lazily built value: a cache of weak references builds two objects for one key."""

import weakref

from dojo import in_threads


class Image:
    def __init__(self, name):
        self.name = name


class Images:
    def __init__(self):
        self.known = weakref.WeakValueDictionary()

    def get(self, name):
        image = self.known.get(name)
        if image is None:
            image = Image(name)
            self.known[name] = image
        return image


def scenario(program):
    images = program.Images()
    one, other = in_threads(lambda: images.get("logo"), lambda: images.get("logo"))
    assert one is other, "one name stands for one image, not for two"
