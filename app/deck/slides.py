"""The slides of a quarter: which there are, in which order, made of the sections of the pages.

Without Streamlit: what draws them on the screen, in a PowerPoint file or in one HTML file asks
here, so that a number on a slide is the one that its page shows.
"""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from app.deck.parts import PARTS
from app.deck.slide import Slide
from app.deck.taking import Asked
from app.deck.texts import Paragraphs
from app.view import View
from data import words
from data.saved_decks import SavedSlide
from data.vietnamese import write_count
from measures.duty import Sent
from measures.explanations import Explanation, find_explanations

LONGEST_EXPLAINED = 180  # letters of an explanation on a slide; the speaker's notes have all
DATA = Path(__file__).resolve().parent / "deck.toml"


class Planned(NamedTuple):
    """A slide of deck.toml."""

    name: str
    part: str
    label: str
    title: str = ""
    communes: tuple[str, ...] = ()


class Deck(NamedTuple):
    """Slides in their order; `absent`: labels of those asked for that the quarter has no figures
    for."""

    slides: list[Slide]
    absent: list[str]


def tell_absent(labels: Sequence[str]) -> str:
    """That the quarter has no figures for some slides, by their labels; "" for none."""
    return f"Quý này chưa có số để dựng trang: {', '.join(labels)}." if labels else ""


@cache
def read_plan() -> dict[str, Planned]:
    """The slides of deck.toml by their names, in their order."""
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))["slide"]
    rows = (Planned(**one | {"communes": tuple(one.get("communes", ()))}) for one in told)
    return {row.name: row for row in rows}


def order_slides(asked: str, kept: Sequence[SavedSlide]) -> list[SavedSlide]:
    """The slides to show: those that an address asks for ("bia,mo-hinh"), of the deck that was
    kept and of the plan; without any that are known, the deck as it was kept, or else the plan."""
    own = {one.name: one for one in kept}
    known = {name: SavedSlide(name) for name in read_plan()} | own
    named = [known[name] for name in dict.fromkeys(asked.split(",")) if name in known]
    return named or list(own.values()) or list(known.values())


def make_deck(view: View, kept: Sequence[SavedSlide], today: date, sent: tuple[Sent, ...]) -> Deck:
    """The slides of a choice, each made anew from what its page shows."""
    slides, absent = [], []
    for one in kept:
        if one.is_text:
            slides.append(Slide(one.name, "", one.title, text=Paragraphs(one.text)))
            continue
        planned = read_plan().get(one.name)
        if planned is None:
            continue  # of an earlier version of the program
        chosen = [unit for unit in planned.communes if unit in view.commune_labels]
        seen = view._replace(communes=chosen) if chosen else view
        made = PARTS[planned.part](Asked(seen, today, sent))
        if made is None:
            absent.append(planned.label)
            continue
        title = planned.title or made.title
        made = made._replace(name=one.name, label=planned.label, title=title)
        slides.append(explain(made, seen, planned.part))
    return Deck(slides, absent)


def explain(slide: Slide, view: View, subject: str) -> Slide:
    """The slide with what the office wrote of its figures of the quarter: the first of it below
    the chart, all of it for the speaker."""
    told = [
        f"{words.start(one.unit)}{_name(one)}: {one.text.rstrip('.')} ({one.source})."
        for one in find_explanations(view.snapshot, view.quarter, view.communes)
        if (one.subject, one.quarter) == (subject, view.quarter)
    ]
    if not told:
        return slide
    more = f" (và {write_count(len(told) - 1)} lời nữa)" if told[1:] else ""
    first = shorten(told[0], width=LONGEST_EXPLAINED, placeholder="…")
    return slide._replace(explained=f"Giải thích: {first}{more}", notes=(*told, *slide.notes))


def _name(one: Explanation) -> str:
    """Which custom, indicator or channel it is about; the slide names its subject."""
    return f" ({words.low(one.item_name)})" if one.item_name else ""
