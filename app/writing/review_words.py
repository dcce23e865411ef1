"""What was found in a report that came back, as HTML: changes side by side, numbers in their
sentences."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.markup import write
from data.vietnamese import write_number
from report.review.findings import STATES, Finding
from report.review.revisions import Change
from report.text_parts import title_of

_MOST = 200  # findings that are shown; the file to be taken away has all
_CONTEXT = 80  # letters of a sentence before and behind what was changed in it
_AROUND = 90  # letters of a sentence on either side of its number
_WORD = re.compile(r"\s+|\w+(?:[.,/]\w+)*%?|[^\w\s]")
_SIGN = {"differs": "≠", "unclear": "?", "unfound": "–", "fits": "="}


def write_change(change: Change) -> str:
    """A change: where, the sentence as it was sent out and as it is in the file, what is lost."""
    where = f"{title_of(change.part)}, {change.where}" if change.where else title_of(change.part)
    before, after = mark_words(change.before, change.after)
    sides = "".join(
        f'<div><p class="small">{label}</p><p>{said or f"<em>{none}</em>"}</p></div>'
        for label, said, none in (
            ("Bản đã gửi", before, "(chưa có)"),
            ("Trong tệp", after, "(bỏ)"),
        )
    )
    told = [
        f"Số “{text}” ({name}) sẽ thành chữ gõ tay, không còn theo số liệu."
        for name, text in change.unbound
    ]
    told += [change.refusal] if change.refusal else []
    notes = "".join(f'<p class="small review-note">{write(one)}</p>' for one in told)
    return (
        f'<div class="review"><h3>{write(where)}</h3>'
        f'<div class="review-sides">{sides}</div>{notes}</div>'
    )


def mark_words(before: str, after: str) -> tuple[str, str]:
    """Both sentences as HTML, with what is gone and what is new marked in them."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    told: tuple[list[str], list[str]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words, tag in ((0, old[a:b], "del"), (1, new[c:d], "ins")):
            text = "".join(words)
            said = _write_words(_shorten(text, a, b == len(old)) if kind == "equal" else text)
            if said:
                told[side].append(said if kind == "equal" else f"<{tag}>{said}</{tag}>")
    return "".join(told[0]), "".join(told[1])


def _shorten(same: str, before: int, is_last: bool) -> str:
    """What did not change, as much of it as shows where a change stands."""
    if len(same) <= 2 * _CONTEXT:
        return same
    start = same[:_CONTEXT].rsplit(" ", 1)[0] if before else ""
    end = same[-_CONTEXT:].partition(" ")[2] if not is_last else ""
    return f"{start} … {end}".lstrip() if not before else f"{start} … {end}"


def write_findings(found: Sequence[Finding]) -> str:
    """Each number in its sentence, below it what our facts say, and where from."""
    if not found:
        return '<p class="small">Không có số nào.</p>'
    items = "".join(map(_write_finding, found[:_MOST]))
    more = len(found) - _MOST
    rest = f'<p class="small">và {write_number(more)} số nữa, xem ở bảng tải về.</p>'
    return f'<ul class="findings">{items}</ul>{rest if more > 0 else ""}'


def _write_finding(one: Finding) -> str:
    start, end = max(0, one.start - _AROUND), min(len(one.sentence), one.end + _AROUND)
    before = ("…" if start else "") + one.sentence[start : one.start]
    after = one.sentence[one.end : end] + ("…" if end < len(one.sentence) else "")
    number = one.sentence[one.start : one.end]
    source = f" Nguồn: {one.source}." if one.source else ""
    return (
        f'<li class="finding-{one.state}"><p class="small">{_SIGN[one.state]} {STATES[one.state]}'
        f" · {write(one.where)}</p><p>{_write_words(before)}<mark>{write(number)}</mark>"
        f"{_write_words(after)}</p>"
        f'<p class="small">{write(f"Số liệu: {one.says.rstrip(chr(46))}.{source}")}</p></li>'
    )


def _write_words(text: str) -> str:
    """Words as HTML, with a blank at either end where there is one."""
    said = write(text)
    before, after = (" " if text[at:][:1].isspace() else "" for at in (0, len(text) - 1))
    return f"{before}{said}{after}" if said else " " * bool(text)
