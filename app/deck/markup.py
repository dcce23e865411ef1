"""A slide without a chart, as HTML, every word escaped; static/deck.css has the looks."""

from collections.abc import Iterable, Sequence

from app.markup import write, write_lines
from app.section import Card

MANY, CROWD = 6, 24  # lines from which on they stand in two columns, in three


def write_paragraphs(lines: Sequence[str]) -> str:
    """One line is a paragraph, more are a list."""
    if len(lines) < 2:
        return "".join(f'<p class="deck-said">{write(line)}</p>' for line in lines)
    return write_list(lines)


def write_list(lines: Iterable[str]) -> str:
    """Sentences below each other."""
    items = [f"<li>{write(line)}</li>" for line in lines]
    kind = "deck-lines"
    if len(items) > MANY:
        kind += " deck-many"
    if len(items) > CROWD:
        kind += " deck-crowd"
    return f'<ul class="{kind}">{"".join(items)}</ul>'


def write_figures(cards: Sequence[Card]) -> str:
    """Figures, large, each with what it counts and its details."""
    drawn = []
    for card in cards:
        values = "".join(
            f"<span>{_write_value(value)} {write(unit)}</span>" for value, unit in card.values
        )
        more = "".join(f"<small>{write(line)}</small>" for line in card.details)
        drawn.append(f"<li><em>{write(card.label)}</em><b>{values}</b>{more}</li>")
    return f'<ul class="deck-figures">{"".join(drawn)}</ul>'


def write_columns(columns: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Lists beside each other, each under its head; those without a line are left out."""
    drawn = "".join(
        f"<section><h3>{write(head)}</h3>{write_list(lines)}</section>"
        for head, lines in columns
        if lines
    )
    return f'<div class="deck-columns">{drawn}</div>'


def write_heads(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Lists below each other, each under what it is about."""
    drawn = [
        f"<li><b>{write(head)}</b>{write_lines(lines, 'deck-under')}</li>" for head, lines in groups
    ]
    return f'<ul class="deck-lines deck-heads">{"".join(drawn)}</ul>'


def write_table(caption: str, rows: Sequence[Sequence[str]]) -> str:
    """Names and figures, in as many columns as there is room for."""
    drawn = "".join(
        f"<li><span>{write(name)}</span> <b>{write(text)}</b></li>" for name, text in rows
    )
    return f'<h3 class="deck-caption">{write(caption)}</h3><ul class="deck-table">{drawn}</ul>'


def write_grid(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]
) -> str:
    """Rows of cells, each with a word, a number and what its colour says."""
    named = "".join(f'<th scope="col">{write(head)}</th>' for head in heads)
    drawn = ""
    for name, cells in rows:
        tints = "".join(
            f'<td class="deck-{kind}">{write(word)}{" " * bool(word)}<b>{write(number)}</b></td>'
            for word, number, kind in cells
        )
        drawn += f'<tr><th scope="row">{write(name)}</th>{tints}</tr>'
    return (
        f'<table class="deck-grid"><thead><tr><td></td>{named}</tr></thead>'
        f"<tbody>{drawn}</tbody></table>"
    )


def write_cover(lines: Sequence[str]) -> str:
    """The lines below the title of the first slide."""
    return (
        '<div class="deck-cover">' + "".join(f"<p>{write(line)}</p>" for line in lines) + "</div>"
    )


def split_value(value: str) -> tuple[str, str]:
    """The words before a number with their blank, and the number, which alone is large: "ít nhất "
    and "48"."""
    before, blank, number = value.rpartition(" ")
    return before + blank, number


def _write_value(value: str) -> str:
    before, number = split_value(value)
    return f"{write(before)}{' ' * bool(before)}<strong>{write(number)}</strong>"
