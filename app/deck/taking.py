"""From a section of a page to a slide."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from app.deck.slide import Slide
from app.section import Section
from app.view import View
from measures.duty import Sent

LONGEST_SUBTITLE = 115  # letters, one line of a slide


class Asked(NamedTuple):
    """What a slide is made from: a choice, the day, and what the journal says was sent."""

    view: View
    today: date
    sent: tuple[Sent, ...]


def take(
    section: Section, notes: list[str] | tuple[str, ...], rows: pd.DataFrame | None = None
) -> Slide:
    """The chart of a section."""
    told = [section.subtitle, *notes, f"Nguồn: {section.source}" if section.source else ""]
    return Slide(
        "", "", section.title,
        spec=section.spec,
        alt=section.alt,
        source=section.source,
        notes=tuple(line for line in told if line),
        table=section.table,
        subtitle=shorten(section.subtitle),
        rows=rows if rows is not None and not rows.empty else None,
    )  # fmt: skip


def shorten(subtitle: str) -> str:
    """The first sentence of what a page says is drawn; empty where that is too long for a slide."""
    first = f"{subtitle.split('. ')[0].rstrip('.')}."
    return first if 1 < len(first) <= LONGEST_SUBTITLE else ""
