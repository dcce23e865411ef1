"""What moved since a report was issued: which sentences would read otherwise with today's facts.

Two bodies of one text are compared, both filled in with figures. What is compared are the spans
that come from the facts, by the name of their figure and its face, never by where they stand; so a
sentence that was put elsewhere is no correction, and one whose number moved is, wherever it is. A
form that is sent again gives its facts new ids: these are told apart by what they say.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import takewhile
from typing import Any, NamedTuple

from data import words
from report.lines import read_lines
from report.sayings import match, name_today, rename
from report.sentences import Sentence, split
from report.tree import Node

# Two sentences speak of the same when one holds at least half of what the other is bound to.
_ALIKE = 0.5
# A longer sentence is shown with so many letters on each side of what moved.
_SHORT, _AROUND = 120, 40


class Move(NamedTuple):
    """One figure or name that reads otherwise; `old` or `new` is "" where it was not there.

    name: as the issued report has it; today: as today's facts do, where a form that was sent again
    gave it another id, else "".
    """

    name: str
    face: str
    label: str
    old: str
    new: str
    today: str = ""


class Correction(NamedTuple):
    """A sentence to correct; its old or new wording is "" when the whole sentence came or went."""

    where: str
    old_sentence: str
    new_sentence: str
    moves: list[Move]

    @property
    def name(self) -> str:
        """The figure that moved; of several, the first."""
        return self.moves[0].name

    @property
    def label(self) -> str:
        """What that figure is called, or ""."""
        return self.moves[0].label

    @property
    def old_text(self) -> str:
        """How that figure read in the report that was issued."""
        return self.moves[0].old

    @property
    def new_text(self) -> str:
        """How it reads today."""
        return self.moves[0].new


def find_corrections(
    issued: list[Node], current: list[Node], labels: Mapping[str, str]
) -> list[Correction]:
    """The sentences of the issued body whose figures or names read otherwise in the current one.

    `labels` gives a figure's name in words. In the order of the issued report; what is new in the
    current one stands at the end.
    """
    old_lines, new_lines = read_lines(issued), read_lines(current)
    old_read = [one for line in old_lines for one in split(line)]
    names = match(old_lines, new_lines)
    new_read = [one for line in rename(new_lines, names) for one in split(line)]
    before, now = [sentence for sentence, _ in old_read], [sentence for sentence, _ in new_read]
    pairs = _pair(old_read, new_read)
    back = {new: old for old, new in pairs.items()}
    found: dict[tuple[int | None, int | None], list[Move]] = defaultdict(list)
    for (name, face), old, new in _match(before, now, pairs):
        old_text, new_text = old[1] if old else "", new[1] if new else ""
        if _is_same(old_text, new_text):
            continue
        old_at = old[0] if old else back.get(new[0]) if new else None
        new_at = new[0] if new else pairs.get(old[0]) if old else None
        today = name_today(name, names)
        move = Move(name, face, labels.get(name, ""), old_text, new_text)
        found[old_at, new_at].append(move if today == name else move._replace(today=today))
    last = len(before)
    return [
        Correction(
            before[old].where if old is not None else now[new].where,
            before[old].text if old is not None else "",
            now[new].text if new is not None else "",
            sorted(moves, key=lambda move: move.face),  # the number before the words on its change
        )
        for (old, new), moves in sorted(
            found.items(),
            key=lambda item: (last if item[0][0] is None else item[0][0], item[0][1] or 0),
        )
    ]


def keep_moved(found: list[Correction], moved: list[Correction]) -> list[Correction]:
    """Those corrections, and of each those moves, that also stand in `moved`: what the same texts
    say of the facts then and now. The rest is but worded otherwise since the report was issued.
    """
    real = {(move.name, move.face, move.new) for one in moved for move in one.moves}
    kept = [
        one._replace(moves=[m for m in one.moves if (m.name, m.face, m.new) in real])
        for one in found
    ]
    return [one for one in kept if one.moves]


def describe(correction: Correction) -> str:
    """One Vietnamese sentence: where, what it read, what it reads today, which figure moved."""
    where = words.start(correction.where)
    old, new = _excerpts(correction.old_sentence, correction.new_sentence)
    if not old:
        told = f"thêm câu “{new}”"
    elif not new:
        told = f"bỏ câu “{old}”"
    else:
        told = f"“{old}” nay là “{new}”"
    return f"{where}: {told} ({'; '.join(_describe_moves(correction.moves))})"


def compare_with_previous(
    previous: Mapping[str, Mapping[str, Any]], now: Mapping[str, str]
) -> list[str]:
    """What the facts say today of a quarter, where its issued report says otherwise, in words.

    `previous`: the issued figures (figures.json); `now`: the text of the same names today, a name
    that is missing or "" has no data any more.
    """
    told = []
    for name, figure in previous.items():
        printed, today = str(figure["text"]), now.get(name, "")
        if printed == today:
            continue
        label = str(figure.get("label") or name)
        stands = f"số liệu hiện nay là {today}" if today else "nay không còn số liệu"
        was = f"báo cáo đã ban hành ghi {printed}" if printed else "báo cáo đã ban hành chưa có số"
        told.append(f"{label}: {was}, {stands}")
    return told


def _is_same(old: str, new: str) -> bool:
    """Whether both say the same; the first of several has a capital letter, whichever that is."""
    return old.casefold() == new.casefold()


def _keys(sentence: Sentence) -> Counter[tuple[str, str]]:
    return Counter((name, face) for name, face, _ in sentence.bound)


def _pair(before: list[tuple[Sentence, str]], now: list[tuple[Sentence, str]]) -> dict[int, int]:
    """Which sentence became which: the same words first, then those bound to most of the same."""
    old_keys = [_keys(sentence) for sentence, _ in before]
    new_keys = [_keys(sentence) for sentence, _ in now]
    waiting: dict[tuple, list[int]] = defaultdict(list)
    for at, (_, skeleton) in enumerate(now):
        waiting[skeleton, frozenset(new_keys[at])].append(at)
    pairs: dict[int, int] = {}
    for at, (_, skeleton) in enumerate(before):
        if same := waiting[skeleton, frozenset(old_keys[at])]:
            pairs[at] = same.pop(0)
    taken = set(pairs.values())
    alike = [
        (shared, before[old][0].where == now[new][0].where, -abs(old - new), old, new)
        for old in range(len(before))
        if old not in pairs and old_keys[old]
        for new in range(len(now))
        if new not in taken
        and (shared := (old_keys[old] & new_keys[new]).total())
        and shared >= _ALIKE * min(old_keys[old].total(), new_keys[new].total())
    ]
    for *_, old, new in sorted(alike, reverse=True):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def _match(before: list[Sentence], now: list[Sentence], pairs: dict[int, int]) -> list[tuple]:
    """Every bound text beside its successor: (name, face), (sentence, text) then and now, or None.

    Within sentences that belong together first; what is left, wherever it went.
    """
    old_all, new_all = _index(before), _index(now)
    # What an old and a new text must have in common to be one, strictest first. The last two ways
    # are for a sentence that was split or joined: its figures are elsewhere now.
    ways: list[tuple[Callable, Callable]] = [
        (
            lambda old: (pairs.get(old[0]), old[1].casefold()),
            lambda new: (new[0], new[1].casefold()),
        ),
        (lambda old: pairs.get(old[0]), lambda new: new[0]),
        (lambda old: old[1].casefold(), lambda new: new[1].casefold()),
        (lambda old: None, lambda new: None),
    ]
    matched = []
    for key in {**old_all, **new_all}:
        old_left, new_left = old_all.get(key, []), new_all.get(key, [])
        for old_mark, new_mark in ways:
            waiting: dict[Hashable, list] = defaultdict(list)
            for new in reversed(new_left):
                waiting[new_mark(new)].append(new)
            still = []
            for old in old_left:
                if same := waiting[old_mark(old)]:
                    matched.append((key, old, same.pop()))
                else:
                    still.append(old)
            old_left, new_left = still, sorted(new for same in waiting.values() for new in same)
        matched += [(key, old, None) for old in old_left]
        matched += [(key, None, new) for new in new_left]
    return matched


def _index(all_sentences: list[Sentence]) -> dict[tuple[str, str], list[tuple[int, str]]]:
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for at, sentence in enumerate(all_sentences):
        for name, face, text in sentence.bound:
            found[name, face].append((at, text))
    return found


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Both sentences; of long ones the words around where they differ."""
    if not old or not new:
        return old, new
    head = _count_same(old, new)
    tail = _count_same(reversed(old[head:]), reversed(new[head:]))
    return _cut(old, head, len(old) - tail), _cut(new, head, len(new) - tail)


def _count_same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters two texts have in common from their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(text: str, begin: int, end: int) -> str:
    """The words around text[begin:end], the whole when it is short."""
    if len(text) <= _SHORT:
        return text
    begin = text.rfind(" ", 0, max(0, begin - _AROUND) + 1) + 1
    last = text.find(" ", end + _AROUND)
    end = len(text) if last < 0 else last
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def _describe_moves(moves: list[Move]) -> list[str]:
    """What moved, each in a few words: "Hộ còn thực hiện Ngủ “đầm”: 45 → 46"."""
    told: list[str] = []
    named: set[str] = set()
    for move in dict.fromkeys(moves):
        if move.old and move.new:
            change = f"{move.old} → {move.new}"
        else:
            change = f"thêm {move.new}" if move.new else f"bỏ {move.old}"
        label = "" if not move.label or move.name in named else f"{move.label}: "
        named.add(move.name)
        told.append(label + change)
    return told
