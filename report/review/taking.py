"""What was changed in a file, put into the texts of the draft: only what a person chose.

    taken = take_over(texts, changes, make_phrases)

The draft may have moved on since the file was made: a change whose paragraph it no longer has is
told, and nothing else is put in its place. Numbers that print the same stay bound.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from report.editing.document import read_document
from report.editing.nodes import Node, attr, children, make, text
from report.editing.schema import check_part
from report.editing.unfolding import unfold
from report.editing.writing import write_part
from report.phrases import Phrases
from report.review.revisions import Change, replace
from report.review.rewording import reword
from report.review.slots import Slot, find_label, print_inline, read_slots

_SIGNS = ("-", "+", "•", "–")


class Taken(NamedTuple):
    """The texts of all parts with what was taken over, and the changes that found no place."""

    texts: dict[str, str]
    missed: list[Change]


def take_over(
    texts: Mapping[str, str], changes: Sequence[Change], make_phrases: Callable[[], Phrases]
) -> Taken:
    """Put changes into the texts of a draft; ReportError for a part that grows too large.

    make_phrases: new ones each time, as for composing a report.
    """
    wanted = [change for change in changes if not change.refusal]
    opened = _open_lists(texts, wanted, make_phrases)
    document = read_document(opened, make_phrases())
    told = dict(texts)
    missed = [change for change in changes if change.refusal]
    for part in children(document):
        name = attr(part, "name")
        own = [change for change in wanted if change.part == name]
        if not own:
            continue
        left = own if attr(part, "problem") else _Desk(document, name, make_phrases).put(own)
        missed += left
        if len(left) < len(own):
            told[name] = write_part(check_part(part))
    return Taken(told, missed)


def _open_lists(
    texts: Mapping[str, str], changes: Sequence[Change], make_phrases: Callable[[], Phrases]
) -> dict[str, str]:
    """The same texts, where a list or a condition that is to be changed stands in words, its
    numbers still bound."""
    document = read_document(texts, make_phrases())
    told = dict(texts)
    asked = {(one.part, said) for one in changes for said in (one.paragraph, one.behind) if said}
    for slot in read_slots(document):
        places = [at for at, one in enumerate(slot.holder) if one is slot.block]
        if slot.line < 0 or (slot.part, slot.text) not in asked or not places:
            continue
        blocks = unfold(attr(slot.block, "source"), make_phrases())
        slot.holder[places[0] : places[0] + 1] = blocks
        part = next(one for one in children(document) if attr(one, "name") == slot.part)
        told[slot.part] = write_part(check_part(part))
    return told


class _Desk:
    """One part that is worked on."""

    def __init__(self, document: Node, part: str, make_phrases: Callable[[], Phrases]) -> None:
        self.document = document
        self.part = part
        self.make_phrases = make_phrases

    def put(self, changes: Sequence[Change]) -> list[Change]:
        """Put the changes of a part in; those that find no place."""
        missed: list[Change] = []
        moved: dict[str, str] = {}
        for paragraph in dict.fromkeys(change.paragraph for change in changes if change.paragraph):
            own = [change for change in changes if change.paragraph == paragraph]
            slot = self.find(paragraph)
            if slot is None:
                missed += own
            else:
                moved[paragraph] = self.change(slot, own)
        # From the last to the first, so that several behind one paragraph keep their order.
        for change in reversed([one for one in changes if not one.paragraph]):
            slot = self.find(moved.get(change.behind, change.behind))
            if slot is None and change.behind:
                missed.append(change)
            else:
                self.add(slot, change)
        return missed

    def find(self, paragraph: str) -> Slot | None:
        """The paragraph that prints this, and is the clerk's to change."""
        for slot in read_slots(self.document):
            if slot.part == self.part and slot.text == paragraph and slot.line < 0:
                return slot
        return None

    def change(self, slot: Slot, changes: Sequence[Change]) -> str:
        """Put a paragraph into other words; what it says then, "" when it is gone."""
        new = replace(slot.text, [(one.start, one.end, one.after) for one in changes])
        if not new:
            slot.holder[:] = [one for one in slot.holder if one is not slot.block]
            return new
        content = children(slot.node)
        label = find_label("".join(map(print_inline, content)))
        slot.node["content"] = reword(content, new, self._open, label).inlines
        return new

    def _open(self, source: str) -> list[Node]:
        return unfold(source, self.make_phrases(), is_inline=True)

    def add(self, slot: Slot | None, change: Change) -> None:
        """Put a new paragraph behind another, an item of a list behind an item."""
        if slot is None:
            part = next(one for one in children(self.document) if attr(one, "name") == self.part)
            part["content"].insert(0, make("paragraph", [text(change.after)]))
            return
        at = next(place for place, one in enumerate(slot.holder) if one is slot.block)
        item = make("list_item", [make("paragraph", [text(change.after)])])
        if slot.block["type"] == "list_item":
            slot.holder.insert(at + 1, item)
        elif change.label in _SIGNS:
            slot.holder.insert(at + 1, make("bullet_list", [item]))
        else:
            words = f"{change.label} {change.after}".strip()
            slot.holder.insert(at + 1, make("paragraph", [text(words)]))
