"""The deck that the command writes: the same choice as an address makes (app/filters.py), without
a browser; what can't be had is an error here, for nobody looks at what comes instead."""

from collections.abc import Sequence
from typing import NamedTuple

from app.deck.slide import Slide
from app.deck.slides import make_deck, order_slides
from app.duty.asked import ask
from app.view import View, read_communes
from data import saved_decks, store, versions
from data.vietnamese import write_quarter
from measures.communes import read_terms
from queries import query


class AskedError(ValueError):
    """What was asked for can't be had; the text says it in Vietnamese."""


class Made(NamedTuple):
    """The slides of a choice; `absent`: labels of those that the quarter has no figures for."""

    view: View
    slides: list[Slide]
    absent: list[str]


def make(data_set: str, quarter: str, communes: Sequence[str] = (), name: str = "") -> Made:
    """The slides of a quarter, of some communes (unit ids) or all, as the deck of that name has
    them. AskedError, WarehouseError, saved_decks.Refused."""
    view = open_view(data_set, quarter, communes)
    kept = [one for one in saved_decks.read(data_set) if one.name == name] if name else []
    if name and not kept:
        raise AskedError(f"Chưa có bộ trang chiếu nào tên “{name}”.")
    deck = make_deck(view, order_slides("", kept[0].slides if kept else ()), *ask(view))
    return Made(view, deck.slides, deck.absent)


def open_view(data_set: str, quarter: str, communes: Sequence[str] = ()) -> View:
    """A choice as readers make it at first: beside the quarter before, with the newest figures."""
    snapshot = store.snapshot(data_set)
    quarters = query("frame/quarters", on=snapshot)["quarter"].tolist()
    if quarter not in quarters:
        known = f"; mới nhất là {write_quarter(quarters[0])}" if quarters else ""
        raise AskedError(
            f"Số liệu {versions.DATA_SETS[data_set]} không có {write_quarter(quarter)}{known}."
        )
    rows = query("frame/communes", on=snapshot, quarter=quarter)
    labels = dict(zip(rows["unit_id"], rows["label"], strict=True))
    elsewhere = read_terms(snapshot) if communes else {}
    chosen, told = read_communes(",".join(communes), list(labels), quarter, elsewhere)
    if told:
        why = told.rsplit("; ", 1)[0]  # an address shows others instead
        raise AskedError(f"{why}. Các xã của quý: {', '.join(labels)}.")
    district = query("frame/district", on=snapshot)["name"].iloc[0]
    return View(snapshot, quarter, "previous", chosen, labels, district)
