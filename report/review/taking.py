"""What was changed in a file, put into the texts of the draft: only what a person chose.

    taken = take_over(texts, changes, figures, make_phrases)

The draft may have moved on since the file was made: a change whose paragraph it no longer has is
told, and nothing else is put in its place. Numbers that print the same stay bound.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from measures.figures.quarter import Figures
from report.editing.document import read_document
from report.editing.nodes import Node, attr, children, make, text
from report.editing.schema import check_part
from report.editing.writing import write_part
from report.phrases import Phrases
from report.review.revisions import Change, replace
from report.review.rewording import Unfolder, reword
from report.review.slots import Slot, find_label, print_inline, read_slots, strip_label


class Taken(NamedTuple):
    """The texts of all parts with what was taken over, and the changes that found no place."""

    texts: dict[str, str]
    missed: list[Change]


def take_over(
    texts: Mapping[str, str],
    changes: Sequence[Change],
    figures: Figures,
    make_phrases: Callable[[], Phrases],
) -> Taken:
    """Put changes into the texts of a draft; ReportError for a part that grows too large.

    make_phrases: new ones each time, as for composing a report.
    """
    document = read_document(texts, make_phrases())
    missed = [change for change in changes if change.refusal]
    wanted = [change for change in changes if not change.refusal]
    told = dict(texts)
    for part in children(document):
        name = attr(part, "name")
        own = [change for change in wanted if change.part == name]
        if not own:
            continue
        if attr(part, "problem"):
            missed += own
            continue
        desk = _Desk(document, name, Unfolder(name, figures, make_phrases()))
        missed += desk.put(own)
        told[name] = write_part(check_part(part))
    return Taken(told, missed)


class _Desk:
    """One part that is worked on."""

    def __init__(self, document: Node, part: str, unfolder: Unfolder) -> None:
        self.document = document
        self.part = part
        self.unfolder = unfolder

    def put(self, changes: Sequence[Change]) -> list[Change]:
        """Put the changes of a part in; those that find no place."""
        missed = []
        for paragraph in dict.fromkeys(change.paragraph for change in changes if change.paragraph):
            own = [change for change in changes if change.paragraph == paragraph]
            slot = self.find(paragraph)
            if slot is None:
                missed += own
            else:
                self.change(slot, own)
        moved = {
            change.paragraph: replace(change.paragraph, [(change.start, change.end, change.after)])
            for change in changes
            if change.paragraph
        }
        # From the last to the first, so that several behind one paragraph keep their order.
        for change in reversed([one for one in changes if not one.paragraph]):
            behind = moved.get(change.behind) or change.behind
            slot = self.find(behind) or self.find(change.behind)
            if slot is None and change.behind:
                missed.append(change)
            else:
                self.add(slot, change)
        return missed

    def find(self, paragraph: str) -> Slot | None:
        """The paragraph that prints this; a `generated` that does is opened first."""
        if not paragraph:
            return None
        slot = self._look(paragraph)
        if slot is not None and slot.line >= 0:
            self._open(slot)
            slot = self._look(paragraph)
        return slot

    def _look(self, paragraph: str) -> Slot | None:
        for slot in read_slots(self.document):
            if slot.part == self.part and slot.text == paragraph:
                return slot
        return None

    def change(self, slot: Slot, changes: Sequence[Change]) -> None:
        new = replace(slot.text, [(one.start, one.end, one.after) for one in changes])
        if not new:
            slot.holder[:] = [one for one in slot.holder if one is not slot.block]
            return
        content = children(slot.node)
        label = find_label("".join(map(print_inline, content)))
        slot.node["content"] = reword(content, new, self.unfolder, label).inlines

    def add(self, slot: Slot | None, change: Change) -> None:
        """Put a new paragraph behind another, an item of a list behind an item."""
        if slot is None:
            part = next(one for one in children(self.document) if attr(one, "name") == self.part)
            part["content"].insert(0, make("paragraph", [text(change.after)]))
            return
        at = next(place for place, one in enumerate(slot.holder) if one is slot.block)
        is_item = slot.block["type"] == "list_item"
        sign = f"{change.label} " if change.label and not is_item else ""
        paragraph = make("paragraph", [text(f"{sign}{change.after}")])
        if is_item:
            slot.holder.insert(at + 1, make("list_item", [paragraph]))
        elif change.label in ("-", "+", "•", "–"):
            item = make("list_item", [make("paragraph", [text(change.after)])])
            slot.holder.insert(at + 1, make("bullet_list", [item]))
        else:
            slot.holder.insert(at + 1, paragraph)

    def _open(self, slot: Slot) -> None:
        """Put the lines that a `generated` prints in its place, with their numbers still bound."""
        lines = [self.unfolder.read_line(line) for line in attr(slot.block, "lines", []) if line]
        at = next(place for place, one in enumerate(slot.holder) if one is slot.block)
        slot.holder[at : at + 1] = _make_blocks(lines)


def _make_blocks(lines: list[list[Node]]) -> list[Node]:
    """Printed lines as blocks: "- " an item, "+ " one within it, "1. " a numbered one."""
    blocks: list[Node] = []
    for line in lines:
        said = "".join(map(print_inline, line))
        label = find_label(said)
        if label in ("-", "+", "•", "–"):
            _add_item(blocks, _cut(line, said), deeper=label == "+")
        elif label and label[0] in "IVX" and label.endswith("."):
            blocks.append(make("heading", line, level=1))
        else:
            blocks.append(make("paragraph", line))
    return blocks


def _cut(line: list[Node], said: str) -> list[Node]:
    """A line without its label, which stands in its first words."""
    length = len(said) - len(strip_label(said))
    told = []
    for inline in line:
        if length and inline["type"] == "text":
            kept = inline["text"][length:]
            length = max(0, length - len(inline["text"]))
            if kept:
                told.append({**inline, "text": kept})
        else:
            told.append(inline)
    return told


def _add_item(blocks: list[Node], line: list[Node], deeper: bool) -> None:
    item = make("list_item", [make("paragraph", line)])
    last = blocks[-1] if blocks and blocks[-1]["type"] == "bullet_list" else None
    if last is None:
        blocks.append(make("bullet_list", [item]))
    elif deeper:
        inside = last["content"][-1]["content"]
        if inside[-1]["type"] == "bullet_list":
            inside[-1]["content"].append(item)
        else:
            inside.append(make("bullet_list", [item]))
    else:
        last["content"].append(item)
