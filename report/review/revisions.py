"""What was changed in a report of ours after it was sent out, sentence by sentence.

    changes = find_changes(read_document(texts, make_phrases()), paragraphs, make_phrases)

Paragraphs are laid side by side first, then the sentences of those that differ.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from report.editing.nodes import Node, attr, children, make
from report.editing.unfolding import unfold
from report.page_setup import HYPHENS
from report.phrases import Phrases
from report.prose import ends
from report.review.incoming import Paragraph
from report.review.rewording import reword
from report.review.slots import Slot, read_slots, strip_label

_ALIKE = 0.4  # of the words of two paragraphs that are one, changed
_NEW_NOTE = "Chú thích mới: hãy chèn chú thích khi soạn rồi chép lời này vào."
_LOST_NOTE = "Cả chú thích bị bỏ: nếu đúng vậy, hãy bỏ dấu chú thích ấy khi soạn."
_MOST_PAIRS = 20_000  # of paragraphs that are looked at for being one


class Change(NamedTuple):
    """One sentence that was changed, put in or left out; or a whole paragraph.

    part: in which it stands; where: its place in words; paragraph: the whole one as it was printed
    ("" of a new one); start, end: of the sentence in it; before, after: the sentence, "" where it
    is new or gone; behind: of a new paragraph the one that it follows, label: what it begins with;
    unbound: numbers of the facts (label and text) that would become typed text; refusal: why it
    can't be taken over, "" when it can.
    """

    part: str
    where: str
    paragraph: str
    start: int
    end: int
    before: str
    after: str
    behind: str = ""
    label: str = ""
    unbound: tuple[tuple[str, str], ...] = ()
    refusal: str = ""


class Pair(NamedTuple):
    """A paragraph of ours and one of the file; None where the other has no such."""

    slot: Slot | None
    paragraph: Paragraph | None


def find_changes(
    document: Node, paragraphs: Sequence[Paragraph], make_phrases: Callable[[], Phrases]
) -> list[Change]:
    """What the paragraphs of a file say otherwise than the document that it was made from."""
    slots = read_slots(document)
    changes = []
    for in_notes in (False, True):
        ours = [slot for slot in slots if bool(slot.note) == in_notes]
        theirs = [
            each
            for each in paragraphs
            if bool(each.note) == in_notes and not each.in_table and not _is_frame(each.text)
        ]
        pairs = _pair(ours, theirs)
        # Before the first that is ours stands the head, which is no text.
        first = next((at for at, pair in enumerate(pairs) if pair.slot), len(pairs))
        if not in_notes:
            pairs = pairs[first:]
        changes += _compare(pairs, make_phrases)
    return changes


def find_taken(changes: Sequence[Change], document: Node) -> set[int]:
    """The places of those changes that a draft, as a document, has in it already."""
    said: dict[str, list[str]] = {}
    for slot in read_slots(document):
        said.setdefault(slot.part, []).append(slot.text)

    def says(part: str, sentence: str) -> bool:
        return any(sentence in text for text in said.get(part, []))

    return {
        at
        for at, change in enumerate(changes)
        if (not change.after or says(change.part, change.after))
        and (not change.before or not says(change.part, change.before))
    }


def has_tables(document: Node) -> bool:
    """Whether a report has tables: their cells are not compared."""
    return any(block["type"] == "table" for part in children(document) for block in children(part))


def _is_frame(text: str) -> bool:
    return text.strip() in (HYPHENS, "BÁO CÁO") or not strip_label(text)


def _pair(ours: list[Slot], theirs: list[Paragraph]) -> list[Pair]:
    old = [slot.text for slot in ours]
    new = [strip_label(each.text) for each in theirs]
    pairs: list[Pair] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair(*both) for both in zip(ours[a:b], theirs[c:d], strict=True)]
        else:
            pairs += _pair_alike(ours[a:b], theirs[c:d])
    return pairs


def _pair_alike(ours: list[Slot], theirs: list[Paragraph]) -> list[Pair]:
    """Those that are alike, in their order; the rest is gone or new."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return [*(Pair(slot, None) for slot in ours), *(Pair(None, each) for each in theirs)]
    pairs, left = [], 0
    words = [_words(each.text) for each in theirs]
    for slot in ours:
        own = _words(slot.text)
        likes = [_share(own, each) for each in words[left:]]
        best = max(range(len(likes)), key=likes.__getitem__) if likes else -1
        if best < 0 or likes[best] < _ALIKE:
            pairs.append(Pair(slot, None))
            continue
        pairs += [Pair(None, each) for each in theirs[left : left + best]]
        pairs.append(Pair(slot, theirs[left + best]))
        left += best + 1
    return pairs + [Pair(None, each) for each in theirs[left:]]


def _words(text: str) -> set[str]:
    return set(strip_label(text).lower().split())


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _compare(pairs: list[Pair], make_phrases: Callable[[], Phrases]) -> list[Change]:
    changes: list[Change] = []
    last: Slot | None = None
    # A note that is new, or gone with all of its words: its mark stands in another paragraph.
    ours = {(one.slot.part, one.slot.note) for one in pairs if one.slot and one.paragraph}
    theirs = {one.paragraph.note for one in pairs if one.slot and one.paragraph}
    for slot, paragraph in pairs:
        if slot is None and paragraph is not None:
            refusal = _NEW_NOTE if paragraph.note and paragraph.note not in theirs else ""
            changes.append(_add(last, paragraph, refusal))
        elif slot is not None and paragraph is None:
            refusal = _LOST_NOTE if slot.note and (slot.part, slot.note) not in ours else ""
            whole = (0, len(slot.text), slot.text, "")
            changes.append(_tell(slot, "", whole, make_phrases)._replace(refusal=refusal))
        elif slot is not None and paragraph is not None:
            new = strip_label(paragraph.text)
            changes += [
                _tell(slot, paragraph.where, one, make_phrases)
                for one in _compare_sentences(slot.text, new)
            ]
        last = slot or last
    return changes


def _add(last: Slot | None, paragraph: Paragraph, refusal: str) -> Change:
    text = strip_label(paragraph.text)
    label = paragraph.text[: len(paragraph.text) - len(text)].strip()
    part, behind = (last.part, last.text) if last else ("abstract", "")
    return Change(part, paragraph.where, "", 0, 0, "", text, behind, label, (), refusal)


def _compare_sentences(old: str, new: str) -> list[tuple[int, int, str, str]]:
    """Where the sentences of a paragraph differ: bounds in the old one, and both texts."""
    before, after = _split(old), _split(new)
    told = []
    said = [old[start:end].strip() for start, end in before]
    says = [new[start:end].strip() for start, end in after]
    for kind, a, b, c, d in SequenceMatcher(None, said, says, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if kind == "replace" and b - a == d - c:
            told += [
                (*bounds, *texts)
                for bounds, *texts in zip(before[a:b], said[a:b], says[c:d], strict=True)
            ]
            continue
        start = before[a][0] if a < len(before) else len(old)
        end = before[b - 1][1] if b > a else start
        told.append((start, end, " ".join(said[a:b]), " ".join(says[c:d])))
    return told


def _split(text: str) -> list[tuple[int, int]]:
    marks = [0, *ends(text), len(text)]
    return [(a, b) for a, b in pairwise(marks) if text[a:b].strip()]


def _tell(
    slot: Slot,
    where: str,
    found: tuple[int, int, str, str],
    make_phrases: Callable[[], Phrases],
) -> Change:
    start, end, before, after = found
    new = replace(slot.text, [(start, end, after)])
    unbound = _find_unbound(slot, new, make_phrases) if new else ()
    return Change(slot.part, where or "", slot.text, start, end, before, after, unbound=unbound)


def _find_unbound(
    slot: Slot, new: str, make_phrases: Callable[[], Phrases]
) -> tuple[tuple[str, str], ...]:
    """The numbers of a paragraph that would be typed words, were it put in other words."""
    inlines = children(slot.node)
    if slot.line >= 0:
        blocks = unfold(attr(slot.block, "source"), make_phrases())
        lines = read_slots(make("doc", [make("part", blocks, name=slot.part)]))
        inlines = children(lines[slot.line].node) if slot.line < len(lines) else []

    def open_inline(source: str) -> list[Node]:
        return unfold(source, make_phrases(), is_inline=True)

    return tuple(reword(inlines, new, open_inline).unbound)


def replace(paragraph: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """A paragraph with some of its sentences (bounds, new words) in other words."""
    for start, end, after in sorted(changes, reverse=True):
        kept = paragraph[end:]
        blank = " " if after and kept and not kept.startswith(" ") else ""
        before = paragraph[:start]
        lead = " " if after and before and not before.endswith(" ") else ""
        paragraph = f"{before}{lead}{after}{blank}{kept}"
    return " ".join(paragraph.split())
