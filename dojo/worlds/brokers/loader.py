"""What the tests add to every Celery app, worker or caller: CELERY_LOADER names this loader.

The address of the broker comes in CELERY_BROKER_URL, the name of the queue in KATA_QUEUE; so the code
of a kata stays what it would be in a program of its own.
"""

import os
import signal

from celery.loaders.app import AppLoader
from celery.signals import before_task_publish, worker_ready
from kombu.transport import TRANSPORT_ALIASES

from dojo.worlds.brokers import tidying
from dojo.worlds.waking import woken_by_signals

TRANSPORT_ALIASES.setdefault("embedded", "dojo.worlds.brokers.embedded:Transport")

if tidying.VARIABLE in os.environ:
    before_task_publish.connect(tidying.note_reply_queue)


def settings() -> dict[str, object]:
    """Return the settings of an app that says nothing else."""
    redis = os.environ.get("CELERY_BROKER_URL", "").startswith("redis")
    return {
        "task_default_queue": os.environ.get("KATA_QUEUE", "celery"),
        "worker_prefetch_multiplier": 1,
        "worker_lost_wait": 0.2,  # seconds for the result of a child that has died to arrive after all
        "broker_connection_retry_on_startup": True,
        # Workers of one name may share a broker: each would claim the same queue of commands for itself.
        "worker_enable_remote_control": False,
        # A worker that stops waits for Redis to answer what it asked last, which by default takes a second.
        "broker_transport_options": {"polling_interval": 0.1} if redis else {},
    }


def wake_on_signals(sender, **_):
    """Let signals wake the event loop of a worker.

    It looks once a second whether it shall stop; and when a child closes its last file it looks at once
    whether that child has ended, which may be a moment too early, and then again after five seconds.
    """
    if getattr(sender, "hub", None) is None:
        return
    woken = woken_by_signals()
    look_after_children = getattr(sender.pool, "maintain_pool", None)
    if look_after_children is not None:
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def on_signal():
        woken.recv(1000)
        if look_after_children is not None:
            look_after_children()

    sender.hub.add_reader(woken, on_signal)


class Loader(AppLoader):
    """Celery's usual loader of apps, with `settings()` where the app says nothing."""

    def read_configuration(self, env="CELERY_CONFIG_MODULE"):
        return {**settings(), **(super().read_configuration(env) or {})}

    def on_worker_init(self):
        worker_ready.connect(wake_on_signals)

    def config_from_object(self, obj, silent=False):
        read = super().config_from_object(obj, silent)
        if read:
            for name, value in settings().items():
                self._conf.setdefault(name, value)
        return read
