"""What the standing office writes itself: kept, corrected, struck; never lost, never unasked."""

import pandas as pd
import pytest

from data import accepted, holds, publish, rebuilding, store, versions
from data.__main__ import main
from data.versions import WarehouseError
from intake import drafting, filing, journal, listing, mending, office, withdrawing
from intake.findings import IntakeError
from tests.intake import papers
from tests.intake.conftest import NOW

WHY = "Ghi nhầm ngày ban hành"
COLUMNS = ("document_id", "kind", "number", "issued_on", "issuer", "about", "url", "note")


def document(key="kh-9", about="Kế hoạch thử"):
    row = (key, "Kế hoạch", "9-KH/HU", "2024-08-01", "Huyện ủy Kon Rẫy", about, None, None)

    def make(name):
        columns = store.fetch(store.snapshot(), "from document limit 0").columns
        told = dict(zip(COLUMNS, row, strict=True))
        return {"document": pd.DataFrame([{name: told.get(name) for name in columns}])}

    return office.Entry("document", key, make)


def enter(entry=None, by="Lan", reason="", **more):
    return office.enter("official", entry or document(), by, reason, now=NOW, **more)


@pytest.fixture
def told(ask):
    """`told(key)`: what the version in use says that a document is about."""
    return lambda key="kh-9": [
        about for (name, about) in ask("select document_id, about from document") if name == key
    ]


def test_an_entry_is_in_the_next_version_and_in_every_one_made_anew(home, told, ask, kinds):
    before = ask("select count(*) from document")[0][0]
    assert enter() == versions.number_of(versions.current("official")) == 2
    assert told() == ["Kế hoạch thử"]
    assert ask("select count(*) from document") == [(before + 1,)]
    assert ask("select entry_id, kind, entered_by, entered_on::text from office_entry") == [
        ("ghi.document.kh-9.1", "document", "Lan", "2024-09-16")
    ]
    assert kinds() == ["entered"]
    assert publish.ensure() is None
    assert rebuilding.rebuild("official").differs == []
    assert main(["check"]) == 0


def test_a_correction_wants_a_reason_and_takes_the_place_of_a_published_row(home, told, ask):
    before = told("bc-128")
    enter(document("bc-128", "Sửa lần một"))
    assert told("bc-128") == ["Sửa lần một"] != before
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        enter(document("bc-128", "Sửa lần hai"))
    enter(document("bc-128", "Sửa lần hai"), reason=WHY)
    assert told("bc-128") == ["Sửa lần hai"]
    assert ask("select entry_id from office_entry") == [("ghi.document.bc-128.2",)]
    assert main(["check"]) == 0
    office.strike("official", "ghi.document.bc-128.2", WHY, "Hoa", NOW)
    assert told("bc-128") == before
    assert ask("from office_entry") == []
    with pytest.raises(IntakeError, match="đã được sửa hoặc bỏ"):
        office.strike("official", "ghi.document.bc-128.2", WHY, "Hoa", NOW)
    # the third edition is called so, whatever became of the others
    enter(document("bc-128", "Sửa lần ba"))
    assert ask("select entry_id from office_entry") == [("ghi.document.bc-128.3",)]


def test_forms_and_entries_live_beside_each_other(send, accept, told, ask):
    first, second = send(papers.write(session=1)), send(papers.write(session=2))
    accept(first)
    enter()
    accept(second)
    enter(document("kh-10"))
    withdrawing.withdraw("official", second, "Nhầm biểu của xã khác", "Hoa", NOW)
    assert [one.submission_id for one in accepted.in_force("official")] == [
        *("dak-pne.2024-Q3", "ghi.document.kh-9.1", "ghi.document.kh-10.1")
    ]
    assert told("kh-9") + told("kh-10") == ["Kế hoạch thử"] * 2
    assert publish.ensure() is None
    assert rebuilding.rebuild("official").differs == []


def test_two_who_write_the_same_thing_are_told(home, told):
    enter(seen="")
    with pytest.raises(IntakeError, match="Lan vừa ghi một bản khác"):
        enter(document(about="Khác"), reason=WHY, seen="")
    enter(document(about="Khác"), reason=WHY, seen="ghi.document.kh-9.1")
    office.strike("official", "ghi.document.kh-9.2", WHY, "Hoa", NOW)
    with pytest.raises(IntakeError, match="vừa bị bỏ"):
        enter(seen="ghi.document.kh-9.2")
    assert told() == []


def test_nobody_writes_without_a_name_and_not_without_bounds(home, monkeypatch, kinds):
    with pytest.raises(IntakeError, match="Chưa ghi tên người ghi"):
        enter(by=" – ")
    enter()
    monkeypatch.setattr(office, "MOST", 1)
    with pytest.raises(IntakeError, match="đã có 1 điều ghi"):
        enter(document("kh-10"))
    with pytest.raises(ValueError, match="no key"):
        enter(document("../kh"))
    assert kinds() == ["entered"]


def test_rows_that_do_not_fit_are_refused_and_leave_nothing(home, kinds):
    def make(name):
        lost = {"entry_id": name, "subject": "models", "item": None, "unit_id": "không có"}
        lost |= {"quarter": "2024-Q2", "text": "Vì hạn hán", "written_on": "2024-09-16"}
        return {"explanation": pd.DataFrame([lost])}

    with pytest.raises(WarehouseError, match="Lời giải thích"):
        enter(office.Entry("explanation", "mot", make))
    assert (kinds(), accepted.listed("official")) == ([], [])
    assert list(versions.folder("official").glob("*.building*")) == []


@pytest.mark.parametrize("where", ["enforce", "switch"])
def test_killed_after_the_line_it_is_made_good(home, told, monkeypatch, where):
    with monkeypatch.context() as patch:

        def full(*_):
            raise OSError(28, "No space left on device")

        patch.setattr(
            *{"enforce": (accepted, "enforce"), "switch": (publish, "switch")}[where], full
        )
        with pytest.raises(WarehouseError, match="ĐÃ ghi vào sổ, nhưng chưa hiện lên"):
            enter()
    assert told() == []
    filing.ensure("official")
    assert told() == ["Kế hoạch thử"]


def test_under_a_rollback_it_is_asked(home, told):
    enter()
    publish.rollback("official", 1, "Xem lại", "Lan")
    [line] = listing.list_contradictions("official")
    assert "quay về: văn bản kh-9." in line
    with pytest.raises(IntakeError) as caught:
        enter(document("kh-10"))
    # no form comes back, and no command line writes documents
    asked = str(caught.value)
    assert "Điều thường trực đã ghi sẽ hiện trở lại: văn bản kh-9." in asked
    assert "Biểu sẽ" not in asked and "--end-rollback" not in asked
    assert asked.count("ngay trên trang này") == 1
    enter(document("kh-10"), ends=holds.read("official"))
    assert told("kh-9") + told("kh-10") == ["Kế hoạch thử"] * 2


def test_what_an_older_version_does_not_show_is_not_written_over(home, told):
    enter()
    publish.rollback("official", 1, "Xem lại", "Lan")
    hold = holds.read("official")
    for seen in ("", "ghi.document.kh-9.1"):  # to draw the page anew would not help
        with pytest.raises(IntakeError, match=r"Lan đã ghi .* cũ hơn nên chưa hiện"):
            enter(document(about="Khác"), reason=WHY, seen=seen, ends=hold)
    assert holds.read("official") == hold
    publish.build("official")
    enter(document(about="Khác"), reason=WHY, seen="ghi.document.kh-9.1")
    assert told() == ["Khác"]


@pytest.mark.parametrize(
    ("forms", "entries", "told"),
    [
        (
            1,
            2,
            [
                "Biểu sẽ hiện trở lại: dak-pne quý III/2024.",
                "Điều thường trực đã ghi sẽ hiện trở lại: văn bản kh-0; văn bản kh-1.",
            ],
        ),
        (
            0,
            5,
            [
                "Điều thường trực đã ghi sẽ hiện trở lại: văn bản kh-0; văn bản kh-1; văn bản "
                "kh-2; … (còn 2 điều ghi)."
            ],
        ),
        (0, 0, []),
    ],
)
def test_what_comes_back_is_called_what_it_is(lay_out, monkeypatch, forms, entries, told):
    lay_out(2)
    hold = publish.rollback("official") and holds.read("official")
    back = ["dak-pne.2024-Q3"] * forms + [f"ghi.document.kh-{each}.1" for each in range(entries)]
    monkeypatch.setattr(drafting, "list_unseen", lambda *_: back)
    assert drafting.tell_ending("official", hold, []) == " ".join([str(hold), hold.ending, *told])


def test_the_journal_says_it_in_words(home):
    enter()
    enter(document(about="Khác"), reason=WHY)
    office.strike("official", "ghi.document.kh-9.2", WHY, "Hoa", NOW)
    at = "lúc 10:00 ngày 16/9/2024"
    told = listing.list_notes("official", journal.read("official"))[:3]
    assert [line.replace(line[line.find(" lúc ") + 1 : line.find(" (")], at) for line in told] == [
        f"Ghi văn bản kh-9 {at} (Lan), thành bản 2.",
        f"Ghi văn bản kh-9 bản 2 {at} (Lan), thành bản 3: {WHY}.",
        f"Bỏ văn bản kh-9 bản 2 {at} (Hoa), thành bản 4: {WHY}.",
    ]


def test_an_entry_that_the_journal_lost_is_missed(home):
    enter()
    for file in (versions.folder("official") / "intake").glob("journal.*"):
        file.unlink()
    [*told] = mending.resume("official", "Mất sổ cùng ổ đĩa", "Lan", NOW)
    assert any("ghi.document.kh-9.1" in line for line in told)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ghi.document.bc-128.2", "văn bản bc-128 bản 2"),
        (
            "ghi.explanation.customs-tat-ca-kon-ray-2024-q2.1",
            "lời giải thích về hủ tục, phong tục, quý II/2024 (tat-ca-kon-ray)",
        ),
        (
            "ghi.explanation.duty-tat-ca-dak-pne-2025-q4.3",
            "lời giải thích về chế độ báo cáo, quý IV/2025 (tat-ca-dak-pne) bản 3",
        ),
        ("ghi.conclusion.2024-q3-3879975c.1", "kết luận cho quý III/2024 (3879975c)"),
    ],
)
def test_an_entry_is_named_in_words(name, told):
    assert drafting.name_entry(name) == told
