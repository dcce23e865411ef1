"""What a clerk may put into the text, in words, and what each placeholder of a text is."""

import re
from typing import TypedDict

from data import words
from measures.figures.catalogue import LISTS, MODELS
from report import fact_charts, fact_tables
from report.coverage import write_change
from report.editing.pieces import parse_call
from report.phrases import Phrases

_WHAT = {
    "quy": "Quý của báo cáo",
    "QUY": "Quý của báo cáo, chữ hoa",
    "quy_truoc": "Quý trước",
    "quy_sau": "Quý sau",
    "QUY_SAU": "Quý sau, chữ hoa",
    "nam": "Năm của báo cáo",
    "huyen": "Tên huyện",
    "cuoc_van_dong": "Tên Cuộc vận động",
    "ban_chi_dao": "Tên Ban Chỉ đạo",
    "giai_doan": "Giai đoạn",
}
_AREA = {
    "model": "mô hình",
    "custom": "hủ tục, phong tục",
    "outreach": "tuyên truyền",
    "duty": "chế độ báo cáo",
}
_LIST = {
    "customs": "Hủ tục, phong tục còn thực hiện",
    "customs.gone": "Hủ tục, phong tục không còn",
    "customs.changes": "Thay đổi hủ tục, phong tục so với quý trước",
    "indicators": "Kết quả chỉ tiêu",
    "indicators.redefined": "Chỉ tiêu điều chỉnh",
    "outreach": "Kết quả tuyên truyền",
    "support": "Nội dung hỗ trợ",
    "duty": "Chấp hành chế độ báo cáo",
    "tasks": "Nhiệm vụ quý sau",
    "tasks.undone": "Nhiệm vụ chưa hoàn thành",
    "explanations": "Giải thích của cơ quan thường trực",
    **{f"models.{name}": label for name, (label, _) in MODELS.items()},
    **{f"notes.{kind}": f"{words.start(what)}, theo đơn vị" for kind, what in words.NOTE.items()},
}
GROUPS = ("Mô hình", "Hủ tục, phong tục", "Chỉ tiêu", "Tuyên truyền", "Nhiệm vụ, chế độ báo cáo",
          "Khác", "Danh sách", "Bảng, biểu đồ", "Văn bản", "Tên gọi, thời gian")  # fmt: skip
_GROUP = {
    "models": GROUPS[0],
    "customs": GROUPS[1],
    "indicators": GROUPS[2],
    "outreach": GROUPS[3],
    "tasks": GROUPS[4],
    "duty": GROUPS[4],
}
_CONDITION = re.compile(r"(co|biet|so_duoc)\(\s*[\"']([^\"']*)[\"']\s*\)")


class Usable(TypedDict):
    """What can be put into the text.

    source: the placeholder; text: what it prints today, "" for a list or document; label: what it
    is; unit; change: against the quarter before, "" where it is not told; group: one of GROUPS.
    """

    source: str
    text: str
    label: str
    unit: str
    change: str
    group: str


def list_numbers(phrases: Phrases) -> list[Usable]:
    """Every figure that is known, with its change, then lists, documents and names."""
    figures = phrases.figures
    told: list[Usable] = []
    for name in figures.names:
        figure = figures.get(name)
        if not figure.is_known:
            continue
        group = _GROUP.get(name.partition(".")[0], "Khác")
        change = figure.change if figure.is_compared else ""
        told.append(_use(f'so("{name}")', figure.text, figure.label, group, figure.unit, change))
        if change:
            label = f"Thay đổi so với quý trước: {figure.label}"
            told.append(_use(f'thay_doi("{name}")', write_change(figure), label, group))
    for name, what in _AREA.items():
        told.append(_use(f'pham_vi("{name}")', "", f"Phạm vi báo cáo: {what}", "Khác"))
    told += [_use(f'danh_sach("{name}")', "", _LIST[name], "Danh sách") for name in LISTS]
    for function, labels in (("bang", fact_tables.LABELS), ("bieu_do", fact_charts.LABELS)):
        for name, label in labels.items():
            told.append(_use(f'{function}("{name}")', "", label, "Bảng, biểu đồ"))
    for document in figures.documents.itertuples(index=False):
        if document.number and '"' not in document.number:
            label = f"{document.kind} {document.number}"
            told.append(_use(f'van_ban("{document.number}")', label, document.about, "Văn bản"))
    for name, label in _WHAT.items():
        told.append(_use(name, phrases.plain_values[name], label, GROUPS[-1]))
    return sorted(told, key=lambda one: GROUPS.index(one["group"]))


def _use(
    inside: str, text: str, label: str, group: str, unit: str = "", change: str = ""
) -> Usable:
    source = f"{{{{ {inside} }}}}"
    return Usable(source=source, text=text, label=label, unit=unit, change=change, group=group)


def name_source(source: str, phrases: Phrases) -> str:
    """What a placeholder or a condition is, for the one who points at it."""
    call = parse_call(source)
    if call is None:
        return _name_condition(source, phrases)
    function, asked = call
    figure = phrases.figures.get(asked) if asked and phrases.figures.has(asked) else None
    if function == "so" and figure:
        return figure.label
    if function == "thay_doi" and figure:
        return f"Thay đổi so với quý trước: {figure.label}"
    if function == "so_sanh" and figure:
        return f"Phạm vi và thay đổi: {figure.label}"
    if function == "pham_vi":
        return f"Phạm vi báo cáo: {_AREA.get(asked) or (figure.label if figure else 'số liệu')}"
    if function == "danh_sach":
        return _LIST.get(asked, "Danh sách theo số liệu")
    if function == "bang":
        return fact_tables.LABELS.get(asked, "Bảng theo số liệu")
    if function == "bieu_do":
        return fact_charts.LABELS.get(asked, "Biểu đồ theo số liệu")
    if function == "van_ban":
        return f"Văn bản {asked}"
    if function == "ten":
        return "Tên trong số liệu"
    if function == "thieu":
        return "Chỗ trống cần viết"
    return _WHAT.get(function, "Số liệu")


def _name_condition(source: str, phrases: Phrases) -> str:
    """ "Chỉ in khi có: Kết quả tuyên truyền"; a comment or note in the line by what it is."""
    if source.startswith("^["):
        return "Chú thích trong dòng"
    if source.startswith("{#"):
        return "Lời ghi chú, không in"
    asked = [name for _, name in _CONDITION.findall(source.partition("%}")[0])]
    figures = phrases.figures
    told = [_LIST.get(n) or (figures.get(n).label if figures.has(n) else "") for n in asked]
    told = [one for one in told if one]
    if not told:
        return "Đoạn viết theo số liệu"
    return f"Đoạn viết theo số liệu: {', '.join(dict.fromkeys(told))}"
