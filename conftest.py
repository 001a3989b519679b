"""Hooks the dojo into pytest; nothing else belongs here."""

pytest_plugins = ["dojo.plugin"]
