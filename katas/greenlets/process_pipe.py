"""Process and pipe: greenlets talk to a process and hold nobody up.

`recv`, `send` and `join` stop the thread with all its greenlets. `wait_read` and `wait_write`
wait in the hub until a file descriptor is ready, so that the call after them need not wait.
A child that is not forked shares nothing: what it needs, it gets as an argument.

Goal: messages go out and replies come in under every start method, and the process has ended.
Out of scope: messages larger than a pipe holds, several processes; Windows, whose pipes
gevent cannot wait for.
"""

from multiprocessing import Pipe, Process

import gevent
from gevent.socket import wait_read, wait_write


def relay(receiver, sender):
    """Send `<message> in <number>`, numbers from 0 on, for each message received, until None comes."""
    raise NotImplementedError("relay")


def put_messages(sender, messages):
    """Send all `messages` and then None. Other greenlets run while there is no room."""
    raise NotImplementedError("put_messages")


def get_replies(receiver, count):
    """Return the list of the next `count` objects received. Other greenlets run while there are none."""
    raise NotImplementedError("get_replies")


def converse(messages):
    """Start a process that runs `relay`, send it `messages`, however many, return its replies in order.

    Other greenlets run all the while, and in the end the process has been joined.
    """
    raise NotImplementedError("converse")
