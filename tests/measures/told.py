"""Figures of facts that a test writes down: no warehouse behind them."""

from collections import namedtuple

from data import vietnamese
from measures.figures.facts import Facts
from measures.figures.quarter import Custom, Figures
from measures.scope import Scope

COMMUNES = {"a": "xã A", "b": "xã B", "c": "xã C"}
DISTRICT = "huyen"
COLUMNS = (
    "quarter", "area", "fact_id", "subject", "name", "kind", "event", "period", "version",
    "unit_id", "unit_kind", "commune_id", "commune", "place", "value", "numerator", "denominator",
    "unit", "state", "qualifier", "due_on", "came_on", "sponsor", "reason", "derived", "note",
    "reporter_id", "document_id", "locator", "source",
)  # fmt: skip
Row = namedtuple("Row", COLUMNS, defaults=[None] * len(COLUMNS))
NAMES = {"no-mieng": "Nợ miệng", "tao-hon": "Tảo hôn", "cui-hua-hon": "Củi hứa hôn"}
KINDS = {"tao-hon": "hu_tuc"}


def read_value(value):
    """A number, "?" for one that nobody counted, "≥3" for a lower bound, "~3" for a rough one."""
    text = str(value)
    number = None if text == "?" else float(text.strip("≥~"))
    state = "uncounted" if number is None else "counted" if number else "zero"
    return {
        "value": number,
        "state": state,
        "qualifier": {"≥": "more_than", "~": "about"}.get(text[0], "exact"),
    }


def fact(area, quarter, unit, value, subject="", **more):
    """A row of figures/facts: `unit` is a commune ("a"), its village ("a.1"), or the district."""
    commune = unit.split(".")[0] if unit.split(".")[0] in COMMUNES else None
    kind = "village" if "." in unit else "commune" if commune else "district"
    cells = {"event": subject, "period": "quarter"} if area == "model" else {"subject": subject}
    if area == "custom":
        cells |= {"name": NAMES.get(subject, subject), "kind": KINDS.get(subject, "phong_tuc")}
    number = fact.count = getattr(fact, "count", 0) + 1
    cells |= {"fact_id": f"f{number}", "unit_kind": kind, "commune_id": commune, "source": "A"}
    cells |= {"reporter_id": commune or DISTRICT}
    return Row(quarter=quarter, area=area, unit_id=unit, **cells | read_value(value) | more)


def tell(area, subject, now, before, quarters=("2024-Q2", "2024-Q1"), **more):
    """Facts of a number in two quarters, each as {unit: value}."""
    return [
        fact(area, quarter, unit, value, subject, **more)
        for quarter, told in zip(quarters, (now, before), strict=True)
        for unit, value in told.items()
    ]


def make(
    rows, quarter="2024-Q2", before=None, communes=(), earlier=(), terms=(), silences=(),
    tasks=(), definitions=(),
):  # fmt: skip
    """The figures of some facts; `earlier`, `tasks`, `definitions`: rows of these queries; `terms`:
    of communes that are not always there; `silences`: of villages, as measures/completeness.py
    gives them."""
    before = before or vietnamese.previous_quarter(quarter)
    expected = {unit: COMMUNES[unit] for unit in communes or COMMUNES}
    here = [row for row in rows if not communes or row.commune_id in (*communes, None)]
    facts = Facts(Scope(None, quarter, before, tuple(communes), expected), here)
    facts.__dict__["earlier"] = list(earlier)
    facts.__dict__["terms"] = dict(terms)
    facts.__dict__["silences"] = dict(silences)
    facts.__dict__["conclusions"], facts.__dict__["undone"] = [], []
    facts.__dict__["definitions"], facts.__dict__["tasks"] = list(definitions), list(tasks)
    figures = Figures(facts)
    figures.__dict__["customs"] = [
        Custom(custom, name, KINDS.get(custom, "phong_tuc")) for custom, name in NAMES.items()
    ]
    return figures
