"""The name is set to the class's: Thread-N is not what the class makes of it.

Killed by: test_default_names_are_numbered
Says: is called 'Thread-N'
"""

import threading


class Speaker(threading.Thread):
    """A thread that says who it is, `times` times."""

    def __init__(self, times, say):
        super().__init__(name=type(self).__name__)
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
