"""What clerks wrote for a report, kept with its history; nothing that was saved is ever lost.

    drafts/000001.json, 000002.json …    every saved draft, the last one in force; never changed
    drafts/ban-rieng-000001.json …       texts that could not be merged with what others had saved,
                                         and those that the program can't work on

Each part of the text and each setting is a field. Who saves says which draft he started from: what
only one side changed since then is merged, what both changed is a conflict for a person to settle.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from data import disk, vietnamese
from report import issued, storage
from report.errors import ReportError
from report.merging import Conflict, describe_change, fields, merge, name_field
from report.storage import Draft
from report.text_parts import NAMES, has_own_texts, standing_text

_LONGEST_PART = 1_000_000  # bytes that are kept; much fewer are worked on (report/bounds.py)
_LONGEST_SETTING = 10_000
_LONGEST_NAME = 200
_SETTING = re.compile(r"[a-z][a-z_]{0,39}")
_SAVED = re.compile(r"\d{6}\.json")
_ASIDE = re.compile(r"ban-rieng-\d{6}\.json")
_UNDONE = "Phần vừa viết CHƯA được lưu"
_ADVICE = (
    "Hãy chép phần vừa viết sang nơi khác (Ctrl+A rồi Ctrl+C), giải phóng đĩa hoặc kiểm tra quyền "
    "ghi, rồi lưu lại; bản đã lưu trước đó còn nguyên."
)


class Saved(NamedTuple):
    """A draft as it was saved: its number, when (UTC), by whom ("" when not said), from which.

    refused: why it was put aside, "" when it was not because of what it holds.
    """

    number: int
    draft: Draft
    saved_at: datetime
    saved_by: str
    based_on: int
    refused: str = ""


class Refused(ReportError):
    """A draft that the program can't work on: it was put aside, the one before stays in force."""


class Result(NamedTuple):
    """What became of a draft that was to be saved.

    number: of the draft that now holds it (0: nothing but the program's own text), None when there
    are conflicts: then it was put aside as `aside`. draft: to go on with, merged; in a conflict it
    holds what the others saved. newest: what the next saving is based on.
    """

    number: int | None
    draft: Draft
    conflicts: list[Conflict]
    newest: int
    aside: int | None = None


class Head(NamedTuple):
    """One entry of the history; `saved_at` is None for a file that is damaged."""

    number: int
    saved_at: datetime | None
    saved_by: str
    changed: str


def save(
    data_set: str,
    quarter: str,
    draft: Draft,
    based_on: int,
    saved_by: str = "",
    try_out: Callable[[Draft, Draft], str] | None = None,
) -> Result:
    """Save a draft that was written starting from draft number `based_on` (0: from none).

    What was saved before changes nothing. ReportError, with what to do, when it is not saved.
    `try_out` gets the draft in force and the one that would follow it, and says in a sentence why
    that one can't be worked on, or ""; then it is put aside, and Refused is raised.
    """
    saved_by = vietnamese.normalise(saved_by)
    _require_sizes(draft, saved_by)
    folder = storage.place(data_set, quarter, "drafts")
    with storage.writing(folder, _UNDONE, _ADVICE):
        last = newest(data_set, quarter)
        theirs, number = (last.draft, last.number) if last else (Draft({}, {}), 0)
        merged, conflicts = draft, []
        if based_on != number:
            merged, conflicts = merge(_base(folder, based_on), theirs, draft)
        if conflicts:
            aside = _put_aside(folder, draft, saved_by, based_on)
            return Result(None, merged, conflicts, number, aside)
        if merged != theirs and (problem := try_out(theirs, merged) if try_out else ""):
            aside = _put_aside(folder, draft, saved_by, based_on, problem)
            raise Refused(f"{problem} {_kept(aside)}")
        if merged != theirs:
            # Damaged ones keep their numbers, too.
            number = _last_number(folder, _SAVED) + 1
            _write(folder / f"{number:06d}.json", merged, saved_by, based_on)
        return Result(number, merged, [], number)


def newest(data_set: str, quarter: str) -> Saved | None:
    """The draft in force, None when nothing was saved; damaged ones are passed over (`damaged`)."""
    folder = storage.place(data_set, quarter, "drafts")
    for name in reversed(_names(folder, _SAVED)):
        found = _try(folder / name)
        if isinstance(found, Saved):
            return found
    return None


def load(data_set: str, quarter: str, number: int) -> Saved:
    """One saved draft; ReportError when it is not there or is damaged."""
    return _read(storage.place(data_set, quarter, "drafts") / f"{number:06d}.json")


def history(data_set: str, quarter: str) -> list[Head]:
    """Every saved draft, oldest first: when, by whom, and what it changed, in words."""
    heads, before = [], Draft({}, {})
    for number, found in _all(data_set, quarter, _SAVED).items():
        if isinstance(found, Saved):
            changed = describe_change(before, found.draft)
            heads.append(Head(number, found.saved_at, found.saved_by, changed))
            before = found.draft
        else:
            heads.append(Head(number, None, "", "tệp bị hỏng, không đọc được"))
    return heads


def put_aside(data_set: str, quarter: str) -> list[Saved]:
    """The texts that were put aside because of conflicts, oldest first; numbers of their own."""
    found = _all(data_set, quarter, _ASIDE).values()
    return [saved for saved in found if isinstance(saved, Saved)]


def damaged(data_set: str, quarter: str) -> list[str]:
    """One sentence for each saved draft that can't be read; the one before it is used."""
    found = [_all(data_set, quarter, pattern) for pattern in (_SAVED, _ASIDE)]
    return [str(one) for kind in found for one in kind.values() if isinstance(one, ReportError)]


def read_before(data_set: str, quarter: str) -> dict[str, str]:
    """The text of every part of the report of the quarter before: as issued and not withdrawn, else
    as last saved.

    Without a saved draft the texts that come with the program for that very quarter, if any; empty
    where there is none of all this.
    """
    before = vietnamese.previous_quarter(quarter)
    out = issued.in_force(data_set, before)
    if out:
        return issued.read_texts(out[-1])
    last = newest(data_set, before)
    if last is None and not has_own_texts(data_set, before):
        return {}
    own = last.draft.texts if last else {}
    return {name: own.get(name, standing_text(data_set, before, name)) for name in NAMES}


def start_from(data_set: str, quarter: str) -> Draft | None:
    """All parts of the report of the quarter before, to begin with; None where there is none.

    Figures are asked for by name and so become those of the quarter. A part that comes with the
    program is left to it. Without settings: number, date and signer are those of another report.
    """
    before = read_before(data_set, quarter)
    texts = {
        name: text
        for name, text in before.items()
        if text.strip() != standing_text(data_set, quarter, name).strip()
    }
    return Draft(texts, {}) if texts else None


def _require_sizes(draft: Draft, saved_by: str) -> None:
    """ReportError for what can't be kept; ValueError for a part or setting that there is not."""
    for name in draft.texts:
        if name not in NAMES:
            raise ValueError(f"no part of a report is called {name!r}")
    for name in draft.settings:
        if not _SETTING.fullmatch(name):
            raise ValueError(f"no setting is called {name!r}")
    for field, value in fields(draft).items():
        limit = _LONGEST_PART if field.startswith("texts.") else _LONGEST_SETTING
        _require_size(name_field(field), value, limit)
    _require_size("tên người lưu", saved_by, _LONGEST_NAME)


def _require_size(label: str, value: str, limit: int) -> None:
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise ReportError(
            f"{_UNDONE}: {label} có ký tự hỏng, không ghi ra tệp được. Hãy xóa ký tự lạ rồi lưu."
        ) from None
    if size > limit:
        raise ReportError(
            f"{_UNDONE}: {label} dài {vietnamese.write_number(size)} byte, nhiều nhất là "
            f"{vietnamese.write_number(limit)}. Hãy rút ngắn rồi lưu lại."
        )


def _base(folder: Path, based_on: int) -> Draft:
    """What a draft started from. Of a damaged one nothing is known: then every field that differs
    is a conflict, which loses nothing."""
    found = _try(folder / f"{based_on:06d}.json") if based_on else None
    return found.draft if isinstance(found, Saved) else Draft({}, {})


def _kept(aside: int) -> str:
    return (
        f"Báo cáo vẫn dùng bản trước đó; phần vừa viết được giữ thành bản riêng {aside} ở Lịch sử "
        "bản nháp."
    )


def _put_aside(folder: Path, draft: Draft, saved_by: str, based_on: int, refused: str = "") -> int:
    number = _last_number(folder, _ASIDE)
    if number:
        last = _try(folder / f"ban-rieng-{number:06d}.json")
        if isinstance(last, Saved) and (last.draft, last.saved_by) == (draft, saved_by):
            return number
    number += 1
    _write(folder / f"ban-rieng-{number:06d}.json", draft, saved_by, based_on, refused)
    return number


def _names(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    return [name for name in storage.names(folder) if pattern.fullmatch(name)]


def _number(name: str) -> int:
    return int(name.removesuffix(".json")[-6:])


def _last_number(folder: Path, pattern: re.Pattern[str]) -> int:
    return max(map(_number, _names(folder, pattern)), default=0)


def _all(data_set: str, quarter: str, pattern: re.Pattern[str]) -> dict[int, Saved | ReportError]:
    folder = storage.place(data_set, quarter, "drafts")
    return {_number(name): _try(folder / name) for name in _names(folder, pattern)}


def _try(path: Path) -> Saved | ReportError:
    """One file, or what is wrong with it: a damaged one hides none of the others."""
    try:
        return _read(path)
    except ReportError as error:
        return error


def _write(path: Path, draft: Draft, saved_by: str, based_on: int, refused: str = "") -> None:
    about = {
        "saved_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "saved_by": saved_by,
        "based_on": based_on,
        "texts": draft.texts,
        "settings": draft.settings,
    } | ({"refused": refused} if refused else {})
    disk.write(path, json.dumps(about, ensure_ascii=False, indent=1).encode())


def _read(path: Path) -> Saved:
    """One file; ReportError with a sentence when it is not there, damaged or no draft at all."""
    try:
        found = json.loads(path.read_bytes())
        draft = Draft(dict(found["texts"]), dict(found["settings"]))
        refused = found.get("refused", "")
        texts = [*draft.texts.items(), *draft.settings.items(), (found["saved_by"], refused)]
        if not all(isinstance(text, str) for pair in texts for text in pair):
            raise ValueError("a draft holds texts only")
        saved_at = datetime.fromisoformat(found["saved_at"])
        number, based_on = _number(path.name), int(found["based_on"])
        return Saved(number, draft, saved_at, found["saved_by"], based_on, refused)
    except FileNotFoundError:
        raise ReportError(f"Không có bản nháp {path.name}. Hãy tải lại trang.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReportError(
            f"Bản nháp {path} bị hỏng hoặc không đọc được nên dùng bản lưu trước đó; tệp hỏng vẫn "
            "giữ nguyên để người quản trị xem."
        ) from error
