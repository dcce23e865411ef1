"""Totals counted in Python while the figures are made: what a build must find again in SQL."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data.demo.papers import district_of
from data.demo.places import DISTRICT
from data.demo.timeline import LAST, Timeline, year_of
from data.vietnamese import shift_quarter

QUARTERS = ("2024-Q2", LAST)
NAMES = {
    "models_stopped": "Mô hình dừng hoạt động",
    "models_goal_met": "Mô hình dừng do đạt mục tiêu",
    "models_ineffective": "Mô hình dừng do không hiệu quả",
    "models_ineffective_named": "Mô hình không hiệu quả được nêu tên",
    "models_launched_year_to_date": "Mô hình ra mắt từ đầu năm",
    "hu_tuc": "Hủ tục còn thực hiện",
    "phong_tuc": "Phong tục không còn phù hợp còn thực hiện",
    "tasks": "Nhiệm vụ đề ra",
    "communes": "Xã, thị trấn của huyện",
}


class Tally:
    """What passes by on its way to the files, counted. It holds counts only, never rows."""

    def __init__(self, kinds: dict[str, str], communes: int) -> None:
        self.kinds = kinds  # of customs, by id
        self.communes = communes
        self.events: Counter[tuple[str, str]] = Counter()
        self.customs: dict[tuple[str, str], set[str]] = {}
        self.tasks: dict[str, set[int]] = {}

    def see_events(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        """Count rows of fact_model by quarter and event."""
        for row in rows:
            self.events[row[1], row[3]] += row[6]
            yield row

    def see_customs(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        """Note which customs are practised in which quarter, from rows of fact_custom."""
        for row in rows:
            practised = self.customs.setdefault((row[1], self.kinds[row[3]]), set())
            if row[5] != "zero":
                practised.add(row[3])
            yield row

    def see_tasks(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        """Note the tasks of each quarter, from rows of fact_task."""
        for row in rows:
            self.tasks.setdefault(row[1], set()).add(row[2])
            yield row

    def rows(self, timeline: Timeline) -> Iterator[tuple]:
        """The rows of control_total."""
        yield self._row("communes", None, "", self.communes, LAST)
        for quarter in QUARTERS:
            if quarter in timeline.reported:
                yield from self._rows(quarter)

    def _rows(self, quarter: str) -> Iterator[tuple]:
        goal_met = self.events[quarter, "goal_met"]
        ineffective = self.events[quarter, "ineffective"]
        launched = sum(
            number
            for (when, event), number in self.events.items()
            if event == "launched" and year_of(when) == year_of(quarter) and when <= quarter
        )
        for measure, expected in (
            ("models_stopped", goal_met + ineffective),
            ("models_goal_met", goal_met),
            ("models_ineffective", ineffective),
            ("models_ineffective_named", ineffective),
            ("models_launched_year_to_date", launched),
        ):
            yield self._row(measure, None, quarter, expected, quarter)
        for kind in ("hu_tuc", "phong_tuc"):
            if (quarter, kind) in self.customs:
                expected = len(self.customs[quarter, kind])
                yield self._row("customs_practised", kind, quarter, expected, quarter)
        following = shift_quarter(quarter, 1)
        yield self._row("tasks", None, following, len(self.tasks[following]), quarter)

    def _row(
        self, measure: str, subject: str | None, quarter: str, expected: int, source: str
    ) -> tuple:
        control_id = "-".join(filter(None, (measure, subject, quarter)))
        return (
            *(control_id, NAMES[subject or measure], measure, subject, quarter or None),
            *(DISTRICT, expected, district_of(source), "biểu tổng hợp", None),
        )
