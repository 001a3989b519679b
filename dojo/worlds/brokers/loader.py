"""What the tests add to every Celery app, worker or caller: CELERY_LOADER names this loader.

The address of the broker comes in CELERY_BROKER_URL, the name of the queue in KATA_QUEUE; so the code
of a kata stays what it would be in a program of its own.
"""

import os

from celery.loaders.app import AppLoader
from kombu.transport import TRANSPORT_ALIASES

TRANSPORT_ALIASES.setdefault("embedded", "dojo.worlds.brokers.embedded:Transport")


def settings() -> dict[str, object]:
    """Return the settings of an app that says nothing else."""
    return {
        "task_default_queue": os.environ.get("KATA_QUEUE", "celery"),
        "worker_prefetch_multiplier": 1,
        "worker_lost_wait": 0.2,  # seconds for the result of a child that has died to arrive after all
        "broker_connection_retry_on_startup": True,
    }


class Loader(AppLoader):
    """Celery's usual loader of apps, with `settings()` where the app says nothing."""

    def read_configuration(self, env="CELERY_CONFIG_MODULE"):
        return {**settings(), **(super().read_configuration(env) or {})}

    def config_from_object(self, obj, silent=False):
        read = super().config_from_object(obj, silent)
        if read:
            for name, value in settings().items():
                self._conf.setdefault(name, value)
        return read
