"""Nobody waits for the thread: the list is returned before it has been changed.

Killed by: test_a_thread_changes_the_callers_own_list
Says: must be in the caller's list on return
"""

import threading


class Total:
    """A sum that several threads add to, 0 at the start."""

    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def add(self, amount):
        """Add `amount` to `value`; no amount is lost, whatever the schedule."""
        with self._lock:
            self.value += amount


def in_thread(change, items):
    """Let another thread call change(items); return, once it has ended, the list that it changed."""
    thread = threading.Thread(target=change, args=(items,))
    thread.start()
    return items


def in_process(change, items, context):
    """Let another process call change(items); return the changed list as it comes back, once it has ended.

    context: what multiprocessing.get_context() returns; it makes the process and any pipe or queue.
    """
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_change_and_send, args=(change, items, sender))
    process.start()
    changed = receiver.recv()
    process.join()
    return changed


def _change_and_send(change, items, sender):
    change(items)
    sender.send(items)


def view_of_child(items, late, context):
    """Start a process with `items`, then append `late` to `items` here; return the list that the process sees.

    The process looks at its list only after the append, and has ended on return.
    """
    here, there = context.Pipe()
    process = context.Process(target=_show_when_asked, args=(items, there))
    process.start()
    items.append(late)
    here.send("appended")
    seen = here.recv()
    process.join()
    return seen


def _show_when_asked(items, connection):
    connection.recv()
    connection.send(items)
