"""What the reader chose to look at, and how it is written in the address of a page.

    ?quy=2024-Q1&so_sanh=cung-ky&xa=dak-pne,dak-koi&so_lieu=minh-hoa

Text in an address is anybody's: whatever is not known falls back to the default, with a sentence.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from data import versions, vietnamese, words
from data.store import Snapshot
from measures.communes import Term
from measures.scope import Scope

DATA_SET_IN_URL = {"chinh-thuc": "official", "minh-hoa": "demo"}
COMPARISON_IN_URL = {"quy-truoc": "previous", "cung-ky": "last_year"}
AS_REPORTED = "khi-chot"
PROFILE = "ho-so-xa"  # the address of the page of a commune's profile


class View(NamedTuple):
    """One reader's choice: a version of a data set, a quarter, a comparison, communes.

    `communes` holds unit ids; empty means all of them. `commune_labels` gives the name of every
    commune of the quarter by its id, in Vietnamese order. `villages`: whether this reader may see
    single villages. `as_reported`: when the report was issued whose figures are shown, "" for the
    newest figures. `filters`: those that the page follows; the others are kept, not told.
    """

    snapshot: Snapshot
    quarter: str
    comparison: str
    communes: list[str]
    commune_labels: dict[str, str]
    district: str
    villages: bool = True
    as_reported: str = ""
    filters: tuple[str, ...] = ("quarter", "comparison", "communes")

    @property
    def quarter_before(self) -> str:
        """The quarter to compare with."""
        if self.comparison == "last_year":
            return vietnamese.same_quarter_last_year(self.quarter)
        return vietnamese.previous_quarter(self.quarter)

    @property
    def chosen(self) -> dict[str, str]:
        """The names of the communes looked at by their ids: those chosen, or all."""
        return {unit: self.commune_labels[unit] for unit in self.communes or self.commune_labels}

    def narrow(self, commune: str) -> "View":
        """The same choice of one commune alone."""
        return self._replace(communes=[commune])

    def link_profile(self, *communes: str) -> str:
        """The address of the profile of a commune, or of some side by side, of the same choice."""
        told = {
            "quy": self.quarter,
            "so_sanh": "cung-ky" if self.comparison == "last_year" else "",
            "xa": ",".join(communes),
            "so_lieu": "minh-hoa" if self.is_demo else "",
            "ban": AS_REPORTED if self.as_reported else "",
        }
        return (
            f"./{PROFILE}?{urlencode({key: text for key, text in told.items() if text}, safe=',')}"
        )

    @property
    def scope(self) -> Scope:
        """What this choice asks of the facts."""
        return Scope(
            self.snapshot, self.quarter, self.quarter_before, tuple(self.communes), self.chosen
        )

    @property
    def is_demo(self) -> bool:
        """Whether the figures are invented."""
        return self.snapshot.data_set == "demo"

    @property
    def where(self) -> str:
        """The chosen communes in words."""
        if not self.communes:
            return f"cả {len(self.commune_labels)} xã, thị trấn"
        return ", ".join(self.commune_labels[commune] for commune in self.communes)

    @property
    def summary(self) -> list[str]:
        """All choices that the page follows in words, one by one."""
        data_set = versions.DATA_SETS[self.snapshot.data_set]
        frozen = [f"số liệu khi chốt báo cáo, {self.as_reported}"] if self.as_reported else []
        told = {
            "quarter": vietnamese.write_quarter(self.quarter),
            "comparison": f"so với {vietnamese.write_quarter(self.quarter_before)}",
            "communes": self.where,
        }
        return [
            *(told[name] for name in self.filters),
            words.DEMO if self.is_demo else f"số liệu {data_set}",
            *frozen,
        ]


def read_data_set(text: str, available: list[str]) -> tuple[str, str | None]:
    """The data set that an address asks for, and a sentence when it can't be had."""
    wanted = DATA_SET_IN_URL.get(text) if text else "official"
    if wanted in available:
        return wanted, None
    default = available[0] if available else "official"
    now = f"đang hiện số liệu {versions.DATA_SETS[default]}"
    if wanted is None:
        return default, f"Địa chỉ ghi bộ số liệu “{shown(text)}” không có; {now}."
    if not available:
        return wanted, None  # nothing is published at all: the store says what to do
    return default, f"Máy này chưa có số liệu {versions.DATA_SETS[wanted]}; {now}."


def read_quarter(text: str, quarters: list[str]) -> tuple[str, str | None]:
    """The quarter that an address asks for, else the newest with a sentence."""
    if not text or text in quarters:
        return text or quarters[0], None
    newest = vietnamese.write_quarter(quarters[0])
    if vietnamese.is_quarter(text):
        asked = vietnamese.write_quarter(text)
        return quarters[0], f"Chưa có số liệu {asked}; đang hiện {newest}."
    return quarters[0], f"Địa chỉ ghi quý “{shown(text)}” không đúng; đang hiện {newest}."


def read_comparison(text: str) -> tuple[str, str | None]:
    """The comparison that an address asks for, else the quarter before with a sentence."""
    if not text or text in COMPARISON_IN_URL:
        return COMPARISON_IN_URL.get(text, "previous"), None
    return "previous", (
        f"Địa chỉ ghi cách so sánh “{shown(text)}” không đúng; đang so với quý trước."
    )


def read_moment(
    text: str, quarter: str, is_issued: bool, was_issued: bool = False
) -> tuple[bool, str | None]:
    """Whether an address asks for the figures of the issued report, and why it can't have them.

    is_issued: whether there is one in force; was_issued: whether there is one at all.
    """
    if not text or (text == AS_REPORTED and is_issued):
        return text == AS_REPORTED, None
    if text == AS_REPORTED:
        told = vietnamese.write_quarter(quarter)
        why = "đã chốt nhưng đã được rút lại" if was_issued else "chưa chốt lần nào"
        return False, f"Báo cáo {told} {why}; đang hiện số liệu mới nhất."
    return False, f"Địa chỉ ghi bản số liệu “{shown(text)}” không đúng; đang hiện số liệu mới nhất."


def read_communes(
    text: str, known: list[str], quarter: str = "", elsewhere: Mapping[str, Term] | None = None
) -> tuple[list[str], str | None]:
    """The communes that an address asks for, in the order of `known`; the others are named.

    `known` are those of the quarter looked at, `elsewhere` has the terms of all that there are.
    """
    asked = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    found = [commune for commune in known if commune in asked]
    others = elsewhere or {}
    absent = [others[part].tell(quarter) for part in asked if part not in known and part in others]
    unknown = [f"“{shown(part)}”" for part in asked if part not in known and part not in others]
    if not absent and not unknown:
        return found, None
    told = []
    if absent:
        told.append(f"{words.start(vietnamese.write_quarter(quarter))} không có {_list(absent)}")
    if unknown:
        told.append(f"{'không' if absent else 'Không'} có xã {_list(unknown)}")
    rest = "chỉ hiện các xã còn lại" if found else "đang hiện tất cả các xã"
    return found, f"{'; '.join([*told, rest])}."


def asks_others(text: str, known: Collection[str]) -> bool:
    """Whether an address asks for communes beside `known`."""
    return any(part.strip() and part.strip() not in known for part in text.split(","))


def _list(names: list[str]) -> str:
    return ", ".join(names[:3])


def shown(text: str) -> str:
    """Foreign text, short enough to be quoted in a sentence."""
    return text if len(text) <= 40 else text[:40] + "…"
