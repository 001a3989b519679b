"""The Thread in the Speaker is never initialized.

Killed by: test_each_speaks_in_a_thread_of_its_own
Says: __init__() not called
"""

import threading


class Speaker(threading.Thread):
    """A thread that says who it is, `times` times."""

    def __init__(self, times, say):
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
