"""What an analyst chose, from the address of the page, and what may be chosen."""

from typing import NamedTuple

from app.view import View
from data.vietnamese import write_count, write_quarter
from measures.analysis.subjects import (
    COMPARED,
    DIMENSIONS,
    Measure,
    Subject,
    list_heads,
    list_subjects,
)
from measures.progress import Rule, read_rule
from queries import query, records

# The fields of the address, beside those of all pages (app/filters.py).
FIELDS = ("chu_de", "so_do", "hang", "cot", "thoi_gian", "to")
SPANS = {"8": "8 quý", "4": "4 quý", "1": "Quý này", "12": "12 quý", "tat-ca": "Mọi quý"}
FILLS = {"dam-nhat": "Đậm nhạt", "thanh": "Thanh", "khong": "Không tô"}
_ALL = "tat-ca"


class Choice(NamedTuple):
    """One table: keys of the address."""

    subject: str
    measure: str
    rows: str
    columns: str
    span: str = "8"
    fill: str = "dam-nhat"


class Offered(NamedTuple):
    """What there is to choose from. first: the subject that opens; measures: that which opens of
    each subject; rules: of indicators."""

    subjects: dict[str, Subject]
    first: str
    measures: dict[str, str]
    rules: dict[tuple[str, int], Rule]

    def measure(self, choice: Choice) -> Measure:
        """The measure that is chosen."""
        return self.subjects[choice.subject].measures[choice.measure]


def read_offered(view: View) -> Offered:
    """All subjects; the first of which something is reported is opened, and so of its measures."""
    definitions = query("indicators/definitions", on=view.snapshot, quarter=view.quarter)
    rules = {
        (row.indicator_id, int(row.version)): read_rule(row) for row in definitions.itertuples()
    }
    holding = definitions[definitions["holds"]]
    names = dict(zip(holding["indicator_id"], holding["short"], strict=True))
    subjects = list_subjects(names, view.villages)
    found = set(query("analysis/known", on=view.snapshot, quarter=view.quarter)["subject"])
    known = [key for key, subject in subjects.items() if subject.known in found]
    measures = {key: _find_measure(view, subject) for key, subject in subjects.items()}
    return Offered(subjects, known[0] if known else next(iter(subjects)), measures, rules)


def _find_measure(view: View, subject: Subject) -> str:
    """The measure of a subject that opens: the first of which anything is reported."""
    keys = list(list_measures(subject))
    rows = records("analysis/parts", on=view.snapshot, subject=subject.known, quarter=view.quarter)
    known = {row.part for row in rows}
    return next((key for key in keys if known & {*subject.measures[key].parts}), keys[0])


def list_measures(subject: Subject) -> dict[str, str]:
    """The measures of a subject by key, the usual one first, what takes all together last."""
    options = {key: measure.label for key, measure in subject.measures.items()}
    if _ALL in options:
        options[_ALL] = options.pop(_ALL)
    return options


def list_options(subject: Subject, measure: Measure) -> tuple[dict[str, str], dict[str, str]]:
    """The heads of rows and of columns to choose from, by key."""
    rows, columns = list_heads(subject, measure)
    return {key: DIMENSIONS[key][1] for key in rows}, {key: name_column(key) for key in columns}


def name_column(key: str) -> str:
    """A head of columns in words."""
    return "So sánh" if key == COMPARED else DIMENSIONS[key][1]


def list_quarters(view: View, span: str) -> tuple[str, ...]:
    """The quarters of a span up to the one of the view, oldest first."""
    known = query("frame/quarters", on=view.snapshot)["quarter"].tolist()
    past = sorted(quarter for quarter in known if quarter <= view.quarter)
    return tuple(past if span == "tat-ca" else past[-int(span) :])


def write_span(quarters: tuple[str, ...]) -> str:
    """Quarters in words: "quý II/2024", "08 quý, đến quý II/2024"."""
    last = write_quarter(quarters[-1])
    return last if len(quarters) == 1 else f"{write_count(len(quarters))} quý, đến {last}"
