"""RLock needed: a locked method calls another locked method of the same object."""

import threading

from dojo import in_threads


class Playlist:
    def __init__(self):
        self.lock = threading.Lock()
        self.songs = []

    def add(self, song):
        with self.lock:
            self.songs.append(song)

    def add_all(self, songs):
        with self.lock:
            for song in songs:
                self.add(song)


def scenario(program):
    playlist = program.Playlist()
    in_threads(lambda: playlist.add_all(["a", "b"]), lambda: playlist.add("c"))
    place = playlist.songs.index("a")
    assert playlist.songs[place + 1] == "b", f"an album stays together, unlike {playlist.songs}"
