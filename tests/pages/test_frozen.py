"""The pages with the figures of an issued report: what was written since is not on them, and
nothing is written there."""

from datetime import date, timedelta

import pytest

from app.duty.asked import ask
from data import store, versions, vietnamese
from intake import concluding, documents, explaining, journal
from intake.documents import Typed
from intake.explaining import About
from intake.journal import Event
from report import freezing
from report.freezing import Frozen
from report.storage import Draft
from tests.screen import charts, chips, start, texts

QUARTER = "2024-Q2"
SINCE = "viết sau khi chốt"
PAGES = ["documents.py", "assignments.py", "outreach.py", "deck.py", "analysis.py", "profile.py"]
WRITES = ("Ghi", "Lưu", "Sửa", "Xóa", "Bỏ", "Rút")


@pytest.fixture
def issue(lay_out):
    """A report of the quarter that was issued, and what the office wrote after it."""
    lay_out()
    whole = Frozen(Draft({}, {}), {}, [], {}, b"", b"", b"", versions.current("official"))
    report = freezing.freeze("official", QUARTER, whole, "Lan")
    explaining.explain("official", About("outreach", "", "kon-ray", QUARTER), f"Lời {SINCE}", "Lan")
    concluding.conclude("official", concluding.About(QUARTER, "dak-pne"), f"Việc {SINCE}", "Lan")
    typed = Typed("Kế hoạch", "99-KH/HU", date(2024, 5, 2), "Huyện ủy", about=f"Kế hoạch {SINCE}")
    documents.write(store.snapshot(), typed, "Lan")
    return report


def shown(app):
    return [*texts(app), *(line for chart in charts(app) for line in chart.below)]


def test_what_was_written_since_is_not_on_them_and_nothing_is_written_there(issue):
    newest = {file: shown(start(file, quy=QUARTER)) for file in PAGES[:3]}
    assert all(any(SINCE in text for text in said) for said in newest.values())
    for file in PAGES:
        app = start(file, quy=QUARTER, ban="khi-chot", xa="dak-pne" * (file == "profile.py"))
        assert not app.exception
        assert any(told.startswith("Số liệu khi chốt báo cáo, ") for told in chips(app)), file
        assert not any(SINCE in text for text in shown(app)), file
        assert not [one.label for one in app.button if one.label.startswith(WRITES)], file


def test_punctuality_is_that_of_the_day_of_issue(issue, view):
    later = issue.issued_at + timedelta(days=1)
    early = issue.issued_at - timedelta(days=1)
    for at, unit in ((early, "dak-koi"), (later, "dak-pne")):
        journal.append(
            "official",
            Event("sent", at, by="Lan", unit_id=unit, quarter=QUARTER, sha=unit, file="a.xlsx"),
        )
    frozen = view._replace(snapshot=store.snapshot(), as_reported="hôm ấy")
    today, sent = ask(frozen)
    assert today == vietnamese.day_in_vietnam(issue.issued_at)
    assert [one.unit_id for one in sent] == ["dak-koi"]
    assert [one.unit_id for one in ask(frozen._replace(as_reported=""))[1]] == [
        "dak-koi",
        "dak-pne",
    ]
