"""Grading: the result of one submission, the box it runs in, and what carries results to other places."""
