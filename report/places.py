"""Where something is, in the lists of a report: communes in their order, then what names none."""

from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report.marks import mark

WITHOUT_COMMUNE = "chưa rõ xã"


def by_commune(figures: Figures, rows: list[Row]) -> list[tuple[str | None, list[Row]]]:
    """Rows by commune in the order of communes, those without one last."""
    found: dict[str | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row.commune_id, []).append(row)
    order = [*figures.communes, None]
    return [(commune, found[commune]) for commune in order if commune in found]


def order(figures: Figures, unit: str | None) -> int:
    """Where a unit stands among communes; whatever is none comes behind them."""
    known = list(figures.communes)
    return known.index(unit) if unit in known else len(known)


def name(figures: Figures, commune: str) -> str:
    """A commune by its label, marked."""
    return mark("ten", figures.communes[commune], commune)


def village(row: Row) -> str:
    """The place within the commune, which is said already."""
    return (row.place or "").removesuffix(row.commune or "").removesuffix(", ")


def lower(text: str) -> str:
    """With a small first letter, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def soften(text: str) -> str:
    """A sentence within another one: with a small first letter, unless it begins with a name (of
    which the second word is capital, too)."""
    second = text.partition(" ")[2]
    return text if second[:1].isupper() else lower(text)


def quote(text: str) -> str:
    """Between quotation marks, unless it has some itself."""
    return text if "“" in text else f"“{text}”"
