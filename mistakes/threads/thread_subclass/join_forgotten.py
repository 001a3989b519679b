"""The speakers are handed back while they still speak.

Killed by: test_speak_returns_when_both_have_ended
Says: must have ended
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
    return speakers
