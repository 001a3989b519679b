"""Publish before initialised: the new configuration is published empty and filled afterwards."""

from dojo import in_threads


class Settings:
    current = {"host": "old", "port": 1}

    def reload(self):
        Settings.current = new = {}
        new["host"] = "new"
        new["port"] = 2

    def address(self):
        now = Settings.current
        return f"{now['host']}:{now['port']}"


def scenario(program):
    settings = program.Settings()
    seen, _ = in_threads(settings.address, settings.reload)
    assert seen in ("old:1", "new:2"), f"either the old address or the new one, not {seen}"
