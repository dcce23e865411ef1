"""Documents as HTML: one under the other, the day beside each (looks: static/style.css)."""

from collections.abc import Callable, Iterable

from app.documents.section import Shown
from app.documents.titles import NO_ABSTRACT, NOTHING, tell_day
from app.markup import write, write_lines
from data import addresses

# Where a link leads: a page, and the quarter to show there, "" for the one that is chosen.
Link = Callable[[str, str], str]


def write_documents(shown: Iterable[Shown], link: Link) -> str:
    """A list of documents."""
    items = "".join(f"<li>{_write_document(one, link)}</li>" for one in shown)
    return f'<ol class="papers">{items}</ol>'


def write_notes(lines: Iterable[str], pages: str, address: str) -> str:
    """Small print; last where the pages of the press are shown, "" without any."""
    link = f'<p class="small">{write(pages)} <a href="{write(address)}">Nguồn số liệu</a>.</p>'
    return f'<div class="papers-notes">{write_lines(lines)}{link if pages else ""}</div>'


def write_address(url: str) -> str:
    """An address of the web as a link, anything else as plain text."""
    if not addresses.is_of_the_web(url):
        return write(url)
    address = write(url)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'


def _write_document(one: Shown, link: Link) -> str:
    document = one.document
    if document.abstract:
        said = f"<b>Trích yếu:</b> {write(document.abstract)}"
    else:
        said = f'{write(document.about)} <span class="paper-lack">{NO_ABSTRACT}</span>'
    changes = "".join(f'<p class="paper-change">{write(change)}</p>' for change in one.changes)
    tied = " · ".join(_write_tie(*tie, link) for tie in one.ties)
    ties = f'<p class="small">Gắn với văn bản này: {tied}</p>' if tied else write_lines([NOTHING])
    address = f'<p class="small">{write_address(document.url)}</p>' if document.url else ""
    return (
        f'<p class="paper-day">{write(tell_day(document))}</p><div>'
        f"<h3>{write(document.label)}</h3>"
        f'<p class="paper-issuer">{write(document.issuer)}</p>'
        f'<p class="paper-about">{said}</p>{changes}{ties}{address}'
        f"{write_lines([document.note])}</div>"
    )


def _write_tie(text: str, page: str | None, quarter: str, link: Link) -> str:
    if page is None:
        return write(text)
    return f'<a href="{write(link(page, quarter))}">{write(text)}</a>'
