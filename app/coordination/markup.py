"""The agencies of a quarter as HTML: a card each, who is silent, what is handed to them next."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.markup import write, write_lines, write_source, write_title


class Line(NamedTuple):
    """One line of a card; `detail` stands small behind it."""

    text: str
    detail: str = ""


class Block(NamedTuple):
    """Lines of one kind below their head."""

    title: str
    lines: list[Line]


class AgencyCard(NamedTuple):
    """One agency: `how` it is told of, its figures (number, the words for it, how it was worked
    out), blocks, source."""

    label: str
    how: str
    figures: list[tuple[str, str, str]]
    blocks: list[Block]
    source: str


class Paper(NamedTuple):
    """A document that the page rests on; `address`: where it is read, in this app or on the web."""

    label: str
    about: str
    address: str


def write_page(
    title: str, notes: Sequence[str], cards: Iterable[AgencyCard], absent: str = ""
) -> str:
    """The first section: its finding, the cards in columns where there is room, who is silent."""
    drawn = "".join(_write_card(card) for card in cards)
    body = f'<div class="groups agencies">{drawn}</div>' if drawn else ""
    first, *others = notes
    return (
        write_title(title, first) + write_lines(others, "text") + body
        + write_lines([absent], "absent")
    )  # fmt: skip


def write_assigned(title: str, lines: Iterable[Line], source: str) -> str:
    """What the steering committee hands to agencies."""
    items = "".join(_write_line(line) for line in lines)
    small = write_lines([write_source(source)])
    return f'{write_title(title)}<ul class="sentences">{items}</ul>{small}'


def write_papers(title: str, papers: Iterable[Paper]) -> str:
    """The documents, each a link."""
    items = "".join(
        f'<li><a href="{write(paper.address)}">{write(paper.label)}</a>: {write(paper.about)}</li>'
        for paper in papers
    )
    return f'{write_title(title)}<ul class="sentences">{items}</ul>'


def _write_card(card: AgencyCard) -> str:
    figures = " ".join(
        f"<span><strong>{write(number)}</strong> {write(unit)}</span>"
        + (f" <small>({write(derived)})</small>" if derived else "")
        for number, unit, derived in card.figures
    )
    drawn = "".join(
        f"<h4>{write(block.title)}</h4><ul>{''.join(map(_write_line, block.lines))}</ul>"
        for block in card.blocks
    )
    return (
        f'<section class="group agency"><h3>{write(card.label)}</h3>'
        f'<p class="small">{write(card.how)}</p>'
        + (f'<p class="agency-figures">{figures}</p>' if figures else "")
        + f"{drawn}{write_lines([write_source(card.source)])}</section>"
    )


def _write_line(line: Line) -> str:
    detail = f" <small>{write(line.detail)}</small>" if line.detail else ""
    return f"<li>{write(line.text)}{detail}</li>"
