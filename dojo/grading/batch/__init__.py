"""Grading a class: every submission of a folder, here or on Celery's workers, resumable after any kill."""
