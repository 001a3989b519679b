"""GitHub's workflow commands: one annotation for each kata that is not right.

They must be printed by the job itself, never by a submission. Source: GitHub's documentation of workflow commands.
"""

from dojo.grading.exporters.reading import headline, lines, reason
from dojo.grading.result import ERROR, FAIL, PASS, KataResult, SubmissionResult

SHOWN = 10  # GitHub shows about ten errors a step
LENGTH = 4000


def render(result: SubmissionResult) -> str:
    """Return the commands, one a line: errors for wrong katas, warnings for those without a verdict, the totals."""
    wrong = [kata for kata in result.katas if kata.status in (FAIL, ERROR)]
    commands = [_of_kata(kata) for kata in wrong[:SHOWN]]
    more = f" {len(wrong) - SHOWN} more katas are in the summary." if len(wrong) > SHOWN else ""
    commands.append(command("notice", headline(result) + more, title="Concurrency Katas"))
    return "\n".join(commands) + "\n"


def _of_kata(kata: KataResult) -> str:
    failing = [line for line in lines(kata) if line.status != PASS]
    first = failing[0] if failing else None
    text = (first.text if first else "") or reason(kata) or kata.status
    title = f"{kata.id}: {first.name}" if first else kata.id
    kind = "error" if kata.status == FAIL else "warning"
    return command(kind, text[:LENGTH], file=f"katas/{kata.id}.py", line="1", title=title)


def command(kind: str, message: str, **properties: str) -> str:
    """Return a workflow command in which neither the message nor a property can start another one."""
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
