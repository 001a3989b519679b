"""Stopping at switch points: `sys.monitoring` from Python 3.12, `sys.settrace` below.

`sys.settrace` loses the opcode events of a function's first call on 3.12 and 3.13
(python/cpython#103615, #114480), so it is used only where it is exact.
"""

import sys
from collections.abc import Callable, Iterable
from types import CodeType, FrameType
from typing import Any

from dojo.schedules import switch_points
from dojo.schedules.bytecode import walk
from dojo.schedules.run import Run, controlled_run
from dojo.schedules.switch_points import TICK, Offsets

_NAME = "dojo schedules"
_identity = object.__hash__  # by its address, whatever the object; unlike id(), no audit event


class Tracer:
    """The switch points of one exploration, and the interpreter's hooks for them."""

    def __init__(self, granularity: str = "access"):
        self.granularity = granularity
        self.points: dict[int, Offsets] = {}  # by id: hashing a code object is slow
        self._codes: list[CodeType] = []

    def add(self, codes: Iterable[CodeType]) -> None:
        """Trace these code objects and the nested ones as well; known ones are skipped."""
        unknown = [top for top in codes if id(top) not in self.points]
        new = [c for top in unknown for c in walk(top) if id(c) not in self.points]
        if new:
            self._codes += new
            found = switch_points.find(self._codes, self.granularity)
            self.points = {id(code): found[code] for code in self._codes}
            self._arm(new)

    def attach(self, run: Run) -> None:
        """Make `run` stop at the switch points."""

    def intact(self) -> bool:
        """Tell whether the hooks are still in place."""
        return True

    def start(self) -> None:
        """Install the hooks."""

    def stop(self) -> None:
        """Remove every hook."""

    def _arm(self, codes: list[CodeType]) -> None:
        pass


class MonitoringTracer(Tracer):
    """INSTRUCTION events of single code objects (PEP 669)."""

    def __init__(self, granularity: str = "access"):
        super().__init__(granularity)
        self._monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        self._event = self._monitoring.events.INSTRUCTION
        self._tool: int | None = None

    def start(self) -> None:
        monitoring = self._monitoring
        self._tool = next((i for i in (4, 3, 5, 2, 1, 0) if monitoring.get_tool(i) is None), None)
        if self._tool is None:
            raise RuntimeError("all six sys.monitoring tools are in use: end a debugger or profiler")
        monitoring.use_tool_id(self._tool, _NAME)
        monitoring.register_callback(self._tool, self._event, self._on_instruction)
        self._arm(self._codes)

    def intact(self) -> bool:
        return self._monitoring.get_tool(self._tool) == _NAME

    def stop(self) -> None:
        if self._tool is not None and self.intact():
            for code in self._codes:
                self._monitoring.set_local_events(self._tool, code, 0)
            self._monitoring.register_callback(self._tool, self._event, None)
            self._monitoring.free_tool_id(self._tool)
        self._tool = None

    def _arm(self, codes: list[CodeType]) -> None:
        if self._tool is not None:
            for code in codes:
                self._monitoring.set_local_events(self._tool, code, self._event)

    def _on_instruction(self, code: CodeType, offset: int) -> Any:
        access = self.points[id(code)].get(offset)
        if access is None:
            return self._monitoring.DISABLE
        run = controlled_run()
        if run is not None:
            if access is TICK:
                run.tick()
            else:
                run.access(access, code, offset)
        return None


class SettraceTracer(Tracer):
    """Opcode events of the traced frames.

    They come by the million, and with an audit hook installed (PEP 578) to read `frame.f_code` or to call id()
    costs a call each. So every code object has a function of its own, which need not ask, and frames of the
    explorer itself are told by their globals.
    """

    def __init__(self, granularity: str = "access"):
        super().__init__(granularity)
        self._listeners: dict[int, Callable[..., Any]] = {}
        rooms = [module for name, module in sys.modules.items() if name.startswith(__package__)]
        own, listeners, identity = frozenset(_identity(vars(module)) for module in rooms), self._listeners, _identity

        # A plain function: sys.gettrace() gives it to the code under test, and it leads nowhere.
        def on_call(frame: FrameType, event: str, arg: object) -> Any:
            if identity(frame.f_globals) in own:
                return None
            listener = listeners.get(identity(frame.f_code))
            if listener is not None:
                frame.f_trace_opcodes, frame.f_trace_lines = True, False
            return listener

        self._on_call = on_call

    def attach(self, run: Run) -> None:
        run.trace_function = self._on_call

    def _arm(self, codes: list[CodeType]) -> None:
        for code in codes:
            self._listeners[_identity(code)] = self._listener(code)

    def _listener(self, code: CodeType) -> Callable[..., Any]:
        key = id(code)

        def on_opcode(frame: FrameType, event: str, arg: object) -> Any:
            if event == "opcode":
                access = self.points[key].get(frame.f_lasti)
                if access is not None:
                    run = controlled_run()
                    if run is not None:
                        if access is TICK:
                            run.tick()
                        else:
                            run.access(access, code, frame.f_lasti)
            return on_opcode

        return on_opcode


def tracer(granularity: str = "access") -> Tracer:
    """Return the tracer that is exact on this Python."""
    if granularity == "sync":
        return Tracer(granularity)
    return MonitoringTracer(granularity) if sys.version_info >= (3, 12) else SettraceTracer(granularity)
