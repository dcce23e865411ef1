"""A paper of the office beside its report, such as a profile or a notice: a draft in its form.

It has neither number nor day nor name; whoever issues it fills these in. It follows the standard of
the day on which it is made, whatever quarter it speaks of.
"""

from collections.abc import Sequence
from datetime import date

from data import words
from report.committee import Committee
from report.compose import DRAFT, choose_form, place_and_date
from report.document import Document
from report.tree import Node, make, to_words

OLDER = "Lưu ý: đây là số liệu {}; không phải số liệu mới nhất."


def draw_up(
    committee: Committee,
    made_on: date,
    about: str,
    blocks: Sequence[Node],
    closing: str,
    title: str,
    is_demo: bool,
    kind: str = "",
    symbol: str = "",
    age: str = "",
) -> Document:
    """The draft of a paper.

    about: its abstract; closing: its last paragraph; title: of the file; kind, symbol: those of the
    committee's report without others; age: which figures it has, where these are not the newest.
    ReportError for a standard that is not known.
    """
    aside = [make("Para", to_words(OLDER.format(age)))] if age else []
    return Document(
        superior=committee.superior,
        body=committee.body,
        symbol=symbol or committee.symbol,
        number="",
        place_and_date=place_and_date(committee, None, str(made_on.year)),
        kind=kind or committee.kind,
        abstract=to_words(about),
        blocks=[*aside, *blocks, make("Para", to_words(closing))],
        signature=committee.posts,
        signature_bold_first=committee.signature_bold_first,
        signer=committee.signer,
        recipients=committee.recipients,
        mark=DRAFT,
        circulation="",
        banner=words.DEMO if is_demo else "",
        title=title,
        subject=committee.campaign,
        author=committee.name,
        form=choose_form(committee, made_on),
    )
