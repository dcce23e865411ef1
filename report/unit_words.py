"""The lists of what units say in words: highlights, difficulties and causes, proposals, tasks."""

from data import vietnamese, words
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report import places
from report.marks import mark

# Of a list that would be longer every text is shortened; whoever asks for its source has it whole.
_LETTERS = 6_000
_SHORTEST = 80
_TEXTS = 60  # of a list; the rest is counted
_CUT = "…"


def list_notes(figures: Figures, kind: str) -> str:
    """One bullet for each unit, communes in their order first: "Xã Đăk Pne: …."; "" without any."""
    rows = [row for row in figures.notes if row.kind == kind]
    shown, causes = rows[:_TEXTS], _find_causes(figures) if kind == "difficulty" else {}
    longest = max(_SHORTEST, _LETTERS // max(1, len(shown)))
    by_unit: dict[tuple[str, str], list[str]] = {}
    for row in shown:
        said = by_unit.setdefault((row.unit_id, row.unit), [])
        cause = causes.get((row.submission_id, row.position))
        said.append(_tell(row, cause, longest, is_first=not said))
    lines = [
        f"- {mark('ten', words.start(unit), unit_id)}: {'; '.join(told)}."
        for (unit_id, unit), told in by_unit.items()
    ]
    left = len(rows) - len(shown)
    if left:
        lines.append(f"- Và {vietnamese.write_count(left)} ý khác, xem biểu của đơn vị.")
    return "\n".join(lines)


def _find_causes(figures: Figures) -> dict[tuple[str, int], Row]:
    return {(row.submission_id, row.position): row for row in figures.notes if row.kind == "cause"}


def _tell(row: Row, cause: Row | None, longest: int, *, is_first: bool) -> str:
    said = _shorten(row.text, longest)
    text = mark("ten", said if is_first else places.soften(said), row.fact_id)
    aside = [words.TASK_STATE[row.state]] if row.state else []
    if row.result:
        aside.append(_shorten(row.result, longest))
    told = mark("ten", ": ".join(aside), row.fact_id) if aside else ""
    if cause:
        told = f"nguyên nhân: {mark('ten', _shorten(cause.text, longest), cause.fact_id)}"
    return f"{text} ({told})" if told else text


def _shorten(text: str, longest: int) -> str:
    """At most so many letters, to the end of a word; without the stop, which the list sets."""
    text = text.rstrip(" .;")
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + _CUT
