"""What a slide without a chart says: each kind is written as HTML here, and as shapes of a
PowerPoint file in app/deck/powerpoint/bodies.py."""

from collections.abc import Sequence
from typing import NamedTuple

from app.deck import markup
from app.section import Card


class Cover(NamedTuple):
    """The lines below the title of the first slide."""

    lines: Sequence[str]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_cover(self.lines)


class Paragraphs(NamedTuple):
    """A text of several lines: one line is a paragraph, more are a list."""

    text: str

    @property
    def lines(self) -> list[str]:
        """Those that say something."""
        return [line for line in self.text.splitlines() if line.strip()]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_paragraphs(self.lines)


class Lines(NamedTuple):
    """Sentences below each other."""

    lines: Sequence[str]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_list(self.lines)


class Columns(NamedTuple):
    """Lists beside each other, each under its head; those without a line are left out."""

    columns: Sequence[tuple[str, Sequence[str]]]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_columns(self.columns)


class Heads(NamedTuple):
    """Lists below each other, each under what it is about."""

    groups: Sequence[tuple[str, Sequence[str]]]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_heads(self.groups)


class Figures(NamedTuple):
    """Figures, large, each with what it counts and its details."""

    cards: Sequence[Card]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_figures(self.cards)


class Tiles(NamedTuple):
    """Names and what is told of each, under a caption; `colours`: of each, as on its page, "" where
    nothing is known."""

    caption: str
    rows: Sequence[Sequence[str]]
    colours: Sequence[str] = ()

    @property
    def html(self) -> str:
        """As the browser gets it."""
        return markup.write_table(self.caption, self.rows)


class Tint(NamedTuple):
    """A cell: a word, a number, what its colours say (a class of static/deck.css), and these: of
    its ground ("" for none) and of its letters."""

    word: str
    number: str
    kind: str
    ground: str
    ink: str


class Grid(NamedTuple):
    """Rows of coloured cells, each under its head."""

    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Tint]]]

    @property
    def html(self) -> str:
        """As the browser gets it."""
        rows = [(name, [tint[:3] for tint in cells]) for name, cells in self.rows]
        return markup.write_grid(self.heads, rows)


Text = Cover | Paragraphs | Lines | Columns | Heads | Figures | Tiles | Grid
