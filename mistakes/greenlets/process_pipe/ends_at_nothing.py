"""An empty message is taken for the end.

Killed by: test_relay_numbers_its_replies_until_none
Says: relay must reply to three messages
"""

from multiprocessing import Pipe, Process

import gevent
from gevent.socket import wait_read, wait_write


def relay(receiver, sender):
    """Send `<message> in <number>`, numbers from 0 on, for each message received, until None comes."""
    number = 0
    while message := receiver.recv():
        sender.send(f"{message} in {number}")
        number += 1


def put_messages(sender, messages):
    """Send all `messages` and then None. Other greenlets run while there is no room."""
    for message in [*messages, None]:
        wait_write(sender.fileno())
        sender.send(message)


def get_replies(receiver, count):
    """Return the list of the next `count` objects received. Other greenlets run while there are none."""
    replies = []
    for _ in range(count):
        wait_read(receiver.fileno())
        replies.append(receiver.recv())
    return replies


def converse(messages):
    """Start a process that runs `relay`, send it `messages`, however many, return its replies in order.

    Other greenlets run all the while, and in the end the process has been joined.
    """
    received_there, sent_here = Pipe(duplex=False)
    received_here, sent_there = Pipe(duplex=False)
    process = Process(target=relay, args=(received_there, sent_there))
    process.start()
    gevent.spawn(put_messages, sent_here, messages)
    replies = get_replies(received_here, len(messages))
    wait_read(process.sentinel)
    process.join()
    return replies
