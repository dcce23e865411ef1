"""How a report cites documents: in full where one is first cited, later by kind and number."""

import re
from functools import cached_property

from data import vietnamese, words
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report import places
from report.marks import mark

# How an abstract may begin: "Về việc …", "V/v …", "Về …".
_MATTER = re.compile(r"(?:về việc|v/v)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"(?:về việc|v/v|về)\s+", re.IGNORECASE)


class Citations:
    """The documents that one report may cite; it remembers which of them it has cited."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._cited: set[str] = set()

    def find(self, number: str) -> Row | None:
        """The document of a number or an id, None for one that is not registered."""
        for document in self._documents:
            if document.number and number in (document.number, document.document_id):
                return document
        return None

    def cite(self, document: Row, about: bool) -> str:
        """A document by kind and number; where it is first cited also its day, its issuer and, for
        `about`, what it is about."""
        number = document.number or ""
        # "Kế hoạch số 75-KH/HU", but "Biểu minh họa quý II/2024": some numbers are words.
        name = f"{document.kind} {'' if number[:1].islower() else 'số '}{number}".strip()
        if document.document_id not in self._cited:
            self._cited.add(document.document_id)
            if document.issued_on is not None:
                name += f", ngày {vietnamese.write_date(document.issued_on.date())}"
            name += f" của {document.issuer}"
            if about and not self._tells_of_another(document):
                name += f" {write_about(document)}"
        return mark("vb", name, document.document_id)

    def name_definition(self, old: Row, new: Row) -> str:
        """Where the change is laid down: the document that made it, or the list it belongs to.

        A report of this quarter only tells of the change; then the list is named.
        """
        telling = {row.document_id for row in self.figures.facts}
        for text in (new.changed_by, old.defined_in):
            for document in self._documents:
                label = f"{document.kind} {document.number}"
                if text and text.startswith(label) and document.document_id not in telling:
                    place = ", ".join(reversed(text.removeprefix(label).strip(", ").split(", ")))
                    cited = self.cite(document, about=False)
                    if not place:
                        return cited
                    start = mark("vb", place[:1].upper() + place[1:], document.document_id)
                    return (
                        f"{start} kèm theo {cited}" if "Phụ lục" in place else f"{start}, {cited}"
                    )
        return f"Chỉ tiêu {mark('ten', f'“{new.short}”', new.indicator_id)}"

    def _tells_of_another(self, document: Row) -> bool:
        """Whether our own words on a document are but another one's number: that one is cited by
        itself, or not at all."""
        numbers = [number for number in self.figures.documents["number"].tolist() if number]
        return not document.abstract and any(
            number in document.about for number in numbers if number != document.number
        )

    @cached_property
    def _documents(self) -> list[Row]:
        return list(self.figures.documents.itertuples(index=False))


def write_about(document: Row) -> str:
    """What a document is about: word for word where its abstract is known, else in our own words;
    "về", which an abstract may begin with itself, stands once: "Kế hoạch … về công tác năm", not
    "về kế hoạch"."""
    if document.abstract:
        about = _ABOUT.sub("", document.abstract)
        begins = "về việc" if _MATTER.match(document.abstract) else "về"
        # one that quotes itself is not put into quotes again
        return (
            f"{begins} {places.lower(about) if '“' in about else words.quote(places.lower(about))}"
        )
    about = document.about
    if about.lower().startswith(document.kind.lower() + " "):
        about = about[len(document.kind) + 1 :]
    return f"về {places.lower(about)}"
