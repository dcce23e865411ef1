"""Text as HTML: what a page says in one piece, with every word escaped here.

Streamlit draws each text as an element of its own, with a message and a place in React's tree;
many texts in one `st.html` cost the browser next to nothing. static/style.css has their looks.
"""

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from app.section import Card, Sentence
from data import words
from measures.totals import join_sources, shorten_sources


def write(text: object) -> str:
    """Any text as HTML that shows exactly that text, on one line."""
    if not isinstance(text, str):
        text = "" if pd.isna(text) else str(text)
    return escape(" ".join(text.split()))


def write_lines(lines: Iterable[str], kind: str = "small") -> str:
    """A paragraph for each line that says something."""
    return "".join(f'<p class="{kind}">{write(line)}</p>' for line in lines if line)


def write_title(title: str, subtitle: str = "") -> str:
    """The head of a section: what it finds, and below it what is drawn."""
    return f"<h2>{write(title)}</h2>{write_lines([subtitle])}"


def write_source(source: str) -> str:
    """Where figures come from; empty where no source is."""
    return f"Nguồn: {shorten_sources(source)}" if source else ""


def write_head(title: str, choices: Iterable[str], marked: str) -> str:
    """The title of a page and its choices, in one row where there is room (static/style.css)."""
    return f'<div class="head"><h1>{write(title)}</h1>{write_chips(choices, marked)}</div>'


def write_chips(choices: Iterable[str], marked: str) -> str:
    """The choices of a page, one chip each; `marked` is the one that must not be missed. On a phone
    they scroll sideways, by the keyboard, too."""
    chips = "".join(
        f'<li class="{"chip-mark" if choice == marked else "chip"}">{write(choice)}</li>'
        for choice in choices
    )
    return f'<ul class="chips" aria-label="Đang xem" tabindex="0">{chips}</ul>'


def write_cards(cards: Sequence[Card], more: str = "", address: str = "") -> str:
    """Figures one below the other, each with its change; last the line that names all sources, and
    a link to where `more` is told."""
    source = write_source(join_sources([card.source for card in cards if card.source]))
    drawn = "".join(_write_card(card) for card in cards)
    link = f'<p class="small"><a href="{write(address)}">{write(more)}</a></p>' if more else ""
    return f'<div class="cards">{drawn}{write_lines([source])}{link}</div>'


def write_sentences(sentences: Iterable[Sentence]) -> str:
    """Sentences with their sources, as a list."""
    items = []
    for sentence in sentences:
        told = shorten_sources(sentence.source)
        source = f" <small>({write(told)})</small>" if told else ""
        items.append(f"<li>{write(sentence.text)}{source}</li>")
    return f'<ul class="sentences">{"".join(items)}</ul>'


def write_groups(groups: Iterable[tuple[str, str, Sequence[str], str, bool]]) -> str:
    """Lists under a head each, in columns where there is room: title, note, lines, source, and
    whether it asks that somebody acts."""
    drawn = []
    for title, note, lines, source, is_asking in groups:
        items = "".join(f"<li>{write(line)}</li>" for line in lines)
        kind = "group group-asking" if is_asking else "group"
        drawn.append(
            f'<section class="{kind}"><h2>{write(title)}</h2>{write_lines([note], "text")}'
            f"<ul>{items}</ul>{write_lines([write_source(source)])}</section>"
        )
    return f'<div class="groups">{"".join(drawn)}</div>'


def _write_card(card: Card) -> str:
    values = " ".join(f"<span>{_write_value(*told)}</span>" for told in card.values)
    details = write_lines([" · ".join(card.details)], "card-detail")
    changes = write_lines([words.start("; ".join(card.changes))], "card-change")
    title = f' title="{write(card.source)}"' if card.source else ""
    return (
        f'<section class="card"{title}><h3>{write(card.label)}</h3>'
        f'<p class="card-value">{values}</p>{details}{changes}</section>'
    )


def _write_value(value: str, unit: str) -> str:
    """A number, large, with the words before it and its unit."""
    *before, number = value.rsplit(" ", 1) if value[-1:].isdigit() else [value]
    return " ".join([*map(write, before), f"<strong>{write(number)}</strong>", write(unit)])
