"""The rule behind the duty to report: what `duty.toml` sets, working days, deadlines, windows.

The default is the reporting regime of state bodies (Nghị định 09/2019/NĐ-CP): figures are cut off
on the 14th of a quarter's last month, and a deadline on a day off moves to the next working day.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from data import vietnamese
from data.versions import WarehouseError

SETTINGS = Path(__file__).resolve().parent / "duty.toml"
_PARTS = {"deadline", "holidays", "extension", "exemption"}


class Settings(NamedTuple):
    """What `duty.toml` says.

    day: of a quarter's last month; other_days: by unit; since: the first quarter to which that
    applies; agencies: whether the district owes a form for all of its agencies; agency_units: those
    of them that owe a form each in its place; extensions: the last day
    and the document that grants it, exemptions: the reason, both by (unit_id, quarter).
    """

    day: int
    other_days: dict[str, int]
    since: str
    basis: str
    agencies: bool
    holidays: frozenset[date]
    working_saturdays: frozenset[date]
    extensions: dict[tuple[str, str], tuple[date, str]]
    exemptions: dict[tuple[str, str], str]
    agency_units: frozenset[str] = frozenset()


@cache
def read(path: Path = SETTINGS) -> Settings:
    """The settings; WarehouseError, with a sentence that names the file, when they are wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, f"không đọc được ({error})") from error
    if unknown := sorted(set(content) - _PARTS):
        raise _wrong(path, f"có phần lạ: {', '.join(unknown)}")
    try:
        return _read(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _wrong(path, f"thiếu hoặc sai mục: {error}") from error


def window(quarter: str) -> tuple[date, date]:
    """The first and the last day that a quarter's figures cover: 15/3 and 14/6 of quý II."""
    year, month = last_month(quarter)
    before = last_month(vietnamese.previous_quarter(quarter))
    return date(*before, 15), date(year, month, 14)


def deadline(quarter: str, unit_id: str = "", settings: Settings | None = None) -> date:
    """The last day to send a quarter's form, before any extension: a working day.

    ValueError for anything but a quarter's key.
    """
    rules = settings or read()
    day = date(*last_month(quarter), rules.other_days.get(unit_id, rules.day))
    while not is_working_day(day, rules):
        day += timedelta(days=1)
    return day


def last_day(quarter: str, unit_id: str, settings: Settings | None = None) -> date | None:
    """The last day to send, with what the unit was granted; None for a quarter before the rule."""
    rules = settings or read()
    if quarter < rules.since:
        return None
    extended = rules.extensions.get((unit_id, quarter))
    return extended[0] if extended else deadline(quarter, unit_id, rules)


def is_working_day(day: date, settings: Settings | None = None) -> bool:
    """Whether offices work: no weekend unless made up for, no public holiday."""
    rules = settings or read()
    if day in rules.working_saturdays:
        return True
    return day.weekday() < 5 and day not in rules.holidays


def last_month(quarter: str) -> tuple[int, int]:
    """Year and month in which a quarter ends; ValueError for anything but its key."""
    if not vietnamese.is_quarter(quarter):
        raise ValueError(f"a quarter key looks like 2024-Q2, got {quarter!r}")
    return int(quarter[:4]), 3 * int(quarter[-1])


def _read(content: Mapping[str, Any]) -> Settings:
    rule = content["deadline"]
    holidays = content.get("holidays", {}).values()
    agencies = rule["agencies"]
    each = frozenset(map(str, agencies)) if isinstance(agencies, list) else frozenset()
    days = {"": rule["day"], **rule.get("other_days", {})}
    for name, day in days.items():
        if type(day) is not int or not 15 <= day <= 28:
            raise ValueError(f"ngày hạn {name} {day} phải từ 15 đến 28, sau ngày chốt số liệu 14")
    return Settings(
        days.pop(""), days, _quarter(rule["since"]), str(rule["basis"]), agencies is True,
        frozenset(_day(day) for year in holidays for day in year["days"]),
        frozenset(_day(day) for year in holidays for day in year.get("working_saturdays", [])),
        {
            (row["unit"], _quarter(row["quarter"])): (_day(row["until"]), row["document"])
            for row in content.get("extension", [])
        },
        {
            (row["unit"], _quarter(row["quarter"])): row["reason"]
            for row in content.get("exemption", [])
        },
        each,
    )  # fmt: skip


def _wrong(path: Path, what: str) -> WarehouseError:
    return WarehouseError(f"Tệp {path.name} (chế độ báo cáo) {what}. Hãy sửa tệp rồi chạy lại.")


def _quarter(text: str) -> str:
    if not vietnamese.is_quarter(text):
        raise ValueError(f"quý “{text}” phải viết như 2024-Q3")
    return text


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"ngày “{value}” phải viết như 2024-09-18")
    return value
