"""Lost update, repaired: the pieces are appended to a list, which takes one step."""

from dojo import in_threads


class Text:
    def __init__(self):
        self.pieces = []

    def write(self, piece):
        self.pieces.append(piece)

    @property
    def text(self):
        return "".join(self.pieces)


def scenario(program):
    text = program.Text()
    in_threads(lambda: text.write("ab"), lambda: text.write("cd"))
    assert sorted(text.text) == list("abcd"), f"nothing may be lost: {text.text!r}"
