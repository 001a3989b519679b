"""What holds for the whole spec: hypothesis gives every run the same examples, and no time limit."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "spec",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("spec")
