"""What one kata may use of the machine."""

from dojo.grading.result import Limits

MIB = 1 << 20

# Measured on solutions: threads need address space (8 MiB of stack each and, without MALLOC_ARENA_MAX=2,
# 64 MiB of arena), so a limit that looks generous ends honest answers. 2 GiB leaves room for 200 threads.
USUAL = Limits(
    wall_s=120.0,
    cpu_s=60,
    memory_bytes=2048 * MIB,
    file_bytes=16 * MIB,
    output_bytes=1 * MIB,
    processes=200,
    open_files=512,
    test_s=30.0,
)
SCRATCH_BYTES = 64 * MIB  # the box's own temporary folder, where it has one
KEPT_OUTPUT = 16 * 1024  # of what a submission prints: the end
GRACE_S = 0.3  # from the end of a test's time to the end of its process, for writing the stacks
START_S = 60.0  # for the box, the interpreter and pytest to start, before any line of the submission runs
