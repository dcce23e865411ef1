"""Forms that are being filled in on the screen: a draft for each unit and quarter until it is sent.

    data/warehouse/official/intake/drafts/dak-pne.2024-Q3.json

A draft holds the answers by key (filling.py). What is saved is only what somebody changed: two who
fill in the same form lose nothing of each other's, and of one field the last one counts.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from data import disk, vietnamese
from intake import form, people, storage
from intake.findings import IntakeError

_UNDONE = "Bản nháp CHƯA được lưu"
_UNIT = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_KEY = re.compile(r"[a-z0-9_.-]{1,160}")
_MOST = 2_000  # answers; a form asks for fewer than 700


class Draft(NamedTuple):
    """What was filled in so far. number: how often it was saved, 0 for none; saved_at: in UTC;
    saved_by: "" when nobody said who."""

    answers: dict[str, str]
    number: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


class Damaged(IntakeError):
    """A draft that can't be read; `put_aside` keeps it under another name."""


class Personal(IntakeError):
    """Answers that tell of persons, which are not even kept in a draft; keys: of their fields."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(
            f"{_UNDONE} ở ô có tên người, số điện thoại hoặc số căn cước: biểu không nhận thông "
            "tin cá nhân. Hãy xóa đi, chỉ ghi thôn, làng hoặc cơ quan."
        )
        self.keys = list(keys)


def read(data_set: str, unit_id: str, quarter: str) -> Draft:
    """The draft of a unit's form, an empty one where there is none; Damaged when it can't be
    read."""
    path = _path(data_set, unit_id, quarter)
    try:
        said = json.loads(path.read_bytes())
        answers = {str(key): str(text) for key, text in said["answers"].items()}
        moment = datetime.fromisoformat(said["saved_at"])
        if moment.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return Draft(answers, int(said["number"]), moment, str(said["saved_by"]))
    except FileNotFoundError:
        return Draft({})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(
            f"Bản nháp {path.name} bị hỏng hoặc không đọc được. Hãy để nó sang bên rồi điền lại; "
            "tệp hỏng vẫn được giữ."
        ) from error


def save(
    data_set: str, unit_id: str, quarter: str, changes: Mapping[str, str], by: str = ""
) -> Draft:
    """Put what was changed into the draft, whatever else others saved meanwhile; "" clears a field.

    Damaged as `read`, Personal, IntakeError for what no form holds, WarehouseError when it can't be
    written.
    """
    fresh = {key: vietnamese.tidy(text) for key, text in changes.items()}
    _require_sizes(fresh)
    if personal := find_personal(fresh):
        raise Personal(personal)
    path = _path(data_set, unit_id, quarter)
    with storage.writing(path.parent, _UNDONE):
        before = read(data_set, unit_id, quarter)
        answers = {key: text for key, text in (before.answers | fresh).items() if text}
        _require_sizes(answers)
        draft = Draft(
            answers,
            before.number + 1,
            datetime.now(UTC).replace(microsecond=0),
            vietnamese.tidy(by)[:60],
        )
        disk.write(path, _write(draft))
    return draft


def find_personal(answers: Mapping[str, str]) -> list[str]:
    """The keys of answers that tell of persons."""
    return [
        key
        for key, text in answers.items()
        if people.has_numbers(text) or people.judge(text) == people.SURE
    ]


def drop(data_set: str, unit_id: str, quarter: str, number: int) -> bool:
    """Let a draft go that was sent; not one that somebody has changed since it was `number`."""
    path = _path(data_set, unit_id, quarter)
    with storage.writing(path.parent, "Bản nháp CHƯA được bỏ"):
        if read(data_set, unit_id, quarter).number != number:
            return False
        path.unlink(missing_ok=True)
    return True


def put_aside(data_set: str, unit_id: str, quarter: str) -> None:
    """Keep a damaged draft under another name."""
    path = _path(data_set, unit_id, quarter)
    with storage.writing(path.parent, "Bản nháp CHƯA được để sang bên"):
        number = len(list(path.parent.glob(f"{path.stem}.hong-*"))) + 1
        path.rename(path.with_name(f"{path.stem}.hong-{number}"))


def _path(data_set: str, unit_id: str, quarter: str) -> Path:
    """ValueError for anything but a unit's and a quarter's key: they become part of a path."""
    if not _UNIT.fullmatch(unit_id) or not vietnamese.is_quarter(quarter):
        raise ValueError(f"no form is of {unit_id!r} for {quarter!r}")
    return storage.folder(data_set) / "drafts" / f"{unit_id}.{quarter}.json"


def _require_sizes(answers: Mapping[str, str]) -> None:
    if len(answers) > _MOST or not all(map(_KEY.fullmatch, answers)):
        raise IntakeError(f"{_UNDONE}: có ô không thuộc biểu. Hãy tải lại trang rồi điền tiếp.")
    longest = max(map(len, answers.values()), default=0)
    if longest > form.LONGEST_NOTE:
        most = vietnamese.write_number(form.LONGEST_NOTE)
        raise IntakeError(f"{_UNDONE}: có ô dài quá {most} chữ cái. Hãy viết gọn lại.")


def _write(draft: Draft) -> bytes:
    moment = draft.saved_at.isoformat(timespec="seconds") if draft.saved_at else ""
    said = draft._asdict() | {"saved_at": moment}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
