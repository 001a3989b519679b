"""An audit hook that tells the grader when the submission reaches for what no answer needs.

Audit events (PEP 578) cannot be switched off from Python. What is told here is evidence: of reading frames,
walking the heap, replacing code objects, calling C functions, reading the reference. None of it makes an
answer right or wrong; it means that this process's verdict cannot be trusted.
"""

import os
import sys
from _thread import get_ident
from collections.abc import Callable
from types import FrameType
from typing import Any

from dojo.grading.child import interpreter
from dojo.grading.child.trust import PREFIXES
from dojo.paths import ROOT

# Events that nothing but an attack causes, whoever calls on its behalf, unless it is the machinery itself.
NEVER = {
    "gc.get_objects": "walked the heap",
    "gc.get_referrers": "walked the heap",
    "gc.get_referents": "walked the heap",
    "sys._current_frames": "read other threads' frames",
    "sys._current_exceptions": "read other threads' exceptions",
    "code.__new__": "made a code object",
    "function.__new__": "made a function out of a code object",
    "marshal.loads": "made a code object",
    "ctypes.dlopen": "called C code",
    "ctypes.dlsym": "called C code",
    "ctypes.string_at": "read memory",
    "ctypes.wstring_at": "read memory",
    "ctypes.cdata": "read memory",
    "ctypes.PyObj_FromPtr": "read memory",
    "sys.addaudithook": "added an audit hook",
    "sys.monitoring.register_callback": "set a monitoring function",
    "cpython.remote_debugger_script": "ran a debugger's script",
    "sys.remote_exec": "ran code in another process",
    "resource.prlimit": "changed its limits",
}
OF_MACHINERY = {"__globals__", "__closure__", "__builtins__"}  # of its functions; see interpreter.py
READ = {*OF_MACHINERY, "__code__", "tb_frame", "gi_frame", "cr_frame", "ag_frame", "gi_code", "cr_code", "ag_code"}
WRITTEN = {"__code__", "__class__", "__bases__", "__defaults__", "__kwdefaults__"}
OF_FUNCTIONS = ("__code__", "__defaults__")
# Standard library modules that call whatever they are given: not the ones who ask for a frame.
TRAMPOLINES = (
    "concurrent/futures/thread.py", "asyncio/events.py", "asyncio/threads.py", "threading.py", "unittest/mock.py",
    "contextlib.py", "functools.py", "multiprocessing/pool.py", "multiprocessing/process.py", "sched.py", "timeit.py",
    "bdb.py", "pdb.py", "runpy.py", "pickle.py", "copy.py", "weakref.py", "trace.py", "profile.py", "cProfile.py",
    "code.py", "codeop.py", "pkgutil.py", "string.py", "string/__init__.py", "types.py", "operator.py",
    "_collections_abc.py",
)  # fmt: skip
# Functions of the standard library that generate code, but none that the answer could choose.
GENERATING = {"dataclass", "wrap", "make_dataclass", "namedtuple", "NamedTuple", "__new__"}
# What is not in the answers' own files, no schedule interrupts: a race there is not seen.
RUN_ON_THE_FLY = "ran code that it made while it ran, in which no schedule is tried"
HANDING_OUT = {
    "walk_stack", "walk_tb", "currentframe", "stack", "trace", "getouterframes", "getinnerframes",
    "extract", "extract_stack", "format_stack", "print_stack", "getframeinfo", "getmembers", "getmembers_static",
}  # fmt: skip
MONITORING = ("use_tool_id", "free_tool_id", "clear_tool_id", "set_events", "set_local_events", "restart_events")
LOST = 98  # exit status when the grader cannot be told


def start(tell: Callable[[str], None], explored: str = "") -> tuple[Callable[[bool], None], Callable[[], bool]]:
    """Install the hook. `tell` sends one line to the grader or raises.

    `explored` is the folder of the code in which schedules of threads are tried, "" where none are.
    Return the function that arms it, and one that tells whether anybody has given a function other code or
    other defaults since it was last asked, armed or not: there is no other way from Python.
    """
    armed, rewritten, inside, parent = False, False, set(), os.getppid()
    getframe, leave, startswith, thread = sys._getframe, os._exit, str.startswith, get_ident
    # Everything is kept here: what is a module's attribute, the submission could change.
    never, read, written, lost = dict(NEVER), frozenset(READ), frozenset(WRITTEN), LOST
    handing_out, trampolines, prefixes, decode = frozenset(HANDING_OUT), TRAMPOLINES, PREFIXES, os.fsdecode
    suite = (f"{ROOT}{os.sep}dojo{os.sep}", f"{ROOT}{os.sep}spec{os.sep}")
    hidden = tuple(f"{ROOT}{os.sep}{name}{os.sep}" for name in ("solutions", "mistakes"))
    machinery = (*suite, *_package_folders("_pytest", "pluggy", "hypothesis", "gevent", "greenlet", "tblib"))

    frequent, reading, writing, of_functions = "builtins.id", "object.__getattr__", "object.__setattr__", OF_FUNCTIONS
    for_libraries, on_the_fly = ("code.__new__", "function.__new__", "marshal.loads"), RUN_ON_THE_FLY
    generating, of_machinery = frozenset(GENERATING), frozenset(OF_MACHINERY)

    def nearest(first: FrameType) -> tuple[FrameType | None, bool]:
        """Return the nearest frame that is not of the installation, and whether the machinery is nearer."""
        frame: FrameType | None = first
        while frame is not None and startswith(frame.f_code.co_filename, prefixes):
            if startswith(frame.f_code.co_filename, machinery):
                return None, True
            frame = frame.f_back
        return frame, False

    def boundary(first: FrameType, foreign: FrameType) -> str:
        """Return the name of the installed function that the foreign frame called."""
        frame: FrameType | None = first
        while frame is not None and frame.f_back is not foreign:
            frame = frame.f_back
        return frame.f_code.co_name if frame is not None else ""

    def importing(first: FrameType, foreign: FrameType) -> bool:
        """Whether the foreign frame imports something of the installation that is still being executed."""
        frame: FrameType | None = first
        while frame is not None and frame is not foreign:
            if frame.f_code.co_name == "<module>":
                return True
            frame = frame.f_back
        return False

    def reason(event: str, arguments: tuple[Any, ...], first: FrameType) -> str | None:
        file = first.f_code.co_filename
        if startswith(file, machinery):
            return None
        foreign, for_machinery = nearest(first)
        if for_machinery:
            return None
        direct = first is foreign
        if event in never:
            # The standard library makes code objects for others, and multiprocessing uses shared memory.
            for_others = event in for_libraries or "/multiprocessing/" in file
            return None if for_others and not direct else never[event]
        if event == "sys._getframe":
            handed = foreign is not None and boundary(first, foreign) in handing_out
            return "read frames" if direct or handed or file.endswith(trampolines) else None
        if event == reading:
            name, owner = arguments[1], arguments[0]
            if name in of_machinery:
                judging = foreign is not None and startswith(owner.__code__.co_filename, machinery)
                return f"read {name} of what judges" if judging else None
            reads_any = name != "__code__" and file.endswith(trampolines)  # whatever attribute it is told to
            handed = foreign is not None and (reads_any or boundary(first, foreign) in handing_out)
            if name not in read or not (direct or handed):
                return None
            if name in ("gi_frame", "cr_frame", "ag_frame"):
                running = getattr(owner, f"{name[:2]}_running", False)
                return f"read {name} of what runs" if running else None
            if name == "__code__" and not startswith(owner.__code__.co_filename, prefixes):
                return None
            return f"read {name}"
        if event == writing:
            if arguments[1] not in written or foreign is None or (arguments[1] != "__code__" and not direct):
                return None
            as_coroutine = file.endswith("types.py") and first.f_code.co_name == "coroutine"
            return None if as_coroutine else f"replaced {arguments[1]}"
        if event == "open" and foreign is not None:
            return opened(arguments[0])
        if event == "compile":
            named = arguments[1]
            if isinstance(named, str) and startswith(named, prefixes) and direct:
                return "disguised its code as the installation's"
        if event in ("compile", "exec"):
            if not explored or foreign is None or startswith(foreign.f_code.co_filename, "<"):
                return None  # a text that the spec itself runs may do as it likes
            if direct or event == "compile":
                return on_the_fly if direct else None
            name = arguments[0].co_filename
            if startswith(name, (explored, *prefixes)) or boundary(first, foreign) in generating:
                return None
            return None if startswith(name, "<") and importing(first, foreign) else on_the_fly
        if event in ("os.kill", "os.killpg"):
            return "sent a signal to the grader" if arguments[0] in (-1, 0, 1, parent) else None
        return None

    def opened(path: Any) -> str | None:
        if not isinstance(path, (str, bytes)):
            return None
        text = decode(path)
        if startswith(text, hidden):
            return "opened the reference or the mistakes"
        if startswith(text, "/proc/") and text.endswith(("/mem", "/maps", "/environ")):
            return f"opened {text}"
        return None

    watched = frozenset({*never, "sys._getframe", reading, writing, "open", "compile", "exec", "os.kill", "os.killpg"})

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal rewritten
        # Some events come a million times in a test: what is not asked for leaves at once.
        if event == frequent or (event == reading and arguments[1] not in read):
            return
        if event == writing and arguments[1] in of_functions:
            rewritten = True
        if not armed or event not in watched:
            return
        me = thread()
        if me in inside:
            return
        inside.add(me)
        try:
            frame = getframe(1)
            found = reason(event, arguments, frame)
            if found is not None:
                tell(f"{found} ({event}, {frame.f_code.co_filename}:{frame.f_lineno})")
        except BaseException:
            leave(lost)
        finally:
            inside.discard(me)
        if found is not None and event in ("os.kill", "os.killpg"):
            raise PermissionError(found)

    def arm(on: bool) -> None:
        nonlocal armed
        armed = on

    def was_rewritten() -> bool:
        nonlocal rewritten
        before, rewritten = rewritten, False
        return before

    interpreter.audit_functions()
    sys.addaudithook(hook)
    return arm, was_rewritten


def guard_tracing(tell: Callable[[str], None]) -> None:
    """Tell when the submission sets a trace or profile function, or changes what is monitored.

    Their audit events cannot: the interpreter raises one whenever the explorer stops a traced thread, and most
    functions of `sys.monitoring` have none.
    """
    for name in ("settrace", "setprofile"):
        setattr(sys, name, _told(f"sys.{name}", getattr(sys, name), tell))
    monitoring = getattr(sys, "monitoring", None)
    for name in MONITORING if monitoring is not None else ():
        if hasattr(monitoring, name):
            setattr(monitoring, name, _told(f"sys.monitoring.{name}", getattr(monitoring, name), tell))


def _told(name: str, real: Callable[..., Any], tell: Callable[[str], None]) -> Callable[..., Any]:
    getframe, startswith, prefixes = sys._getframe, str.startswith, PREFIXES

    def told(*arguments: Any) -> Any:
        caller = getframe(1)
        if arguments != (None,) and not startswith(caller.f_code.co_filename, prefixes):
            tell(f"called {name} ({caller.f_code.co_filename}:{caller.f_lineno})")
        return real(*arguments)

    return told


def _package_folders(*names: str) -> list[str]:
    from importlib.util import find_spec

    found = [find_spec(name) for name in names]
    return [os.path.dirname(spec.origin) + os.sep for spec in found if spec is not None and spec.origin]
