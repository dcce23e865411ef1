"""What the text of a report may ask for: numbers, changes, lists, citations, gaps.

    phrases = Phrases(figures, committee)
    phrases.so("models.stopped")        # [26]{.so n="models.stopped"}

A Phrases goes through a report once, from its first part to its last: it remembers which documents
have been cited in full already. The functions carry Vietnamese names because the clerk writes them
into the text. Each gives marked Markdown (report/marks.py).
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from data import vietnamese, words
from measures.figures.catalogue import AREAS, LISTS
from measures.figures.facts import Row
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from report import fact_charts, fact_tables, lists, places
from report.citing import Citations
from report.committee import Committee
from report.coverage import tell_change, tell_part, write_change
from report.errors import ReportError
from report.indicator_words import find_redefined
from report.marks import mark


class PhraseError(ReportError):
    """A call in the text that can't be answered; `near` is a name that may have been meant."""


class Phrases:
    """The functions and values that a text may use, for one report.

    functions: by the name used in the text; conditions: those that `if` may ask; values: words that
    follow from the quarter and the committee's settings.
    """

    def __init__(self, figures: Figures, committee: Committee) -> None:
        self.figures = figures
        self.plain_values = _name_values(figures, committee)
        self.values = {name: mark("ky", text) for name, text in self.plain_values.items()}
        self.functions: dict[str, Callable[..., str]] = {
            "so": self.so,
            "thay_doi": self.thay_doi,
            "so_sanh": self.so_sanh,
            "pham_vi": self.pham_vi,
            "danh_sach": self.danh_sach,
            "bang": self.bang,
            "bieu_do": self.bieu_do,
            "van_ban": self.van_ban,
            "ten": self.ten,
            "thieu": self.thieu,
        }
        self.conditions: dict[str, Callable[..., bool]] = {
            "co": self.co,
            "biet": self.biet,
            "so_duoc": self.so_duoc,
        }
        self._documents = Citations(figures)
        self._named: set[tuple[str, ...]] = set()

    def so(self, name: str) -> str:
        """The number of a figure; a gap where nothing is reported."""
        figure = self._figure(name)
        if not figure.is_known:
            return self.thieu(f"chưa có số {places.lower(figure.label)}", name)
        return mark("so", figure.text, name)

    def thay_doi(self, name: str) -> str:
        """The change of a figure against the quarter before, or why there is none to tell."""
        return mark("so", write_change(self._figure(name)), name, "change")

    def so_sanh(self, name: str) -> str:
        """What follows a number: whom it covers and its change, ", giảm 10 hộ so với quý I/2024" or
        " (theo báo cáo của 6/7 xã, thị trấn; 5 xã cùng báo cáo: …)"; "" where neither is told."""
        figure = self._figure(name)
        return tell_change(figure, self._tell_part(figure))

    def pham_vi(self, name: str) -> str:
        """ "(theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Mẫu 6)", the second half once in a
        report; "" when all reported."""
        told = self._tell_part(self._figure(AREAS.get(name, name), AREAS))
        return f"({told})" if told else ""

    def _tell_part(self, figure: Figure) -> str:
        is_new = figure.silent not in self._named
        self._named.add(figure.silent)
        return tell_part(self.figures, figure, with_absent=is_new)

    def danh_sach(self, name: str) -> str:
        """A list in words (names: figures/catalogue.py); a gap where nothing is reported."""
        found = self._list(name)
        return found or self._say_none(name)

    def bang(self, name: str) -> str:
        """A table by commune (names: fact_tables.py); a gap where nothing is reported."""
        self._require("bảng", name, fact_tables.TABLES)
        label = places.lower(fact_tables.LABELS[name])
        return fact_tables.draw(self.figures, name) or self.thieu(f"chưa có số liệu: {label}", name)

    def bieu_do(self, name: str) -> str:
        """A chart with its numbers (names: fact_charts.py); a gap where there is none to draw."""
        self._require("biểu đồ", name, fact_charts.CHARTS)
        label = places.lower(fact_charts.LABELS[name])
        return fact_charts.draw(self.figures, name) or self.thieu(f"chưa có số liệu: {label}", name)

    def van_ban(self, number: str) -> str:
        """A document: in full where it is first cited, later by kind and number alone."""
        return self._documents.cite(self._document(number), about=True)

    def ten(self, fact: str) -> str:
        """The name in a fact, by the fact's id: "m9" gives “Trồng rau sạch”."""
        names = self._names
        if fact not in names:
            raise PhraseError(f"không có tên nào ở số liệu “{fact}”{self._hint(fact, names)}")
        return mark("ten", names[fact], fact)

    def thieu(self, what: str, name: str = "") -> str:
        """A gap that the writer has to fill before the report is issued."""
        return mark("thieu", what, name)

    def co(self, name: str) -> bool:
        """Whether there is anything to tell: a number that is not zero, a list, a document."""
        if name == "indicators.redefined":
            return bool(find_redefined(self.figures))
        if name in LISTS and not self.figures.has(name):
            return bool(self._list(name))
        if not self.figures.has(name) and self._documents.find(name) is not None:
            return True
        if not self.figures.has(name) and _looks_like_document(name):
            return False
        total = self._figure(name, LISTS).total
        if total is None:
            return False
        return bool(total.value or getattr(total, "uncounted", 0))

    def biet(self, name: str) -> bool:
        """Whether anything is reported, be it zero."""
        return self._figure(name).is_known

    def so_duoc(self, name: str) -> bool:
        """Whether a figure can be compared with the quarter before."""
        return self._figure(name).is_compared

    def check(self, function: str, text: str) -> None:
        """Raise PhraseError if a call could never be answered, without answering it."""
        if function == "bang":
            self._require("bảng", text, fact_tables.TABLES)
        elif function == "bieu_do":
            self._require("biểu đồ", text, fact_charts.CHARTS)
        elif function == "danh_sach" and text not in LISTS:
            self._list(text)
        elif function in ("so", "thay_doi"):
            self.functions[function](text)
        elif function in ("so_sanh", "pham_vi"):
            self._figure(AREAS.get(text, text), AREAS if function == "pham_vi" else ())

    # What the functions share ---------------------------------------------------------------

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name in each fact that has one, by the fact's id."""
        return {row.fact_id: row.name for row in self.figures.facts if row.name}

    def _figure(self, name: str, more: Iterable[str] = ()) -> Figure:
        if not self.figures.has(name):
            hint = self._hint(name, [*self.figures.names, *more])
            raise PhraseError(f"không có số nào tên “{name}”{hint}")
        return self.figures.get(name)

    def _hint(self, name: str, among: Iterable[str]) -> str:
        near = self.figures.suggest(name, among)
        return f". Có phải “{near}”?" if near else "."

    def _list(self, name: str) -> str:
        if name not in LISTS:
            raise PhraseError(f"không có danh sách nào tên “{name}”{self._hint(name, LISTS)}")
        if name == "indicators.redefined":
            return " ".join(self._tell_redefined(*both) for both in find_redefined(self.figures))
        if name in lists.LISTS:
            return lists.LISTS[name](self.figures)
        return lists.list_models(self.figures, name)

    def _require(self, kind: str, name: str, among: Iterable[str]) -> None:
        if name not in among:
            raise PhraseError(f"không có {kind} nào tên “{name}”{self._hint(name, among)}")

    def _say_none(self, name: str) -> str:
        """An empty list: none, where that is known; otherwise a gap."""
        if self.figures.has(name) and self.figures.get(name).is_known:
            return "không có"
        what = {
            "customs": "hủ tục, phong tục còn thực hiện",
            "customs.gone": "hủ tục, phong tục không còn",
            "customs.changes": "thay đổi hủ tục, phong tục so với quý trước",
            "indicators": "kết quả chỉ tiêu",
            "indicators.redefined": "chỉ tiêu điều chỉnh",
            "outreach": "kết quả tuyên truyền",
            "support": "nội dung hỗ trợ",
            "duty": "tình hình chấp hành chế độ báo cáo",
            "tasks": f"nhiệm vụ {vietnamese.write_quarter(self.figures.quarter_after)}",
            "tasks.undone": "nhiệm vụ đã đề ra mà chưa hoàn thành",
            "explanations": "lời giải thích của cơ quan thường trực",
            **{f"notes.{kind}": f"{what}, theo đơn vị" for kind, what in words.NOTE.items()},
        }.get(name) or places.lower(self.figures.get(name).label)
        return self.thieu(f"chưa có số liệu để nêu: {what}", name)

    def _tell_redefined(self, old: Row, new: Row) -> str:
        before = mark("ten", f"“{old.name}”", old.indicator_id)
        after = mark("ten", f"“{new.name}”", new.indicator_id)
        where = self._documents.name_definition(old, new)
        return f"{where}: Điều chỉnh nội dung {before} thành {after}."

    def _document(self, number: str) -> Row:
        document = self._documents.find(number)
        if document is None:
            numbers = [n for n in self.figures.documents["number"].tolist() if n]
            raise PhraseError(f"danh mục văn bản không có “{number}”{self._hint(number, numbers)}")
        return document


def _looks_like_document(name: str) -> bool:
    """Whether a name is meant as a document's number: such a document need not be registered."""
    return "/" in name or any(letter.isupper() for letter in name)


def _name_values(figures: Figures, committee: Committee) -> dict[str, str]:
    """Words that a text names without a call: {{ quy }}, {{ cuoc_van_dong }} …"""
    now, before, after = (
        vietnamese.write_quarter(quarter)
        for quarter in (figures.quarter, figures.quarter_before, figures.quarter_after)
    )
    return {
        "quy": now,
        "QUY": now.upper(),
        "quy_truoc": before,
        "quy_sau": after,
        "QUY_SAU": after.upper(),
        "nam": figures.quarter[:4],
        "huyen": f"huyện {figures.district}",
        "cuoc_van_dong": committee.campaign,
        "ban_chi_dao": committee.name,
        "giai_doan": committee.period,
    }
