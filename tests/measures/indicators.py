"""What the tests of indicators share: rules of every kind, and standings made by hand."""

from fractions import Fraction

import pandas as pd

from measures.course import find_courses
from measures.progress import Rule, read_rule
from measures.standings import Standing, find_standings
from queries import query

RISE = Rule("rise", 1, "Tăng dần", "%", 1, True, "up", False, "linear", "2021-Q2")
FALL = Rule("fall", 1, "Giảm dần", "%", 1, True, "down", False, "linear", "2021-Q2")
SINCE_JANUARY = Rule("since", 1, "Cộng dồn", "điểm %", 1, True, "up", True, "linear", "2021-Q2")
CEILING = Rule("ceiling", 2, "Mức trần", "%", 1, True, "down", True, "level", "2024-Q2")
COUNT_CEILING = Rule(
    "ceiling", 1, "Trần số đếm", "cặp", 0, False, "down", True, "linear", "2021-Q2"
)
HOLD = Rule("hold", 1, "Giữ mức", "%", 1, True, "up", False, "level", "2021-Q2")
RULES = [RISE, FALL, SINCE_JANUARY, CEILING, COUNT_CEILING, HOLD]

LABELS = {"a": "xã A", "b": "xã B", "c": "thị trấn C"}
COLUMNS = [
    "indicator_id", "version", "commune", "facts", "uncounted", "more_than", "about", "units",
    "communes", "numerator", "denominator", "target_sum", "targets", "target_alone",
    "baselines", "baseline_numerator", "baseline_denominator", "told_before", "compared",
    "left_out", "districts", "numerator_now", "denominator_now", "numerator_before",
    "denominator_before", "source", "target_source",
]  # fmt: skip

NUMBERS = [name for name in COLUMNS if "numerator" in name or "denominator" in name] + [
    "target_sum",
    "target_alone",
]


def f(number):
    """An exact number of what a table of cases writes; None stays None."""
    return None if number is None else Fraction(str(number))


def row(rule, commune, value=None, target=None, start=None, before=None, **cells):
    """A row of indicators/progress for one unit; value, start and before are (number, of)."""
    number, whole = value or (None, None)
    counts = value is not None and target is not None
    compared = before is not None and value is not None
    unit = commune or "district"
    made = {
        "indicator_id": rule.indicator_id,
        "version": rule.version,
        "commune": commune,
        "facts": int(value is not None),
        "uncounted": 0,
        "more_than": 0,
        "about": 0,
        "units": int(counts),
        "communes": int(commune is not None and value is not None),
        "numerator": number,
        "denominator": whole,
        "target_sum": target * (whole or 1) if counts else None,
        "targets": int(target is not None),
        "target_alone": target,
        "baselines": int(counts and start is not None),
        "baseline_numerator": start and start[0],
        "baseline_denominator": start and start[1],
        "told_before": int(before is not None),
        "compared": unit if compared else None,
        "left_out": None if compared or (value is None and before is None) else unit,
        "districts": None if commune else unit,
        "numerator_now": number if compared else None,
        "denominator_now": whole if compared else None,
        "numerator_before": before[0] if compared else None,
        "denominator_before": before[1] if compared else None,
        "source": None if value is None else "Báo cáo 1, biểu 3",
        "target_source": None if target is None else "Kế hoạch 2, biểu 3",
    }
    return made | cells


def frame(*rows):
    """Rows as the query gives them."""
    made = pd.DataFrame(list(rows), columns=COLUMNS)
    texts = ["indicator_id", "commune", "compared", "left_out", "districts", "source"]
    texts += ["target_source"]
    counts = [name for name in COLUMNS if name not in (*texts, *NUMBERS)]
    return made.astype(
        dict.fromkeys(texts, "str") | dict.fromkeys(NUMBERS, "float") | dict.fromkeys(counts, "int")
    )


def stand(
    rule, *rows, quarter="2024-Q2", before="2024-Q1", communes=("a", "b", "c")
) -> list[Standing]:
    """The standings of one indicator."""
    rules = {rule.indicator_id: rule}
    return find_standings(rules, frame(*rows), quarter, before, list(communes))


def one_of_each(quarter="2024-Q2"):
    """Every status, a target of zero, a bound, and a name that plotly could take for a tag."""
    odd = COUNT_CEILING._replace(short="<b>Trần & số</b>")
    rules = {rule.indicator_id: rule for rule in (RISE, FALL, odd)}
    rows = frame(
        row(RISE, "a", (70, 100), 70, (50, 100), before=(60, 100)),
        row(RISE, "b", (60, 100), 70, (50, 100), more_than=1),
        row(FALL, "a", (25, 100), 10, (30, 100)),
        row(FALL, "b", (31, 100), 10, (30, 100)),
        row(FALL, "c", (31, 100), 10),
        row(odd, "a", (0, None), 0, (0, None)),
        row(odd, "b", (1, None), 0, (0, None)),
        row(odd, "c", None, 4, facts=1, uncounted=1, source="Báo cáo 1, biểu 3"),
    )
    return find_standings(rules, rows, quarter, "2024-Q1", list(LABELS))


def part(text):
    return Fraction(str(text))


def ask_course(view, indicator):
    """Every quarter of an indicator, commune by commune."""
    asked = {"quarter": view.quarter, "communes": view.communes, "each": True}
    return query("indicators/course", on=view.snapshot, indicator=indicator, **asked)


def find_demo_courses(ask, view, indicator):
    """The courses of an indicator under each of its definitions."""
    definitions = ask(view, "indicators/definitions")
    own = definitions[definitions["indicator_id"] == indicator]
    rules = [read_rule(one) for one in own.itertuples()]
    return find_courses(rules, ask_course(view, indicator), view.quarter, list(view.chosen))
