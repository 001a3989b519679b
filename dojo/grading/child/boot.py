"""The first lines that run in the box. Run by path with `python -I -B`; imports nothing of the project at first.

    boot.py ROOT LINE STACKS SECONDS UID LIMITS

ROOT is the suite's folder, LINE and STACKS are file descriptors, SECONDS is the time until the stacks are
written and the process ends, UID is the user to become (-1: stay), LIMITS are resource limits as JSON.
"""

import faulthandler
import os
import sys


def main() -> None:
    root, line, stacks, seconds, uid, limits = sys.argv[1:]
    # Before any other import: whatever hangs from here on is seen.
    faulthandler.enable(file=int(stacks))
    faulthandler.dump_traceback_later(float(seconds), exit=True, file=int(stacks))
    for number in (int(line), int(stacks)):
        os.set_inheritable(number, False)
    if int(uid) >= 0:
        os.setgroups([])
        os.setresgid(int(uid), int(uid), int(uid))
        os.setresuid(int(uid), int(uid), int(uid))

    import json
    import resource

    for name, value in json.loads(limits).items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        if value is not None:
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (value, value))
    sys.path.insert(0, root)  # before a copy of the suite that is installed
    del sys.argv[1:]

    from dojo.grading.child.session import serve

    serve(int(line), int(stacks))


main()
