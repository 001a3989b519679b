"""Thread subclass: say what the thread does in a class of its own.

`start()` makes the new thread, and the new thread calls `run()`. A subclass
overrides `run()`, and prepares itself in `__init__` after `super().__init__()`.
This one was written in a hurry: its thread does not work, and not in a thread.

Goal: two speakers that speak side by side, each in a thread of its own.
Out of scope: in which order they speak; it is not specified, and must not be.
"""

import threading


class Speaker(threading.Thread):
    """A thread that says who it is, `times` times."""

    def __init__(self, times, say):
        super().__init__()
        self.times = times
        self.say = say

    def run(self):
        """Call `say(name, native_id)`, `times` times, in the new thread."""
        for _ in range(self.times):
            self.say(self.name, self.native_id)


def speak(times, say):
    """Let two speakers speak at the same time; return both when both have ended."""
    speakers = [Speaker(times, say), Speaker(times, say)]
    for speaker in speakers:
        speaker.start()
    for speaker in speakers:
        speaker.join()
    return speakers
