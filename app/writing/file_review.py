"""The report's page, "Đối chiếu tệp": a report that comes back as a file.

Of one that we made, what was changed in it, to be taken over sentence by sentence; of any, each
number beside what our facts say.
"""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from app import filters, roles, widgets
from app.duty.asked import ask, ask_at
from app.view import View
from app.widgets import plain
from app.writing import review_words
from app.writing.open_draft import Desk, write_texts
from data import store
from data.versions import DATA_SETS, WarehouseError
from data.vietnamese import write_count, write_number, write_quarter
from measures.figures.quarter import Figures, read_figures
from measures.reporting import Asked
from report import issued
from report.committee import read_committee
from report.compose import Composed, compose
from report.editing.document import read_document
from report.errors import ReportError
from report.lines import count
from report.phrases import Phrases
from report.review import findings, incoming
from report.review.findings import STATES, Finding, Report
from report.review.incoming import LIMITS, Incoming
from report.review.origin import Origin, find_origin, tell_other
from report.review.revisions import Change, find_changes, find_taken, has_tables
from report.review.taking import take_over

_MOST_CHANGES = 30  # shown at once; the rest follows when these are settled
_WHAT = (
    "Mở một báo cáo đã sửa hoặc gõ ở nơi khác (tệp Word .docx, hoặc văn bản .txt). Nếu tệp do phần "
    "mềm này tạo ra, mục này chỉ ra từng câu đã sửa để chọn đưa vào bản nháp. Với mọi báo cáo, "
    "từng con số được đối chiếu với kho số liệu. Tệp chỉ được đọc, không được giữ lại."
)
_SHOWN = {"can-xem": ("differs", "unclear"), "khong-thay": ("unfound",), "khop": ("fits",)}


class Review(NamedTuple):
    """What was found in a file.

    found: the file; changes: since it was sent out, None of a file that is not of this report;
    taken: places of those that the draft has already; against, notes: what these are found against,
    and what to know of it; report: its numbers, held against the facts of `quarter`.
    """

    found: Incoming
    changes: list[Change] | None
    taken: set[int]
    against: str
    notes: list[str]
    report: Report
    quarter: str


def show_review(view: View, desk: Desk, composed: Composed) -> None:
    """The field for the file, and all that was found in it."""
    st.caption(_WHAT)
    file = st.file_uploader(
        "Tệp báo cáo (.docx, .txt)",
        type=["docx", "txt"],
        max_upload_size=LIMITS.packed // 1_000_000,
        key="file_review",
    )
    if told := st.session_state.pop("taken_over", ""):
        st.success(plain(told), icon=":material/check_circle:")
    if file is None:
        return
    try:
        review = _remember(view, desk, composed, file.getvalue(), file.name)
    except (ReportError, WarehouseError) as error:
        st.error(plain(error), icon=":material/error:")
        return
    if review.changes is not None:
        _show_changes(view, desk, composed, review)
    for note in [] if review.changes is not None else review.notes:
        st.info(plain(note), icon=":material/info:")
    _show_numbers(view, review)


def _remember(view: View, desk: Desk, composed: Composed, data: bytes, name: str) -> Review:
    """The review of a file, made once for each state of the draft and of the facts."""
    digest = hashlib.sha256(data).hexdigest()
    key = (digest, name, str(view.snapshot.path), view.quarter, desk.number)
    kept = st.session_state.get("review")
    if kept is None or kept[0] != key:
        kept = (key, _review(view, desk, composed, incoming.read(data, name)))
        st.session_state["review"] = kept
    return kept[1]


def _review(view: View, desk: Desk, composed: Composed, found: Incoming) -> Review:
    data_set = desk.data_set
    origin = find_origin(found, data_set, desk.quarter, desk.texts, view.snapshot.version)
    notes = [told for told in (tell_other(found, data_set, desk.quarter),) if told]
    changes, taken, against = None, set(), ""
    if origin is not None:
        printed, settings = _read_printed(desk, composed, origin)
        document = read_document(origin.texts, _make_phrases(printed, settings))
        changes = find_changes(document, found.paragraphs, lambda: _make_phrases(printed, settings))
        phrases = _make_phrases(composed.figures, desk.draft.settings)
        taken = find_taken(changes, read_document(desk.texts, phrases))
        against = origin.name
        notes += [origin.note] if origin.note else []
        if has_tables(document):
            notes.append("Các bảng trong báo cáo không được so từng ô; hãy xem lại bằng mắt.")
    quarter, figures = _choose_figures(view, composed, found)
    report = findings.check(found.paragraphs, figures)
    return Review(found, changes, taken, against, notes, report, quarter)


def _choose_figures(view: View, composed: Composed, found: Incoming) -> tuple[str, Figures]:
    """The quarter that a file speaks of, and its figures."""
    quarter = findings.find_quarter(found) or view.quarter
    if quarter == view.quarter:
        return quarter, composed.figures
    return quarter, read_figures(view.snapshot, quarter, Asked(*ask(view)))


def _read_printed(
    desk: Desk, composed: Composed, origin: Origin
) -> tuple[Figures, Mapping[str, str]]:
    """The figures and settings that a file was made with: an issue has its own, and who had
    reported is told as it was then."""
    if origin.issue is None:
        return composed.figures, desk.draft.settings
    copy = store.open_copy(desk.data_set, origin.issue.folder / issued.WAREHOUSE)
    settings = issued.read_draft(origin.issue).settings
    _, sent = ask_at(desk.data_set, origin.issue.issued_at)
    return read_figures(copy, desk.quarter, Asked(origin.issue.judged_on, sent)), settings


def _make_phrases(figures: Figures, settings: Mapping[str, str]) -> Phrases:
    return Phrases(figures, read_committee(figures.district, dict(settings)))


def _show_changes(view: View, desk: Desk, composed: Composed, review: Review) -> None:
    changes = review.changes or []
    title = f"{write_count(len(changes))} chỗ đã sửa" if changes else "Không có câu nào bị sửa"
    if review.taken:
        title += f", {write_count(len(review.taken))} đã có trong bản nháp"
    widgets.show_title(title, f"{review.found.name}, so với {review.against}")
    for note in review.notes:
        st.info(plain(note), icon=":material/info:")
    left = [(at, change) for at, change in enumerate(changes) if at not in review.taken]
    shown = left[:_MOST_CHANGES]
    offered = [at for at, change in shown if not change.refusal and roles.may_write()]
    key = f"take_{st.session_state['review'][0][0][:12]}_{desk.number}"
    for at, change in shown:
        with st.container(key=f"change_{at}"):
            st.html(review_words.write_change(change))
            if at in offered:
                st.checkbox(f"Đưa chỗ {at + 1} vào bản nháp", key=f"{key}_{at}")
    if len(left) > len(shown):
        st.caption(f"Còn {write_count(len(left) - len(shown))} chỗ nữa, hiện sau những chỗ này.")
    if not offered:
        return
    chosen = [changes[at] for at in offered if st.session_state.get(f"{key}_{at}")]
    with st.container(horizontal=True, gap="small"):
        st.button(
            f"Đưa {write_count(len(chosen))} chỗ đã chọn vào bản nháp",
            type="primary",
            disabled=not chosen,
            on_click=_take,
            args=(view, desk, composed, chosen),
        )
        st.button(
            "Chọn hết",
            on_click=lambda: st.session_state.update({f"{key}_{at}": True for at in offered}),
        )


def _take(view: View, desk: Desk, composed: Composed, chosen: list[Change]) -> None:
    """Put what was chosen into the draft; what found no place is told."""
    try:
        taken = take_over(
            desk.texts, chosen, lambda: _make_phrases(composed.figures, desk.draft.settings)
        )
    except ReportError as error:
        desk.problem = str(error)
        return
    write_texts(desk, {k: v for k, v in taken.texts.items() if v != desk.texts[k]})
    put = write_count(len(chosen) - len(taken.missed))
    told = f"Đã đưa {put} chỗ vào bản nháp; bản trước đó vẫn còn trong Lịch sử bản nháp."
    settings, sent = desk.draft.settings, ask(view)[1]
    now = compose(view.snapshot, desk.quarter, desk.texts, settings, sent=sent)
    before, after = count(composed.lines).bound, count(now.lines).bound
    if after < before:
        told += f" {write_count(before - after)} số thôi gắn với dữ liệu, thành chữ gõ tay."
    if taken.missed:
        told += (
            f" {write_count(len(taken.missed))} chỗ không còn câu ấy trong bản nháp nên chưa đưa "
            "vào; hãy sửa bằng tay."
        )
    st.session_state["taken_over"] = told


def _show_numbers(view: View, review: Review) -> None:
    report = review.report
    differs = report.count("differs")
    title = f"{write_count(differs)} số khác số liệu" if differs else "Không có số nào khác số liệu"
    about = f"{DATA_SETS[view.snapshot.data_set]} {write_quarter(review.quarter)}"
    counts = ", ".join(
        f"{write_count(report.count(state))} {name.lower()}" for state, name in STATES.items()
    )
    widgets.show_title(title, f"{review.found.name}, đối chiếu với số liệu {about}: {counts}")
    options = {
        key: f"{name} ({write_number(sum(map(report.count, _SHOWN[key])))})"
        for key, name in (
            ("can-xem", "Cần xem"),
            ("khong-thay", "Không tìm thấy"),
            ("khop", "Khớp"),
        )
    } | {"dat-rieng": f"Đặt riêng ({write_number(len(report.asides))})"}
    chosen = filters.choose("doi_chieu", "Số liệu", options, hide=True)
    if chosen == "dat-rieng":
        rows = [{"Loại": one.kind, "Viết": one.text, "Chỗ": one.where} for one in report.asides]
        widgets.show_rows(pd.DataFrame(rows), "Ngày tháng, số văn bản, tên riêng", "dat-rieng")
    else:
        told = [one for one in report.findings if one.state in _SHOWN[chosen]]
        st.html(review_words.write_findings(told))
    if report.findings:
        name = "doi-chieu-so-lieu"
        widgets.download(tabulate(report.findings), name, view, "Đối chiếu con số của tệp")


def tabulate(found: list[Finding]) -> pd.DataFrame:
    """One row a number, those to be looked at first."""
    order = list(STATES)
    return pd.DataFrame(
        [
            {
                "Kết quả": STATES[one.state],
                "Chỗ": one.where,
                "Số trong tệp": one.number,
                "Câu": one.sentence,
                "Số liệu": one.says,
                "Nguồn": one.source,
            }
            for one in sorted(found, key=lambda one: order.index(one.state))
        ]
    )
