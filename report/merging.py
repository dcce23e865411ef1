"""Two people's changes to one draft, put together field by field.

A field is a part of the text ("texts.direction") or a setting ("settings.number"); one that a draft
does not hold is as it comes with the program.
"""

from collections.abc import Mapping
from typing import NamedTuple

from report.carried import LOOKED_AT, add_looked_at
from report.storage import Draft
from report.text_parts import title_of

# Settings in words; the names are those of report/committee.py and of the page.
SETTINGS = {
    "number": "số báo cáo",
    "date": "ngày báo cáo",
    "mark": "dấu dự thảo",
    "circulation": "dấu phạm vi lưu hành",
    "superior": "cơ quan cấp trên",
    "body": "cơ quan ban hành",
    "kind": "tên loại văn bản",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "signing": "hình thức ký",
    "posts": "chức vụ người ký",
    "signer": "người ký",
    "recipients": "nơi nhận",
    "campaign": "tên Cuộc vận động",
    "name": "tên Ban Chỉ đạo",
    "period": "giai đoạn",
    "standard": "quy định về thể thức",
    "margins": "lề trang",
    "looked_at": "các câu của quý trước đã xem lại",
}
_LOOKED_AT = f"settings.{LOOKED_AT}"


class Conflict(NamedTuple):
    """A field that two people changed differently; None: as it comes with the program.

    `field` is "texts.<part>" or "settings.<name>"; `base` is what both started from.
    """

    field: str
    base: str | None
    theirs: str | None
    mine: str | None


def merge(base: Draft, theirs: Draft, mine: Draft) -> tuple[Draft, list[Conflict]]:
    """Two drafts that began as `base`; a field in conflict stays as the others saved it."""
    all_base, all_theirs, all_mine = fields(base), fields(theirs), fields(mine)
    merged: dict[str, str] = {}
    conflicts = []
    for field in {**all_base, **all_theirs, **all_mine}:
        was, saved, now = (side.get(field) for side in (all_base, all_theirs, all_mine))
        value = now if saved == was else saved
        if field == _LOOKED_AT and saved and now:
            value = add_looked_at(saved, now.split())
        elif saved != was and now not in (was, saved):
            conflicts.append(Conflict(field, was, saved, now))
        if value is not None:
            merged[field] = value
    return _from_fields(merged), conflicts


def fields(draft: Draft) -> dict[str, str]:
    """All that a draft holds, by field."""
    return {f"texts.{name}": text for name, text in draft.texts.items()} | {
        f"settings.{name}": value for name, value in draft.settings.items()
    }


def _from_fields(values: Mapping[str, str]) -> Draft:
    draft = Draft({}, {})
    for field, value in values.items():
        kind, name = field.split(".", 1)
        getattr(draft, kind)[name] = value
    return draft


def name_field(field: str) -> str:
    """A field of a conflict in words: "phần “Lãnh đạo, chỉ đạo”", "số báo cáo"."""
    kind, name = field.split(".", 1)
    if kind == "texts":
        return f"phần “{title_of(name)}”"
    return SETTINGS.get(name, f"thiết lập “{name}”")


def describe_change(before: Draft, now: Draft) -> str:
    """What a draft changed, in words: "sửa phần “Lãnh đạo, chỉ đạo”, số báo cáo"."""
    was, is_now = fields(before), fields(now)
    edited = [name_field(field) for field, value in is_now.items() if was.get(field) != value]
    undone = [name_field(field) for field in was if field not in is_now]
    told = [f"sửa {', '.join(edited)}"] if edited else []
    told += [f"trở về văn bản mẫu {', '.join(undone)}"] if undone else []
    return "; ".join(told)
