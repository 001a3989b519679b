"""Daemon instead of join: a daemon thread saves the file and nobody waits for it."""

import threading


class Editor:
    def __init__(self):
        self.saved = {}

    def save(self, name, text):
        threading.Thread(target=self.saved.update, args=({name: text},), daemon=True).start()


def scenario(program):
    editor = program.Editor()
    editor.save("a.txt", "hello")
    assert editor.saved == {"a.txt": "hello"}, f"the file must be saved, not {editor.saved}"
