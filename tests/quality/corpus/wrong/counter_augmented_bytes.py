"""Lost update: `+=` on an attribute that holds a string builds a new string in two steps."""

from dojo import in_threads


class Text:
    def __init__(self):
        self.text = ""

    def write(self, piece):
        self.text += piece


def scenario(program):
    text = program.Text()
    in_threads(lambda: text.write("ab"), lambda: text.write("cd"))
    assert sorted(text.text) == list("abcd"), f"nothing may be lost: {text.text!r}"
