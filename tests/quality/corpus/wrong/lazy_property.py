"""Lazily built value: a property computes and stores its value more than once."""

from dojo import in_threads


class Report:
    def __init__(self):
        self.built = []
        self._table = None

    @property
    def table(self):
        if self._table is None:
            self._table = self._build()
        return self._table

    def _build(self):
        self.built.append("table")
        return {"rows": 3}


def scenario(program):
    report = program.Report()
    in_threads(lambda: report.table, lambda: report.table)
    assert report.built == ["table"], f"the table must be built once, not {len(report.built)} times"
