"""Decks of slides that were kept under a name, for everybody who reads a data set.

    data/warehouse/official/decks/saved.json
        [{"name": …, "slides": [{"name": "bia"}, {"name": "chu-1", "title": …, "text": …}], …}]

A deck keeps which slides are shown, in their order, and the texts that were written for it; it has
no figures: they are always worked out anew. One file, written whole (data/saved_file.py).
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import saved_file, versions, vietnamese
from data.saved_file import Refused, write, writing

WHAT = "Bộ trang chiếu"
MOST = 50
LONGEST_NAME = saved_file.LONGEST_NAME
MOST_SLIDES = 40
LONGEST_TITLE = 140
LONGEST_TEXT = 900
_NAME = re.compile(r"[a-z0-9-]{1,30}")


class SavedSlide(NamedTuple):
    """One slide of a deck: the name of one that is made of figures, or a text of its own."""

    name: str
    title: str = ""
    text: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it was written for the deck."""
        return bool(self.title or self.text)


class Deck(NamedTuple):
    """Slides in their order under a name."""

    name: str
    slides: tuple[SavedSlide, ...]
    saved_at: datetime


def read(data_set: str) -> list[Deck]:
    """All decks, by name; Refused when the file can't be read."""
    return saved_file.read(_path(data_set), WHAT, _make)


def save(data_set: str, name: str, slides: list[SavedSlide]) -> Deck:
    """Keep slides under a name, in place of what had it; Refused, with a sentence, when that can't
    be done."""
    name = saved_file.name(name, WHAT)
    tidied = _tidy(slides)
    if not tidied:
        raise Refused(f"{WHAT} CHƯA được lưu: hãy chọn ít nhất một trang.")
    if len(tidied) > MOST_SLIDES:
        raise Refused(f"{WHAT} CHƯA được lưu: nhiều hơn {MOST_SLIDES} trang.")
    for one in tidied:
        if len(one.title) > LONGEST_TITLE or len(one.text) > LONGEST_TEXT:
            raise Refused(
                f"{WHAT} CHƯA được lưu: trang chữ dài quá; tên trang nhiều nhất {LONGEST_TITLE}, "
                f"lời nhiều nhất {LONGEST_TEXT} chữ cái."
            )
    fresh = Deck(name, tidied, datetime.now(UTC).replace(microsecond=0))
    with writing(_path(data_set), WHAT) as path:
        others = [one for one in read(data_set) if one.name != name]
        if len(others) >= MOST:
            raise Refused(f"{WHAT} CHƯA được lưu: đã có đủ {MOST} bộ. Hãy xóa bớt bộ không dùng.")
        _write(path, [*others, fresh])
    return fresh


def remove(data_set: str, name: str) -> None:
    """Forget a deck; Refused when that can't be done."""
    with writing(_path(data_set), WHAT) as path:
        _write(path, [one for one in read(data_set) if one.name != name])


def _make(one: dict[str, Any]) -> Deck:
    slides = [
        SavedSlide(*(str(each.get(key, "")) for key in SavedSlide._fields))
        for each in one["slides"]
    ]
    return Deck(str(one["name"]), _tidy(slides), datetime.fromisoformat(one["saved_at"]))


def _tidy(slides: list[SavedSlide]) -> tuple[SavedSlide, ...]:
    """Slides with a name that an address can carry, each once; texts without stray blanks."""
    found: dict[str, SavedSlide] = {}
    for one in slides:
        if _NAME.fullmatch(one.name) and one.name not in found:
            lines = [vietnamese.tidy(line) for line in one.text.splitlines()]
            text = "\n".join(line for line in lines if line)
            found[one.name] = SavedSlide(one.name, vietnamese.tidy(one.title), text)
    return tuple(found.values())


def _path(data_set: str) -> Path:
    return versions.folder(data_set) / "decks" / "saved.json"


def _write(path: Path, decks: list[Deck]) -> None:
    write(
        path,
        [
            {
                "name": one.name,
                "slides": [slide._asdict() for slide in one.slides],
                "saved_at": one.saved_at.isoformat(),
            }
            for one in decks
        ],
    )
