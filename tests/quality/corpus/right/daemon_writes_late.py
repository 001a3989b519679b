"""Daemon instead of join, repaired: the saving thread is no daemon and is joined."""

import threading


class Editor:
    def __init__(self):
        self.saved = {}

    def save(self, name, text):
        saver = threading.Thread(target=self.saved.update, args=({name: text},))
        saver.start()
        saver.join()


def scenario(program):
    editor = program.Editor()
    editor.save("a.txt", "hello")
    assert editor.saved == {"a.txt": "hello"}, f"the file must be saved, not {editor.saved}"
